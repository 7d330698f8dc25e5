package fr.havre.record;

import fr.havre.documents.CodedValue;
import fr.havre.patients.Ins;
import fr.havre.patients.Sex;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Submissions that conform: made-up people, real codes. */
public final class SampleSubmission {
    private static final OffsetDateTime MADE = OffsetDateTime.parse("2026-11-20T10:30:00+01:00");

    private SampleSubmission() { }

    public static byte[] pdf(String words) {
        return ("%PDF-1.4\n% " + words + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    }

    public static String newUniqueId() {
        return fr.havre.documents.Identifier.of(UUID.randomUUID()).urn();
    }

    /** A letter of general practice, as a PDF. */
    public static Submission of(Submission.Patient patient, Submission.Author author, String uniqueId, byte[] bytes,
            Optional<String> replaces) {
        Submission.Document document = new Submission.Document(uniqueId, "Compte rendu de consultation",
                new CodedValue("11488-4", "2.16.840.1.113883.6.1", "CR ou fiche de consultation ou de visite"),
                new CodedValue("10", "1.2.250.1.213.1.1.4.1", "Compte rendu"),
                new CodedValue("urn:ihe:iti:xds-sd:pdf:2008", "1.3.6.1.4.1.19376.1.2.3",
                "Document à corps non structuré en PDF"),
                List.of(new CodedValue("N", "2.16.840.1.113883.5.25", "Normal")), "application/pdf", bytes.length,
                sha1(bytes),
                MADE, MADE, Optional.of(MADE.plusMinutes(20)), author,
                new CodedValue("SA08", "1.2.250.1.71.4.2.4", "Cabinet de groupe"),
                new CodedValue("AMBULATOIRE", "1.2.250.1.213.1.1.4.9", "Ambulatoire"), replaces);
        return new Submission(newUniqueId(), "urn:oid:2.25.42", OffsetDateTime.parse("2026-11-25T09:00:00+01:00"),
                new CodedValue("SA08", "1.2.250.1.71.4.2.4", "Cabinet de groupe"), author, patient, document);
    }

    public static Submission.Patient patient(Ins ins) {
        return new Submission.Patient(ins, "TESTARD", List.of("Lucie", "Anne"), "1979-03-05", Sex.FEMALE);
    }

    public static Submission.Author author() {
        return new Submission.Author("899700218896", "MODELE", "Camille",
                new CodedValue("G15_10/SM26", "1.2.250.1.213.1.1.4.5", "Médecin - Qualifié en Médecine Générale (SM)"),
                new Submission.Organisation("1750000001", "Cabinet d'exemple"));
    }

    public static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
