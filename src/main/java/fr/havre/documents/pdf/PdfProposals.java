package fr.havre.documents.pdf;

import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.CodedValue;
import fr.havre.documents.Proposal;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.PartialDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the words of a PDF, a scan or a plain text propose as its type, its date and its patient, best first, each
 * with the phrase it was seen in. A person decides; nothing is filed on a proposal.
 *
 * @param patient what was found together; the phrase joins the places
 */
public record PdfProposals(List<Proposal<CodedValue>> types, List<Proposal<PartialDate>> dates,
        Optional<Proposal<ClaimedIdentity>> patient) {
    /** Letters say what they are at their begin. */
    private static final int LOOKED_AT = 20_000;
    private static final int TITLE_AREA = 4_000;
    private static final int AT_MOST = 5;
    private static final List<String> MONTHS = List.of("janvier", "fevrier", "mars", "avril", "mai", "juin",
            "juillet", "aout",
            "septembre", "octobre", "novembre", "decembre");
    static final String DATE = "(?:([0-3]?[0-9])(?:[/.-]([01]?[0-9])[/.-]|(?:er)? (" + String.join("|", MONTHS)
            + ") )([12][0-9]{3})|([12][0-9]{3})-([01][0-9])-([0-3][0-9]))";
    private static final Pattern DATES = Pattern.compile("(?<![0-9/.-])" + DATE + "(?![0-9/]|[.-][0-9])");
    private static final Pattern BIRTH_BEFORE =
            Pattern.compile("(?:\\bnee? ?(?:\\(e\\))? ?le|\\bne\\(e\\)|naissance|\\bddn|\\bnee?)[ :]*(?:le )?$");
    private static final Pattern DATE_BEFORE = Pattern.compile(
            "(?:, le|\\ble|date|date du document|edite le|fait le|consultation du|examen du|realise le|du|vu le)[ :]*$");

    public PdfProposals {
        types = List.copyOf(types);
        dates = List.copyOf(dates);
    }

    /** Reads the begin of {@code text}; dates after {@code today} are not proposed. */
    public static PdfProposals of(String text, LocalDate today) {
        FoldedText folded = new FoldedText(text.substring(0, Math.min(LOOKED_AT, text.length())));
        return new PdfProposals(types(folded), dates(folded, today), new PdfPatient(folded).proposal());
    }

    /** What stands earlier wins; of two at one place, the longer words. */
    private static List<Proposal<CodedValue>> types(FoldedText text) {
        record Seen(int at, int length, String code) { }
        String folded = text.folded();
        List<Seen> seen = new ArrayList<>();
        CodeLists.official().typesProposedByWords().forEach((words, code) -> {
            Matcher found = Pattern.compile("\\b" + Pattern.quote(words) + "s?\\b").matcher(folded);
            if (found.find() && found.start() < TITLE_AREA) seen.add(new Seen(found.start(), words.length(), code));
        });
        seen.sort(Comparator.comparingInt(Seen::at).thenComparing(Comparator.comparingInt(Seen::length).reversed()));
        Map<String, Proposal<CodedValue>> best = new LinkedHashMap<>();
        for (Seen each : seen) {
            CodeLists.official().find(CodeList.TYPE, each.code()).ifPresent(type -> best.putIfAbsent(type.code(),
                    new Proposal<>(type, text.phrase(each.at(), each.at() + each.length()))));
        }
        return best.values().stream().limit(AT_MOST).toList();
    }

    private static List<Proposal<PartialDate>> dates(FoldedText text, LocalDate today) {
        Map<PartialDate, Proposal<PartialDate>> introduced = new LinkedHashMap<>();
        Map<PartialDate, Proposal<PartialDate>> others = new LinkedHashMap<>();
        Matcher found = DATES.matcher(text.folded());
        while (found.find()) {
            Optional<PartialDate> date = date(found, 0);
            String before = text.folded().substring(Math.max(0, found.start() - 40), found.start());
            if (date.isEmpty() || date.get().firstDay().isAfter(today) || date.get().firstDay().getYear() < 1950
                    || BIRTH_BEFORE.matcher(before).find()) {
                continue;
            }
            var into = DATE_BEFORE.matcher(before).find() ? introduced : others;
            into.putIfAbsent(date.get(), new Proposal<>(date.get(), text.phrase(found.start(), found.end())));
        }
        others.forEach(introduced::putIfAbsent);
        return introduced.values().stream().limit(AT_MOST).toList();
    }

    /** The date that {@link #DATE} found, its groups beginning after {@code offset}. */
    static Optional<PartialDate> date(Matcher found, int offset) {
        if (found.group(offset + 5) != null) {
            return PartialDate.parse(found.group(offset + 5) + "-" + found.group(offset + 6) + "-"
                    + found.group(offset + 7));
        }
        String month = found.group(offset + 3) == null ? found.group(offset + 2)
                : Integer.toString(MONTHS.indexOf(found.group(offset + 3)) + 1);
        return PartialDate.parse(found.group(offset + 4) + two(month) + two(found.group(offset + 1)))
                .filter(PartialDate::hasDay);
    }

    private static String two(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }

    /** Quotes a patient's document: nothing is shown. */
    @Override public String toString() {
        return "PdfProposals[" + types.size() + " types, " + dates.size() + " dates]";
    }
}
