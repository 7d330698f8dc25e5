package fr.havre.patients.papers;

/** The check digits of ICAO 9303 part 3, 4.9: weights 7, 3, 1. */
final class CheckDigit {
    private static final int[] WEIGHTS = {7, 3, 1};

    private CheckDigit() { }

    static char of(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) sum += value(text.charAt(i)) * WEIGHTS[i % WEIGHTS.length];
        return (char) ('0' + sum % 10);
    }

    private static int value(char c) {
        if (c >= '0' && c <= '9') return c - '0';
        return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 0;
    }

    /** Where nothing is to be checked a filler may stand for 0. */
    static boolean fits(String text, char digit) {
        return of(text) == digit || (digit == '<' && of(text) == '0' && text.replace("<", "").isEmpty());
    }
}
