package fr.havre.reader;

import java.util.Locale;

/** A recovery sheet's text (vault-format (b.7)): 36 characters, four groups of eight and a check. */
final class Sheet {
    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    /** Powers of x in GF(32) modulo x^5 + x^2 + 1, from x^0 on. */
    private static final int[] POWERS = {1, 2, 4, 8, 16, 5, 10, 20, 13, 26, 17, 7, 14, 28, 29, 31, 27, 19, 3, 6, 12, 24,
            21,
        15, 30, 25, 23, 11, 22, 9, 18};

    private Sheet() { }

    /** The 20 bytes; an exception's message names the wrong group. */
    static byte[] bytes(String typed) {
        String text = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "").replace('O', '0').replace('I',
                '1').replace('L', '1');
        byte[] secret = new byte[20];
        for (int group = 0; group < 4; group++) {
            if (text.length() < 9 * group + 9) throw new IllegalArgumentException("group " + (group + 1));
            int check = times(group + 1, POWERS[9]);
            long bits = 0;
            for (int i = 0; i < 8; i++) {
                int symbol = SYMBOLS.indexOf(text.charAt(9 * group + i));
                if (symbol < 0) throw new IllegalArgumentException("group " + (group + 1));
                check ^= times(symbol, POWERS[8 - i]);
                bits = bits * 32 + symbol;
            }
            if (SYMBOLS.indexOf(text.charAt(9 * group + 8)) != check) throw new IllegalArgumentException("group "
                    + (group + 1));
            for (int i = 4; i >= 0; i--) {
                secret[5 * group + i] = (byte) bits;
                bits >>= 8;
            }
        }
        if (text.length() != 36) throw new IllegalArgumentException("group 4");
        return secret;
    }

    private static int times(int a, int b) {
        if (a == 0 || b == 0) return 0;
        return POWERS[(logarithm(a) + logarithm(b)) % 31];
    }

    private static int logarithm(int value) {
        for (int i = 0; i < 31; i++) if (POWERS[i] == value) return i;
        throw new IllegalArgumentException("not in GF(32)");
    }
}
