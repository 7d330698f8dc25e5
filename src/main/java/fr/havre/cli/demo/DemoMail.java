package fr.havre.cli.demo;

import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Origin;
import fr.havre.messaging.Letter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailServer;
import fr.havre.messaging.MailServer.Security;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.NewMailbox;
import fr.havre.messaging.SignIn;
import fr.havre.messaging.inbox.FilingState;
import fr.havre.messaging.inbox.MailPull;
import fr.havre.messaging.inbox.MessageFilter;
import fr.havre.messaging.inbox.MessageFilter.Show;
import fr.havre.messaging.inbox.MessageLine;
import fr.havre.messaging.outgoing.MessageDraft;
import fr.havre.messaging.outgoing.MessageState;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.patients.PatientId;
import fr.havre.sandbox.mail.Account;
import fr.havre.sandbox.mail.MailSandbox;
import fr.havre.ui.Desk;
import fr.havre.ui.MailDesk;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Secure mail with an operator of its own: a letter to a hospital that confirms it, and a morning's mail. */
final class DemoMail {
    static final String MINE = "claire.roussel@tilleuls.mssante.fr";
    private static final String HOSPITAL = "cardiologie@broceliande.mssante.fr";
    private static final int MOST = 200;
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private final Desk vault;
    private final MailDesk desk;
    private final MailSandbox mail;
    private final Map<String, PatientId> patients;
    private final DemoClock clock;
    private final Telling telling;
    private MailboxId mailbox;
    private int sent;
    private int sentTwice;
    private int received;

    DemoMail(Desk vault, MailSandbox mail, Map<String, PatientId> patients, DemoClock clock, Telling telling) {
        this.vault = vault;
        this.desk = vault.mailDesk().orElseThrow();
        this.mail = mail;
        this.patients = patients;
        this.clock = clock;
        this.telling = telling;
    }

    /** The doctor's own mailbox. */
    void connect() {
        Account account = mail.account(MINE);
        mailbox = desk.mailboxes().add(vault.session(), new NewMailbox(account.name(), MailAddress.of(MINE), MailboxKind.PER,
                new MailServer(mail.host(), mail.imapsPort(), Security.IMPLICIT),
                new MailServer(mail.host(), mail.smtpsPort(), Security.IMPLICIT), SignIn.password(MINE, account.password()),
                Optional.of(mail.certificateAuthority()), false, Letter.MOST_BYTES, LocalDate.EPOCH)).id();
    }

    /** The server takes the letter and its answer is lost; the hospital's receipt says that it arrived. */
    void send() {
        mail.faults().loseAnswerAfterData(1);
        MessageId message = letter();
        vault.recordDesk().orElseThrow().sending().runUntilIdle();
        if (state(message) == MessageState.IN_DOUBT) telling.line("mail.doubt");
        look();
        String id = desk.inbox().show(vault.session(), message).messageId().orElse("");
        int taken = mail.timesTaken(id);
        if (taken > 0) sent++;
        if (taken > 1) sentTwice++;
        MessageState state = state(message);
        if (state == MessageState.DELIVERED || state == MessageState.READ) telling.line("mail.confirmed", taken);
    }

    private MessageState state(MessageId message) {
        return desk.inbox().line(vault.session(), message).state().orElseThrow();
    }

    /** With a document of the practice's own that nothing speaks against. */
    MessageId letter() {
        for (PatientId patient : patients.values()) {
            for (DocumentLine line : vault.documents().list(vault.session(), patient, DocumentFilter.CURRENT)) {
                if (line.origins().contains(Origin.Kind.RECORD)) continue;
                MessageDraft draft = draft(patient, line.id());
                if (!desk.letters().check(vault.session(), draft).isEmpty()) continue;
                return desk.letters().send(vault.session(), desk.letters().save(vault.session(), draft), Duration.ZERO);
            }
        }
        throw new IllegalStateException("no document of the samples can leave by mail");
    }

    private MessageDraft draft(PatientId patient, DocumentId document) {
        return new MessageDraft(Optional.of(mailbox), Optional.of(patient), List.of(document),
                List.of(Recipient.of(MailAddress.of(HOSPITAL), mail.account(HOSPITAL).name())), Optional.empty(),
                telling.words().say("mail.letter"), false, true, false, Optional.empty(), OptionalInt.empty());
    }

    /** All of a morning's mail comes to this mailbox. */
    void receive() {
        for (String each : MailSandbox.samples()) mail.arrives(each, MINE);
        look();
        List<MessageLine> arrived = desk.inbox().list(vault.session(), MessageFilter.of(Show.ALL), OptionalLong.empty(), MOST)
                .lines().stream().filter(each -> !each.outgoing()).toList();
        received = arrived.size();
        telling.line("mail.received", received, filed(arrived, FilingState.FILED), filed(arrived, FilingState.TRAY));
    }

    private static long filed(List<MessageLine> lines, FilingState state) {
        return lines.stream().filter(each -> each.filing() == state).count();
    }

    private void look() {
        clock.pass(PAUSE);
        vault.recordDesk().orElseThrow().pulling().pullNow(MailPull.NAME, mailbox.value());
        vault.recordDesk().orElseThrow().pulling().runUntilIdle();
        vault.recordDesk().orElseThrow().sending().runUntilIdle();          // receipts that are asked for
    }

    int sent() {
        return sent;
    }

    int sentTwice() {
        return sentTwice;
    }

    int received() {
        return received;
    }
}
