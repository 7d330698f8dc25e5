package fr.havre.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The official code lists with their French labels, the class of each type, what the national record takes, the OID and
 * the FHIR address of each code system. Read once, then never changed: any thread.
 */
public final class CodeLists {
    private static final CodeLists OFFICIAL = new CodeLists();

    private final Map<CodeList, Map<String, CodedValue>> lists = new EnumMap<>(CodeList.class);
    private final Map<CodeList, Map<String, String>> english = new EnumMap<>(CodeList.class);
    private final Map<String, String> classOfType = new LinkedHashMap<>();
    private final Map<String, String> urlOfOid = new LinkedHashMap<>();
    private final Map<String, String> typeOfWords;

    private CodeLists() {
        for (CodeList list : CodeList.values()) {
            Map<String, CodedValue> values = new LinkedHashMap<>();
            for (String[] line : lines(list.file())) values.putIfAbsent(line[0],
                    new CodedValue(line[0], line[1], line[2]));
            lists.put(list, Collections.unmodifiableMap(values));
        }
        english.put(CodeList.CLASS, words("document-class_en"));
        english.put(CodeList.CONFIDENTIALITY, words("confidentiality_en"));
        for (String[] line : lines("document-type-to-class_ASS_X04")) classOfType.put(line[0], line[2]);
        typeOfWords = words("pdf-words-to-type");
        for (String[] line : lines("code-systems")) urlOfOid.put(line[1], line[2]);
    }

    public static CodeLists official() {
        return OFFICIAL;
    }

    /** The entry of this code, with its system and French label. */
    public Optional<CodedValue> find(CodeList list, String code) {
        return Optional.ofNullable(lists.get(list).get(code));
    }

    /** In the order of the official list. */
    public List<CodedValue> all(CodeList list) {
        return List.copyOf(lists.get(list).values());
    }

    /** English where Havre has its own words (classes, confidentiality), else French; the code itself if unknown. */
    public String label(CodeList list, String code, Locale language) {
        String own = language.getLanguage().equals("en") ? english.getOrDefault(list, Map.of()).get(code) : null;
        return own != null ? own : find(list, code).map(CodedValue::label).orElse(code);
    }

    /** The class of a type (ASS_X04). */
    public Optional<CodedValue> classOf(String typeCode) {
        return Optional.ofNullable(classOfType.get(typeCode)).flatMap(code -> find(CodeList.CLASS, code));
    }

    /** Words of a letter, in small letters without accents, and the code of the type they propose. */
    public Map<String, String> typesProposedByWords() {
        return typeOfWords;
    }

    /** Whether the national record is known to take this type (JDV_J66); the server's answer wins over it. */
    public boolean acceptedByRecord(String typeCode) {
        return lists.get(CodeList.ACCEPTED_BY_RECORD).containsKey(typeCode);
    }

    /** The FHIR address of a code system; {@code urn:oid:…} where it has none of its own. */
    public String urlOf(String oid) {
        return urlOfOid.getOrDefault(oid, "urn:oid:" + oid);
    }

    /** The OID of a code system by its FHIR address. */
    public Optional<String> oidOf(String url) {
        if (url == null) return Optional.empty();
        if (url.startsWith("urn:oid:")) return Optional.of(url.substring("urn:oid:".length()));
        return urlOfOid.entrySet().stream().filter(system -> system.getValue().equals(url)).map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<String, String> words(String file) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String[] line : lines(file)) words.put(line[0], line[1]);
        return Collections.unmodifiableMap(words);
    }

    private static List<String[]> lines(String file) {
        String resource = "/fr/havre/documents/codes/" + file + ".tsv";
        try (InputStream in = CodeLists.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("missing " + resource);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank())
                    .map(line -> line.split("\t", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
