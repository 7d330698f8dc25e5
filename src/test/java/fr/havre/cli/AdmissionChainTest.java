package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.cli.TestTerminal.Ran;
import fr.havre.documents.Pdfs;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sandbox.mail.MailSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An admission by commands alone: the front desk prepares, a doctor's session carries, the hospital's receipt comes back. */
class AdmissionChainTest {
    private static final String US = "secretariat@tilleuls.mssante.fr";
    /** Its program gives a receipt. */
    private static final String HOSPITAL = "cardiologie@broceliande.mssante.fr";
    private static final String OTHER = "nathalie.kermarrec@broceliande.mssante.fr";
    private static final String DESKS = "quatre girafes 77 mauves en barque";

    @TempDir Path folder;
    private TestTerminal terminal;

    private Ran desk(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add(2, terminal.vault().toString());
        all.addAll(List.of("--user", "FD", "--passphrase-file", terminal.secretFile("fd", DESKS), "--json"));
        return terminal.run(all.toArray(String[]::new));
    }

    private JsonNode sending(String admission, String submission) {
        Ran listed = desk("admissions", "sendings", admission);
        for (JsonNode each : listed.json().get("submissions")) if (each.get("id").asString().equals(submission)) return each;
        throw new AssertionError(listed.toString());
    }

    @Test void whatTheFrontDeskSubmitsIsCarriedAndReceivedAndCalledOffWhereItCountsNoMore() throws Exception {
        try (Sandbox record = Sandbox.start(SandboxOptions.defaults().withoutSamples());
                MailSandbox mail = MailSandbox.start(InstantSource.system())) {
            terminal = new TestTerminal(folder).init();
            RecordCommandsTest.connect(terminal, record);
            String patient = RecordCommandsTest.qualified(terminal, record.people().patient("lefevre"));
            Path authority = Files.writeString(folder.resolve("authority.pem"), mail.certificateAuthority());
            assertEquals(0, terminal.as("AB", "mailboxes add", US, "--name", "Secrétariat", "--imap", mail.host() + ":" + mail.imapsPort(),
                    "--smtp", mail.host() + ":" + mail.smtpsPort(), "--secret-file",
                    terminal.secretFile("mail", mail.account(US).password()), "--trusted", authority.toString(), "--no-test").exit());
            assertEquals(0, terminal.as("AB", "user add", "FD", "--role", "front_desk", "--full-name", "Farida Diallo",
                    "--new-passphrase-file", terminal.secretFile("fd", DESKS)).exit());

            String admission = desk("admissions", "new", patient, "--hospital", "Clinique de Brocéliande", "--day", "2026-12-10").id();
            Path card = Files.write(folder.resolve("card.pdf"), Pdfs.of("Carte"));
            assertEquals(0, desk("admissions", "piece", admission, "identity", "--file", card.toString(), "--whatever-it-names").exit());
            Ran submitted = desk("admissions", "submit", admission, "--to", HOSPITAL);
            assertEquals("PREPARED", submitted.json().get("state").asString(), submitted.err());
            assertEquals(0, mail.taken().size(), "the front desk sends nothing");

            Ran asked = terminal.as("AB", "admissions sendings", admission, "--json");
            assertEquals("ADDRESS_UNKNOWN", asked.json().get("submissions").get(0).get("reason").asString(), asked.toString());
            Ran confirmed = terminal.as("AB", "admissions confirm", submitted.id(), HOSPITAL, "--json");
            assertEquals("SENT", confirmed.json().get("state").asString(), confirmed.toString());
            assertEquals(1, mail.taken().size());
            assertEquals(0, terminal.as("AB", "messages fetch").exit());
            assertEquals("RECEIVED", sending(admission, submitted.id()).get("state").asString());
            assertTrue(terminal.as("AB", "admissions sendings", admission).out().contains("reçu"));

            Ran second = desk("admissions", "submit", admission, "--to", OTHER);
            assertEquals(submitted.id(), second.json().get("alsoAt").get(0).get("id").asString(), second.toString());
            Ran off = desk("admissions", "call-off", submitted.id());
            assertTrue(off.json().get("callsOff").asBoolean(), off.toString());
            terminal.as("AB", "admissions sendings", admission);
            assertEquals(2, mail.taken().size(), "the second waits for a yes to its address");
            assertEquals("REPLACED", sending(admission, submitted.id()).get("state").asString());
            assertEquals("SENT", sending(admission, off.id()).get("state").asString());
        }
    }
}
