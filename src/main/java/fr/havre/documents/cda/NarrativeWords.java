package fr.havre.documents.cda;

import fr.havre.documents.cda.CdaPiece.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of narratives by the ID that entries refer to them with, and the cells of the rows they stand in. One use. */
final class NarrativeWords {
    private static final int MOST = 10_000;
    private static final int LONGEST = 500;
    private static final int MOST_CELLS = 20;

    private final Map<String, String> wordsOfId = new HashMap<>();
    private final Map<String, List<String>> rowOfId = new HashMap<>();

    void read(Element text) {
        read(text, List.of());
    }

    private void read(Element element, List<String> row) {
        String id = element.attribute("ID");
        if (!id.isEmpty() && wordsOfId.size() < MOST) {
            wordsOfId.putIfAbsent("#" + id, cut(element.words()));
            if (!row.isEmpty()) rowOfId.putIfAbsent("#" + id, row);
        }
        List<String> within = element.name().equals("tr") ? cells(element) : row;
        element.elements().forEach(each -> read(each, within));
    }

    private static List<String> cells(Element row) {
        List<String> cells = new ArrayList<>();
        row.elements("td").limit(MOST_CELLS).forEach(each -> cells.add(cut(each.words())));
        return cells;
    }

    /** Words, or those of the narrative that are referred to; empty if there are none. */
    String said(Element text) {
        String words = text.words();
        return words.isEmpty() ? wordsOfId.getOrDefault(text.at("reference").attribute("value"), "") : cut(words);
    }

    /** The cells of the table's row that is referred to; empty if it stands in none. */
    List<String> row(Element text) {
        return rowOfId.getOrDefault(text.at("reference").attribute("value"), List.of());
    }

    private static String cut(String words) {
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }
}
