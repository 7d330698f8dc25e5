package fr.havre.vault.keys;

import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The secret of a recovery sheet: 20 random bytes, printed as four groups of nine characters (vault-format (b.7)). The
 * last character of each group checks the group and its place, so that a typing error is found where it is.
 */
public final class RecoverySheet implements AutoCloseable {
    public static final int GROUPS = 4;
    static final int SECRET_BYTES = 20;
    /** Crockford's base 32: no I, L, O, U. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int DATA_PER_GROUP = 8;
    private static final int GROUP_CHARS = DATA_PER_GROUP + 1;
    private static final int NO_SYMBOL = -1;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    private RecoverySheet(byte[] secret) {
        this.secret = secret;
    }

    public static RecoverySheet random() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new RecoverySheet(secret);
    }

    /** Copies {@code secret} and wipes it. */
    static RecoverySheet take(byte[] secret) {
        if (secret.length != SECRET_BYTES) throw new IllegalArgumentException("need 20 bytes, got " + secret.length);
        try {
            return new RecoverySheet(secret.clone());
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /**
     * Reads a whole sheet as typed: any case, any spaces and hyphens, O for 0, I and L for 1. Wipes {@code typed}.
     *
     * @throws VaultException {@code SHEET_MISTYPED}, its message naming the first wrong group
     */
    public static RecoverySheet read(char[] typed) {
        int[] symbols = symbols(typed);
        try {
            OptionalInt wrong = firstWrongGroup(symbols);
            if (wrong.isPresent()) throw new VaultException(Code.SHEET_MISTYPED, "group " + wrong.getAsInt());
            return new RecoverySheet(bytes(symbols));
        } finally {
            Arrays.fill(symbols, 0);
            Arrays.fill(typed, '\0');
        }
    }

    /**
     * The first group (1 to 4) that is mistyped, or that is not complete: what a screen shows while a person types.
     * Empty if the sheet is whole. One wrong character, or two exchanged, are always found.
     */
    public static OptionalInt firstMistypedGroup(char[] typed) {
        int[] symbols = symbols(typed);
        try {
            return firstWrongGroup(symbols);
        } finally {
            Arrays.fill(symbols, 0);
        }
    }

    /** The groups as printed, {@code "ABC DEF GHJ"}, in order. */
    public List<String> groups() {
        List<String> groups = new ArrayList<>();
        for (int g = 0; g < GROUPS; g++) {
            int[] data = dataOf(g);
            StringBuilder text = new StringBuilder(GROUP_CHARS + 2);
            for (int i = 0; i < GROUP_CHARS; i++) {
                if (i == 3 || i == 6) text.append(' ');
                text.append(ALPHABET.charAt(i < DATA_PER_GROUP ? data[i] : check(data, 0, g + 1)));
            }
            groups.add(text.toString());
        }
        return groups;
    }

    /** Has the person the right sheet before them? Asked when it is created: one group typed back. */
    public boolean hasGroup(int number, CharSequence typed) {
        if (number < 1 || number > GROUPS) throw new IllegalArgumentException("group " + number);
        int[] symbols = symbols(typed.toString().toCharArray());
        int[] data = dataOf(number - 1);
        return symbols.length == GROUP_CHARS && Arrays.equals(data, Arrays.copyOf(symbols, DATA_PER_GROUP))
                && symbols[DATA_PER_GROUP] == check(data, 0, number);
    }

    /** As an unlock says that is by sheet; the caller wipes it. */
    byte[] stretched(Unlock.Head head) {
        return lendBytes(bytes -> Derivation.extract(head.salt(), bytes));
    }

    <R> R lendBytes(Function<byte[], R> use) {
        byte[] lent = secret.clone();
        try {
            return use.apply(lent);
        } finally {
            Arrays.fill(lent, (byte) 0);
        }
    }

    /** Five bytes are eight symbols, the first five bits first. */
    private int[] dataOf(int group) {
        long bits = 0;
        for (int i = 0; i < 5; i++) bits = (bits << 8) | (secret[5 * group + i] & 0xff);
        int[] symbols = new int[DATA_PER_GROUP];
        for (int i = 0; i < DATA_PER_GROUP; i++) symbols[i] = (int) (bits >> (5 * (DATA_PER_GROUP - 1 - i))) & 31;
        return symbols;
    }

    private static byte[] bytes(int[] symbols) {
        byte[] secret = new byte[SECRET_BYTES];
        for (int g = 0; g < GROUPS; g++) {
            long bits = 0;
            for (int i = 0; i < DATA_PER_GROUP; i++) bits = (bits << 5) | symbols[GROUP_CHARS * g + i];
            for (int i = 0; i < 5; i++) secret[5 * g + i] = (byte) (bits >> (8 * (4 - i)));
        }
        return secret;
    }

    private static OptionalInt firstWrongGroup(int[] symbols) {
        for (int g = 0; g < GROUPS; g++) {
            int start = GROUP_CHARS * g;
            if (symbols.length < start + GROUP_CHARS) return OptionalInt.of(g + 1);
            for (int i = start; i < start + GROUP_CHARS; i++) if (symbols[i] == NO_SYMBOL) return OptionalInt.of(g + 1);
            if (check(symbols, start, g + 1) != symbols[start + DATA_PER_GROUP]) return OptionalInt.of(g + 1);
        }
        return symbols.length > GROUPS * GROUP_CHARS ? OptionalInt.of(GROUPS) : OptionalInt.empty();
    }

    /** Horner's rule in GF(32): group number, then the eight symbols, each step times x; the sum is the ninth. */
    private static int check(int[] symbols, int start, int group) {
        int sum = group;
        for (int i = start; i < start + DATA_PER_GROUP; i++) sum = timesX(sum) ^ symbols[i];
        return timesX(sum);
    }

    /** Modulo x^5 + x^2 + 1. */
    private static int timesX(int value) {
        int doubled = value << 1;
        return doubled > 31 ? doubled ^ 0b100101 : doubled;
    }

    private static int[] symbols(char[] typed) {
        int[] symbols = new int[typed.length];
        int count = 0;
        for (char c : typed) {
            if (c == '-' || Character.isWhitespace(c) || Character.isSpaceChar(c)) continue;
            symbols[count++] = symbol(c);
        }
        return Arrays.copyOf(symbols, count);
    }

    private static int symbol(char c) {
        return switch (c) {
            case 'o', 'O' -> 0;
            case 'i', 'I', 'l', 'L' -> 1;
            default -> ALPHABET.indexOf(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);      // -1: NO_SYMBOL
        };
    }

    @Override public void close() {
        Arrays.fill(secret, (byte) 0);
    }

    @Override public String toString() {
        return "RecoverySheet[…]";
    }
}
