package fr.havre.ui.questionnaires;

import fr.havre.patients.PatientId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was filled in of a questionnaire and not kept, as it is put away and given back.
 *
 * @param url of the questionnaire
 * @param said of each question by its id, by name
 */
record Unsaved(PatientId patient, String url, Map<String, Map<String, String>> said) {
    private static final String BETWEEN = "\t";
    private static final int PARTS = 3;

    boolean isOf(PatientId whose, String which) {
        return patient.equals(whose) && url.equals(which);
    }

    /** A line for whose and which, then one for each thing said. */
    String text() {
        StringBuilder text = new StringBuilder(patient + BETWEEN + shut(url) + BETWEEN);
        said.forEach((question, all) -> all.forEach((name, value) -> text.append('\n').append(shut(question)).append(BETWEEN)
                .append(shut(name)).append(BETWEEN).append(shut(value))));
        return text.toString();
    }

    /** Several, with an empty line between. */
    static String text(List<Unsaved> all) {
        return all.stream().map(Unsaved::text).collect(Collectors.joining("\n\n"));
    }

    /** Without what this did not write. */
    static List<Unsaved> parseAll(String text) {
        return Stream.of(text.split("\n\n", -1)).flatMap(each -> parse(each).stream()).toList();
    }

    /** Empty for what this did not write. */
    static Optional<Unsaved> parse(String text) {
        try {
            Map<String, Map<String, String>> said = new LinkedHashMap<>();
            String[] lines = text.split("\n", -1);
            for (int i = 1; i < lines.length; i++) {
                String[] parts = lines[i].split(BETWEEN, -1);
                if (parts.length != PARTS) return Optional.empty();
                said.computeIfAbsent(opened(parts[0]), _ -> new LinkedHashMap<>()).put(opened(parts[1]), opened(parts[2]));
            }
            String[] first = lines[0].split(BETWEEN, -1);
            return first.length != PARTS || said.isEmpty() ? Optional.empty()
                    : Optional.of(new Unsaved(new PatientId(UUID.fromString(first[0])), opened(first[1]), said));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String shut(String words) {
        return Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
    }

    private static String opened(String shut) {
        return new String(Base64.getDecoder().decode(shut), StandardCharsets.UTF_8);
    }

    @Override public String toString() {
        return "Unsaved";
    }
}
