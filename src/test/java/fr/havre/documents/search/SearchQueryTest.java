package fr.havre.documents.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchQueryTest {
    @Test void takesTheLastWordForABeginningFromTwoLettersOn() {
        assertEquals(new SearchQuery(List.of("oedeme"), Optional.of("pu"), List.of()), SearchQuery.parse("Œdème pu"));
        assertEquals(new SearchQuery(List.of("hepatite", "b"), Optional.empty(), List.of()), SearchQuery.parse("hépatite B"));
        assertEquals(new SearchQuery(List.of("oedeme", "pu"), Optional.empty(), List.of()), SearchQuery.parse("Œdème pu "));
    }

    @Test void readsPhrasesInAnyQuotes() {
        SearchQuery query = SearchQuery.parse("« œdème aigu » poum");
        assertEquals(List.of(List.of("oedeme", "aigu")), query.phrases());
        assertEquals(Optional.of("poum"), query.beginning());
        assertEquals(List.of("oedeme", "aigu"), SearchQuery.parse("\"œdème aigu").words());
        assertEquals(Optional.empty(), SearchQuery.parse("\"œdème aigu\"").beginning());
    }

    @Test void isEmptyWhenNothingWasTyped() {
        assertTrue(SearchQuery.parse("").isEmpty());
        assertTrue(SearchQuery.parse(" … \"\" ").isEmpty());
        assertFalse(SearchQuery.parse("a").isEmpty());
    }

    @Test void doesNotPrintWhatWasLookedFor() {
        assertFalse(SearchQuery.parse("secret").toString().contains("secret"));
    }

    @Test void showsThePhraseThatHasMostOfTheWords() {
        String text = "Le patient va bien. ".repeat(30) + "On note un œdème\n aigu du poumon droit. " + "Rien de plus. ".repeat(30);
        Snippet snippet = Snippet.of(text, SearchQuery.parse("poumon oedeme pat"));
        List<String> marked = snippet.marks().stream().map(mark -> snippet.text().substring(mark.start(), mark.end())).toList();
        assertTrue(marked.containsAll(List.of("œdème", "poumon")), marked.toString());
        assertTrue(snippet.text().contains("œdème aigu du poumon"), snippet.text());
        assertTrue(snippet.text().startsWith("…") && snippet.text().endsWith("…"), snippet.text());
    }
}
