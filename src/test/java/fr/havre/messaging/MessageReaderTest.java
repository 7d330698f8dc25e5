package fr.havre.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentSource;
import fr.havre.documents.Pdfs;
import fr.havre.documents.Xdms;
import fr.havre.messaging.MailRefusedException.Code;
import fr.havre.messaging.ReceivedMail.Kind;
import fr.havre.messaging.ReceivedMail.Oddity;
import fr.havre.messaging.mime.MessageReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
    private static final String HEAD = """
            From: =?ISO-8859-1?Q?C=E9line?= <celine@labo.mssante.fr>
            To: a@b.fr, c@d.fr
            Subject: =?UTF-8?B?UsOpc3VsdGF0?=
            Date: Thu, 5 Mar 2024 10:30:00 +0100
            Message-ID: <1@labo>
            """;

    private static ReceivedMail read(String text) {
        return MessageReader.read(DocumentSource.of(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static Code refusal(byte[] bytes) {
        return assertThrows(MailRefusedException.class, () -> MessageReader.read(DocumentSource.of(bytes))).code();
    }

    private static String mixed(String... parts) {
        StringBuilder text = new StringBuilder(HEAD + "Content-Type: multipart/mixed; boundary=XX\n\nignored\n");
        for (String part : parts) text.append("--XX\n").append(part).append('\n');
        return text.append("--XX--\n").toString();
    }

    private static String base64(byte[] bytes) {
        return "Content-Transfer-Encoding: base64\n\n" + Base64.getMimeEncoder().encodeToString(bytes);
    }

    @Test void readsWhoWroteWhatToWhomAndWhen() {
        ReceivedMail mail = read(HEAD + "\nbonjour\n");
        assertEquals(Kind.ORDINARY, mail.kind());
        assertEquals("celine@labo.mssante.fr", mail.from());
        assertEquals(List.of("a@b.fr", "c@d.fr"), mail.to());
        assertEquals("Résultat", mail.subject());
        assertEquals(Optional.of(Instant.parse("2024-03-05T09:30:00Z")), mail.at());
        assertEquals("<1@labo>", mail.id());
        assertEquals("bonjour", mail.text());
        assertEquals(Set.of(), mail.oddities());
    }

    @ParameterizedTest @CsvSource({"utf-8,UTF-8", "iso-8859-1,windows-1252", "windows-1252,windows-1252", ",UTF-8", ",windows-1252",
        "us-ascii,windows-1252", "x-invented,UTF-8"})
    void readsTheWordsInTheCharsetTheyAreIn(String declared, String real) {
        String type = declared == null ? "" : "Content-Type: text/plain; charset=\"" + declared + "\"\n";
        byte[] words = "Été, œdème à 39°".getBytes(Charset.forName(real));
        String text = HEAD + type + "Content-Transfer-Encoding: base64\n\n" + Base64.getEncoder().encodeToString(words) + "\n";
        assertEquals("Été, œdème à 39°", read(text).text());
    }

    @Test void readsWhatIsReadableOfHtmlAndFollowsNothing() {
        String html = "<html><head><title>x</title></head><body><p>Bonjour&nbsp;Docteur,</p><script>alert(1)</script>"
                + "<div>voir <img src=\"http://mal/\"> &lt;ici&gt; &#233;t&eacute;</div><!-- non --></body></html>";
        assertEquals("Bonjour Docteur,\nvoir <ici> été", read(HEAD + "Content-Type: text/html\n\n" + html).text());
    }

    @Test void ofTwoAlternativesTheWordsAreTakenOnce() {
        String both = "Content-Type: multipart/alternative; boundary=YY\n\n--YY\nContent-Type: text/plain\n\nune fois\n"
                + "--YY\nContent-Type: text/html\n\n<b>une fois</b>\n--YY--";
        assertEquals("une fois", read(mixed(both)).text());
    }

    @Test void anArchiveIsRecognisedWhateverItIsCalled() {
        byte[] zip = Xdms.of(Pdfs.of("mot"));
        for (String type : List.of("application/zip; name=\"IHE_XDM.ZIP\"", "application/octet-stream; name=ihe.dat",
                "application/x-zip-compressed", "garbage")) {
            ReceivedMail mail = read(mixed("Content-Type: text/plain\n\nvoici", "Content-Type: " + type
                    + "\nContent-Disposition: attachment\n" + base64(zip)));
            assertEquals(Kind.DOCUMENTS, mail.kind(), type);
            assertEquals(zip.length, mail.attachments().getFirst().source().size());
        }
    }

    @Test void namesOfFilesLoseTheirFoldersAndWhatCommandsATerminal() {
        ReceivedMail mail = read(mixed("Content-Type: application/pdf\nContent-Disposition: attachment;"
                + " filename*=UTF-8''..%2F..%2Fr%C3%A9%1Bsultat.pdf\n" + base64(new byte[] {1})));
        assertEquals("résultat.pdf", mail.attachments().getFirst().name());
    }

    @Test void whatCannotBeOpenedIsSaid() {
        ReceivedMail mail = read(mixed("Content-Type: application/ms-tnef; name=winmail.dat\n" + base64(new byte[] {1}),
                "Content-Type: application/pkcs7-mime; name=smime.p7m\n" + base64(new byte[] {1}),
                "Content-Type: application/pdf\nContent-Transfer-Encoding: invented\n\nx").replace("Message-ID: <1@labo>\n", ""));
        assertTrue(mail.oddities().containsAll(Set.of(Oddity.TNEF_NOT_OPENED, Oddity.ENCRYPTED_NOT_OPENED, Oddity.WITHOUT_ID)),
                mail.toString());
        ReceivedMail signed = read(HEAD + "Content-Type: multipart/signed; boundary=XX\n\n--XX\nContent-Type: text/plain\n\noui\n--XX\n"
                + "Content-Type: application/pkcs7-signature; name=smime.p7s\n" + base64(new byte[] {1}) + "\n--XX--\n");
        assertEquals("oui", signed.text());
        assertEquals(Set.of(Oddity.SIGNATURE_NOT_CHECKED), signed.oddities());
        assertEquals(List.of(), signed.attachments());
    }

    private static String report(String type, String fields) {
        return HEAD + "Content-Type: multipart/report; report-type=" + type + "; boundary=XX\n\n--XX\nContent-Type: text/plain\n\n"
                + "texte\n--XX\nContent-Type: message/" + type + "\n\n" + fields + "\n--XX\nContent-Type: message/rfc822\n\n"
                + "Message-ID: <sent@here>\nFrom: a@b.fr\n\nmot\n--XX--\n";
    }

    @Test void receiptsErrorsAndBouncesSayWhatTheyAreAbout() {
        ReceivedMail taken = read(report("disposition-notification", """
                Original-Message-ID: <sent@here>
                Disposition: automatic-action/MDN-sent-automatically; processed
                """));
        assertEquals(Kind.RECEIPT, taken.kind());
        assertEquals(Optional.of("<sent@here>"), taken.about());
        ReceivedMail refused = read(report("disposition-notification", """
                Original-Message-ID: <sent@here>
                Disposition: automatic-action/MDN-sent-automatically;
                 processed/Error
                Error: 904^INS différente
                """));
        assertEquals(Kind.INTEGRATION_ERROR, refused.kind());
        assertEquals(Optional.of("904"), refused.report());
        ReceivedMail bounced = read(report("delivery-status", """
                Reporting-MTA: dns; x

                Final-Recipient: rfc822; c@d.fr
                Action: failed
                Status: 5.1.1
                """));
        assertEquals(Kind.BOUNCE, bounced.kind());
        assertEquals(Optional.of("5.1.1"), bounced.report());
        assertEquals(Optional.of("<sent@here>"), bounced.about());
        assertEquals("texte", bounced.text(), "what we had sent is not read as new");
    }

    @ParameterizedTest @ValueSource(strings = {"[KO Intégration système !][904] XDM/1.0/DDM+CR DUPONT",
        "[Erreur d'intégration !][904] XDM/1.0/DDM+CR DUPONT", "[KO Integration systeme!][904] CR"})
    void anIntegrationErrorAsAnOrdinaryMessageIsUnderstood(String subject) throws Exception {
        ReceivedMail mail = read(HEAD.replaceFirst("Subject: .*", "Subject: "
                + jakarta.mail.internet.MimeUtility.encodeText(subject, "UTF-8", "B")) + "In-Reply-To: <sent@here>\n\nnon");
        assertEquals(Kind.INTEGRATION_ERROR, mail.kind());
        assertEquals(Optional.of("904"), mail.report());
        assertEquals(Optional.of("<sent@here>"), mail.about());
        assertFalse(mail.subject().contains("XDM/1.0"), mail.subject());
    }

    @Test void anExchangeIsClosedByItsSubject() {
        assertEquals(Kind.CLOSING, read(HEAD.replaceFirst("Subject: .*", "Subject: [FIN]") + "\n.").kind());
    }

    @Test void refusesWhatIsNoMessageOrNoRealOne() {
        assertEquals(Code.NOT_A_MESSAGE, refusal(new byte[0]));
        assertEquals(Code.NOT_A_MESSAGE, refusal(Pdfs.of("mot")));
        assertEquals(Code.TOO_COMPLEX, refusal((HEAD + "X: " + "y".repeat(300_000) + "\n\n").getBytes(StandardCharsets.US_ASCII)));
        String[] many = new String[300];
        java.util.Arrays.fill(many, "Content-Type: text/plain\n\nx");
        assertEquals(Code.TOO_COMPLEX, refusal(mixed(many).getBytes(StandardCharsets.US_ASCII)));
        StringBuilder deep = new StringBuilder(HEAD);
        for (int i = 0; i < 40; i++) deep.append("Content-Type: message/rfc822\n\n").append(HEAD);
        assertEquals(Code.TOO_COMPLEX, refusal(deep.append("\nx").toString().getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest @ValueSource(strings = {"&", "<", "<!--", "<script", "&#x", "<p>", "\n \n"})
    void takesNoLongerForHostileHtml(String piece) {
        assertTimeout(Duration.ofSeconds(5), () -> read(HEAD + "Content-Type: text/html\n\n" + piece.repeat(1_000_000)));
    }

    /** Cut, changed and repeated bytes: read with what is left, or refused by a code; nothing else comes out. */
    @Test void mutatedMessagesAreReadOrRefused() {
        byte[] whole = mixed("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n=C3=A9t=C3=A9",
                "Content-Type: multipart/alternative; boundary=\"YY\"\n\n--YY\nContent-Type: text/html\n\n<b>x</b>\n--YY--",
                "Content-Type: application/zip; name=\"=?UTF-8?Q?a=C3=A9?=\"\nContent-Disposition: attachment\n"
                        + base64(Xdms.of("<a/>".getBytes(StandardCharsets.UTF_8)))).getBytes(StandardCharsets.ISO_8859_1);
        long seed = 20261126L;
        Random random = new Random(seed);
        int read = 0;
        for (int round = 0; round < 2000; round++) {
            byte[] mutated = java.util.Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
            for (int i = random.nextInt(20); i > 0 && mutated.length > 0; i--) {
                int at = random.nextInt(random.nextBoolean() ? mutated.length : Math.min(mutated.length, 600));
                mutated[at] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) "\r\n\":;=-<> ".charAt(random.nextInt(10));
            }
            try {
                MessageReader.read(DocumentSource.of(mutated));
                read++;
            } catch (MailRefusedException e) {
                assertFalse(e.getMessage().isEmpty(), "seed " + seed + " round " + round);
            }
        }
        assertTrue(read > 1000, "seed " + seed + ": only " + read + " were read");
    }
}
