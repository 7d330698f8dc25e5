package fr.havre.record;

import fr.havre.documents.DocumentId;
import fr.havre.patients.PatientId;
import fr.havre.sync.OutboxLine;
import java.util.Optional;

/**
 * One item of the queue and what it is about.
 *
 * @param document empty for what another feature sends, as {@code patient}
 * @param change what it changes in the record; empty for a document that is sent there
 */
public record QueueItem(OutboxLine line, Optional<DocumentId> document, Optional<PatientId> patient,
        Optional<RecordChange> change) { }
