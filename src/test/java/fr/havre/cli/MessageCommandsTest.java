package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.havre.cli.TestTerminal.Ran;
import fr.havre.documents.Pdfs;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A letter written by a command, carried by real servers over TLS, read and kept by another practice's command. */
class MessageCommandsTest {
    @TempDir Path here;
    @TempDir Path there;

    private static final String ANNE = "anne@cabinet.mssante.fr";
    private static final String LUC = "luc@hopital.mssante.fr";

    @Test void aLetterGoesFromOnePracticeToTheFileOfThePatientInAnother() throws Exception {
        TestTerminal sender = new TestTerminal(here).init();
        assertEquals(0, described(sender).exit());
        String patient = qualified(sender);
        String document = imported(sender, patient);
        Path eml = here.resolve("lettre.eml");
        Ran written = sender.asWith("Cher confrère,\nvoici.\n", "AB", "messages write", eml.toString(), "--patient", patient,
                "--document", document, "--from", ANNE, "--to", LUC, "--receipt", "--words", "-", "--json");
        assertEquals(0, written.exit(), written.err());
        assertEquals(Files.size(eml), written.json().get("sizeBytes").asLong());
        assertEquals(1, sender.as("AB", "messages write", eml.toString(), "--patient", patient, "--document", document,
                "--from", ANNE, "--to", LUC).exit(), "an existing file is left alone");

        Path arrived = Files.write(there.resolve("arrived.eml"), carried(Files.readAllBytes(eml)));
        TestTerminal recipient = new TestTerminal(there).init();
        String known = qualified(recipient);
        Ran shown = recipient.as("AB", "messages read", arrived.toString(), "--text", "--json");
        assertEquals("DOCUMENTS", shown.json().get("kind").asString(), shown.err());
        assertEquals(written.json().get("messageId").asString(), shown.json().get("messageId").asString());
        assertEquals("Cher confrère,\nvoici.", shown.json().get("text").asString());
        assertEquals(ANNE, shown.json().get("receiptTo").asString());
        Ran kept = recipient.as("AB", "messages read", arrived.toString(), "--import", "--json");
        assertEquals(0, kept.exit(), kept.err());
        assertEquals("IMPORTED", outcome(kept), kept.out());
        assertEquals(known, kept.json().get("files").get(0).get("documents").get(0).get("patient").asString());
        assertEquals(1, kept.json().get("copies").asInt());
        assertEquals("ALREADY_THERE", outcome(recipient.as("AB", "messages read", arrived.toString(), "--import", "--json")));
        assertTrue(recipient.as("AB", "messages read", arrived.toString(), "--import").out().contains("déjà"));
        assertFalse(sender.everyError().contains("Lettre") || sender.everyError().contains("LUCIANI"));
    }

    private static String outcome(Ran read) {
        return read.json().get("files").get(0).get("documents").get(0).get("outcome").asString();
    }

    @Test void whatIsNoMessageAndWhoIsNotDescribedAreRefusedWithASentence() throws Exception {
        TestTerminal terminal = new TestTerminal(here).init();
        Path pdf = Files.write(here.resolve("a.pdf"), Pdfs.of("mot"));
        Ran refused = terminal.as("AB", "messages read", pdf.toString());
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("pas un message"), refused.err());
        String patient = qualified(terminal);
        Ran nobody = terminal.as("AB", "messages write", here.resolve("b.eml").toString(), "--patient", patient, "--document",
                imported(terminal, patient), "--from", ANNE, "--to-patient");
        assertEquals(1, nobody.exit());
        assertTrue(nobody.err().contains("RPPS"), nobody.err());
        assertFalse(Files.exists(here.resolve("b.eml")));
    }

    private static Ran described(TestTerminal terminal) {
        return terminal.as("AB", "connect", "--base", "https://localhost:1/fhir", "--token-file", terminal.secretFile("token", "t"),
                "--organisation", "1750000001", "--practice-name", "Maison du Port", "--facility-type", "SA05",
                "--practice-setting", "AMBULATOIRE", "--professional", "810000000017", "--family", "BERNARD", "--given", "Anne",
                "--specialty", "G15_10/SM26");
    }

    private static String qualified(TestTerminal terminal) {
        String id = terminal.as("AB", "patients add", "--birth-name", "LUCIANI", "--given-names", "ZOE ANNE", "--birth-date",
                "1985-05-12", "--sex", "F", "--birth-place", "2A004", "--json").id();
        assertEquals(0, terminal.as("AB", "patients insi", id, "--ins", "285052A00401220", "--oid", "1.2.250.1.213.1.4.10")
                .exit());
        assertEquals(0, terminal.as("AB", "patients proof", id, "--type", "identity_card").exit());
        return id;
    }

    private String imported(TestTerminal terminal, String patient) throws Exception {
        Path pdf = Files.write(here.resolve("lettre.pdf"), Pdfs.of("Bonjour"));
        return terminal.as("AB", "import", pdf.toString(), "--patient", patient, "--whatever-it-names", "--type", "11488-4",
                "--date", "2026-11-20", "--title", "Lettre", "--json").json().get("files").get(0).get("documents").get(0)
                .get("id").asString();
    }

    /** Through SMTP and IMAP, both over TLS from the first byte. */
    private static byte[] carried(byte[] message) throws Exception {
        GreenMail servers = new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "smtps"),
            new ServerSetup(0, "127.0.0.1", "imaps")});
        servers.start();
        try {
            servers.setUser(LUC, LUC, "secret");
            Properties properties = new Properties();
            for (String protocol : new String[] {"smtps", "imaps"}) {
                properties.put("mail." + protocol + ".ssl.trust", "127.0.0.1");
                properties.put("mail." + protocol + ".ssl.checkserveridentity", "false");
            }
            Session session = Session.getInstance(properties);
            try (Transport out = session.getTransport("smtps")) {
                out.connect("127.0.0.1", servers.getSmtps().getPort(), null, null);
                out.sendMessage(new MimeMessage(session, new ByteArrayInputStream(message)),
                        new InternetAddress[] {new InternetAddress(LUC)});
            }
            assertTrue(servers.waitForIncomingEmail(10_000, 1));
            try (Store in = session.getStore("imaps")) {
                in.connect("127.0.0.1", servers.getImaps().getPort(), LUC, "secret");
                try (Folder inbox = in.getFolder("INBOX")) {
                    inbox.open(Folder.READ_ONLY);
                    Message arrived = inbox.getMessage(1);
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    arrived.writeTo(bytes);
                    return bytes.toByteArray();
                }
            }
        } finally {
            servers.stop();
        }
    }
}
