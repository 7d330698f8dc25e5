package fr.havre.patients;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An INS number while somebody types it: how far it is, which group of characters cannot be, and which does not agree
 * with the traits (a hint only: a number may be older than a corrected birth certificate).
 *
 * @param characters what was typed, without gaps, in capitals
 * @param ins the number, once its key computes
 */
public record TypedIns(String characters, Optional<Ins> ins, Optional<Group> wrong, Set<Group> differing) {
    /** What the characters of a number say, in their order. */
    public enum Group {
        SEX(0, 1), YEAR(1, 3), MONTH(3, 5), PLACE(5, 10), ORDER(10, 13), KEY(13, 15);

        private final int from;
        private final int end;

        Group(int from, int end) {
            this.from = from;
            this.end = end;
        }
    }

    private static final int WHOLE = 15;

    public TypedIns {
        differing = Set.copyOf(differing);
    }

    /** Never throws. {@code sex}, {@code born} and {@code place} are what the number is compared with, as far as known. */
    public static TypedIns of(String typed, Ins.Issuer issuer, Sex sex, Optional<PartialDate> born, Optional<String> place) {
        String number = typed.replaceAll("[\\s\\u00A0\\u202F.\\-]", "").toUpperCase(Locale.ROOT);
        Optional<Ins> ins = Ins.parse(number, issuer);
        return new TypedIns(number, ins, ins.isPresent() ? Optional.empty() : wrong(number), differing(number, sex, born, place));
    }

    public boolean empty() {
        return characters.isEmpty();
    }

    /** How many characters are missing; 0 for a whole number, right or wrong. */
    public int missing() {
        return Math.max(0, WHOLE - characters.length());
    }

    /** The first group that cannot be; the key, when it does not compute from the others. */
    private static Optional<Group> wrong(String number) {
        for (Group group : Group.values()) {
            for (int i = group.from; i < Math.min(group.end, number.length()); i++) {
                boolean corsica = i == 6 && number.charAt(5) == '2' && (number.charAt(i) == 'A' || number.charAt(i) == 'B');
                if (!corsica && !isDigit(number.charAt(i))) return Optional.of(group);
            }
        }
        return number.length() >= WHOLE ? Optional.of(Group.KEY) : Optional.empty();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Set<Group> differing(String number, Sex sex, Optional<PartialDate> born, Optional<String> place) {
        Set<Group> differing = EnumSet.noneOf(Group.class);
        said(number, Group.SEX).filter(_ -> sex != Sex.UNKNOWN).filter(digit -> isDigit(digit.charAt(0)))
                .filter(digit -> (digit.charAt(0) - '0') % 2 != (sex == Sex.MALE ? 1 : 0)).ifPresent(_ -> differing.add(Group.SEX));
        born.map(date -> date.iso().substring(2, 4)).ifPresent(year -> said(number, Group.YEAR)
                .filter(typed -> !typed.equals(year)).ifPresent(_ -> differing.add(Group.YEAR)));
        born.filter(date -> date.iso().length() >= 7).map(date -> date.iso().substring(5, 7)).ifPresent(month ->
                said(number, Group.MONTH).filter(typed -> typed.matches("0[1-9]|1[0-2]") && !typed.equals(month))
                        .ifPresent(_ -> differing.add(Group.MONTH)));
        place.filter(code -> !code.equals("99999")).ifPresent(code -> said(number, Group.PLACE)
                .filter(typed -> !typed.equals(code)).ifPresent(_ -> differing.add(Group.PLACE)));
        return differing;
    }

    private static Optional<String> said(String number, Group group) {
        return number.length() < group.end ? Optional.empty() : Optional.of(number.substring(group.from, group.end));
    }

    /** Identifies a person: nothing of the number is shown. */
    @Override public String toString() {
        return "TypedIns[" + characters.length() + " characters, wrong " + wrong + "]";
    }
}
