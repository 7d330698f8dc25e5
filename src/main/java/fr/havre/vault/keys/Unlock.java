package fr.havre.vault.keys;

import fr.havre.vault.keys.StrictJson.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** One way to a slot's secret: the secret sealed under a passphrase or a sheet (vault-format (b.5)). */
final class Unlock {
    static final int SEALED_BYTES = Derivation.KEY_BYTES + Seals.OVERHEAD_BYTES;
    static final int SALT_BYTES = 16;

    /** How the key comes about, in clear; part of the associated data. */
    sealed interface Head {
        byte[] salt();

        String encoded();
    }

    record ByPassphrase(Stretching stretching, String saltText) implements Head {
        @Override public byte[] salt() {
            return decoded(saltText);
        }

        @Override public String encoded() {
            return StrictJson.base64(("{\"kind\":\"passphrase\",\"m\":" + stretching.memoryKib() + ",\"t\":"
                    + stretching.passes() + ",\"p\":1,\"salt\":\"" + saltText + "\",\"factor\":0}")
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    record BySheet(String saltText) implements Head {
        @Override public byte[] salt() {
            return decoded(saltText);
        }

        @Override public String encoded() {
            return StrictJson.base64(("{\"kind\":\"sheet\",\"parts\":1,\"salt\":\"" + saltText + "\",\"factor\":0}")
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    private final Head head;
    private final byte[] sealed;

    Unlock(Head head, byte[] sealed) {
        this.head = head;
        this.sealed = sealed.clone();
    }

    Head head() {
        return head;
    }

    /** People have passphrases, recovery slots have sheets. */
    SlotKind kind() {
        return switch (head) {
            case ByPassphrase _ -> SlotKind.PERSON;
            case BySheet _ -> SlotKind.RECOVERY;
        };
    }

    byte[] sealed() {
        return sealed.clone();
    }

    /** Seals {@code keys}' secret for the slot {@code slot} under a passphrase, by today's policy. */
    static Unlock seal(PersonKeys keys, SlotHead slot, Passphrase passphrase, byte[] salt) {
        return seal(keys, slot, new ByPassphrase(Stretching.POLICY, StrictJson.base64(salt)), passphrase::stretched);
    }

    static Unlock seal(PersonKeys keys, SlotHead slot, RecoverySheet sheet, byte[] salt) {
        return seal(keys, slot, new BySheet(StrictJson.base64(salt)), sheet::stretched);
    }

    private static Unlock seal(PersonKeys keys, SlotHead slot, Head head, Secret secret) {
        return new Unlock(head, lendKey(head, secret, kek -> keys.sealUnder(kek, aad(slot, head))));
    }

    /** The person's secret, or empty if this is not what it was sealed under. */
    Optional<byte[]> open(SlotHead slot, Secret secret) {
        return lendKey(head, secret, kek -> Seals.open(kek, "unlock", aad(slot, head), sealed));
    }

    /** A passphrase or a sheet, stretched as the head says; who asks wipes it. */
    interface Secret {
        byte[] stretched(Head head);
    }

    private static <R> R lendKey(Head head, Secret secret, Function<byte[], R> use) {
        byte[] kek = Stretching.keyEncryptionKey(secret.stretched(head), new byte[0]);
        try {
            return use.apply(kek);
        } finally {
            Arrays.fill(kek, (byte) 0);
        }
    }

    static byte[] aad(SlotHead slot, Head head) {
        return Seals.personAad(slot.vault(), (slot.encoded() + "." + head.encoded())
                .getBytes(StandardCharsets.US_ASCII));
    }

    String json() {
        return "{\"head\":\"" + head.encoded() + "\",\"sealed\":\"" + StrictJson.base64(sealed) + "\"}";
    }

    static Unlock parse(StrictJson.Members json) throws MalformedException {
        return new Unlock(parseHead(StrictJson.text(json, "head")), StrictJson.bytes(json, "sealed", SEALED_BYTES));
    }

    private static Head parseHead(String encoded) throws MalformedException {
        StrictJson.Members json = StrictJson.object(StrictJson.base64(encoded));
        String salt = StrictJson.base64(StrictJson.bytes(json, "salt", SALT_BYTES));
        return switch (StrictJson.text(json, "kind")) {
            case "passphrase" -> new ByPassphrase(parseStretching(json), salt);
            case "sheet" -> new BySheet(salt);
            default -> throw new MalformedException("kind of unlock");
        };
    }

    private static Stretching parseStretching(StrictJson.Members json) throws MalformedException {
        try {
            return new Stretching(StrictJson.number(json, "m"), StrictJson.number(json, "t"));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("Argon2id parameters");
        }
    }

    private static byte[] decoded(String salt) {
        try {
            return StrictJson.base64(salt);
        } catch (MalformedException e) {
            throw new IllegalStateException("checked when it was read", e);
        }
    }
}
