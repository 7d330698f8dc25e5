package fr.havre.admissions.submission;

import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionSituation;
import fr.havre.admissions.Fact;
import fr.havre.admissions.Piece;
import fr.havre.admissions.PieceKey;
import fr.havre.admissions.PieceState;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.Traits;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** What is written to the hospital with the pieces of an admission. */
final class AdmissionLetter {
    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private final AdmissionFile file;
    private final OutgoingWords words = OutgoingWords.carried();

    AdmissionLetter(AdmissionFile file) {
        this.file = file;
    }

    String label() {
        return words.say("letter.label", day(stay().day()));
    }

    /**
     * The whole text.
     *
     * @param enclosed the pieces that go with it
     */
    String text(Set<PieceKey> enclosed, String note, boolean replaces) {
        List<String> lines = new ArrayList<>(List.of(words.say("letter.greeting"), ""));
        if (replaces) lines.add(words.say("letter.replaces"));
        lines.add(words.say("letter.intro", file.patient().shownName()));
        lines.add("");
        lines.addAll(stayLines());
        section(lines, "head.enclosed", pieces(piece -> enclosed.contains(piece.key())));
        section(lines, "head.noted", noted());
        section(lines, "head.missing", missing());
        if (!note.isEmpty()) section(lines, "head.note", List.of(note));
        lines.addAll(List.of("", words.say("letter.end")));
        return String.join("\n", lines);
    }

    String offLabel() {
        return words.say("letter.off.label", day(stay().day()));
    }

    /** That what was sent counts no more. */
    String offText() {
        return String.join("\n", words.say("letter.greeting"), "", words.say("letter.off", file.patient().shownName(),
                day(stay().day())), "", words.say("letter.end"));
    }

    private static void section(List<String> lines, String head, List<String> items) {
        if (items.isEmpty()) return;
        lines.add("");
        lines.add(OutgoingWords.carried().say(head));
        lines.addAll(items);
    }

    /** Where, when and why. */
    List<String> stayLines() {
        AdmissionSituation stay = stay();
        List<String> lines = new ArrayList<>(List.of(words.say("line.hospital", stay.hospital())));
        if (!stay.service().isEmpty()) lines.add(words.say("line.service", stay.service()));
        lines.add(words.say("line.day", day(stay.day())));
        stay.leaving().ifPresent(last -> lines.add(words.say("line.leaving", day(last))));
        if (!stay.reason().isEmpty()) lines.add(words.say("line.reason", stay.reason()));
        if (stay.said().contains(Fact.CONFIDENTIAL)) lines.add(words.say("line.confidential"));
        return lines;
    }

    /** Who it is about, spelled as on the identity paper. */
    String identityLine() {
        Traits traits = file.patient().traits();
        String born = traits.birthDate().map(AdmissionLetter::date).orElse("");
        return words.say("line.patient", traits.birthName().toUpperCase(Locale.FRENCH) + " " + traits.givenNames(),
                words.say("line.born." + traits.sex().name()), born);
    }

    /** Their INS, where the identity is sure; else nothing. */
    List<String> insLine() {
        Patient patient = file.patient();
        if (patient.status() != IdentityStatus.QUAL) return List.of();
        return patient.ins().stream().map(ins -> words.say("line.ins", ins.number())).toList();
    }

    /** What is not there and is needed. */
    List<String> missing() {
        return pieces(piece -> piece.lacking().isEmpty() && piece.blocks());
    }

    /** What was only noted down. */
    List<String> noted() {
        return file.pieces().stream().filter(piece -> !piece.item().document() && piece.state() == PieceState.RECEIVED)
                .flatMap(piece -> piece.noted().stream().map(noted -> words.say("line.noted", name(piece), noted))).toList();
    }

    /** One line for each. */
    List<String> pieces(Predicate<Piece> which) {
        return file.pieces().stream().filter(which).map(piece -> words.say("line.piece", name(piece))).toList();
    }

    String name(Piece piece) {
        String name = piece.item().name(Locale.FRENCH);
        return piece.key().part() == 0 ? name : words.say("line.holder", name, Integer.toString(piece.key().part()));
    }

    static String day(LocalDate day) {
        return FRENCH.format(day);
    }

    static String date(PartialDate date) {
        return date.day().map(FRENCH::format).orElse(date.iso());
    }

    private AdmissionSituation stay() {
        return file.admission().situation();
    }
}
