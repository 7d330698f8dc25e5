package fr.havre.messaging.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.havre.messaging.Letter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailServer;
import fr.havre.messaging.MailServer.Security;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.MailboxProblem;
import fr.havre.messaging.SignIn;
import fr.havre.messaging.transport.MailException.Code;
import jakarta.mail.Folder;
import java.io.ByteArrayOutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailConnectionsTest {
    private static final String ANNE = "anne@cabinet.mssante.fr";
    private static final String LUC = "luc@hopital.mssante.fr";
    private static final byte[] MESSAGE = ("From: <" + ANNE + ">\r\nTo: <" + LUC + ">\r\nMessage-ID: <m1@cabinet.mssante.fr>\r\n"
            + "Subject: =?UTF-8?Q?=C3=A9t=C3=A9?=\r\nMIME-Version: 1.0\r\n\r\nBonjour,\r\n.seul\r\n..deux\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);

    private final MailConnections connections = new MailConnections(new TimeLimits(Duration.ofSeconds(5),
            Duration.ofMillis(800), Duration.ofSeconds(5)));
    private GreenMail servers;
    private TlsFront imaps;
    private TlsFront smtps;

    @BeforeEach void start() throws Exception {
        servers = new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "smtp"),
            new ServerSetup(0, "127.0.0.1", "imap")});
        servers.start();
        servers.setUser(ANNE, ANNE, "secret");
        servers.setUser(LUC, LUC, "secret");
        imaps = new TlsFront("localhost", servers.getImap().getPort());
        smtps = new TlsFront("localhost", servers.getSmtp().getPort());
    }

    @AfterEach void stop() throws Exception {
        connections.close();
        imaps.close();
        smtps.close();
        servers.stop();
    }

    private Mailbox mailbox(String host, SignIn signIn, Optional<String> trusted) {
        return mailbox(new MailServer(host, imaps.port(), Security.IMPLICIT),
                new MailServer(host, smtps.port(), Security.IMPLICIT), signIn, trusted, false);
    }

    private static Mailbox mailbox(MailServer imap, MailServer smtp, SignIn signIn, Optional<String> trusted, boolean asked) {
        return new Mailbox(new MailboxId(new UUID(1, 2)), 1, "Cabinet", MailAddress.of(ANNE), MailboxKind.ORG, Optional.empty(),
                imap, smtp, signIn, trusted, asked, Letter.MOST_BYTES, LocalDate.of(2026, 1, 1));
    }

    private Mailbox usual(String host) throws Exception {
        return mailbox(host, SignIn.password(ANNE, "secret"), Optional.of(imaps.pem() + smtps.pem()));
    }

    private static Code code(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(MailException.class, act).code();
    }

    @Test void handsTheBytesOverAsTheyAreAndLeavesACopyOnce() throws Exception {
        AtomicInteger ends = new AtomicInteger();
        try (Submission submission = connections.smtp(usual("localhost"))) {
            assertTrue(submission.send(MESSAGE, MailAddress.of(ANNE), List.of(MailAddress.of(LUC)), ends::incrementAndGet)
                    .refused().isEmpty());
        }
        assertEquals(1, ends.get());
        try (Connected anne = connections.imap(usual("localhost"))) {
            assertFalse(anne.sentHolds("<m1@cabinet.mssante.fr>"));
            anne.keepSent(MESSAGE, "<m1@cabinet.mssante.fr>");
            anne.keepSent(MESSAGE, "<m1@cabinet.mssante.fr>");
            assertTrue(anne.sentHolds("<m1@cabinet.mssante.fr>"));
            try (Folder sent = anne.store().getFolder("Sent")) {
                sent.open(Folder.READ_ONLY);
                assertEquals(1, sent.getMessageCount());
            }
        }
        try (Connected luc = connections.imap(mailbox("localhost", SignIn.password(LUC, "secret"),
                Optional.of(imaps.pem()))); Folder inbox = luc.store().getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            inbox.getMessage(1).writeTo(out);
            // GreenMail itself leaves out the empty lines at the end
            assertTrue(out.toString(StandardCharsets.UTF_8).strip().endsWith(new String(MESSAGE, StandardCharsets.UTF_8).strip()));
        }
    }

    @Test void whatIsWrongIsSaidInACode() throws Exception {
        assertEquals(List.of(), connections.test(usual("localhost")));
        assertEquals(Code.NOT_TRUSTED, code(() -> connections.imap(mailbox("localhost", SignIn.password(ANNE, "secret"),
                Optional.empty()))));
        assertEquals(Code.NOT_TRUSTED, code(() -> connections.smtp(usual("127.0.0.1"))), "another name than the certificate's");
        assertEquals(Code.SIGN_IN_REFUSED, code(() -> connections.imap(mailbox("localhost", SignIn.password(ANNE, "faux"),
                Optional.of(imaps.pem())))));
        assertEquals(Code.NAME_NOT_FOUND, code(() -> connections.imap(usual("nowhere.invalid"))));
        assertEquals(List.of(MailboxProblem.Step.FETCHING, MailboxProblem.Step.SENDING), connections.test(mailbox("localhost",
                SignIn.password(ANNE, "secret"), Optional.empty())).stream().map(MailboxProblem::step).toList());
    }

    @Test void aServerWithoutEncryptionIsToldNothing() throws Exception {
        String pem = imaps.pem();
        MailServer clearSmtp = new MailServer("localhost", servers.getSmtp().getPort(), Security.STARTTLS);
        MailServer clearImap = new MailServer("localhost", servers.getImap().getPort(), Security.STARTTLS);
        Mailbox clear = mailbox(clearImap, clearSmtp, SignIn.password(ANNE, "secret"), Optional.of(pem), false);
        assertEquals(Code.NO_TLS, code(() -> connections.smtp(clear)));
        assertEquals(Code.NO_TLS, code(() -> connections.imap(clear)));
        MailServer confused = new MailServer("localhost", servers.getSmtp().getPort(), Security.IMPLICIT);
        assertEquals(Code.NO_TLS, code(() -> connections.smtp(mailbox(confused, confused, SignIn.password(ANNE, "s"),
                Optional.of(pem), false))));
    }

    @Test void anAuthorityThatCannotBeAskedAboutACertificateIsANo() throws Exception {
        Mailbox usual = usual("localhost");
        Mailbox asked = mailbox(usual.imap(), usual.smtp(), usual.signIn(), usual.trusted(), true);
        // the certificate is its own authority: nobody can revoke it, so nobody is asked
        connections.imap(asked).close();
    }

    @Test void aSilentOrAbsentServerIsNotWaitedForForEver() throws Exception {
        Mailbox mailbox;
        try (ServerSocket silent = new ServerSocket(0)) {
            MailServer server = new MailServer("localhost", silent.getLocalPort(), Security.STARTTLS);
            mailbox = mailbox(server, server, SignIn.password(ANNE, "secret"), Optional.empty(), false);
            assertEquals(Code.TIMEOUT, code(() -> connections.imap(mailbox)));
            assertEquals(Code.TIMEOUT, code(() -> connections.smtp(mailbox)));
        }
        assertEquals(Code.UNREACHABLE, code(() -> connections.smtp(mailbox)));
    }
}
