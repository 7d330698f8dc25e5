package fr.havre.documents.search;

import java.util.StringJoiner;
import java.util.TreeSet;

/** A query and its filter in FTS5's language. Every word is quoted; folded words hold letters and digits only. */
final class Expression {
    private Expression() { }

    static String of(SearchQuery query, SearchFilter filter) {
        StringJoiner all = new StringJoiner(" AND ");
        filter.patient().ifPresent(id -> all.add(quoted(IndexedDocument.patientToken(id))));
        query.words().forEach(word -> all.add(quoted(word)));
        query.beginning().ifPresent(word -> all.add(quoted(word) + "*"));
        if (!filter.types().isEmpty()) {
            StringJoiner any = new StringJoiner(" OR ", "(", ")");
            new TreeSet<>(filter.types()).forEach(type -> any.add(quoted(IndexedDocument.typeToken(type))));
            all.add(any.toString());
        }
        filter.classCode().ifPresent(code -> all.add(quoted(IndexedDocument.classToken(code))));
        return all.toString();
    }

    private static String quoted(String word) {
        return '"' + word + '"';
    }
}
