package fr.havre.patients.papers;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

    /** The first sign of most cards, and what it is taken for. */
    private static final String LIKE_I = "I1TLJ";
    private static final Part SURNAME = new Part(0, 5, 30);

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

    /** What each of these lines may have been in this layout, the likeliest first; empty if they cannot be such a zone. */
    List<List<String>> fittings(List<String> lines) {
        if (!begins(lines.getFirst())) return List.of();
        List<List<String>> all = IntStream.range(0, count).mapToObj(i -> MachineLines.fittings(lines.get(i), length, isNamed(i))).toList();
        return all.stream().anyMatch(List::isEmpty) ? List.of() : all;
    }

    private boolean isNamed(int line) {
        return this == FRENCH_CARD || line == (this == TD1 ? 2 : 0);
    }

    private boolean begins(String first) {
        return switch (this) {
            case TD3 -> first.startsWith("P");
            case FRENCH_CARD -> LIKE_I.indexOf(first.charAt(0)) >= 0 && first.startsWith("DFRA", 1);
            case TD1, TD2 -> LIKE_I.indexOf(first.charAt(0)) >= 0 || first.startsWith("A") || first.startsWith("C");
        };
    }

    /** Figures where only figures stand, letters where only letters do. */
    List<String> spelt(List<String> lines) {
        List<StringBuilder> out = lines.stream().map(StringBuilder::new).toList();
        for (Part each : numeric()) put(out, each, MachineLines.figures(each.of(lines)));
        for (Part each : alphabetic()) put(out, each, MachineLines.letters(each.of(lines)).replace(MachineLines.UNKNOWN, '<'));
        if (this != TD3 && LIKE_I.indexOf(lines.getFirst().charAt(0)) >= 0) out.getFirst().setCharAt(0, 'I');
        if (this == FRENCH_CARD) put(out, SURNAME, ended(SURNAME.of(lines)));                // its check digit counts the fillers too
        return out.stream().map(StringBuilder::toString).toList();
    }

    /** A name's end is two fillers: what comes after them is fillers. */
    private static String ended(String field) {
        int end = field.indexOf("<<");
        return end < 0 ? MachineLines.letters(field).replace(MachineLines.UNKNOWN, '<') : MachineLines.letters(field.substring(0, end))
                .replace(MachineLines.UNKNOWN, '<') + "<".repeat(field.length() - end);
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
    String names(List<String> lines) {
        return switch (this) {
            case TD1 -> lines.get(2);
            case TD2, TD3 -> lines.getFirst().substring(5);
            case FRENCH_CARD -> SURNAME.of(lines) + "<<" + lines.get(1).substring(13, 27);
        };
    }

    /** Two fillers end the surname, two more the given names: what follows is none. On the French card two stand between these. */
    String surname(List<String> lines) {
        return before(names(lines));
    }

    String givenNames(List<String> lines) {
        if (this == FRENCH_CARD) return lines.get(1).substring(13, 27).replaceFirst("<<<.*", "");
        String names = names(lines);
        return before(names.substring(before(names).length()).replaceFirst("^<+", ""));
    }

    private static String before(String field) {
        int end = field.indexOf("<<");
        return end < 0 ? field : field.substring(0, end);
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

    /** Whether each of its check digits fits: first that of the number. */
    List<Boolean> fits(List<String> lines) {
        String one = lines.getFirst();
        String two = lines.get(1);
        return switch (this) {
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
    }

    /** How many do not. */
    int wrong(List<String> lines) {
        return (int) fits(lines).stream().filter(each -> !each).count();
    }

    /** A number of more than nine signs goes on where else nothing stands, its check digit after it (part 5, note j). */
    private static boolean longNumber(String line) {
        String rest = line.substring(15).replaceAll("<+$", "");
        if (line.charAt(14) != '<' || rest.length() < 2) return false;
        String number = line.substring(5, 14) + rest.substring(0, rest.length() - 1);
        return CheckDigit.fits(number, rest.charAt(rest.length() - 1));
    }

    /**
     * Where letters and figures may stand, for who tries what a camera may have mixed up.
     *
     * @param from first place
     * @param to behind the last
     * @param check which of {@link #fits} is its own
     */
    record Mixed(int line, int from, int to, int check) { }

    List<Mixed> mixed() {
        return switch (this) {
            case TD1 -> List.of(new Mixed(0, 5, 15, 0));
            case TD2 -> List.of(new Mixed(1, 0, 10, 0));
            case TD3 -> List.of(new Mixed(1, 0, 10, 0), new Mixed(1, 28, 42, 3));
            case FRENCH_CARD -> List.of(new Mixed(1, 4, 12, 0));
        };
    }

    boolean isNumeric(int line, int place) {
        return numeric().stream().anyMatch(each -> each.line() == line && place >= each.from() && place < each.to());
    }

    /** Dates are figures, or what nobody knows; the sex is one of its signs. */
    boolean isWellFormed(List<String> lines) {
        if (this == FRENCH_CARD) {
            return birth(lines).matches("[0-9]{6}") && issued(lines).orElse("").matches("[0-9]{4}") && "MF".indexOf(sex(lines)) >= 0;
        }
        return birth(lines).matches("[0-9<]{6}") && "MFX<".indexOf(sex(lines)) >= 0
                && expiry(lines).map(each -> each.matches("[0-9<]{6}")).orElse(true);
    }
}
