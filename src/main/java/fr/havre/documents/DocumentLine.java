package fr.havre.documents;

import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.vault.Compartment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One document as a list shows it.
 *
 * @param place its rank by date, for paging
 * @param typeCode JDV_J07; empty if nobody said
 * @param classCode JDV_J06; empty if nobody said
 * @param date of the document, with the precision it came with
 * @param author for display; may be empty
 * @param confidentiality codes of JDV_J08
 * @param sizeBytes of the file
 * @param keptAt when it first arrived
 * @param replacedBy the newer version that takes its place
 * @param conflict another document with the same uniqueId and other bytes
 * @param origins by which ways it arrived
 */
public record DocumentLine(DocumentId id, Compartment compartment, Optional<PatientId> patient, long place, String title,
        String typeCode, String classCode, Optional<PartialDate> date, String author, List<String> confidentiality,
        DocumentFormat format, long sizeBytes, Optional<Integer> pages, Instant keptAt, Optional<DocumentId> replacedBy,
        Optional<DocumentId> conflict, Set<Origin.Kind> origins, Set<Warning> warnings) {
    public DocumentLine {
        confidentiality = List.copyOf(confidentiality);
        origins = Set.copyOf(origins);
        warnings = Set.copyOf(warnings);
    }

    @Override public String toString() {
        return "DocumentLine[" + id + " " + format + "]";
    }
}
