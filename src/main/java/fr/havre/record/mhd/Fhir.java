package fr.havre.record.mhd;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spellings of FHIR over HTTP. */
final class Fhir {
    static final String JSON = "application/fhir+json";
    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"?([A-Za-z0-9.-]{1,64})\"?");

    private Fhir() { }

    /** {@code W/"3"}, {@code "3"} and {@code 3} are all version 3. */
    static Optional<String> version(String etag) {
        if (etag == null) return Optional.empty();
        Matcher matcher = ETAG.matcher(etag.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static boolean isJson(String contentType) {
        return contentType.equals("application/json") || contentType.equals("text/json")
                || contentType.endsWith("+json");
    }
}
