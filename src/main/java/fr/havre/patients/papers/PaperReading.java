package fr.havre.patients.papers;

import fr.havre.patients.PartialDate;
import fr.havre.patients.Sex;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Looks for the zone in a text: every layout at every place, what a camera mixes up put right by the check digits. */
final class PaperReading {
    /** So many places are looked at closely: a zone stands once or twice in a text. */
    private static final int MOST_TRIED = 60;

    private final LocalDate today;

    PaperReading(LocalDate today) {
        this.today = today;
    }

    private record Zone(PaperLayout layout, List<String> lines, int wrong) { }

    Optional<IdentityPaper> of(String text) {
        List<String> lines = MachineLines.in(text);
        Zone best = null;
        int tried = 0;
        for (int i = 0; i < lines.size(); i++) {
            for (PaperLayout layout : PaperLayout.values()) {
                if (i + layout.count() > lines.size()) continue;
                List<List<String>> fittings = layout.fittings(lines.subList(i, i + layout.count()));
                if (fittings.isEmpty() || tried++ >= MOST_TRIED) continue;
                Zone zone = zone(layout, fittings);
                if (zone != null && (best == null || zone.wrong() < best.wrong())) best = zone;
            }
        }
        return Optional.ofNullable(best).map(this::paper);
    }

    /** Null if it is none: more than half of its check digits do not fit, or its names are none. */
    private static Zone zone(PaperLayout layout, List<List<String>> fittings) {
        List<String> lines = ZoneRepair.of(layout, fittings);
        int wrong = layout.wrong(lines);
        boolean plausible = 2 * wrong < layout.fits(lines).size() && layout.isWellFormed(lines) && layout.names(lines).matches("[A-Z][A-Z<]*");
        return plausible ? new Zone(layout, lines, wrong) : null;
    }

    private IdentityPaper paper(Zone zone) {
        PaperLayout layout = zone.layout();
        List<String> lines = zone.lines();
        List<String> givenNames = Arrays.stream(layout.givenNames(lines).split("<", -1)).filter(each -> !each.isEmpty()).toList();
        String birth = layout.birth(lines);
        Optional<PartialDate> born = PaperDates.birth(birth, today);
        Optional<LocalDate> last = layout.expiry(lines).map(PaperDates::expiry)
                .orElseGet(() -> layout.issued(lines).flatMap(at -> PaperDates.ofFrenchCard(at, born)));
        return new IdentityPaper(kind(layout, lines.getFirst()), layout.issuer(lines), words(layout.surname(lines)), givenNames,
                cut(layout, lines), birth, sex(layout.sex(lines)), last, layout.expiry(lines).isEmpty(), zone.wrong() == 0);
    }

    private static String words(String field) {
        return field.replaceAll("<+", " ").strip();
    }

    /** Names that fill their place may go on beyond it. */
    private static boolean cut(PaperLayout layout, List<String> lines) {
        if (layout == PaperLayout.FRENCH_CARD) return lines.getFirst().charAt(29) != '<' || lines.get(1).charAt(26) != '<';
        return !layout.names(lines).endsWith("<");
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
