package fr.havre.sandbox.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes in a morning is what the trust space's programs send: subject, headers, an archive, a PDF. */
class ArrivingMailTest {
    private static final String CLAIRE = "claire.roussel@tilleuls.mssante.fr";
    private MailSandbox mail;

    @BeforeEach void start() {
        mail = MailSandbox.start(() -> Instant.parse("2026-11-25T08:00:00Z"));
    }

    @AfterEach void stop() {
        mail.close();
    }

    private MimeMessage last(String address) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.messages(address, "INBOX").getLast()));
    }

    private static Map<String, byte[]> files(MimeMessage message) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        MimeMultipart parts = (MimeMultipart) message.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            String name = parts.getBodyPart(i).getFileName();
            if (name != null) files.put(name, parts.getBodyPart(i).getInputStream().readAllBytes());
        }
        return files;
    }

    private static Map<String, String> entries(byte[] zip) throws Exception {
        Map<String, String> entries = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                entries.put(each.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    @Test void everySampleComesToWhomItIsFor() throws Exception {
        List<String> ids = new ArrayList<>();
        for (String each : MailSandbox.samples()) ids.add(mail.arrives(each));
        assertEquals(ids.size(), ids.stream().distinct().count());
        int there = 0;
        for (Account each : mail.accounts()) if (!each.isPatient()) there += mail.messages(each.address(), "INBOX").size();
        assertEquals(ids.size(), there);
    }

    @Test void aLetterCarriesAnArchiveAndThePdfThatIsInIt() throws Exception {
        mail.arrives("urgences-lefevre");
        MimeMessage message = last(CLAIRE);
        assertEquals("XDM/1.0/DDM+Compte rendu de passage aux urgences LEFÈVRE Gérard 02/11/1947", message.getSubject());
        assertEquals("15507-7", message.getHeader("X-MSS-CODECDA", null));
        assertEquals("urgences@broceliande.mssante.fr", message.getHeader("Disposition-Notification-To", null));
        assertEquals("Wed, 25 Nov 2026 09:00:00 +0100", message.getHeader("Date", null));
        Map<String, byte[]> files = files(message);
        assertEquals(List.of("IHE_XDM.ZIP", "20261125_15507-7_LEFEVRE_Gerard_1.pdf"), List.copyOf(files.keySet()));
        String cda = entries(files.get("IHE_XDM.ZIP")).get("IHE_XDM/SUBSET01/DOC0001.XML");
        int at = cda.indexOf("representation=\"B64\">") + "representation=\"B64\">".length();
        assertArrayEquals(java.util.Base64.getMimeDecoder().decode(cda.substring(at, cda.indexOf('<', at))),
                files.get("20261125_15507-7_LEFEVRE_Gerard_1.pdf"));
    }

    @Test void resultsAreCodedAndAbnormalOnesMarked() throws Exception {
        mail.arrives("biologie-marchand");
        String cda = entries(files(last("logiciel@tilleuls.mssante.fr")).get("IHE_XDM.ZIP")).get("IHE_XDM/SUBSET01/DOC0001.XML");
        for (String each : List.of("code=\"HH\"", "code=\"LL\"", "2823-3")) assertTrue(cda.contains(each), each);
    }

    @Test void aReplacementNamesWhatItReplaces() throws Exception {
        mail.arrives("radio-luciani-2");
        String second = entries(files(last(CLAIRE)).get("IHE_XDM.ZIP")).get("IHE_XDM/SUBSET01/DOC0001.XML");
        assertTrue(last(CLAIRE).getSubject().startsWith("XDM/1.0/DDM+[Annule et remplace] "));
        mail.arrives("radio-luciani");
        String first = entries(files(last(CLAIRE)).get("IHE_XDM.ZIP")).get("IHE_XDM/SUBSET01/METADATA.XML");
        int at = second.indexOf("<parentDocument><id root=\"") + "<parentDocument><id root=\"".length();
        assertTrue(first.contains("value=\"" + second.substring(at, second.indexOf('"', at)) + "\""));
    }

    @Test void anUnsurePatientHasNoNumberAnywhereAndALetterIsNewEachTime() throws Exception {
        mail.arrives("consultation-martin", CLAIRE);
        assertEquals("N", last(CLAIRE).getHeader("X-MSS-INS", null));
        assertEquals(1, files(last(CLAIRE)).size());
        assertTrue(new String(mail.messages(CLAIRE, "INBOX").getLast(), StandardCharsets.ISO_8859_1).indexOf("158073504703370") < 0);
        mail.letterArrives("marc.esteve@broceliande.mssante.fr", CLAIRE, "lefevre", "Lettre 1");
        String one = entries(files(last(CLAIRE)).get("IHE_XDM.ZIP")).get("IHE_XDM/SUBSET01/METADATA.XML");
        mail.letterArrives("marc.esteve@broceliande.mssante.fr", CLAIRE, "lefevre", "Lettre 1");
        assertNotEquals(one, entries(files(last(CLAIRE)).get("IHE_XDM.ZIP")).get("IHE_XDM/SUBSET01/METADATA.XML"));
    }

    @Test void whatTheRecordHasTooIsTheSameDocumentToTheByte() throws Exception {
        InstantSource now = () -> Instant.parse("2026-11-25T08:00:00Z");
        mail.arrives("cardiologie-morel");
        String cda = entries(files(last(CLAIRE)).get("IHE_XDM.ZIP")).get("IHE_XDM/SUBSET01/DOC0001.XML");
        try (Sandbox record = Sandbox.start(SandboxOptions.defaults().withTime(now))) {
            String hash = java.util.Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1")
                    .digest(cda.getBytes(StandardCharsets.UTF_8)));
            assertTrue(record.documentsOf(record.people().patient("morel")).stream().anyMatch(each -> each.contains(hash)));
        }
    }

    @Test void aNewsletterSaysThatAMachineWroteIt() throws Exception {
        mail.arrives("lettre-information");
        MimeMessage message = last("secretariat@tilleuls.mssante.fr");
        assertEquals("bulk", message.getHeader("Precedence", null));
        assertTrue(message.getContentType().startsWith("multipart/alternative"));
    }
}
