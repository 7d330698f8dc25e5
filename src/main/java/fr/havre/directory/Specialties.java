package fr.havre.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Professions (TRE_G15), specialties (TRE_R38) and kinds of structure (TRE_R02) with their French labels. */
public final class Specialties {
    private static final Pattern ENDINGS = Pattern.compile("(?:IENNE|ISTE|IEN|IE|UE|E)$");
    private static final Set<String> COMMON = Set.of("MEDECINE", "OPTION", "OPT", "ET", "DE", "DU", "LA", "MEDICALE",
            "EXERCICE", "PRATIQUE", "AVANCEE", "EXERC", "REFORME", "CLINIQUE", "SOINS");
    private static final int SHORTEST = 4;

    /** Read once, then never changed. */
    private static final class Lists {
        private static final Map<String, String> PRACTISED = read("specialties", 2);
        private static final Map<String, String> STRUCTURES = read("structure-types", 1);
        private static final Map<String, List<String>> WORDS = PRACTISED.entrySet().stream().collect(Collectors.toMap(
                Map.Entry::getKey, each -> wordsOf(each.getValue()), (first, _) -> first, LinkedHashMap::new));
    }

    private Specialties() { }

    private static Map<String, String> read(String file, int label) {
        String resource = "/fr/havre/directory/" + file + ".tsv";
        try (InputStream in = Specialties.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("missing " + resource);
            Map<String, String> labels = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split("\t", -1))
                    .forEach(line -> labels.put(line[0], line[label]));
            return labels;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> wordsOf(String label) {
        return List.of(Wanted.folded(List.of(label)).strip().split(" ")).stream()
                .filter(each -> each.length() >= 3 && !COMMON.contains(each)).toList();
    }

    /** The label of a profession or specialty, by its code. */
    public static Optional<String> practised(String code) {
        return Optional.ofNullable(Lists.PRACTISED.get(code));
    }

    /** The label of a kind of structure, by its code ({@code SA07}). */
    public static Optional<String> structure(String code) {
        return Optional.ofNullable(Lists.STRUCTURES.get(code));
    }

    /** What the word of a specialist and of the specialty begin with alike: CARDIOLOG for CARDIOLOGUE; or nothing. */
    static Optional<String> stemOf(String folded) {
        String one = folded.length() > SHORTEST && folded.endsWith("S") ? folded.substring(0, folded.length() - 1) : folded;
        String stem = ENDINGS.matcher(one).replaceFirst("");
        if (stem.length() < SHORTEST || stem.equals(folded)) return Optional.empty();
        return codesOf(stem).isEmpty() ? Optional.empty() : Optional.of(stem);
    }

    /** The codes whose label has a word that begins so; none for less than four letters, ORL excepted. */
    public static List<String> codes(String folded) {
        if (folded.length() < SHORTEST && !folded.equals("ORL")) return List.of();
        List<String> exact = codesOf(folded);
        return exact.isEmpty() ? stemOf(folded).map(Specialties::codesOf).orElse(List.of()) : exact;
    }

    private static List<String> codesOf(String beginning) {
        List<String> codes = new ArrayList<>();
        Lists.WORDS.forEach((code, words) -> {
            if (words.stream().anyMatch(each -> each.startsWith(beginning))) codes.add(code);
        });
        return codes;
    }
}
