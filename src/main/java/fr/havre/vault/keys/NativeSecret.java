package fr.havre.vault.keys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Function;

/**
 * 32 secret bytes outside the heap, where the collector cannot leave copies of them (vault-format (g)). Lent to one
 * function at a time; zero after {@link #close()}.
 */
final class NativeSecret implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory = arena.allocate(Derivation.KEY_BYTES);
    private boolean closed;

    private NativeSecret(byte[] raw) {
        MemorySegment.copy(raw, 0, memory, ValueLayout.JAVA_BYTE, 0, raw.length);
    }

    /** Copies {@code raw} and wipes it: the caller's array holds zeros afterwards. */
    static NativeSecret take(byte[] raw) {
        try {
            if (raw.length != Derivation.KEY_BYTES) throw new IllegalArgumentException(raw.length + " bytes, not 32");
            return new NativeSecret(raw);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    static NativeSecret random() {
        byte[] raw = new byte[Derivation.KEY_BYTES];
        RANDOM.nextBytes(raw);
        return take(raw);
    }

    /** The array is zero once {@code use} has returned: whoever keeps it keeps nothing. */
    <R> R lend(Function<byte[], R> use) {
        byte[] lent = copy();
        try {
            return use.apply(lent);
        } finally {
            Arrays.fill(lent, (byte) 0);
        }
    }

    /** Only copying is guarded: what one thread does with its key does not make another wait. */
    private synchronized byte[] copy() {
        if (closed) throw new IllegalStateException("secret already wiped");
        return memory.toArray(ValueLayout.JAVA_BYTE);
    }

    /** Derives a key, lends it, wipes it. */
    <R> R lendDerived(String label, byte[] context, Function<byte[], R> use) {
        return lend(secret -> {
            byte[] derived = Derivation.derive(secret, label, context);
            try {
                return use.apply(derived);
            } finally {
                Arrays.fill(derived, (byte) 0);
            }
        });
    }

    /** Compares in a time that does not depend on where the two differ. */
    boolean sameAs(NativeSecret other) {
        return this == other || lend(mine -> other.lend(theirs -> MessageDigest.isEqual(mine, theirs)));
    }

    @Override public synchronized void close() {
        if (closed) return;
        closed = true;
        memory.fill((byte) 0);
        arena.close();
    }

    @Override public String toString() {
        return "NativeSecret[…]";
    }
}
