package fr.havre.ui.admissions;

import fr.havre.admissions.Admission;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionSituation;
import fr.havre.admissions.Alert;
import fr.havre.admissions.ChecklistItem;
import fr.havre.admissions.Giver;
import fr.havre.admissions.Piece;
import fr.havre.admissions.PieceState;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.ui.LiveWords;
import fr.havre.ui.patients.PatientWords;
import fr.havre.ui.shell.Badge;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Admissions and their pieces, in words of the language of the moment. */
final class AdmissionWords {
    static final String BETWEEN = "  ·  ";
    /** What follows the first of several names of a piece. */
    private static final Pattern FURTHER = Pattern.compile("\\s*[,(:]|\\s+(ou|or)\\s");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final LiveWords words;

    AdmissionWords(LiveWords words) {
        this.words = words;
    }

    /** {@code mer. 2 déc.}; with the year where it is another one. */
    String day(LocalDate day, LocalDate today) {
        String pattern = day.getYear() == today.getYear() ? "EEE d MMM" : "EEE d MMM yyyy";
        return words.day(pattern, day);
    }

    /** {@code mercredi 2 décembre 2026}. */
    String wholeDay(LocalDate day) {
        return words.day("EEEE d MMMM yyyy", day);
    }

    static String shortDay(LocalDate day) {
        return SHORT.format(day);
    }

    /** {@code dans 7 jours}. */
    String until(LocalDate day, LocalDate today) {
        return words.now("admissions.until", ChronoUnit.DAYS.between(today, day));
    }

    /** {@code LEFÈVRE Marie, née le 05/03/1962}: birth name, given name, birth date. */
    String who(Patient patient) {
        return (patient.traits().birthName() + " " + patient.traits().firstGivenName()).strip();
    }

    String born(Patient patient) {
        return patient.traits().birthDate().map(PatientWords::date).map(date -> words.now("admissions.born."
                + patient.traits().sex(), date)).orElseGet(() -> words.now("admissions.born.unsaid"));
    }

    /** Hospital, service, reason: what is said of them. */
    static String where(AdmissionSituation stay) {
        return Stream.of(stay.hospital(), stay.service(), stay.reason()).filter(part -> !part.isBlank())
                .collect(Collectors.joining(BETWEEN));
    }

    /** What a piece is called shortly: the first of its names; which holder, where there are two. */
    String piece(Piece piece) {
        String name = FURTHER.split(name(piece.item()), 2)[0];
        return piece.key().part() == 0 ? name : words.now("admissions.piece.of-holder", name, piece.key().part());
    }

    /** All of its name. */
    String whole(Piece piece) {
        String name = name(piece.item());
        return piece.key().part() == 0 ? name : words.now("admissions.piece.of-holder", name, piece.key().part());
    }

    private String name(ChecklistItem item) {
        return item.name(words.locale());
    }

    /** Who is waited for and for what: {@code attend le patient : …}. One text for each; late ones say so once. */
    List<String> waits(AdmissionFile file) {
        Map<String, List<Piece>> byWhom = new LinkedHashMap<>();
        file.blocking().forEach(piece -> byWhom.computeIfAbsent(whom(piece), _ -> new ArrayList<>()).add(piece));
        return byWhom.entrySet().stream().map(each -> waits(each.getKey(), each.getValue())).toList();
    }

    private String waits(String whom, List<Piece> pieces) {
        String names = pieces.stream().map(this::inList).collect(Collectors.joining(", "));
        String said = words.now(whom.isEmpty() ? "admissions.waits.here" : "admissions.waits", whom, names);
        return pieces.stream().anyMatch(Piece::late) ? words.now("admissions.waits.late", said) : said;
    }

    /** Who was asked, else who gives it; empty for the front desk itself. */
    private String whom(Piece piece) {
        return piece.askedOf().orElseGet(() -> piece.item().giver() == Giver.FRONT_DESK ? ""
                : words.label(piece.item().giver()));
    }

