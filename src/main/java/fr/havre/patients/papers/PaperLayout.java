package fr.havre.patients.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where things stand on a paper; places count from 0. ICAO 9303 parts 4 (TD3), 5 (TD1) and 6 (TD2); the French identity card
 * of 1988 to 2021 by the decree 55-1397.
 */
enum PaperLayout {
    /** A card: three lines of 30. */
    TD1(30, 3),
    /** A card of before 2021 in France: two lines of 36, without its last day. */
    FRENCH_CARD(36, 2),
    /** A card: two lines of 36. */
    TD2(36, 2),
    /** A passport: two lines of 44. */
    TD3(44, 2);

    /** One field: line, first place, place behind the last. */
    private record Part(int line, int from, int to) {
        String of(List<String> lines) {
            return lines.get(line).substring(from, to);
        }
    }

    private final int length;
    private final int count;

    PaperLayout(int length, int count) {
        this.length = length;
        this.count = count;
    }

    int count() {
        return count;
    }

    /** The same lines with as many signs as this layout has; empty if they cannot be such a zone. */
    Optional<List<String>> fitted(List<String> lines) {
        List<String> fitted = new ArrayList<>();
        for (String line : lines) MachineLines.fitted(line, length).ifPresent(fitted::add);
        return fitted.size() == count && begins(fitted.getFirst()) ? Optional.of(repaired(fitted)) : Optional.empty();
    }

    private boolean begins(String first) {
        return switch (this) {
            case TD3 -> first.startsWith("P");
            case FRENCH_CARD -> first.startsWith("IDFRA") || first.startsWith("1DFRA");
            case TD1, TD2 -> first.startsWith("I") || first.startsWith("A") || first.startsWith("C") || first.startsWith("1");
        };
    }

    /** Figures where only figures stand, letters where only letters do. */
    private List<String> repaired(List<String> lines) {
        List<StringBuilder> out = lines.stream().map(StringBuilder::new).toList();
        for (Part each : numeric()) put(out, each, MachineLines.figures(each.of(lines)));
        for (Part each : alphabetic()) put(out, each, MachineLines.letters(each.of(lines)));
        return out.stream().map(StringBuilder::toString).toList();
    }

    private static void put(List<StringBuilder> out, Part part, String text) {
        out.get(part.line()).replace(part.from(), part.to(), text);
    }

    private List<Part> numeric() {
        return switch (this) {
            case TD1 -> List.of(new Part(0, 14, 15), new Part(1, 0, 7), new Part(1, 8, 15), new Part(1, 29, 30));
            case TD2 -> List.of(new Part(1, 9, 10), new Part(1, 13, 20), new Part(1, 21, 28), new Part(1, 35, 36));
            case TD3 -> List.of(new Part(1, 9, 10), new Part(1, 13, 20), new Part(1, 21, 28), new Part(1, 42, 44));
            case FRENCH_CARD -> List.of(new Part(1, 0, 4), new Part(1, 12, 13), new Part(1, 27, 34), new Part(1, 35, 36));
        };
    }

    private List<Part> alphabetic() {
        return switch (this) {
            case TD1 -> List.of(new Part(0, 0, 5), new Part(2, 0, 30), new Part(1, 15, 18));
            case TD2 -> List.of(new Part(0, 0, 36), new Part(1, 10, 13));
            case TD3 -> List.of(new Part(0, 0, 44), new Part(1, 10, 13));
            case FRENCH_CARD -> List.of(new Part(0, 0, 30), new Part(1, 13, 27));
        };
    }

    /** As written, fillers and all. */
    String surnameAndGiven(List<String> lines) {
        return switch (this) {
            case TD1 -> lines.get(2);
            case TD2, TD3 -> lines.getFirst().substring(5);
            case FRENCH_CARD -> lines.getFirst().substring(5, 30) + "<<" + lines.get(1).substring(13, 27);
        };
    }

