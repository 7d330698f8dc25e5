package fr.havre.ui.chart;

import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Origin;
import fr.havre.patients.PartialDate;
import fr.havre.ui.LiveWords;
import fr.havre.ui.review.ReviewWords;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of a chart in words of the language of the moment. */
final class ChartWords {
    private final LiveWords words;

    ChartWords(LiveWords words) {
        this.words = words;
    }

    LiveWords live() {
        return words;
    }

    /** {@code 18 nov.}; the year or the month alone where no more was said; empty without a date. */
    String day(DocumentLine line) {
        return line.date().map(date -> switch (date.iso().length()) {
            case 4 -> date.iso();
            case 7 -> format("LLL yyyy", date.firstDay());
            default -> format("d MMM", date.firstDay());
        }).orElse("");
    }

    /** In full, for screen readers and the head of a document. */
    String fullDay(DocumentLine line) {
        return line.date().map(this::fullDay).orElseGet(() -> words.now("chart.undated"));
    }

    String fullDay(PartialDate date) {
        return switch (date.iso().length()) {
            case 4 -> date.iso();
            case 7 -> format("LLLL yyyy", date.firstDay());
            default -> fullDay(date.firstDay());
        };
    }

    String fullDay(LocalDate day) {
        return format("d MMMM yyyy", day);
    }

    String heading(ChartRow.Heading heading) {
        if (heading.from().isEmpty()) return words.now("chart.undated");
        LocalDate from = heading.from().get();
        if (heading.wholeYear()) return String.valueOf(from.getYear());
        if (heading.to().isEmpty()) return capital(format("LLLL yyyy", from));
        LocalDate to = heading.to().get();
        String episode = from.equals(to) ? fullDay(to)
                : words.now("chart.episode", format(from.getYear() == to.getYear() ? "d MMM" : "d MMM yyyy", from),
                        fullDay(to));
        return heading.documents() == 1 ? episode : episode + "  ·  "
                + words.now("chart.documents", heading.documents());
    }

    private String format(String pattern, LocalDate day) {
        return words.day(pattern, day);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** The title, or what stands for one. */
    String title(DocumentLine line) {
        return line.title().isBlank() ? type(line).orElseGet(() -> words.now("chart.untitled")) : line.title();
    }

    /** Author and type; the type alone where the title does not say it; how long it is where there is no title. */
    String under(DocumentLine line) {
        String size = !line.title().isBlank() ? "" : format(line) + line.pages().map(pages -> ", "
                + words.now("chart.pages", pages)).orElse("");
        return Stream.concat(Stream.of(line.author(), size).filter(name -> !name.isBlank()),
                type(line).filter(type -> !type.equals(title(line))).stream()).collect(Collectors.joining("  ·  "));
    }

    /** The same, with who has looked at it. */
    String under(ChartDocument document) {
        String seen = seen(document);
        DocumentLine line = document.line();
        if (seen.isEmpty()) return under(line);
        return Stream.concat(Stream.of(line.author(), seen).filter(part -> !part.isBlank()),
                type(line).filter(type -> !type.equals(title(line))).stream()).collect(Collectors.joining("  ·  "));
    }

    /** {@code vu par Dr Claire Roussel le 25/11/2026 : prévenir le patient}; empty while nobody has. */
    String seen(ChartDocument document) {
        return document.review().flatMap(each -> each.seen().map(seen -> new ReviewWords(words).seen(seen, each.by())))
                .orElse("");
    }

    /** Whether it waits to be looked at. */
    String toReview(ChartDocument document) {
        return document.review().filter(each -> each.seen().isEmpty()).isPresent() ? words.now("review.unseen") : "";
    }

    Optional<String> type(DocumentLine line) {
        if (!line.typeCode().isEmpty()) {
            return Optional.of(CodeLists.official().label(CodeList.TYPE, line.typeCode(), words.locale()));
        }
        return line.classCode().isEmpty() ? Optional.empty() : Optional.of(classOf(line.classCode()));
    }

    String classOf(String code) {
        return code.isEmpty() ? words.now("chart.class.none")
                : CodeLists.official().label(CodeList.CLASS, code, words.locale());
    }

    String origin(DocumentLine line) {
        return line.origins().stream().sorted().map(words::label).collect(Collectors.joining(", "));
    }

    /** The one icon that says most of what it is. */
    static String icon(DocumentLine line) {
        return switch (line.classCode()) {
            case "11" -> "fth-book-open";
            case "31" -> "fth-image";
            case "42", "43", "45" -> "fth-clipboard";
            case "44" -> "fth-list";
            case "52" -> "fth-award";
            case "90" -> "fth-user";
            case "95", "60" -> "fth-credit-card";
            default -> byType(line);
        };
    }

    /**
     * Biology (11502-2), vaccination (87273-9, 11369-6), operations (11504-8) are reports like others by their class.
     */
    private static String byType(DocumentLine line) {
        return switch (line.typeCode()) {
            case "11502-2" -> "fth-activity";
            case "87273-9", "11369-6" -> "fth-shield";
            case "11504-8" -> "fth-scissors";
            default -> isPicture(line.format()) ? "fth-image" : "fth-file-text";
        };
    }

    private static boolean isPicture(DocumentFormat format) {
        return format == DocumentFormat.JPEG || format == DocumentFormat.PNG || format == DocumentFormat.TIFF;
    }

    static String originIcon(DocumentLine line) {
        if (line.origins().contains(Origin.Kind.RECORD)) return "fth-cloud";
        if (line.origins().contains(Origin.Kind.MESSAGE)) return "fth-mail";
        return line.origins().contains(Origin.Kind.WRITTEN_HERE) ? "fth-edit-2" : "fth-printer";
    }

    /** CDA, PDF: what a person calls the format. */
    static String format(DocumentLine line) {
        return line.format().name();
    }

    /** For a copy in clear: no name of a patient in it. */
    String fileName(DocumentLine line) {
        String name = type(line).orElseGet(() -> words.now("chart.document")) + line.date().map(date -> " "
                + date.firstDay()).orElse("");
        return name.replaceAll("[\\\\/:*?\"<>|]", "-") + "." + line.format().extension();
    }
}
