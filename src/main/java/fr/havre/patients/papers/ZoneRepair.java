package fr.havre.patients.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts right what a camera mixed up in one zone: of all that its lines may have been, what makes the most check digits fit.
 * Names have none and are left as they were seen. One use.
 */
final class ZoneRepair {
    /** What a sign that was seen may have been, as scans of OCR-B read by tesseract show. */
    private static final Map<Character, String> ALIKE = Map.ofEntries(Map.entry('O', "06QD"), Map.entry('0', "O6D"), Map.entry('I', "1L"),
            Map.entry('1', "IL"), Map.entry('L', "1I"), Map.entry('S', "5"), Map.entry('5', "S"), Map.entry('B', "8"), Map.entry('8', "B"),
            Map.entry('Z', "27"), Map.entry('2', "Z7"), Map.entry('7', "Z2"), Map.entry('G', "6"), Map.entry('6', "GO"), Map.entry('D', "0O"),
            Map.entry('T', "17"));
    private static final String FIGURES = "0123456789";
    private static final String ANY = FIGURES + "ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
    /** Two signs at once are tried in so many of one field. */
    private static final int MOST_MIXED = 12;

    private final PaperLayout layout;
    private List<String> best;
    private int wrong;

    private ZoneRepair(PaperLayout layout, List<String> first) {
        this.layout = layout;
        this.best = layout.spelt(first);
        this.wrong = wrong(best);
    }

    /** @param fittings what each line may have been, the likeliest first */
    static List<String> of(PaperLayout layout, List<List<String>> fittings) {
        ZoneRepair repair = new ZoneRepair(layout, fittings.stream().map(List::getFirst).toList());
        repair.lines(fittings);
        repair.unknown();
        repair.mixed();
        return repair.best;
    }

    /** One wrong more than there can be, where dates are none. */
    private int wrong(List<String> lines) {
        return layout.isWellFormed(lines) ? layout.wrong(lines) : layout.fits(lines).size() + 1;
    }

    private boolean better(List<String> tried) {
        int now = wrong(tried);
        if (now >= wrong) return false;
        wrong = now;
        best = tried;
        return true;
    }

    private void lines(List<List<String>> fittings) {
        List<String> chosen = new ArrayList<>(fittings.stream().map(List::getFirst).toList());
        for (int line = 0; line < chosen.size() && wrong > 0; line++) {
            for (String other : fittings.get(line)) {
                List<String> tried = new ArrayList<>(chosen);
                tried.set(line, other);
                if (better(layout.spelt(tried))) chosen = tried;
            }
        }
    }

    private void unknown() {
        for (int line = 0; line < best.size(); line++) {
            for (int at = best.get(line).indexOf(MachineLines.UNKNOWN); at >= 0; at = best.get(line).indexOf(MachineLines.UNKNOWN, at + 1)) {
                for (char each : (layout.isNumeric(line, at) ? FIGURES : ANY).toCharArray()) better(with(best, line, at, each));
            }
        }
    }

    /** What its own check digit agrees with stays: the one of the whole is there to be believed. */
    private void mixed() {
        for (PaperLayout.Mixed field : layout.mixed()) {
            List<Integer> places = new ArrayList<>();
            for (int at = field.from(); at < field.to() && places.size() < MOST_MIXED; at++) {
                if (ALIKE.containsKey(best.get(field.line()).charAt(at))) places.add(at);
            }
            if (layout.fits(best).get(field.check())) continue;
            List<String> seen = best;
            for (int i = 0; i < places.size() && wrong > 0; i++) one(seen, field.line(), places, i, false);
            for (int i = 0; i < places.size() && wrong > 0; i++) one(seen, field.line(), places, i, true);
        }
    }

    private void one(List<String> from, int line, List<Integer> places, int index, boolean andAnother) {
        int at = places.get(index);
        for (char each : ALIKE.get(from.get(line).charAt(at)).toCharArray()) {
            if (layout.isNumeric(line, at) && !Character.isDigit(each)) continue;
            List<String> tried = with(from, line, at, each);
            better(tried);
            for (int j = index + 1; andAnother && j < places.size() && wrong > 0; j++) one(tried, line, places, j, false);
        }
    }

    private static List<String> with(List<String> lines, int line, int at, char sign) {
        StringBuilder changed = new StringBuilder(lines.get(line));
        changed.setCharAt(at, sign);
        List<String> out = new ArrayList<>(lines);
        out.set(line, changed.toString());
        return out;
    }
}
