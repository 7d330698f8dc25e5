package fr.havre.messaging.outgoing;

import java.time.Instant;
import java.util.UUID;

/** A letter that is kept while it is written. */
public record Draft(DraftId id, MessageDraft letter, UUID startedBy, Instant changedAt) { }
