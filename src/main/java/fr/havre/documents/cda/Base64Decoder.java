package fr.havre.documents.cda;

import java.util.Arrays;

/** Decodes base64 that arrives in pieces, blanks allowed anywhere (RFC 4648; MIME line ends). One thread. */
final class Base64Decoder {
    private static final byte[] VALUES = new byte[128];
    private static final byte BLANK = -2;

    static {
        Arrays.fill(VALUES, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) VALUES[alphabet.charAt(i)] = (byte) i;
        for (char blank : new char[] {' ', '\t', '\r', '\n'}) VALUES[blank] = BLANK;
    }

    private int bits;
    private int count;
    private int padding;
    private boolean wrong;

    /**
     * Decodes into {@code into}, which must have room for three bytes per four characters and two more; how many it
     * wrote.
     */
    int decode(char[] from, int start, int length, byte[] into) {
        int written = 0;
        for (int i = start; i < start + length; i++) {
            char c = from[i];
            int value = c < 128 ? VALUES[c] : -1;
            if (value == BLANK) continue;
            if (c == '=') {
                padding++;
                continue;
            }
            if (value < 0 || padding > 0) {
                wrong = true;
                continue;
            }
            bits = bits << 6 | value;
            if (++count == 4) {
                into[written++] = (byte) (bits >> 16);
                into[written++] = (byte) (bits >> 8);
                into[written++] = (byte) bits;
                count = 0;
                bits = 0;
            }
        }
        return written;
    }

    /** The last one or two bytes, into {@code into}. */
    int finish(byte[] into) {
        if (count == 1 || padding > 2 || (padding > 0 && count + padding != 4)) wrong = true;
        int written = 0;
        if (count >= 2) into[written++] = (byte) (count == 2 ? bits >> 4 : bits >> 10);
        if (count == 3) into[written++] = (byte) (bits >> 2);
        count = 0;
        return written;
    }

    /** True once something was no base64. */
    boolean wrong() {
        return wrong;
    }
}
