package fr.havre;

import fr.havre.access.Role;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.Pdfs;
import fr.havre.messaging.Letter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailServer;
import fr.havre.messaging.MailServer.Security;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.NewMailbox;
import fr.havre.messaging.SignIn;
import fr.havre.messaging.inbox.MailPull;
import fr.havre.messaging.inbox.MessageFilter;
import fr.havre.messaging.inbox.MessageFilter.Show;
import fr.havre.messaging.inbox.MessageLine;
import fr.havre.messaging.outgoing.MessageDraft;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.sandbox.samples.People;
import fr.havre.vault.NewPerson;
import fr.havre.vault.TestHost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A practice of one doctor with one mailbox, its vault in {@code place/vault}. Its time is the computer's and what it is
 * told to let pass; {@code ahead} must not be less than it was when the vault was last open.
 */
public final class MailPractice implements AutoCloseable {
    private static final String DOCTOR = "CR";
    private static final String PASSPHRASE = "goudron vif sept marins 42 ivres";
    private static final String LETTER = "11488-4";
    /** A queue that waits for a server looks again within this time. */
    private static final Duration LATER = Duration.ofMinutes(20);
    private static final int MOST = 10_000;

    private static final class Time implements InstantSource {
        private volatile Duration ahead;

        Time(Duration ahead) {
            this.ahead = ahead;
        }

        @Override public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }

    /** A mailbox of loopback opened by a password. */
    public static NewMailbox mailbox(String address, String password, String authority, int imapPort, int smtpPort) {
        return new NewMailbox("Cabinet", MailAddress.of(address), MailboxKind.ORG,
                new MailServer("127.0.0.1", imapPort, Security.IMPLICIT), new MailServer("127.0.0.1", smtpPort, Security.IMPLICIT),
                SignIn.password(address, password), Optional.of(authority), false, Letter.MOST_BYTES, LocalDate.EPOCH);
    }

    private final Time time;
    private final OpenVault vault;
    private final Mailbox mailbox;
    private final List<PatientId> patients;

    private MailPractice(Time time, OpenVault vault, List<PatientId> patients) {
        this.patients = patients;
        this.time = time;
        this.vault = vault;
        this.mailbox = vault.messages().mailboxes().all(vault.session()).getFirst();
    }

    /** Makes the vault, these people its qualified patients. */
    public static MailPractice create(Path folder, NewMailbox mailbox, List<String> people) {
        NewPerson doctor = NewPerson.of(DOCTOR, "Dr Claire Roussel", Role.DOCTOR.name(), true);
        People all = People.load();
        Time time = new Time(Duration.ZERO);
        OpenVault vault = Locked.create(folder.resolve("vault"), TestHost.at(folder, time), doctor,
                PASSPHRASE.toCharArray());
        SamplePractice.describe(vault, all.professional("roussel"));
        List<PatientId> patients = new ArrayList<>();
        for (String key : people) patients.add(SamplePractice.qualified(vault, all.patient(key)));
        vault.messages().mailboxes().add(vault.session(), mailbox);
        return new MailPractice(time, vault, patients);
    }

    static MailPractice open(Path folder, Duration ahead) {
        Time time = new Time(ahead);
        return new MailPractice(time,
                Locked.at(folder.resolve("vault"), TestHost.at(folder, time)).unlock(DOCTOR, PASSPHRASE.toCharArray()), List.of());
    }

    /** Those it was made with. */
    public List<PatientId> patients() {
        return patients;
    }

    /** Open until {@link #close}. */
    public OpenVault vault() {
        return vault;
    }

    /** Imports a PDF nobody has seen and queues it as a letter. */
    public MessageId send(PatientId patient, String title, String words, String to, boolean receipt) {
        ImportOutcome kept = vault.documents().importDocument(vault.session(), DocumentSource.of(Pdfs.of(words)),
                new Origin(Origin.Kind.FILE, time.instant(), "f", Optional.empty()), new ImportWish(Optional.of(patient),
                        Optional.of(LETTER), PartialDate.parse("2026-11-20"), Optional.of(title), true));
        MessageDraft draft = new MessageDraft(Optional.of(mailbox.id()), Optional.of(patient),
                List.of(((ImportOutcome.Imported) kept).document()), List.of(Recipient.of(MailAddress.of(to))), Optional.of(title),
                "Bonjour.", false, receipt, false, Optional.empty(), OptionalInt.empty());
        return vault.messages().letters().send(vault.session(), vault.messages().letters().save(vault.session(), draft),
                Duration.ZERO);
    }

    /** Lets some time pass, then sends what waits and fetches what there is. */
    public void work() {
        time.ahead = time.ahead.plus(LATER);
        vault.record().sending().runUntilIdle();
        vault.record().pulling().pullNow(MailPull.NAME, mailbox.id().value());
        vault.record().pulling().runUntilIdle();
    }

    /** What {@link #work} does, by the window's own scheduler. */
    void workBeside() {
        time.ahead = time.ahead.plus(LATER);
        vault.record().pulling().pullNow(MailPull.NAME, mailbox.id().value());
        vault.record().scheduler().wake();
    }

    Duration ahead() {
        return time.ahead;
    }

    /** Written here, newest first. */
    public List<MessageLine> sent() {
        return list(Show.SENT);
    }

    /** Fetched, newest first. */
    public List<MessageLine> received() {
        return list(Show.ALL).stream().filter(each -> !each.outgoing()).toList();
    }

    private List<MessageLine> list(Show show) {
        return vault.messages().inbox().list(vault.session(), MessageFilter.of(show), OptionalLong.empty(), MOST).lines();
    }

    /** Its Message-ID with angle brackets. */
    String messageId(MessageLine line) {
        return vault.messages().inbox().show(vault.session(), line.id()).messageId().orElseThrow();
    }

    byte[] original(MessageLine line) {
        return vault.messages().inbox().original(vault.session(), line.id()).map(MailPractice::bytes).orElseThrow();
    }

    private static byte[] bytes(DocumentSource source) {
        try (var in = source.open()) {
            return in.readAllBytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override public void close() {
        vault.close();
    }
}
