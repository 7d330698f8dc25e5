package fr.havre.documents;

import fr.havre.documents.search.Places;
import fr.havre.documents.search.SearchFilter;

/**
 * A search in the texts of documents.
 *
 * @param typed see {@link fr.havre.documents.search.SearchQuery#parse}
 * @param below {@link Places#END}, or what the page before gave as {@link SearchAnswer#next()}
 * @param traced whether the answer leaves an audit row with the patients it showed: yes, unless a person is still typing
 */
public record SearchRequest(String typed, SearchFilter filter, long below, int limit, boolean traced) {
    /** The first page of a finished search. */
    public SearchRequest(String typed, SearchFilter filter, int limit) {
        this(typed, filter, Places.END, limit, true);
    }

    @Override public String toString() {
        return "SearchRequest[" + typed.length() + " characters]";
    }
}
