package fr.havre.documents.writing;

import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.pdf.Paper;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.Ins;
import fr.havre.patients.Patient;
import fr.havre.patients.Traits;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLine;
import fr.havre.vault.FrenchZone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A letter or a summary as its PDF/A shows it. */
record LetterPaper(Written written, Patient patient, Signatory by, Optional<DocumentLine> corrected, Optional<Profile> profile,
        Instant at) {
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.FRENCH);

    /** The bytes, with the name and the moment of who signs, or saying that nobody has. */
    byte[] pdf(boolean signed) {
        ZonedDateTime moment = at.atZone(FRANCE);
        String name = by.author().displayName();
        Paper.Builder paper = Paper.titled(written.title().isBlank() ? PaperWords.of("not.signed") : written.title(), at)
                .author(name).large(written.large()).footer(footer()).letterhead(letterhead(), written.addressee().lines().toList())
                .boxed(identity()).aside(List.of(PaperWords.of("today", DAY.format(moment)))).shownTitle();
        corrected.ifPresent(old -> paper.paragraph(PaperWords.of("corrects",
                old.date().map(LetterFields::shown).orElseGet(() -> LetterFields.FRENCH.format(old.keptAt().atZone(FRANCE))))));
        if (written.kind() == WritingKind.SUMMARY) profile.ifPresent(lines -> summary(paper, lines));
        if (written.kind() == WritingKind.SUMMARY && !written.body().isBlank()) paper.heading(PaperWords.of("remarks"));
        paper.text(written.body());
        paper.aside(List.of(signed ? PaperWords.of("signed", name, DAY.format(moment), HOUR.format(moment))
                : PaperWords.of("not.signed")));
        return paper.pdf();
    }

    private List<String> letterhead() {
        List<String> lines = new ArrayList<>();
        if (!by.author().organisation().name().isBlank()) lines.add(by.author().organisation().name());
        if (!by.author().displayName().equals(by.author().organisation().name())) lines.add(by.author().displayName());
        by.author().specialty().map(CodedValue::label).ifPresent(lines::add);
        by.author().id().map(each -> each.extension()).filter(number -> number.length() == 12)
                .ifPresent(number -> lines.add(PaperWords.of("identifier", number.substring(1))));
        return lines;
    }

    /** The five traits; the number only of a qualified identity. */
    private List<String> identity() {
        Traits traits = patient.traits();
        List<String> lines = new ArrayList<>(List.of((traits.birthName() + " " + traits.givenNames()).strip()));
        String used = (patient.used().name().orElse("") + " " + patient.used().givenName().orElse("")).strip();
        if (!used.isEmpty()) lines.add(PaperWords.of("used.name", used));
        List<String> born = new ArrayList<>();
        traits.birthDate().ifPresent(date -> born.add(PaperWords.of("born." + traits.sex(), LetterFields.shown(date))));
        traits.birthPlace().ifPresent(place -> born.add(PaperWords.of("birth.place", place)));
        born.add(PaperWords.of("sex", traits.sex().code()));
        lines.add(String.join(", ", born));
        boolean qualified = patient.status() == IdentityStatus.QUAL;
        lines.add(patient.ins().filter(_ -> qualified).map(LetterPaper::number).orElseGet(() -> PaperWords.of("ins.not")));
        return lines;
    }

    /** In groups, as it is read aloud. */
    private static String number(Ins ins) {
        String n = ins.number();
        String grouped = String.join("\u00A0", n.substring(0, 1), n.substring(1, 3), n.substring(3, 5), n.substring(5, 7),
                n.substring(7, 10), n.substring(10, 13), n.substring(13));
        return PaperWords.of("ins", grouped, PaperWords.of("ins." + ins.issuer()));
    }

    private String footer() {
        Traits traits = patient.traits();
        String name = (traits.birthName() + " " + traits.firstGivenName()).strip();
        return traits.birthDate().map(date -> PaperWords.of("born.footer", name,
                PaperWords.of("born." + traits.sex(), LetterFields.shown(date)).toLowerCase(Locale.FRENCH))).orElse(name);
    }

    /** Each line with its source and its date; of what nobody has asked, that nobody has. */
    private static void summary(Paper.Builder paper, Profile profile) {
        for (ProfileKind kind : Arrays.stream(ProfileKind.values()).filter(LetterPaper::always).toList()) {
            paper.heading(PaperWords.of("kind." + kind));
            switch (profile.known(kind)) {
                case NOT_ASKED -> paper.paragraph(PaperWords.of("not.asked"));
                case NONE -> paper.paragraph(PaperWords.of("none." + kind));
                case LISTED -> table(paper, profile.current(kind));
            }
        }
        for (ProfileKind kind : Arrays.stream(ProfileKind.values()).filter(each -> !always(each)).toList()) {
            if (profile.current(kind).isEmpty()) continue;
            paper.heading(PaperWords.of("kind." + kind));
            table(paper, profile.current(kind));
        }
    }

    private static boolean always(ProfileKind kind) {
        return kind == ProfileKind.ALLERGY || kind == ProfileKind.TREATMENT || kind == ProfileKind.HISTORY
                || kind == ProfileKind.IMPLANT;
    }

    private static void table(Paper.Builder paper, List<ProfileLine> lines) {
        paper.table(List.of(PaperWords.of("column.date"), PaperWords.of("column.what"), PaperWords.of("column.detail"),
                PaperWords.of("column.source")), lines.stream().map(line -> List.of(
                        line.content().since().map(LetterFields::shown).orElse(""), line.content().text(), detail(line),
                        source(line))).toList());
    }

    private static String detail(ProfileLine line) {
        List<String> parts = new ArrayList<>();
        line.content().detail().ifPresent(parts::add);
        line.content().severity().ifPresent(severity -> parts.add(PaperWords.of("severity." + severity)));
        line.content().reference().ifPresent(parts::add);
        return String.join(", ", parts);
    }

    private static String source(ProfileLine line) {
        String day = LetterFields.FRENCH.format(line.recordedAt().atZone(FRANCE));
        return PaperWords.of("source", line.source().saidBy().orElseGet(() -> PaperWords.of("origin." + line.source().origin())),
                line.source().on().map(LetterFields::shown).orElse(day));
    }
}
