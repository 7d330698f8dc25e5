package fr.havre.vault.keys;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.function.Function;

/**
 * What a person typed, as bytes: UTF-8 of Unicode NFC, untrimmed, so that é is é on every keyboard (vault-format
 * (b.5)). Wiped by {@link #close()}.
 */
public final class Passphrase implements AutoCloseable {
    /** Longer than anybody types; bounds what a paste can cost. */
    public static final int MAX_CHARS = 1024;

    private final char[] typed;
    private final Stretcher stretcher;

    private Passphrase(char[] typed, Stretcher stretcher) {
        this.typed = typed;
        this.stretcher = stretcher;
    }

    /**
     * Copies {@code typed} and wipes it: the caller's array holds zeros afterwards.
     *
     * @throws IllegalArgumentException if longer than {@link #MAX_CHARS}
     */
    public static Passphrase take(char[] typed, Stretcher stretcher) {
        try {
            if (typed.length > MAX_CHARS) throw new IllegalArgumentException("passphrase of " + typed.length);
            return new Passphrase(typed.clone(), stretcher);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    /** How hard it is to guess, names of the house and the person's own being easy guesses. */
    public PassphraseStrength strength(java.util.List<String> easyGuesses) {
        return PassphraseStrength.of(CharBuffer.wrap(typed), easyGuesses);
    }

    /** As an unlock says that is by passphrase; the caller wipes it. */
    byte[] stretched(Unlock.Head head) {
        Unlock.ByPassphrase by = (Unlock.ByPassphrase) head;
        return lendBytes(bytes -> stretcher.stretch(by.stretching(), bytes, by.salt()));
    }

    <R> R lendBytes(Function<byte[], R> use) {
        byte[] bytes = utf8();
        try {
            return use.apply(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Only what is not composed yet passes through a String, which cannot be wiped. */
    private byte[] utf8() {
        CharBuffer chars = CharBuffer.wrap(typed);
        if (!Normalizer.isNormalized(chars, Normalizer.Form.NFC)) {
            chars = CharBuffer.wrap(Normalizer.normalize(chars, Normalizer.Form.NFC));
        }
        ByteBuffer encoded = encode(chars);
        try {
            return Arrays.copyOfRange(encoded.array(), encoded.arrayOffset(), encoded.arrayOffset() + encoded.limit());
        } finally {
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }

    private static ByteBuffer encode(CharBuffer chars) {
        try {
            return StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE).encode(chars);
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("cannot happen: malformed input is replaced", e);
        }
    }

    @Override public void close() {
        Arrays.fill(typed, '\0');
    }

    @Override public String toString() {
        return "Passphrase[…]";
    }
}
