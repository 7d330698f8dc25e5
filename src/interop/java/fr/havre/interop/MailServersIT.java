package fr.havre.interop;

import static fr.havre.interop.MailServers.CLAIRE;
import static fr.havre.interop.MailServers.KARIM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.havre.documents.DocumentSource;
import fr.havre.messaging.ClientCertificate;
import fr.havre.messaging.Letter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailServer;
import fr.havre.messaging.MailServer.Security;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.MailboxProblem;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.SignIn;
import fr.havre.messaging.SignIn.Method;
import fr.havre.messaging.mime.MessageReader;
import fr.havre.messaging.transport.Connected;
import fr.havre.messaging.transport.FetchedFolder;
import fr.havre.messaging.transport.FetchedFolder.Head;
import fr.havre.messaging.transport.FetchedFolder.Marks;
import fr.havre.messaging.transport.MailConnections;
import fr.havre.messaging.transport.MailException;
import fr.havre.messaging.transport.MailException.Code;
import fr.havre.messaging.transport.Submission;
import fr.havre.messaging.transport.TimeLimits;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mailboxes at Dovecot and Postfix, as Debian packages them. */
@Tag("interop")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailServersIT {
    private static final int LONGEST_WAIT_SECONDS = 30;
    private MailServers servers;
    private MailConnections connections;

    @BeforeAll void boot() {
        Optional<String> missing = MailServers.missing();
        missing.ifPresent(why -> System.err.println("MailServersIT " + why));
        assumeTrue(missing.isEmpty(), missing.orElse(""));
        servers = MailServers.start();
    }

    @AfterAll void stop() {
        if (servers != null) servers.close();
    }

    @BeforeEach void connect() {
        servers.tokenGood(true);
        connections = new MailConnections(TimeLimits.usual());
    }

    @AfterEach void disconnect() {
        connections.close();
    }

    private SignIn signIn(Method method) {
        return switch (method) {
            case PASSWORD -> SignIn.password(CLAIRE, MailServers.PASSWORD);
            case XOAUTH2, OAUTHBEARER -> new SignIn(method, CLAIRE, Optional.of(MailServers.TOKEN), Optional.empty());
            case CERTIFICATE -> new SignIn(method, CLAIRE, Optional.empty(),
                    Optional.of(new ClientCertificate(servers.authority().client(CLAIRE, "mot"), "mot")));
        };
    }

    private Mailbox mailbox(SignIn signIn) {
        return mailbox(signIn, server("IMAPS", Security.IMPLICIT), server("SMTPS", Security.IMPLICIT), false);
    }

    private MailServer server(String port, Security security) {
        return new MailServer("127.0.0.1", servers.port(port), security);
    }

    private Mailbox mailbox(SignIn signIn, MailServer imap, MailServer smtp, boolean revocation) {
        return new Mailbox(new MailboxId(new UUID(0, 1)), 1, "Cabinet", MailAddress.of(CLAIRE), MailboxKind.ORG, Optional.empty(),
                imap, smtp, signIn, Optional.of(servers.authority().pem()), revocation, Letter.MOST_BYTES, LocalDate.EPOCH);
    }

    private static byte[] letter(String id, String to, String more) {
        return ("From: " + CLAIRE + "\r\nTo: " + to + "\r\nDate: Wed, 25 Nov 2026 08:00:00 +0100\r\nMessage-ID: " + id
                + "\r\nSubject: Essai\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nBonjour\r\n.\r\n"
                + "..fin\r\n" + more).getBytes(StandardCharsets.US_ASCII);
    }

    private Submission.Taken send(Mailbox from, String to, byte[] bytes) throws Exception {
        try (Submission out = connections.smtp(from)) {
            return out.send(bytes, MailAddress.of(CLAIRE), List.of(MailAddress.of(to)), () -> { });
        }
    }

    /** Waits for a message that {@code about} is found in, as Dovecot gives it. */
    private byte[] arrived(Mailbox of, String about) throws Exception {
        long end = System.nanoTime() + LONGEST_WAIT_SECONDS * 1_000_000_000L;
        try (Connected in = connections.imap(of); Folder inbox = in.store().getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
            while (System.nanoTime() < end) {
                for (Message each : inbox.getMessages()) {
                    var bytes = new ByteArrayOutputStream();
                    each.writeTo(bytes);
                    if (bytes.toString(StandardCharsets.ISO_8859_1).contains(about)) return bytes.toByteArray();
                }
                inbox.getMessageCount();                                    // asks (NOOP) whether there is more
            }
        }
        throw new AssertionError("did not arrive: " + servers.said());
    }

    private static String newId() {
        return "<" + UUID.randomUUID() + "@tilleuls.mssante.fr>";
    }

    private Code refused(Mailbox mailbox) {
        List<MailboxProblem> problems = connections.test(mailbox);
        assertEquals(2, problems.size(), problems::toString);
        assertEquals(problems.getFirst().code(), problems.getLast().code());
        return problems.getFirst().code();
    }

    @ParameterizedTest @EnumSource(Method.class)
    void everyWayOfSigningInIsTakenByBothServers(Method method) throws Exception {
        assertEquals(List.of(), connections.test(mailbox(signIn(method))), servers::said);
        assertEquals(List.of(), connections.test(mailbox(signIn(method), server("IMAP", Security.STARTTLS),
                server("SUBMISSION", Security.STARTTLS), false)), servers::said);
        String id = newId();
        assertEquals(0, send(mailbox(signIn(method)), CLAIRE, letter(id, CLAIRE, "")).refused().size());
        arrived(mailbox(signIn(method)), id);
    }

    @Test void whatIsNotTakenHasItsReason() throws Exception {
        servers.tokenGood(false);
        assertEquals(Code.SIGN_IN_REFUSED, refused(mailbox(signIn(Method.XOAUTH2))));
        assertEquals(Code.SIGN_IN_REFUSED, refused(mailbox(signIn(Method.OAUTHBEARER))));
        assertEquals(Code.SIGN_IN_REFUSED, refused(mailbox(SignIn.password(CLAIRE, "autre"))));
        Authority other = new Authority("http://127.0.0.1:1/");
        Mailbox stranger = new Mailbox(new MailboxId(new UUID(0, 1)), 1, "Cabinet", MailAddress.of(CLAIRE), MailboxKind.ORG,
                Optional.empty(), server("IMAPS", Security.IMPLICIT), server("SMTPS", Security.IMPLICIT), signIn(Method.PASSWORD),
                Optional.of(other.pem()), false, Letter.MOST_BYTES, LocalDate.EPOCH);
        assertEquals(Code.NOT_TRUSTED, refused(stranger));
        SignIn unknown = new SignIn(Method.CERTIFICATE, CLAIRE, Optional.empty(),
                Optional.of(new ClientCertificate(other.client(CLAIRE, "mot"), "mot")));
        assertEquals(Code.SIGN_IN_REFUSED, connections.test(mailbox(unknown)).getFirst().code());
        assertThrows(Submission.AllRefusedException.class, () -> send(mailbox(unknown), CLAIRE, letter(newId(), CLAIRE, "")));
    }

    @Test void aCertificateThatWasTakenBackIsNotTrustedWhenTheAuthorityIsAsked() {
        MailServer imap = server("IMAPS", Security.IMPLICIT);
        assertEquals(List.of(), connections.test(mailbox(signIn(Method.PASSWORD), imap, server("SMTPS", Security.IMPLICIT), true)));
        MailServer revoked = server("REVOKED", Security.IMPLICIT);
        assertEquals(List.of(), connections.test(mailbox(signIn(Method.PASSWORD), imap, revoked, false)));
        List<MailboxProblem> problems = connections.test(mailbox(signIn(Method.PASSWORD), imap, revoked, true));
        assertEquals(List.of(Code.NOT_TRUSTED), problems.stream().map(MailboxProblem::code).toList());
    }

    @Test void aLetterArrivesByteForByteAndItsCopyIsFoundWhereTheServerKeepsSentOnes() throws Exception {
        String id = newId();
        byte[] letter = letter(id, KARIM, "");
        send(mailbox(signIn(Method.OAUTHBEARER)), KARIM, letter);
        String read = new String(arrived(mailbox(SignIn.password(KARIM, MailServers.PASSWORD)), id), StandardCharsets.US_ASCII);
        assertTrue(read.endsWith(new String(letter, StandardCharsets.US_ASCII)), read);
        try (Connected in = connections.imap(mailbox(signIn(Method.PASSWORD)))) {
            assertTrue(in.offers("CONDSTORE") && in.offers("IDLE"));
            assertEquals(false, in.sentHolds(id));
            in.keepSent(letter, id);
            in.keepSent(letter, id);
            assertTrue(in.sentHolds(id));
            try (Folder sent = in.store().getFolder("Envoyes")) {
                sent.open(Folder.READ_ONLY);
                assertEquals(1, sent.getMessageCount());
            }
        }
    }

    @Test void aFolderIsReadByItsNumbersAndSaysWhatChangedSince() throws Exception {
        Mailbox mailbox = mailbox(SignIn.password(KARIM, MailServers.PASSWORD));
        String id = newId();
        send(mailbox(signIn(Method.PASSWORD)), KARIM, letter(id, KARIM, ""));
        arrived(mailbox, id);
        long validity;
        long since;
        Head head;
        try (Connected in = connections.imap(mailbox); FetchedFolder inbox = FetchedFolder.open(in, "INBOX")) {
            head = inbox.heads(inbox.uids(1, Long.MAX_VALUE, LocalDate.EPOCH)).stream()
                    .filter(each -> new String(each.headers(), StandardCharsets.US_ASCII).contains(id)).findFirst().orElseThrow();
            assertEquals(List.of(false, false), List.of(head.seen(), head.answered()));
            String whole = new String(inbox.whole(new long[] {head.uid()}).get(head.uid()), StandardCharsets.US_ASCII);
            assertTrue(whole.contains("Bonjour") && whole.length() == head.size(), whole);
            validity = inbox.validity();
            since = inbox.modSeq().orElseThrow();
            inbox.mark(new Marks(head.uid(), true, true));
        }
        try (Connected in = connections.imap(mailbox); FetchedFolder inbox = FetchedFolder.open(in, "INBOX")) {
            assertEquals(validity, inbox.validity());
            assertTrue(inbox.modSeq().orElseThrow() > since);
            assertEquals(List.of(new Marks(head.uid(), true, true)), inbox.marksChangedSince(since));
            assertEquals(List.of(), inbox.marksChangedSince(inbox.modSeq().orElseThrow()));
        }
    }

    @Test void otherFoldersAreThereAndTheServersOwnForSentOnesIsLeft() throws Exception {
        try (Connected in = connections.imap(mailbox(SignIn.password(KARIM, MailServers.PASSWORD)))) {
            assertTrue(in.store().getFolder("Résultats").create(Folder.HOLDS_MESSAGES));
            assertEquals(List.of("INBOX", "Résultats"), in.fetchedFolders());
            try (FetchedFolder results = FetchedFolder.open(in, "Résultats")) {
                assertEquals(0, results.uids(1, Long.MAX_VALUE, LocalDate.EPOCH).length);
            }
        }
    }

    @Test void saysAtOnceWhenSomethingArrives() throws Exception {
        String id = newId();
        try (Connected in = connections.imap(mailbox(SignIn.password(KARIM, MailServers.PASSWORD)),
                Duration.ofSeconds(LONGEST_WAIT_SECONDS))) {
            Thread sender = Thread.ofVirtual().start(() -> {
                try {
                    send(mailbox(signIn(Method.PASSWORD)), KARIM, letter(id, KARIM, ""));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            assertTrue(in.waitForNews(), servers::said);
            sender.join();
        }
        arrived(mailbox(SignIn.password(KARIM, MailServers.PASSWORD)), id);
    }

    @Test void bouncesOfARealServerAreUnderstood() throws Exception {
        for (String each : List.of(MailServers.FULL + " 5.2.2", MailServers.UNKNOWN + " 5.1.1")) {
            String id = newId();
            send(mailbox(signIn(Method.PASSWORD)), each.split(" ", -1)[0], letter(id, each.split(" ", -1)[0], ""));
            ReceivedMail bounce = MessageReader.read(DocumentSource.of(arrived(mailbox(signIn(Method.PASSWORD)), id)));
            assertEquals(ReceivedMail.Kind.BOUNCE, bounce.kind());
            assertEquals(Optional.of(id), bounce.about());
            assertEquals(Optional.of(each.split(" ", -1)[1]), bounce.report());
        }
    }

    @Test void aMessageThatIsTooLargeIsRefusedForGood() {
        byte[] large = letter(newId(), KARIM, "x\r\n".repeat((int) MailServers.MOST_BYTES / 3));
        MailException refused = assertThrows(MailException.class, () -> send(mailbox(signIn(Method.PASSWORD)), KARIM, large));
        assertEquals(Code.REFUSED, refused.code());
        assertEquals(Optional.of("5.3.4"), refused.status());
    }
}
