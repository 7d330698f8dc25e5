package fr.havre.record.mhd;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The FHIR address of each official list and back, from {@code code-systems.tsv} (OID, address). */
final class CodeSystems {
    private final Map<String, String> uriOf = new HashMap<>();
    private final Map<String, String> oidOf = new HashMap<>();

    CodeSystems() {
        try (InputStream in = CodeSystems.class.getResourceAsStream("code-systems.tsv")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (line.isBlank() || line.startsWith("#")) continue;
                String[] columns = line.split("\t", -1);
                uriOf.putIfAbsent(columns[0], columns[1]);                  // the first address is the one we write
                oidOf.put(columns[1], columns[0]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String uri(String oid) {
        return uriOf.getOrDefault(oid, oid.matches("[0-9.]+") ? "urn:oid:" + oid : oid);
    }

    /** The OID, or the address itself when we know none for it. */
    String oid(String uri) {
        return oidOf.getOrDefault(uri, uri.startsWith("urn:oid:") ? uri.substring("urn:oid:".length()) : uri);
    }
}
