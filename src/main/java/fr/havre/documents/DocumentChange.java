package fr.havre.documents;

import fr.havre.patients.PatientId;
import java.util.Optional;

/** Announced after the commit: what lists show may have to be read again. */
public sealed interface DocumentChange {
    DocumentId document();

    /** Empty while nobody has said whose document it is. */
    Optional<PatientId> patient();

    /** A new document. */
    record DocumentKept(DocumentId document, Optional<PatientId> patient) implements DocumentChange { }

    /** Filed, replaced by a newer one, or arrived once more. */
    record DocumentChanged(DocumentId document, Optional<PatientId> patient) implements DocumentChange { }

    /** Gone for good. */
    record DocumentErased(DocumentId document, Optional<PatientId> patient) implements DocumentChange { }
}
