package fr.havre.sandbox.fhir;

import fr.havre.sandbox.samples.Professional;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came over HTTP, its body unpacked.
 *
 * @param path below the base, without a leading slash: {@code DocumentReference/12}
 * @param query undecoded, or null
 * @param headers by lower-case name
 * @param base address of the server as the client wrote it (Host header)
 * @param caller who asks, or null when the request carried no token we know
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared: no copy of megabytes
public record Request(String method, String path, String query, Map<String, String> headers, byte[] body, String base,
        Professional caller) {

    /** One search parameter, decoded. */
    record Parameter(String name, String value) { }

    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    List<Parameter> parameters() {
        return parameters(query);
    }

    static List<Parameter> parameters(String query) {
        List<Parameter> found = new ArrayList<>();
        if (query == null) return found;
        for (String pair : query.split("&", -1)) {
            if (pair.isEmpty()) continue;
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            found.add(new Parameter(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1))));
        }
        return found;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "invalid", "bad-query", "L'adresse de la requête est mal encodée.");
        }
    }

    @Override public String toString() {
        return "Request[" + method + " " + body.length + " bytes]";
    }
}
