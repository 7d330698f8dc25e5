package fr.havre.ui.queue;

import fr.havre.documents.DocumentLine;
import fr.havre.messaging.outgoing.Followed;
import fr.havre.patients.Patient;
import fr.havre.record.DocumentConflict;
import fr.havre.record.QueueItem;
import java.util.Optional;

/**
 * One item with whom and what it is about; a conflict that comes from a pull has no item.
 *
 * @param theirs the other side's document, where it is kept here too
 * @param message the one that leaves or left
 */
record QueueRow(Optional<QueueItem> item, Optional<DocumentConflict> conflict, Optional<Patient> patient,
        Optional<DocumentLine> document, Optional<DocumentLine> theirs, Optional<Followed> message) {
    /** The same row in a newer reading. */
    boolean sameAs(QueueRow other) {
        return item.map(each -> each.line().id()).equals(other.item.map(each -> each.line().id()))
                && conflict.map(each -> each.conflict().id()).equals(other.conflict.map(each -> each.conflict().id()));
    }

    @Override public String toString() {
        return "QueueRow[" + item.map(each -> each.line().state()) + "]";
    }
}
