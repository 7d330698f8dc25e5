package fr.havre.documents;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shelves of the compartments that are open. */
final class Shelves {
    private final Map<Compartment, Shelf> shelves = new EnumMap<>(Compartment.class);
    private final DocumentRepository repository;

    Shelves(List<Shelf> open, DocumentRepository repository) {
        for (Shelf each : open) shelves.put(each.compartment(), each);
        this.repository = repository;
    }

    Collection<Shelf> all() {
        return shelves.values();
    }

    /** @throws VaultException {@code COMPARTMENT_CLOSED} */
    Shelf of(Compartment compartment) {
        return Optional.ofNullable(shelves.get(compartment)).orElseThrow(() ->
                new VaultException(VaultException.Code.COMPARTMENT_CLOSED, compartment.schema()));
    }

    /** Where the document stands. */
    Optional<Shelf> holding(DocumentId id) {
        return shelves.values().stream().filter(shelf -> shelf.database().read(tx -> repository.keptOf(tx, id)).isPresent())
                .findFirst();
    }

    /** The compartments this person may read; refused, with its trace, if there is none. */
    List<Shelf> readableBy(Session session) {
        List<Shelf> readable = shelves.values().stream().filter(shelf -> session.may(shelf.toRead())).toList();
        if (readable.isEmpty()) session.require(Permission.READ_ADMINISTRATIVE_DOCUMENT);
        return readable;
    }

    boolean buildIndex(int most) {
        boolean more = false;
        for (Shelf shelf : shelves.values()) more |= shelf.index().build(most);
        return more;
    }

    boolean indexComplete() {
        return shelves.values().stream().allMatch(shelf -> shelf.index().isComplete());
    }
}
