package fr.havre.messaging.outgoing;

import fr.havre.directory.Directory;
import fr.havre.documents.DocumentId;
import fr.havre.messaging.Letter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailFixture;
import fr.havre.messaging.MailServer;
import fr.havre.messaging.MailServer.Security;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.NewMailbox;
import fr.havre.messaging.Sender;
import fr.havre.messaging.SignIn;
import fr.havre.messaging.inbox.MessageRows;
import fr.havre.messaging.transport.MailConnections;
import fr.havre.messaging.transport.TimeLimits;
import fr.havre.patients.Patient;
import fr.havre.sandbox.mail.CutProxy;
import fr.havre.sandbox.mail.MailSandbox;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxWorker;
import fr.havre.sync.Reachability;
import fr.havre.sync.SyncSettings;
import fr.havre.vault.Compartment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A practice that sends, an operator on loopback, and the cable between them. */
final class OutgoingWorld implements AutoCloseable {
    static final String US = "secretariat@tilleuls.mssante.fr";
    static final MailAddress CARDIOLOGY = MailAddress.of("cardiologie@broceliande.mssante.fr");
    static final MailAddress NATHALIE = MailAddress.of("nathalie.kermarrec@broceliande.mssante.fr");

    final MailFixture practice;
    final MailSandbox sandbox = MailSandbox.start(InstantSource.system());
    final CutProxy cable = CutProxy.before(sandbox.smtpsPort());
    final Outbox outbox = new Outbox();
    final MailConnections connections = new MailConnections(new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(5),
            Duration.ofSeconds(10)));
    final Directory directory;
    final Addressees addressees;
    final Mailboxes mailboxes;
    final MessageRows rows;
    final Letters letters;
    final MessageStates states;
    final Mailbox mailbox;
    private OutboxWorker worker;

    OutgoingWorld(Path folder) {
        practice = new MailFixture(folder);
        var clinical = practice.vault.clinical();
        mailboxes = new Mailboxes(clinical, connections);
        directory = new Directory(practice.vault.administrative(), () -> { }, practice.vault.time());
        addressees = new Addressees(directory, practice.vault.time());
        rows = new MessageRows(practice.documents.clinicalIndex());
        letters = new Letters(clinical, practice.vault.contents(Compartment.CLINICAL), practice.documents, practice.patients,
                mailboxes, practice.letters, (_, _, from) -> new Sender(from, MailFixture.sender().author(),
                MailFixture.sender().facilityType(), MailFixture.sender().practiceSetting()), rows, outbox, addressees,
                practice.vault.time());
        states = new MessageStates(outbox, addressees);
        mailbox = mailboxes.add(practice.doctor, described("secret"));
        worker = worker();
    }

    /** As the operator gives it; {@code password} is the sandbox's unless it is to be wrong. */
    NewMailbox described(String password) {
        String right = sandbox.account(US).password();
        return new NewMailbox("Tilleuls", MailAddress.of(US), MailboxKind.ORG,
                new MailServer(sandbox.host(), sandbox.imapsPort(), Security.IMPLICIT),
                new MailServer(sandbox.host(), cable.port(), Security.IMPLICIT),
                SignIn.password(US, password.equals("secret") ? right : password), Optional.of(sandbox.certificateAuthority()), false,
                Letter.MOST_BYTES, LocalDate.of(2026, 1, 1));
    }

    private OutboxWorker worker() {
        var clinical = practice.vault.clinical();
        return new OutboxWorker(clinical, List.of(new MessageSendHandler(clinical,
                practice.vault.contents(Compartment.CLINICAL), mailboxes, connections, outbox, addressees,
                practice.vault.time())),
                new Reachability(clinical, SyncSettings.standard()), practice.vault.time(), SyncSettings.standard());
    }

    /** What is due leaves. */
    void run() {
        worker.runUntilIdle();
    }

    /** Waits that long, then what is due leaves. */
    void runAfter(Duration span) {
        practice.vault.waitFor(span);
        run();
    }

    /** The program ended in the middle: another one goes on. */
    void restart() {
        worker = worker();
    }

    MessageDraft draft(Patient patient, DocumentId document, MailAddress... to) {
        return MessageDraft.EMPTY.from(mailbox.id()).about(patient.id(), List.of(document))
                .to(List.of(to).stream().map(Recipient::of).toList()).saying(Optional.of("Compte rendu"), "Voici.\n");
    }

    MessageDraft words(String text, MailAddress... to) {
        return MessageDraft.EMPTY.from(mailbox.id()).to(List.of(to).stream().map(Recipient::of).toList())
                .saying(Optional.of("Question"), text);
    }

    MessageId send(MessageDraft draft) {
        return letters.send(practice.doctor, letters.save(practice.doctor, draft), Duration.ZERO);
    }

    MessageState state(MessageId id) {
        return practice.vault.clinical().read(tx -> OutgoingRepository.state(tx, id));
    }

    String messageId(MessageId id) {
        return practice.vault.clinical().read(tx -> OutgoingRepository.find(tx, id)).orElseThrow().messageId();
    }

    OutboxLine line(MessageId id) {
        return practice.vault.clinical().read(tx -> outbox.find(tx, OutgoingRepository.KIND, id.value(), 1)).orElseThrow();
    }

    String code(MessageId id) {
        return practice.vault.clinical().read(tx -> tx.first("SELECT coalesce(state_code, '') AS code FROM clin.message WHERE id = ?",
                row -> row.text("code"), id.value())).orElseThrow();
    }

    int timesTaken(MessageId id) {
        return sandbox.timesTaken(messageId(id));
    }

    @Override public void close() {
        worker.close();
        connections.close();
        directory.close();
        cable.close();
        sandbox.close();
        practice.close();
    }
}
