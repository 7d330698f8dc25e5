package fr.havre.sandbox.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSandboxTest {
    private static final String CLAIRE = "claire.roussel@tilleuls.mssante.fr";
    private static final String SECRET = "secret-claire.roussel";
    private static final String TOKEN = "token-claire.roussel";
    private static final String KARIM = "karim.benali@tilleuls.mssante.fr";

    private MailSandbox mail;
    private MailClient client;

    @BeforeEach void start() throws Exception {
        mail = MailSandbox.start(InstantSource.system());
        client = new MailClient(mail);
    }

    @AfterEach void stop() {
        mail.close();
    }

    private static byte[] message(String... more) {
        return ("From: " + CLAIRE + "\r\nMessage-ID: <1@tilleuls.mssante.fr>\r\nSubject: Essai\r\nDate: Wed, 25 Nov 2026 08:00:00 +0100\r\n"
                + String.join("\r\n", more) + (more.length == 0 ? "" : "\r\n") + "\r\nBonjour\r\n.\r\n..deux points\r\n.fin\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String only(String address) {
        List<byte[]> all = mail.messages(address, "INBOX");
        assertEquals(1, all.size());
        return new String(all.getFirst(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest @ValueSource(booleans = {true, false})
    void aMessageArrivesByteForByteUnderTheHeadersOfItsDelivery(boolean startTls) throws Exception {
        client.send(CLAIRE, SECRET, KARIM, message(), startTls);
        assertArrayEquals(message(), mail.taken().getFirst().bytes());
        String read = new String(client.inbox(KARIM, "secret-karim.benali").getFirst(), StandardCharsets.US_ASCII);
        assertEquals("Return-Path: <" + CLAIRE + ">\r\nDelivered-To: " + KARIM + "\r\n"
                + new String(message(), StandardCharsets.US_ASCII), read);
        assertEquals(1, mail.timesTaken("<1@tilleuls.mssante.fr>"));
    }

    @Test void peopleSignInByPasswordTokenOrCertificate() throws Exception {
        for (String mechanism : List.of("PLAIN", "LOGIN")) {
            client.with(mechanism).send(CLAIRE, SECRET, KARIM, message(), false);
            assertEquals(0, client.inbox(CLAIRE, SECRET).size());
        }
        client.with("XOAUTH2").send(CLAIRE, TOKEN, KARIM, message(), true);
        assertEquals(3, client.inbox(KARIM, "token-karim.benali").size());
        mail.faults().expireTokens(true);
        assertThrows(AuthenticationFailedException.class, () -> client.send(CLAIRE, TOKEN, KARIM, message(), true));
        assertThrows(AuthenticationFailedException.class, () -> client.inbox(CLAIRE, TOKEN));
        assertThrows(AuthenticationFailedException.class, () -> client.with("PLAIN").inbox(CLAIRE, "wrong"));
    }

    @Test void aCertificateSignsInAsTheAddressItNames() throws Exception {
        char[] password = "mot de passe".toCharArray();
        MailClient shown = new MailClient(mail, mail.clientCertificate(CLAIRE, password), password);
        try (RawImap imap = new RawImap(shown.tls(), mail.imapsPort())) {
            assertTrue(imap.greeting().contains("AUTH=EXTERNAL"), imap.greeting());
            assertTrue(imap.say("a AUTHENTICATE EXTERNAL =").startsWith("a OK"));
            assertTrue(imap.say("b SELECT INBOX").startsWith("b OK"));
        }
        try (RawImap imap = new RawImap(client.tls(), mail.imapsPort())) {
            assertFalse(imap.greeting().contains("AUTH=EXTERNAL"));
            assertTrue(imap.say("a AUTHENTICATE EXTERNAL =").startsWith("a NO"));
            assertTrue(imap.say("b SELECT INBOX").startsWith("b BAD"));
            String bearer = java.util.Base64.getEncoder().encodeToString(("n,a=" + CLAIRE + ",\1auth=Bearer " + TOKEN + "\1\1")
                    .getBytes(StandardCharsets.US_ASCII));
            assertTrue(imap.say("c AUTHENTICATE OAUTHBEARER " + bearer).startsWith("c OK"));
        }
    }

    @Test void aHospitalConfirmsOnlyWhenAskedByTheSender() throws Exception {
        client.send(CLAIRE, SECRET, "cardiologie@broceliande.mssante.fr", message(), false);
        client.send(CLAIRE, SECRET, "cardiologie@broceliande.mssante.fr",
                message("Disposition-Notification-To: autre@tilleuls.mssante.fr"), false);
        assertEquals(0, mail.messages(CLAIRE, "INBOX").size());
        client.send(CLAIRE, SECRET, "cardiologie@broceliande.mssante.fr", message("Disposition-Notification-To: " + CLAIRE), false);
        String receipt = only(CLAIRE);
        assertTrue(receipt.startsWith("Return-Path: <>\r\n"), receipt);
        assertTrue(receipt.contains("Original-Message-ID: <1@tilleuls.mssante.fr>\r\n"), receipt);
        assertTrue(receipt.contains("MDN-sent-automatically; processed\r\n"), receipt);
    }

    @Test void othersCannotFileItAnswerOrHaveNoRoom() throws Exception {
        client.send(CLAIRE, SECRET, "archives@broceliande.mssante.fr", message(), false);
        assertTrue(jakarta.mail.internet.MimeUtility.decodeText(Head.of(mail.messages(CLAIRE, "INBOX").getFirst()).subject())
                .startsWith("[KO Intégration système !][902] Essai"));
        for (String each : List.of("paul.vasseur@mordelles.mssante.fr 5.2.2", "personne@mordelles.mssante.fr 5.1.1",
                "263099920801557@patient.mssante.fr 5.2.1", "169026748202991@patient.mssante.fr 5.1.1")) {
            mail.rebuild(CLAIRE);
            int before = mail.messages(CLAIRE, "INBOX").size();
            client.send(CLAIRE, SECRET, each.split(" ", -1)[0], message(), false);
            List<byte[]> now = mail.messages(CLAIRE, "INBOX");
            assertEquals(before + 1, now.size(), each);
            String bounce = new String(now.getLast(), StandardCharsets.UTF_8);
            assertTrue(bounce.contains("Status: " + each.split(" ", -1)[1] + "\r\n"), bounce);
            assertTrue(bounce.contains("\r\nMessage-ID: <1@tilleuls.mssante.fr>\r\n"), bounce);
        }
        assertThrows(MessagingException.class, () -> client.send(CLAIRE, SECRET, "nobody@example.org", message(), false));
    }

    @Test void aPatientAnswersUnlessTheyMayNot() throws Exception {
        client.send(CLAIRE, SECRET, "147114410911243@patient.mssante.fr", message("X-MSS-MES: FIN"), false);
        assertEquals(0, mail.messages(CLAIRE, "INBOX").size());
        client.send(CLAIRE, SECRET, "147114410911243@patient.mssante.fr", message(), false);
        assertTrue(only(CLAIRE).contains("In-Reply-To: <1@tilleuls.mssante.fr>\r\n"));
    }

    @Test void anAnswerIsLostAfterTheMessageWasTakenOrBefore() throws Exception {
        mail.faults().loseAnswerAfterData(1);
        assertThrows(MessagingException.class, () -> client.send(CLAIRE, SECRET, KARIM, message(), false));
        assertEquals(1, mail.taken().size());
        mail.faults().loseMessageAfterData(1);
        assertThrows(MessagingException.class, () -> client.send(CLAIRE, SECRET, KARIM, message(), false));
        mail.faults().refuse(1, "451 4.3.0 plus tard");
        assertThrows(MessagingException.class, () -> client.send(CLAIRE, SECRET, KARIM, message(), false));
        assertEquals(1, mail.taken().size());
        client.send(CLAIRE, SECRET, KARIM, message(), false);
        assertEquals(2, mail.taken().size());
    }

    @Test void nobodyIsServedWithoutTls() {
        mail.faults().offerStartTls(false);
        assertThrows(MessagingException.class, () -> client.send(CLAIRE, SECRET, KARIM, message(), true));
        assertEquals(0, mail.taken().size());
    }

    @Test void theCableCutsAtTheByteDelaysAndIsPulledOut() throws Exception {
        try (CutProxy imap = CutProxy.before(mail.imapsPort())) {
            mail.put(CLAIRE, message());
            assertEquals(1, client.inbox(imap.port(), CLAIRE, SECRET).size());
            for (long bytes : new long[] {0, 1, 300, 700}) {
                imap.then(new CutProxy.Plan.CutToClient(bytes));
                assertThrows(Exception.class, () -> client.inbox(imap.port(), CLAIRE, SECRET), "at " + bytes);
                imap.then(new CutProxy.Plan.CutToServer(bytes));
                assertThrows(Exception.class, () -> client.inbox(imap.port(), CLAIRE, SECRET), "at " + bytes);
            }
            imap.then(new CutProxy.Plan.Refuse());
            assertThrows(Exception.class, () -> client.inbox(imap.port(), CLAIRE, SECRET));
            imap.delay(Duration.ofMillis(2));
            assertEquals(1, client.inbox(imap.port(), CLAIRE, SECRET).size());
            imap.down(true);
            assertThrows(Exception.class, () -> client.inbox(imap.port(), CLAIRE, SECRET));
            imap.down(false);
            assertEquals(1, client.inbox(imap.port(), CLAIRE, SECRET).size());
        }
    }

    @Test void aRebuiltMailboxHasOtherNumbers() throws Exception {
        mail.put(CLAIRE, message());
        long before = uidValidity();
        mail.rebuild(CLAIRE);
        assertTrue(uidValidity() != before, "the same UIDVALIDITY");
        assertEquals(1, client.inbox(CLAIRE, SECRET).size());
    }

    private long uidValidity() throws Exception {
        try (RawImap imap = new RawImap(client.tls(), mail.imapsPort())) {
            imap.say("a LOGIN " + CLAIRE + " " + SECRET);
            String all = imap.sayAll("b SELECT INBOX");
            int at = all.indexOf("UIDVALIDITY ") + "UIDVALIDITY ".length();
            return Long.parseLong(all.substring(at, all.indexOf(']', at)));
        }
    }
}
