package fr.havre.ui.imports;

import fr.havre.patients.Patient;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Sex;
import fr.havre.ui.LiveWords;
import fr.havre.ui.chart.IdentityText;
import fr.havre.ui.shell.Badge;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a line of an import says in words, in the language of the moment. */
final class LineWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final Pattern TYPED = Pattern.compile("(?:(?:(\\d{1,2})[/. -])?(\\d{1,2})[/. -])?(\\d{4})");
    private static final int LONGEST_PHRASE = 90;

    private final LiveWords words;

    LineWords(LiveWords words) {
        this.words = words;
    }

    /** A patient on one line. */
    String patient(Patient patient) {
        return IdentityText.name(patient) + " · " + born(patient);
    }

    private String born(Patient patient) {
        return patient.traits().birthDate().map(date -> words.now(patient.traits().sex() == Sex.FEMALE
                ? "imports.born.FEMALE" : "imports.born", date(date))).orElseGet(() -> words.now("imports.born.unknown"));
    }

    /** As dates are written in France, with the precision they have. */
    static String date(PartialDate date) {
        if (date == null) return "";
        if (date.hasDay()) return DAY.format(date.firstDay());
        String iso = date.iso();
        return iso.length() == 7 ? iso.substring(5) + "/" + iso.substring(0, 4) : iso;
    }

    /** What somebody typed: a day, a month, a year. */
    static Optional<PartialDate> parse(String typed) {
        Matcher parts = TYPED.matcher(typed.strip());
        if (!parts.matches()) return Optional.empty();
        StringBuilder iso = new StringBuilder(parts.group(3));
        if (parts.group(2) != null) iso.append('-').append(two(parts.group(2)));
        if (parts.group(1) != null) iso.append('-').append(two(parts.group(1)));
        return PartialDate.parse(iso.toString());
    }

    private static String two(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }

    /** Why this patient is proposed. */
    String why(ImportLine line) {
        PatientChoice choice = line.choiceProperty().get();
        if (choice == null) {
            if (line.toHandOver()) return words.now("imports.patient.unknownHanded");
            boolean several = line.reading().filter(read -> read.candidates().size() > 1).isPresent();
            return words.now(several ? "imports.patient.several" : "imports.patient.none");
        }
        String reason = words.now("imports.certainty." + choice.certainty());
        if (choice.differences().isEmpty()) return reason;
        return reason + " " + words.now("imports.patient.differences", choice.differences().stream().sorted()
                .map(words::label).collect(Collectors.joining(", ")));
    }

    /** Where in the document a type was seen. */
    String whyType(ImportLine line) {
        if (line.reading().isEmpty() || line.typeProperty().get().isEmpty()) return "";
        Reading read = line.reading().get();
        String code = line.typeProperty().get();
        if (read.examined().recognised().metadata().type().filter(own -> own.code().equals(code)).isPresent()) {
            return words.now("imports.said");
        }
        if (read.frontDeskType().filter(code::equals).isPresent()) return words.now("imports.certainty.FRONT_DESK");
        return read.examined().words().types().stream().filter(each -> each.value().code().equals(code)).findFirst()
                .map(each -> words.now("imports.read", shortened(each.phrase()))).orElse("");
    }

    /** Where in the document, or from what else, a date was taken. */
    String whyDate(ImportLine line) {
        PartialDate date = line.dateProperty().get();
        if (line.reading().isEmpty() || date == null) return "";
        Reading read = line.reading().get();
        if (read.examined().recognised().metadata().date().filter(date::equals).isPresent()) return words.now("imports.said");
        Optional<String> phrase = read.examined().words().dates().stream().filter(each -> each.value().equals(date))
                .findFirst().map(each -> each.phrase());
        if (phrase.isPresent()) return words.now("imports.read", shortened(phrase.get()));
        return read.date().isEmpty() && read.lastModified().isPresent() ? words.now("imports.date.file") : "";
    }

    private static String shortened(String phrase) {
        String line = phrase.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_PHRASE ? line : line.substring(0, LONGEST_PHRASE - 1) + "…";
    }

    /** The title once it has one, else the file's name. */
    String name(ImportLine line) {
        String title = line.titleProperty().get();
        return title.isBlank() ? line.incoming().name() : title;
    }

    /** How far it is, in a word or two. */
    String state(ImportLine line) {
        return switch (line.stateProperty().get()) {
            case TO_COMPLETE -> words.now("imports.missing." + line.missingProperty().get());
            case READY -> line.toHandOver() ? words.now("imports.state.TO_HAND_OVER") : words.now(line.sure() ? "imports.state.READY" : "imports.state.PROBABLE");
            case FILED -> words.now(line.problemProperty().get() == null ? "imports.state.FILED" : "imports.state.NOT_SENT");
            case READING, FILING, ALREADY_THERE, HANDED_OVER, REFUSED -> words.now("imports.state." + line.stateProperty().get());
        };
    }

    static Badge.Tone tone(ImportLine line) {
        return switch (line.stateProperty().get()) {
            case READING, FILING -> Badge.Tone.PLAIN;
            case TO_COMPLETE -> line.missingProperty().get() == ImportLine.Missing.RIGHT_PATIENT ? Badge.Tone.BAD : Badge.Tone.WARN;
            case READY -> line.sure() ? Badge.Tone.INFO : Badge.Tone.WARN;
            case FILED -> line.problemProperty().get() == null ? Badge.Tone.GOOD : Badge.Tone.WARN;
            case ALREADY_THERE, HANDED_OVER -> Badge.Tone.GOOD;
            case REFUSED -> Badge.Tone.BAD;
        };
    }
}
