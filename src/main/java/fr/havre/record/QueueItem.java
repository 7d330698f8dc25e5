package fr.havre.record;

import fr.havre.documents.DocumentId;
import fr.havre.patients.PatientId;
import fr.havre.sync.OutboxLine;
import java.util.Optional;

/**
 * One item of the queue and what it is about.
 *
 * @param document empty for what another feature sends, as {@code patient}
 */
public record QueueItem(OutboxLine line, Optional<DocumentId> document, Optional<PatientId> patient) { }
