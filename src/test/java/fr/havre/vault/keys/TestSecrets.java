package fr.havre.vault.keys;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Values the tests of this package share. */
final class TestSecrets {
    static final UUID VAULT = UUID.fromString("0192f0c1-2d3e-7f4a-8b5c-6d7e8f901234");
    static final UUID DOCTOR = UUID.fromString("0192f0c1-2d3e-7aaa-8aaa-aaaaaaaaaaaa");
    static final UUID SHEET = UUID.fromString("0192f0c1-2d3e-7bbb-8bbb-bbbbbbbbbbbb");
    static final String STRONG = "Un canari mauve mange 7 tulipes !";

    private TestSecrets() { }

    static Passphrase passphrase(String text) {
        return Passphrase.take(text.toCharArray(), Stretcher.ARGON2ID);
    }

    static OpenedSlot doctor() {
        try (Passphrase passphrase = passphrase(STRONG)) {
            return OpenedSlot.createPerson(VAULT, DOCTOR, "ÉD", passphrase, List.of());
        }
    }

    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Gives given bytes as if they were random. */
    static SecureRandom giving(byte[] bytes) {
        return new FixedRandom(bytes);
    }

    private static final class FixedRandom extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;
        private int next;

        FixedRandom(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override public void nextBytes(byte[] out) {
            System.arraycopy(bytes, next, out, 0, out.length);
            next += out.length;
        }
    }
}
