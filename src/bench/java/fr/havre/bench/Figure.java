package fr.havre.bench;

import java.util.Locale;

/** One line of the table. The ratio is what travels between machines; absolute figures are for orientation. */
record Figure(String what, String ours, String beside, String ratio, String bar, boolean met) {
    static Figure atLeast(String what, String ours, String beside, double ratio, double bar) {
        return new Figure(what, ours, beside, number(ratio), "≥ " + number(bar), ratio >= bar);
    }

    static Figure atMost(String what, String ours, String beside, double ratio, double bar) {
        return new Figure(what, ours, beside, number(ratio), "≤ " + number(bar), ratio <= bar);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }

    String line() {
        return "| " + String.join(" | ", what, ours, beside, ratio, bar, met ? "yes" : "**no**") + " |";
    }
}
