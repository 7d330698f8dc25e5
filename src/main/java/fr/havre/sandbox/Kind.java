package fr.havre.sandbox;

import java.util.Locale;

/** What a request asks of the record. */
public enum Kind {
    FIND_PATIENT, SUBMIT, PUBLISH, FIND_DOCUMENTS, FIND_SUBMISSIONS, NEXT_PAGE, READ_DOCUMENT, READ_CONTENT, PATCH,
    METADATA, OTHER;

    /** @param path below the base; {@code query} may be null */
    static Kind of(String method, String path, String query) {
        String[] steps = path.split("/", -1);
        boolean one = steps.length > 1;
        return switch (method.toUpperCase(Locale.ROOT) + " " + steps[0]) {
            case "POST " -> SUBMIT;
            case "POST DocumentReference" -> PUBLISH;
            case "PATCH DocumentReference" -> PATCH;
            case "GET DocumentReference" -> one ? READ_DOCUMENT : FIND_DOCUMENTS;
            case "GET List" -> one ? OTHER : FIND_SUBMISSIONS;
            case "GET Binary", "GET Bundle" -> READ_CONTENT;
            case "GET Patient" -> FIND_PATIENT;
            case "GET metadata" -> METADATA;
            case "GET " -> query != null && query.contains("_getpages=") ? NEXT_PAGE : OTHER;
            default -> OTHER;
        };
    }
}
