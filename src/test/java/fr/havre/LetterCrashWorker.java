package fr.havre;

import fr.havre.documents.DocumentSource;
import fr.havre.documents.ScanTray;
import fr.havre.patients.PatientId;
import fr.havre.vault.Letterbox;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The program that is killed: at the front desk it puts scans into the letterbox and says {@code put N} of each; as the doctor
 * it takes letters over until none is left. Both say {@code open} first and {@code done} at last.
 *
 * <p>Arguments: place, {@code FD} or {@code CR}, patient, the first scan that is not yet put.
 */
final class LetterCrashWorker {
    static final int SCANS = 50;

    private LetterCrashWorker() { }

    static String text(int scan) {
        return "Compte rendu SCANDUJOUR numéro " + scan + ". " + "Examen sans particularité. ".repeat(200);
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        PatientId patient = PatientId.of(args[2]);
        try (OpenVault vault = LetterboxCrashTest.open(Path.of(args[0]), args[1])) {
            out.println("open");
            ScanTray scans = vault.scans();
            if (args[1].equals(LetterboxCrashTest.DOCTOR)) {
                out.println("taken " + scans.takeOver(vault.session()).taken());
            } else {
                for (int scan = Integer.parseInt(args[3]); scan < SCANS; scan++) {
                    scans.put(vault.session(), DocumentSource.of(text(scan).getBytes(StandardCharsets.UTF_8)), "scan" + scan + ".txt",
                            Optional.of(patient), Optional.of("34749-2"), Letterbox.With.NOTHING);
                    out.println("put " + scan);
                }
            }
        }
        out.println("done");
    }
}
