package fr.havre.ui.viewer;

import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.ui.Desk;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Keeps documents for a patient with a long name. */
final class ShownDocuments {
    private final Desk desk;
    private final PatientId patient;

    ShownDocuments(Desk desk) {
        this.desk = desk;
        Traits traits = new Traits("de La Tour Saint-Martin", "Marie-Antoinette Jeanne", PartialDate.parse("19560217"), Sex.FEMALE,
                Optional.of("69123"));
        this.patient = desk.patients().create(desk.session(), new Patients.Draft(traits), Set.of());
    }

    PatientId patient() {
        return patient;
    }

    /** Whoever it names. */
    DocumentLine keep(byte[] bytes) {
        ImportWish wish = new ImportWish(Optional.of(patient), Optional.empty(), Optional.empty(), Optional.empty(), true);
        ImportOutcome outcome = desk.documents().importDocument(desk.session(), DocumentSource.of(bytes), new Origin(Origin.Kind.FILE, Instant.EPOCH, "sample", Optional.empty()), wish);
        return switch (outcome) {
            case ImportOutcome.Imported imported -> line(imported.document());
            case ImportOutcome.AlreadyThere there -> line(there.document());
            default -> throw new IllegalStateException(outcome.toString());
        };
    }

    /** A newer version with this text. */
    DocumentLine replace(DocumentLine older, String text) {
        try {
            java.nio.file.Path file = java.nio.file.Files.createTempFile("havre-test", ".txt");
            java.nio.file.Files.writeString(file, text);
            ImportOutcome outcome = desk.documents().replace(desk.session(), older.id(), file, ImportWish.NONE);
            java.nio.file.Files.delete(file);
            return line(((ImportOutcome.Imported) outcome).document());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    DocumentLine line(DocumentId id) {
        return desk.documents().list(desk.session(), patient, DocumentFilter.CURRENT).stream()
                .filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }
}
