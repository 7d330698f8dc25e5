package fr.havre.documents;

import fr.havre.documents.search.Snippet;
import java.util.List;
import java.util.OptionalLong;

/**
 * One page of documents, newest first.
 *
 * @param next where the following page begins, if there may be one
 * @param complete false while the index is being built: documents may be missing, and a screen says so
 */
public record SearchAnswer(List<Hit> hits, OptionalLong next, boolean complete) {
    /** A document and the phrase in which the words were found. */
    public record Hit(DocumentLine document, Snippet phrase) { }

    public SearchAnswer {
        hits = List.copyOf(hits);
    }
}
