package fr.havre.sandbox.samples;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A document as described in a file: a head of {@code name: value} lines, an empty line, its text.
 *
 * @param id name of the file; the documents' unique identifiers come from it
 * @param patient key of a {@link Person}; {@code author}: of a {@link Professional}
 * @param daysAgo how many days before today it was written, at {@code time} in France
 * @param replaces id of the document it is a new version of, or null
 */
public record SampleDocument(String id, String patient, String author, String type, String title, int daysAgo,
        LocalTime time, Form form, String confidentiality, String replaces, String text) {
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);
    private static final Set<String> KNOWN = Set.of("patient", "author", "type", "title", "days-ago", "time", "form",
            "confidentiality", "replaces");

    /** What a document is made of. */
    public enum Form {
        /** CDA with coded sections. */ CDA_STRUCTURED,
        /** CDA around a PDF. */ CDA_PDF,
        /** CDA around a PDF that is a picture of paper: no text to find. */ CDA_PAPER,
        /** A FHIR document Bundle. */ FHIR_DOCUMENT,
        PDF, PAPER_PDF, JPEG, PNG, TIFF, TEXT, XDM
    }

    /** Reads {@code folder/id.md} of the resources. */
    static SampleDocument load(String folder, String id) {
        String file = new String(People.resource(folder + "/" + id + ".md"), StandardCharsets.UTF_8);
        int gap = file.indexOf("\n\n");
        Map<String, String> head = new HashMap<>();
        for (String line : file.substring(0, gap).split("\n", -1)) {
            int colon = line.indexOf(": ");
            if (colon < 0 || !KNOWN.contains(line.substring(0, colon))) throw new IllegalArgumentException(id + ": " + line);
            head.put(line.substring(0, colon), line.substring(colon + 2).strip());
        }
        Form form = Form.valueOf(head.get("form").toUpperCase(Locale.ROOT).replace('-', '_'));
        return new SampleDocument(id, head.get("patient"), head.get("author"), head.get("type"), head.get("title"),
                Integer.parseInt(head.get("days-ago")), LocalTime.parse(head.getOrDefault("time", "10:30")), form,
                head.getOrDefault("confidentiality", "N"), head.get("replaces"), file.substring(gap + 2).strip());
    }

    /** When it was written, if today is the day of {@code now}. */
    public Instant writtenAt(Instant now) {
        return now.atZone(FRANCE).toLocalDate().minusDays(daysAgo).atTime(time).atZone(FRANCE).toInstant();
    }

    /** The text, with {@code {date}} and {@code {date-30}} (thirty days before) filled in. */
    List<Block> blocks(Instant now) {
        LocalDate day = writtenAt(now).atZone(FRANCE).toLocalDate();
        String filled = java.util.regex.Pattern.compile("\\{date(-\\d+)?}").matcher(text).replaceAll(found ->
                PRINTED.format(found.group(1) == null ? day : day.plusDays(Integer.parseInt(found.group(1)))));
        return Block.parse(filled);
    }

    static String printed(Instant instant) {
        return PRINTED.format(instant.atZone(FRANCE));
    }
}
