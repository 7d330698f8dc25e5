package fr.havre.ui.writing;

import fr.havre.documents.writing.WritingState;
import fr.havre.patients.Patient;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Badge;
import fr.havre.vault.FrenchZone;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What waits, in words of the language of the moment. */
final class SignWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final ZoneId FRANCE = FrenchZone.here();

    private final LiveWords words;

    SignWords(LiveWords words) {
        this.words = words;
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String who(Patient patient) {
        return patient.shownName();
    }

    String what(SignRow row) {
        return switch (row) {
            case SignRow.Text text -> text.writing().written().title().isBlank() ? words.now("writing.untitled")
                    : text.writing().written().title();
            case SignRow.Wanted wanted -> wanted.asked().piece().item().name(words.locale());
        };
    }

    /** Who prepared it and when, or which hospital waits for it, until when. */
    String under(SignRow row) {
        return switch (row) {
            case SignRow.Text text -> words.now("writing.row.by", text.by(),
                    DAY.format(text.writing().givenAt().orElse(text.writing().changedAt()).atZone(FRANCE)));
            case SignRow.Wanted wanted -> words.now("writing.row.hospital", hospital(wanted),
                    day(wanted.asked().piece().due()));
        };
    }

    private static String hospital(SignRow.Wanted wanted) {
        var stay = wanted.asked().file().admission().situation();
        return List.of(stay.hospital(), stay.service()).stream().filter(each -> !each.isBlank()).collect(Collectors.joining(", "));
    }

    String badge(SignRow row) {
        return switch (row) {
            case SignRow.Text text -> words.label(text.writing().state());
            case SignRow.Wanted wanted -> words.now(wanted.asked().piece().late() ? "writing.row.late" : "writing.row.wanted");
        };
    }

    static Badge.Tone tone(SignRow row) {
        return switch (row) {
            case SignRow.Text text -> text.writing().state() == WritingState.SENT_BACK ? Badge.Tone.WARN : Badge.Tone.PLAIN;
            case SignRow.Wanted wanted -> wanted.asked().piece().late() ? Badge.Tone.BAD : Badge.Tone.WARN;
        };
    }

    /** What stands above the sheet. */
    String said(SignRow row) {
        return switch (row) {
            case SignRow.Text text -> text.writing().reason().map(why -> words.now("writing.back", why))
                    .orElseGet(() -> under(row));
            case SignRow.Wanted wanted -> words.now("writing.wanted", hospital(wanted),
                    day(wanted.asked().file().admission().situation().day()), day(wanted.asked().piece().due()));
        };
    }
}
