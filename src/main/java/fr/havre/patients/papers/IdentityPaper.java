package fr.havre.patients.papers;

import fr.havre.patients.NameFolding;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.Sex;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an identity paper says in the lines that machines read. Names are capitals without accents, as they stand there.
 *
 * @param issuer the state, by its three letters
 * @param cut whether the names fill their place: they may go on
 * @param birth six figures, year, month and day; {@code <} where the paper says that nobody knows
 * @param validUntil its last day; of a French card of before 2021 at the latest by the rules, which count from its issue
 * @param validByRule whether that day does not stand on it
 * @param fits whether every check digit does
 */
public record IdentityPaper(PaperKind kind, String issuer, String surname, List<String> givenNames, boolean cut, String birth,
        Sex sex, Optional<LocalDate> validUntil, boolean validByRule, boolean fits) {
    /** Between names, or behind them. Only what a filler is mistaken for most: E, S, L, X end names of other people (MICHELE). */
    private static final String SEEN_BETWEEN = "K?";

    public IdentityPaper {
        givenNames = List.copyOf(givenNames);
    }

    /**
     * Finds the machine-readable lines in the words of a scan, or in what somebody typed. Never throws; of several the one
     * whose check digits fit best.
     *
     * @param today for the century of two figures
     */
    public static Optional<IdentityPaper> read(String text, LocalDate today) {
        return new PaperReading(today).of(text);
    }

    /** The date of birth with its likely century; a part that nobody knows is left out. */
    public Optional<PartialDate> birthDate(LocalDate today) {
        return PaperDates.birth(birth, today);
    }

    /** What differs, and what speaks against the paper on that day. Empty: it agrees. */
    public Set<PaperDifference> compare(Patient patient, LocalDate today) {
        EnumSet<PaperDifference> differences = EnumSet.noneOf(PaperDifference.class);
        surnameDiffers(patient).ifPresent(differences::add);
        givenNamesDiffer(patient).ifPresent(differences::add);
        if (birthDiffers(patient.traits().birthDate())) differences.add(PaperDifference.BIRTH_DATE);
        boolean known = sex != Sex.UNKNOWN && patient.traits().sex() != Sex.UNKNOWN;
        if (known && sex != patient.traits().sex()) differences.add(PaperDifference.SEX);
        if (validUntil.filter(last -> last.isBefore(today)).isPresent()) differences.add(PaperDifference.EXPIRED);
        if (!fits) differences.add(PaperDifference.CHECK_DIGITS);
        return differences;
    }

    private Optional<PaperDifference> surnameDiffers(Patient patient) {
        if (same(surname, patient.traits().birthName())) return Optional.empty();
        boolean used = patient.used().name().filter(name -> same(surname, name)).isPresent();
        return Optional.of(used ? PaperDifference.USED_NAME : PaperDifference.BIRTH_NAME);
    }

    private boolean same(String onPaper, String here) {
        String paper = joined(onPaper);
        String known = joined(here);
        return paper.equals(known) || (cut && !paper.isEmpty() && known.startsWith(paper)) || seenAs(paper, here);
    }

    /** No check digit counts the fillers of names, and one that was seen as a letter is no difference. */
    private static boolean seenAs(String paper, String names) {
        String pattern = Arrays.stream(NameFolding.fold(names).split(" ", -1)).map(IdentityPaper::joined).map(Pattern::quote)
                .collect(Collectors.joining(SEEN_BETWEEN, "", SEEN_BETWEEN));
        return Pattern.matches(pattern, paper);
    }

    /** As papers write it: no spaces, no signs; Ä, Ö, Ü, Å as one letter whichever way they were taken apart (part 3, section 6). */
    private static String joined(String name) {
        return NameFolding.fold(name).replace(" ", "").replace("AE", "A").replace("OE", "O").replace("UE", "U").replace("AA", "A")
                .replace("\u00DF", "SS");
    }

    private Optional<PaperDifference> givenNamesDiffer(Patient patient) {
        List<String> here = List.of(NameFolding.fold(patient.traits().givenNames()).split(" ", -1));
        String paper = joined(String.join(" ", givenNames));
        String known = joined(String.join(" ", here));
        if (paper.equals(known) || known.isEmpty()) return Optional.empty();
        if (!paper.isEmpty() && cut && known.startsWith(paper)) return Optional.empty();
        if (seenAs(paper, patient.traits().givenNames())) return Optional.empty();
        boolean partly = !paper.isEmpty() && (known.startsWith(paper) || paper.startsWith(known));
        return Optional.of(partly ? PaperDifference.GIVEN_NAMES_PARTLY : PaperDifference.GIVEN_NAMES);
    }

    /** Two figures of the year stand there; what the paper does not know cannot differ. */
    private boolean birthDiffers(Optional<PartialDate> here) {
        if (here.isEmpty()) return false;
        String known = here.get().iso().replace("-", "").substring(2);
        for (int i = 0; i < Math.min(birth.length(), known.length()); i++) {
            boolean open = birth.charAt(i) == '<' || (birth.startsWith("00", i / 2 * 2) && i >= 2);
            if (!open && birth.charAt(i) != known.charAt(i)) return true;
        }
        return false;
    }

    /** It is all about one person: nothing is shown. */
    @Override public String toString() {
        return "IdentityPaper[" + kind + "]";
    }
}
