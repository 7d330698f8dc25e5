package fr.havre.patients;

/** Whether two folded words are one mistake apart: a letter added, forgotten, replaced, or two neighbours swapped. */
final class Typos {
    /** Below this length a mistake makes another word. */
    static final int SHORTEST = 4;

    private Typos() { }

    static boolean atMostOne(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) return false;
        int start = 0;
        int shorter = Math.min(a.length(), b.length());
        while (start < shorter && a.charAt(start) == b.charAt(start)) start++;
        if (start == shorter) return true;
        if (a.length() > b.length()) return tail(a, start + 1).equals(tail(b, start));
        if (a.length() < b.length()) return tail(a, start).equals(tail(b, start + 1));
        return tail(a, start + 1).equals(tail(b, start + 1)) || swapped(a, b, start);
    }

    /** Whether {@code typed}, perhaps unfinished, is at most one mistake away from the beginning of {@code word}. */
    static boolean beginsLike(String typed, String word) {
        for (int length = typed.length() - 1; length <= typed.length() + 1; length++) {
            if (length <= word.length() && atMostOne(typed, word.substring(0, length))) return true;
        }
        return false;
    }

    private static boolean swapped(String a, String b, int at) {
        return at + 1 < a.length() && a.charAt(at) == b.charAt(at + 1) && a.charAt(at + 1) == b.charAt(at)
                && tail(a, at + 2).equals(tail(b, at + 2));
    }

    private static String tail(String word, int from) {
        return word.substring(Math.min(from, word.length()));
    }
}
