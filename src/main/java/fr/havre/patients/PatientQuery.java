package fr.havre.patients;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody types to find a patient, taken apart: words of names, a birth date in the forms people write in France,
 * the beginning of an INS or a phone number. Unfinished input is the normal case.
 *
 * @param dates the ways the typed date can be read, as GLOB patterns over {@code yyyy-MM-dd}; empty when none was typed
 */
record PatientQuery(List<String> words, Set<String> dates, Optional<String> insBeginning, Optional<String> phoneBeginning) {
    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 8;
    static final Map<String, Integer> MONTHS = Map.ofEntries(Map.entry("JANVIER", 1), Map.entry("FEVRIER", 2),
            Map.entry("MARS", 3), Map.entry("AVRIL", 4), Map.entry("MAI", 5), Map.entry("JUIN", 6), Map.entry("JUILLET", 7),
            Map.entry("AOUT", 8), Map.entry("SEPTEMBRE", 9), Map.entry("OCTOBRE", 10), Map.entry("NOVEMBRE", 11),
            Map.entry("DECEMBRE", 12));
    private static final Pattern INS = Pattern.compile("[1-478]\\d{0,4}|[1-478]\\d{4}[0-9AB]?|[1-478]\\d{4}(\\d\\d|2[AB])\\d{0,8}");
    private static final Pattern PHONE = Pattern.compile("(\\+33|0033|0)[\\d .]{3,14}");
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})(?:-(\\d{2}))?\\b");
    private static final Pattern SLASHED = Pattern.compile("\\b(\\d{1,2})[/.-](\\d{1,2})(?:[/.-](\\d{4}|\\d{2})?)?(?![\\d/])");
    private static final Pattern MONTH_YEAR = Pattern.compile("(?<![\\d/.-])(\\d{1,2})[/.-](\\d{4})\\b");
    private static final Pattern IN_WORDS = Pattern.compile("(?:\\b(\\d{1,2})(?:ER)?\\s+)?\\b(JANVIER|FEVRIER|MARS|AVRIL|MAI|JUIN"
            + "|JUILLET|AOUT|SEPTEMBRE|OCTOBRE|NOVEMBRE|DECEMBRE)\\b(?:\\s+(\\d{4}))?");
    private static final Pattern EIGHT_DIGITS = Pattern.compile("\\b(\\d{2})(\\d{2})((?:19|20)\\d{2})\\b");
    private static final Pattern YEAR = Pattern.compile("\\b((?:18|19|20)\\d{2})\\b");

    static PatientQuery parse(String typed) {
        String text = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        String compact = text.replaceAll("[\\s  ]", "").toUpperCase(Locale.ROOT);
        Optional<String> ins = compact.length() >= 3 && INS.matcher(compact).matches() ? Optional.of(compact)
                : Optional.empty();
        Optional<String> phone = PHONE.matcher(text.strip()).matches()
                ? Optional.of(NameFolding.phoneDigits(text)) : Optional.empty();
        Set<String> dates = new LinkedHashSet<>();
        String rest = takeDates(text, dates);
        List<String> words = new ArrayList<>();
        for (String word : NameFolding.fold(rest).split(" ", -1)) {
            boolean number = word.chars().allMatch(Character::isDigit);       // an empty word too
            if (!number && words.size() < MOST_WORDS) words.add(word);
        }
        return new PatientQuery(List.copyOf(words), dates, ins, phone);
    }

    boolean empty() {
        return words.isEmpty() && dates.isEmpty() && insBeginning.isEmpty() && phoneBeginning.isEmpty();
    }

    /** Reads the first date, in the order of the most telling form, and gives back the text without it. */
    private static String takeDates(String text, Set<String> dates) {
        String plain = withoutAccents(text);
        for (Reading reading : Reading.values()) {
            Matcher found = reading.form.matcher(plain);
            if (!found.find()) continue;
            Set<String> read = reading.patterns(found.toMatchResult());
            if (read.isEmpty()) continue;
            dates.addAll(read);
            return plain.substring(0, found.start()) + " " + plain.substring(found.end());
        }
        return text;
    }

    /** Capitals without accents, of the same punctuation: a date needs its separators. */
    private static String withoutAccents(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD).replaceAll("\\p{M}+", "")
                .toUpperCase(Locale.ROOT);
    }

    private enum Reading {
        WHOLE_ISO(ISO) {
            @Override Set<String> patterns(MatchResult found) {
                return pattern(found.group(1), number(found.group(2)), found.group(3) == null ? 0 : number(found.group(3)));
            }
        },
        WITH_MONTH_NAME(IN_WORDS) {
            @Override Set<String> patterns(MatchResult found) {
                boolean day = found.group(1) != null;
                if (!day && found.group(3) == null) return Set.of();           // "Mars" alone may be a name
                String year = found.group(3) == null ? "????" : found.group(3);
                return pattern(year, MONTHS.get(found.group(2)), day ? number(found.group(1)) : 0);
            }
        },
        MONTH_AND_YEAR(MONTH_YEAR) {
            @Override Set<String> patterns(MatchResult found) {
                return pattern(found.group(2), number(found.group(1)), 0);
            }
        },
        WITH_SEPARATORS(SLASHED) {
            @Override Set<String> patterns(MatchResult found) {
                int day = number(found.group(1));
                int month = number(found.group(2));
                if (found.group(3) == null) return pattern("????", month, day);
                if (found.group(3).length() == 4) return pattern(found.group(3), month, day);
                Set<String> both = new LinkedHashSet<>();                      // 85: 1985, or 19.. still being typed
                for (String year : List.of("19" + found.group(3), "20" + found.group(3), found.group(3) + "??")) {
                    both.addAll(pattern(year, month, day));
                }
                return both;
            }
        },
        RUN_TOGETHER(EIGHT_DIGITS) {
            @Override Set<String> patterns(MatchResult found) {
                return pattern(found.group(3), number(found.group(2)), number(found.group(1)));
            }
        },
        YEAR_ALONE(YEAR) {
            @Override Set<String> patterns(MatchResult found) {
                return Set.of(found.group(1) + "*");
            }
        };

        private final Pattern form;

        Reading(Pattern form) {
            this.form = form;
        }

        abstract Set<String> patterns(MatchResult found);

        private static int number(String digits) {
            return Integer.parseInt(digits);
        }

        /** Nothing for a day or month that cannot be; day 0 is a whole month. */
        private static Set<String> pattern(String year, int month, int day) {
            try {
                LocalDate.of(year.contains("?") ? 2000 : number(year), month, Math.max(day, 1));
            } catch (DateTimeException e) {
                return Set.of();
            }
            String yearAndMonth = String.format(Locale.ROOT, "%s-%02d", year, month);
            return Set.of(day == 0 ? yearAndMonth + "*" : String.format(Locale.ROOT, "%s-%02d", yearAndMonth, day));
        }
    }
}