    String issuer(List<String> lines) {
        return lines.getFirst().substring(2, 5).replace("<", "");
    }

    String birth(List<String> lines) {
        return birthPart().of(lines);
    }

    private Part birthPart() {
        return switch (this) {
            case TD1 -> new Part(1, 0, 6);
            case TD2, TD3 -> new Part(1, 13, 19);
            case FRENCH_CARD -> new Part(1, 27, 33);
        };
    }

    char sex(List<String> lines) {
        return lines.get(1).charAt(switch (this) {
            case TD1 -> 7;
            case TD2, TD3 -> 20;
            case FRENCH_CARD -> 34;
        });
    }

    /** Its last day; empty where it only says when it was issued. */
    Optional<String> expiry(List<String> lines) {
        return switch (this) {
            case TD1 -> Optional.of(lines.get(1).substring(8, 14));
            case TD2, TD3 -> Optional.of(lines.get(1).substring(21, 27));
            case FRENCH_CARD -> Optional.empty();
        };
    }

    /** Year and month of its issue, where it says so. */
    Optional<String> issued(List<String> lines) {
        return this == FRENCH_CARD ? Optional.of(lines.get(1).substring(0, 4)) : Optional.empty();
    }

    /** How many check digits there are, and how many do not fit. */
    int[] checks(List<String> lines) {
        String one = lines.getFirst();
        String two = lines.get(1);
        List<Boolean> fit = switch (this) {
            case TD1 -> List.of(CheckDigit.fits(one.substring(5, 14), one.charAt(14)) || longNumber(one),
                    CheckDigit.fits(two.substring(0, 6), two.charAt(6)), CheckDigit.fits(two.substring(8, 14), two.charAt(14)),
                    CheckDigit.fits(one.substring(5) + two.substring(0, 7) + two.substring(8, 15) + two.substring(18, 29),
                            two.charAt(29)));
            case TD2 -> List.of(CheckDigit.fits(two.substring(0, 9), two.charAt(9)),
                    CheckDigit.fits(two.substring(13, 19), two.charAt(19)), CheckDigit.fits(two.substring(21, 27), two.charAt(27)),
                    CheckDigit.fits(two.substring(0, 10) + two.substring(13, 20) + two.substring(21, 35), two.charAt(35)));
            case TD3 -> List.of(CheckDigit.fits(two.substring(0, 9), two.charAt(9)),
                    CheckDigit.fits(two.substring(13, 19), two.charAt(19)), CheckDigit.fits(two.substring(21, 27), two.charAt(27)),
                    CheckDigit.fits(two.substring(28, 42), two.charAt(42)),
                    CheckDigit.fits(two.substring(0, 10) + two.substring(13, 20) + two.substring(21, 43), two.charAt(43)));
            case FRENCH_CARD -> List.of(CheckDigit.fits(two.substring(0, 12), two.charAt(12)),
                    CheckDigit.fits(two.substring(27, 33), two.charAt(33)), CheckDigit.fits(one + two.substring(0, 35), two.charAt(35)));
        };
        return new int[] {fit.size(), (int) fit.stream().filter(each -> !each).count()};
    }

    /** A number of more than nine signs goes on where else nothing stands, its check digit after it (part 5, note j). */
    private static boolean longNumber(String line) {
        String rest = line.substring(15).replaceAll("<+$", "");
        if (line.charAt(14) != '<' || rest.length() < 2) return false;
        String number = line.substring(5, 14) + rest.substring(0, rest.length() - 1);
        return CheckDigit.fits(number, rest.charAt(rest.length() - 1));
    }

    /** Where letters and figures may stand in its number: for who tries what a camera may have mixed up. */
    int[] number() {
        return switch (this) {
            case TD1 -> new int[] {0, 5, 14};
            case TD2, TD3 -> new int[] {1, 0, 9};
            case FRENCH_CARD -> new int[] {1, 4, 12};
        };
    }
}
