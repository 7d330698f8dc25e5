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
 */
record Filed(List<DocumentId> created, List<DocumentId> already, int queued, Optional<Exception> notSent) {
    Filed {
        created = List.copyOf(created);
        already = List.copyOf(already);
    }

    List<DocumentId> documents() {
        return Stream.concat(created.stream(), already.stream()).toList();
    }
}