    private String inList(Piece piece) {
        String name = piece(piece);
        String plain = name.substring(0, 1).toLowerCase(words.locale()) + name.substring(1);
        return piece.state() == PieceState.EXPIRED ? words.now("admissions.piece.expired", plain) : plain;
    }

    /** What the pill of an admission says. */
    String state(AdmissionFile file) {
        if (file.admission().state() != Admission.State.OPEN) return words.label(file.admission().state());
        int missing = file.blocking().size();
        return missing == 0 ? words.now("admissions.complete") : words.now("admissions.missing", missing);
    }

    /** What cannot wait: the report of the anaesthetist. Empty while nothing is the matter. */
    String alert(AdmissionFile file) {
        return file.alerts().stream().map(Alert::kind).filter(kind -> kind == Alert.Kind.ANAESTHESIA_MISSING).findFirst()
                .map(words::label).orElse("");
    }

    static Badge.Tone tone(AdmissionFile file) {
        if (file.admission().state() != Admission.State.OPEN) return Badge.Tone.PLAIN;
        return file.complete() ? Badge.Tone.GOOD : Badge.Tone.BAD;
    }

    /** What the pill of a piece says. */
    String state(Piece piece) {
        String state = words.label(piece.state());
        return piece.late() ? words.now("admissions.piece.late", state) : state;
    }

    static Badge.Tone tone(Piece piece) {
        if (piece.late() && piece.blocks()) return Badge.Tone.BAD;
        return switch (piece.state()) {
            case RECEIVED -> Badge.Tone.GOOD;
            case ASKED -> Badge.Tone.WARN;
            case EXPIRED -> Badge.Tone.BAD;
            case NOT_NEEDED -> Badge.Tone.PLAIN;
            case MISSING -> piece.item().need() == ChecklistItem.Need.REQUIRED ? Badge.Tone.BAD : Badge.Tone.PLAIN;
        };
    }

    /**
     * Who gives it by when; what was noted; until when it is valid; why it is not needed.
     *
     * @param dated false while the day of admission is not known
     */
    String under(Piece piece, boolean dated) {
        String due = dated ? words.now("admissions.piece.due", SHORT.format(piece.due())) : "";
        Stream<String> parts = switch (piece.state()) {
            case MISSING -> Stream.of(giver(piece), due);
            case ASKED -> Stream.of(words.now("admissions.piece.asked", piece.askedOf().orElse(words.label(
                    piece.item().giver())), piece.askedAt().map(AdmissionWords::moment).orElse("")), due);
            case RECEIVED, EXPIRED -> Stream.of(there(piece), piece.noted().orElse(""), validity(piece));
            case NOT_NEEDED -> Stream.of(why(piece));
        };
        return parts.filter(part -> !part.isBlank()).collect(Collectors.joining(BETWEEN));
    }

    private String giver(Piece piece) {
        return words.now("admissions.piece.giver", words.label(piece.item().giver()), words.label(piece.item().need()));
    }

    private String there(Piece piece) {
        String on = piece.receivedAt().map(AdmissionWords::moment).orElse("");
        return words.now(piece.filed().isPresent() ? "admissions.piece.filed" : "admissions.piece.received", on);
    }

    private String validity(Piece piece) {
        if (piece.validUntil().isPresent()) return words.now("admissions.piece.valid", SHORT.format(piece.validUntil().get()));
        return piece.item().validityPrinted() ? words.now("admissions.piece.valid.unsaid") : "";
    }

    private String why(Piece piece) {
        return piece.notNeededBecause().or(() -> piece.lacking().map(fact -> words.now("admissions.piece.without",
                words.label(fact)))).orElse("");
    }

    private static String moment(java.time.Instant at) {
        return PatientWords.moment(at).substring(0, 10);
    }

    /** A day as it was typed, or nothing. */
    static String typed(PartialDate date) {
        return PatientWords.date(date);
    }
}
