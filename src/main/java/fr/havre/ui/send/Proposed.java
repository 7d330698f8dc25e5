package fr.havre.ui.send;

import fr.havre.documents.DocumentLine;
import fr.havre.patients.Patient;
import fr.havre.record.RecordStanding;
import java.util.List;
import java.util.Optional;

/**
 * One document a person wants to send.
 *
 * @param patient whose it is; empty if nobody has said
 * @param obstacles what is in the way
 * @param standing where it stands already
 */
record Proposed(DocumentLine line, Optional<Patient> patient, List<RuntimeException> obstacles, Optional<RecordStanding> standing) {
    Proposed {
        obstacles = List.copyOf(obstacles);
    }

    /** Nothing is in the way, and it is neither there nor in the queue: what is blocked is the queue's matter. */
    boolean goes() {
        return obstacles.isEmpty() && standingNow().isEmpty();
    }

    /** Where it stands, unless it was deleted there: then it can go again. */
    Optional<RecordStanding> standingNow() {
        return standing.filter(each -> each.mark() != RecordStanding.Mark.WITHDRAWN);
    }
}
