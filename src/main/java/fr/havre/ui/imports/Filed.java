package fr.havre.ui.imports;

import fr.havre.documents.DocumentId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What filing one line came to.
 *
 * @param created kept now
 * @param already kept before: nothing new
 * @param queued how many wait for the record now
 * @param notSent why the others do not
 * @param handedOver sealed for the clinical side instead
 */
record Filed(List<DocumentId> created, List<DocumentId> already, int queued, Optional<Exception> notSent, boolean handedOver) {
    /** Sealed for the clinical side; nothing of it is here. */
    static final Filed HANDED_OVER = new Filed(List.of(), List.of(), 0, Optional.empty(), true);

    Filed {
        created = List.copyOf(created);
        already = List.copyOf(already);
    }

    List<DocumentId> documents() {
        return Stream.concat(created.stream(), already.stream()).toList();
    }
}
