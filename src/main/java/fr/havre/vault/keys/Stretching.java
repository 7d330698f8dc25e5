package fr.havre.vault.keys;

import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106, version 0x13): makes each guess at a passphrase cost memory and time (vault-format (b.5)).
 *
 * @param memoryKib memory of one computation
 * @param passes over that memory
 */
record Stretching(int memoryKib, int passes) {
    /** What is written today, whatever a file says; also the least that is read. */
    static final Stretching POLICY = new Stretching(64 * 1024, 3);

    private static final int MAX_MEMORY_KIB = 1024 * 1024;
    private static final int MAX_PASSES = 20;

    /** Refuses what would be too cheap to guess against, and what a hostile file could stop this computer with. */
    Stretching {
        if (memoryKib < 64 * 1024 || memoryKib > MAX_MEMORY_KIB || passes < 3 || passes > MAX_PASSES) {
            throw new IllegalArgumentException("Argon2id with " + memoryKib + " KiB, " + passes + " passes");
        }
    }

    /** False if this Java was given too little memory for it: the slot is then refused, the program goes on. */
    boolean fitsThisProgram() {
        return equals(POLICY) || memoryKib * 1024L <= Runtime.getRuntime().maxMemory() / 2;
    }

    /** 32 bytes from a passphrase; the caller wipes them. A few hundred milliseconds. */
    byte[] stretch(byte[] passphrase, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13).withMemoryAsKB(memoryKib).withIterations(passes)
                .withParallelism(1).withSalt(salt).build());
        byte[] out = new byte[Derivation.KEY_BYTES];
        generator.generateBytes(passphrase, out);
        return out;
    }

    /** HKDF-Extract(zero salt, stretched ‖ factor): what seals the person's secret. Wipes {@code stretched}. */
    static byte[] keyEncryptionKey(byte[] stretched, byte[] factor) {
        byte[] both = Derivation.concat(stretched, factor);
        try {
            return Derivation.extract(new byte[Derivation.KEY_BYTES], both);
        } finally {
            Arrays.fill(both, (byte) 0);
            Arrays.fill(stretched, (byte) 0);
        }
    }
}
