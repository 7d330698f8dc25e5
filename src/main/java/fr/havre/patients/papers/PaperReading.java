package fr.havre.patients.papers;

import fr.havre.patients.PartialDate;
import fr.havre.patients.Sex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Looks for the zone in a text: every layout at every place, what a camera mixes up put right by the check digits. */
final class PaperReading {
    private static final String MIXED = "O0I1S5B8Z2G6";
    private static final int MOST_MIXED = 6;

    private final LocalDate today;

    PaperReading(LocalDate today) {
        this.today = today;
    }

    private record Zone(PaperLayout layout, List<String> lines, int checks, int wrong) { }

    Optional<IdentityPaper> of(String text) {
        List<String> lines = MachineLines.in(text);
        Zone best = null;
        for (int i = 0; i < lines.size(); i++) {
            for (PaperLayout layout : PaperLayout.values()) {
                if (i + layout.count() > lines.size()) continue;
                Zone zone = zone(layout, lines.subList(i, i + layout.count()));
                if (zone != null && (best == null || zone.wrong() < best.wrong())) best = zone;
            }
        }
        return Optional.ofNullable(best).map(this::paper);
    }

    /** Null if it is none: more than half of its check digits do not fit, or its names are none. */
    private static Zone zone(PaperLayout layout, List<String> lines) {
        List<String> fitted = layout.fitted(lines).orElse(null);
        if (fitted == null) return null;
        int[] checks = layout.checks(fitted);
        List<String> repaired = checks[1] == 0 ? fitted : repaired(layout, fitted, checks[1]);
        checks = layout.checks(repaired);
        boolean plausible = 2 * checks[1] < checks[0] && layout.surnameAndGiven(repaired).matches("[A-Z][A-Z<]*");
        return plausible ? new Zone(layout, repaired, checks[0], checks[1]) : null;
    }

    /** Of what its number may have been, what makes the most check digits fit. */
    private static List<String> repaired(PaperLayout layout, List<String> lines, int wrong) {
        int[] place = layout.number();
        String line = lines.get(place[0]);
        List<Integer> mixed = new ArrayList<>();
        for (int i = place[1]; i < place[2] && mixed.size() < MOST_MIXED; i++) if (MIXED.indexOf(line.charAt(i)) >= 0) mixed.add(i);
        List<String> best = lines;
        int fewest = wrong;
        for (int choice = 1; choice < 1 << mixed.size(); choice++) {
            StringBuilder other = new StringBuilder(line);
            for (int bit = 0; bit < mixed.size(); bit++) {
                if ((choice >> bit & 1) == 1) other.setCharAt(mixed.get(bit), twin(line.charAt(mixed.get(bit))));
            }
            List<String> tried = new ArrayList<>(lines);
            tried.set(place[0], other.toString());
            int now = layout.checks(tried)[1];
            if (now < fewest) {
                fewest = now;
                best = tried;
            }
        }
        return best;
    }

    private static char twin(char c) {
        return MIXED.charAt(MIXED.indexOf(c) ^ 1);
    }

    private IdentityPaper paper(Zone zone) {
        PaperLayout layout = zone.layout();
        List<String> lines = zone.lines();
        String[] names = layout.surnameAndGiven(lines).split("<<", 2);
        String given = names.length > 1 ? names[1].replaceAll("^<+", "") : "";
        List<String> givenNames = Arrays.stream(given.split("<+", -1)).filter(each -> !each.isEmpty()).toList();
        String birth = layout.birth(lines);
        Optional<PartialDate> born = PaperDates.birth(birth, today);
        Optional<LocalDate> last = layout.expiry(lines).map(PaperDates::expiry)
                .orElseGet(() -> layout.issued(lines).flatMap(at -> PaperDates.ofFrenchCard(at, born)));
        return new IdentityPaper(kind(layout, lines.getFirst()), layout.issuer(lines), words(names[0]), givenNames,
                cut(layout, lines), birth, sex(layout.sex(lines)), last, layout.expiry(lines).isEmpty(), zone.wrong() == 0);
    }

    private static String words(String field) {
        return field.replaceAll("<+", " ").strip();
    }

    /** Names that fill their place may go on beyond it. */
    private static boolean cut(PaperLayout layout, List<String> lines) {
        if (layout == PaperLayout.FRENCH_CARD) return lines.getFirst().charAt(29) != '<' || lines.get(1).charAt(26) != '<';
        return !layout.surnameAndGiven(lines).endsWith("<");
    }

    private static PaperKind kind(PaperLayout layout, String first) {
        if (layout == PaperLayout.TD3) return PaperKind.PASSPORT;
        if (first.startsWith("IR") || first.startsWith("AR") || first.startsWith("CR") || first.startsWith("IT")) {
            return PaperKind.RESIDENCE_PERMIT;
        }
        return first.startsWith("I") ? PaperKind.IDENTITY_CARD : PaperKind.OTHER;
    }

    private static Sex sex(char code) {
        return switch (code) {
            case 'M' -> Sex.MALE;
            case 'F' -> Sex.FEMALE;
            default -> Sex.UNKNOWN;
        };
    }
}
