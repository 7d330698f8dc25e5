package fr.havre.sandbox.fhir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The value sets this record enforces (J02, J04, J06, J07, J08, J10, and J66: the types it takes), its own copy. */
final class Codes {
    private final Map<String, Map<String, String>> oidsBySet = new HashMap<>();
    private final Map<String, Set<String>> systems = new HashMap<>();
    private final Map<String, String> classOfType = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    Codes() {
        try (InputStream resource = Codes.class.getResourceAsStream("/fr/havre/sandbox/codes.tsv");
                var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(this::take);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(String line) {
        String[] part = line.split("\t", -1);
        if (part[0].equals("system")) {
            systems.computeIfAbsent(part[1], _ -> new HashSet<>()).add(part[2]);
            return;
        }
        oidsBySet.computeIfAbsent(part[0], _ -> new HashMap<>()).put(part[1], part[2]);
        labels.put(part[0] + "|" + part[1], part[part.length - 1]);
        if (part[0].equals("type")) {
            if (!part[3].equals("-")) classOfType.put(part[1], part[3]);
            if (part[4].equals("taken")) taken.add(part[1]);
        }
    }

    /** Whether a Coding is of this value set, under an address of its code system. */
    boolean has(String set, JsonNode coding) {
        String oid = oidsBySet.get(set).get(Json.text(coding, "/code"));
        return oid != null && systems.getOrDefault(oid, Set.of()).contains(Json.text(coding, "/system"));
    }

    /** The class (J06) a type belongs to, or null when the association says nothing. */
    String classOf(String type) {
        return classOfType.get(type);
    }

    boolean takes(String type) {
        return taken.contains(type);
    }

    String label(String set, String code) {
        return labels.getOrDefault(set + "|" + code, code);
    }

    /** The first address known for the code system of this code. */
    String systemOf(String set, String code) {
        String oid = oidsBySet.get(set).get(code);
        if (oid == null) throw new IllegalArgumentException("no code " + code + " in " + set);
        return systems.get(oid).stream().sorted().findFirst().orElseThrow();
    }

    String oidOf(String set, String code) {
        return oidsBySet.get(set).get(code);
    }
}
