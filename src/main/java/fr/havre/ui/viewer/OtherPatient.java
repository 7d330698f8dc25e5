package fr.havre.ui.viewer;

import fr.havre.documents.DocumentDetails;
import fr.havre.documents.Warning;
import fr.havre.documents.pdf.PdfProposals;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.Match;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a document speaks of somebody else than it is filed for. What a header says counts more than what words look like. */
final class OtherPatient {
    private final Desk desk;

    OtherPatient(Desk desk) {
        this.desk = desk;
    }

    boolean namedBy(DocumentDetails details) {
        if (details.line().warnings().contains(Warning.OTHER_PATIENT_NAMED)) return true;
        Optional<PatientId> filed = details.line().patient();
        if (filed.isEmpty()) return false;
        ClaimedIdentity header = details.metadata().patient();
        if (!header.isEmpty()) {
            return switch (match(header)) {
                case Match.Same same -> !same.patient().equals(filed.get());
                case Match.Maybe maybe -> maybe.candidates().stream().noneMatch(each -> each.patient().equals(filed.get())
                        && !each.differences().contains(Match.Difference.INS));
                case Match.None _ -> true;
            };
        }
        return inWords(details.text()).map(this::match).filter(found -> surelyAnother(found, filed.get())).isPresent();
    }

    private Match match(ClaimedIdentity claimed) {
        return desk.patients().matching(desk.session(), claimed);
    }

    private static Optional<ClaimedIdentity> inWords(String text) {
        return PdfProposals.of(text, LocalDate.EPOCH).patient().map(each -> each.value());
    }

    /** A letter also names its doctor, a mother, a spouse: only another patient of this vault who fits well counts. */
    private static boolean surelyAnother(Match match, PatientId filed) {
        return switch (match) {
            case Match.Same same -> !same.patient().equals(filed);
            case Match.Maybe maybe -> maybe.candidates().stream().noneMatch(each -> each.patient().equals(filed))
                    && maybe.candidates().stream().anyMatch(OtherPatient::fits);
            case Match.None _ -> false;
        };
    }

    private static boolean fits(Match.Candidate candidate) {
        return Stream.of(Match.Difference.INS, Match.Difference.BIRTH_DATE, Match.Difference.BIRTH_NAME)
                .noneMatch(candidate.differences()::contains);
    }

    /** Whether the words of an embedded PDF name somebody else than the header around it, by number, by date or by name. */
    static boolean differs(ClaimedIdentity header, String words) {
        Optional<ClaimedIdentity> said = inWords(words);
        if (said.isEmpty()) return false;
        ClaimedIdentity inside = said.get();
        boolean otherNumber = inside.verifiedIns().isPresent() && header.verifiedIns().isPresent()
                && !inside.verifiedIns().get().number().equals(header.verifiedIns().get().number());
        boolean otherDate = inside.birthDate().isPresent() && header.birthDate().isPresent()
                && !inside.birthDate().equals(header.birthDate());
        return otherNumber || otherDate || otherName(header, inside);
    }

    private static boolean otherName(ClaimedIdentity header, ClaimedIdentity inside) {
        List<String> theirs = words(header.birthFamilyName() + " " + header.usedFamilyName());
        List<String> ours = words(inside.birthFamilyName() + " " + inside.usedFamilyName());
        return !theirs.isEmpty() && !ours.isEmpty() && ours.stream().noneMatch(theirs::contains);
    }

    private static List<String> words(String names) {
        String folded = java.text.Normalizer.normalize(names, java.text.Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return Stream.of(folded.split("[^a-z]+", -1)).filter(each -> each.length() > 1).toList();
    }
}
