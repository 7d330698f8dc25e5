package fr.havre.documents;

import fr.havre.documents.SearchAnswer.Hit;
import fr.havre.documents.search.Found;
import fr.havre.documents.search.IndexedDocument;
import fr.havre.documents.search.SearchFilter;
import fr.havre.documents.search.SearchQuery;
import fr.havre.documents.search.Snippet;
import fr.havre.patients.PatientId;
import fr.havre.vault.VaultException;
import fr.havre.vault.db.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Searches the texts of the compartments a person may read, and puts the pages together. */
final class DocumentSearch {
    private final DocumentRepository repository;

    DocumentSearch(DocumentRepository repository) {
        this.repository = repository;
    }

    /** One compartment's page. */
    private record Page(List<Hit> hits, boolean more, boolean complete) { }

    SearchAnswer search(List<Shelf> shelves, SearchRequest request, BooleanSupplier stale) {
        SearchQuery query = SearchQuery.parse(request.typed());
        List<Hit> hits = new ArrayList<>();
        boolean more = false;
        boolean complete = true;
        for (Shelf shelf : shelves) {
            Page page = page(shelf, query, request, stale);
            hits.addAll(page.hits());
            more |= page.more();
            complete &= page.complete();
        }
        hits.sort(Comparator.comparingLong((Hit hit) -> hit.document().place()).reversed());
        more |= hits.size() > request.limit();
        List<Hit> shown = hits.subList(0, Math.min(hits.size(), request.limit()));
        OptionalLong next = more && !shown.isEmpty() ? OptionalLong.of(shown.getLast().document().place()) : OptionalLong.empty();
        return new SearchAnswer(shown, next, complete);
    }

    /** A damaged index gives nothing and is begun anew: its building is the caller's next background work. */
    private Page page(Shelf shelf, SearchQuery query, SearchRequest request, BooleanSupplier stale) {
        try {
            return shelf.database().read(tx -> {
                Found found = shelf.index().find(tx, query, request.filter(), request.below(), request.limit(), stale);
                List<Hit> hits = new ArrayList<>();
                for (long place : found.places()) hit(tx, place, query, request.filter()).ifPresent(hits::add);
                return new Page(hits, found.more(), found.complete());
            });
        } catch (VaultException e) {
            if (e.code() != VaultException.Code.DAMAGED) throw e;
            shelf.index().renew();
            return new Page(List.of(), false, false);
        }
    }

    /** The index only points: what a filter promises is compared with the row itself. */
    private Optional<Hit> hit(Transaction tx, long place, SearchQuery query, SearchFilter filter) {
        Optional<DocumentLine> line = repository.lineAt(tx, place);
        if (line.isEmpty() || !fits(line.get(), filter)) return Optional.empty();
        return repository.at(tx, place).map(IndexedDocument::text).map(text -> new Hit(line.get(), Snippet.of(text, query)));
    }

    private static boolean fits(DocumentLine line, SearchFilter filter) {
        boolean patient = filter.patient().isEmpty() || filter.patient().equals(line.patient().map(PatientId::value));
        boolean type = filter.types().isEmpty() || filter.types().contains(line.typeCode());
        return patient && type && (filter.classCode().isEmpty() || filter.classCode().get().equals(line.classCode()));
    }

    /** Leaves a trace of whose documents were shown, in each compartment they came from. */
    static void trace(List<Shelf> shelves, SearchAnswer answer) {
        for (Shelf shelf : shelves) {
            UUID[] patients = answer.hits().stream().map(Hit::document)
                    .filter(line -> line.compartment() == shelf.compartment()).flatMap(line -> line.patient().stream())
                    .map(PatientId::value).distinct().toArray(UUID[]::new);
            if (patients.length == 0) continue;
            shelf.database().write(tx -> {
                tx.audit("documents.searched", patients);
                return null;
            });
        }
    }
}
