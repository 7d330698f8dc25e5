package fr.havre.agenda.prevention;

import fr.havre.agenda.prevention.PreventionException.Code;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code on the box of a vaccine, as a scanner types it (GS1 DataMatrix, GS1 General Specifications 3 and 7.12): product (01),
 * expiry (17), lot (10); a serial number (21) and what else stands there is passed over.
 *
 * @param product GTIN, 14 digits whose check digit is right
 * @param expires day 00 means the last of the month
 */
public record BoxCode(String product, Optional<LocalDate> expires, Optional<String> lot) {
    private static final int LONGEST = 300;
    private static final int CENTURY = 2000;
    private static final char SEPARATOR = '\u001d';
    private static final Pattern PART = Pattern.compile("01(\\d{14})|(?:11|13|15|17)(\\d{6})|(?:10|21|240|710|711|712|713|714)"
            + "([!-~]{1,20}?)(?:\u001d|$)");

    /**
     * What a scanner typed: with brackets around the identifiers or without, with its own prefix or without.
     *
     * @throws PreventionException {@code CODE_NOT_UNDERSTOOD}
     */
    public static BoxCode parse(String typed) {
        String text = typed.strip().replaceFirst("^\\](?:d2|C1|Q3)", "");
        if (text.length() > LONGEST) throw none();
        Scanned scanned = new Scanned();
        if (text.startsWith("(")) bracketed(text, scanned);
        else plain(text.replace("<GS>", String.valueOf(SEPARATOR)).replace("{GS}", String.valueOf(SEPARATOR)), scanned);
        if (scanned.product.isEmpty() || !checked(scanned.product)) throw none();
        return new BoxCode(scanned.product, scanned.expires, scanned.lot);
    }

    private static PreventionException none() {
        return new PreventionException(Code.CODE_NOT_UNDERSTOOD, "-");
    }

    /** What was found so far. */
    private static final class Scanned {
        private String product = "";
        private Optional<LocalDate> expires = Optional.empty();
        private Optional<String> lot = Optional.empty();

        void take(String identifier, String value) {
            switch (identifier) {
                case "01" -> product = value;
                case "17" -> expires = Optional.of(day(value));
                case "10" -> lot = Optional.of(value);
                default -> { }
            }
        }
    }

    private static void bracketed(String text, Scanned scanned) {
        Matcher part = Pattern.compile("\\((\\d{2,4})\\)([^()]*)").matcher(text);
        int end = 0;
        while (part.find() && part.start() == end) {
            scanned.take(part.group(1), part.group(2).strip());
            end = part.end();
        }
        if (end != text.length()) throw none();
    }

    private static void plain(String text, Scanned scanned) {
        Matcher part = PART.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == SEPARATOR) {
                at++;
                continue;
            }
            if (!part.region(at, text.length()).lookingAt()) throw none();
            String identifier = text.substring(at, at + 2);
            for (int group = 1; group <= part.groupCount(); group++) {
                if (part.group(group) != null) scanned.take(identifier, part.group(group));
            }
            at = part.end();
        }
    }

    /** No box that is scanned today expires in another century. */
    private static LocalDate day(String written) {
        if (!written.matches("\\d{6}")) throw none();
        int year = Integer.parseInt(written.substring(0, 2));
        int day = Integer.parseInt(written.substring(4));
        try {
            YearMonth month = YearMonth.of(CENTURY + year, Integer.parseInt(written.substring(2, 4)));
            return day == 0 ? month.atEndOfMonth() : month.atDay(day);
        } catch (DateTimeException e) {
            throw none();
        }
    }

    private static boolean checked(String gtin) {
        if (!gtin.matches("\\d{14}")) return false;
        int sum = 0;
        for (int i = 0; i < 13; i++) sum += (gtin.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        return (10 - sum % 10) % 10 == gtin.charAt(13) - '0';
    }

    @Override public String toString() {
        return "BoxCode[" + product + "]";
    }
}
