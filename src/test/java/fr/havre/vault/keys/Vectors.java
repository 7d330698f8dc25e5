package fr.havre.vault.keys;

import static fr.havre.vault.keys.TestSecrets.VAULT;
import static fr.havre.vault.keys.TestSecrets.giving;
import static fr.havre.vault.keys.TestSecrets.hex;

import fr.havre.vault.Compartment;
import fr.havre.vault.Uuids;
import fr.havre.vault.keys.RootKey.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the published vectors of {@code docs/vault-format.md} from their inputs. {@link VectorsTest} compares them with
 * the files; {@code main} writes the files, for a new vector.
 */
final class Vectors {
    static final List<String> NAMES = List.of("derive", "seal", "kek", "xwing", "person", "grant", "letter", "sheet",
            "slots");

    private static final byte[] PERSON = counting(0x20, 32);
    private static final byte[] ROOT = counting(0x40, 32);
    private static final byte[] SALT = counting(0x60, 16);
    private static final byte[] SHEET = counting(0x80, 20);
    private static final UUID SLOT = TestSecrets.DOCTOR;

    private Vectors() { }

    /** Writes them all into the folder that is its first argument. */
    public static void main(String[] arguments) throws IOException {
        for (String name : NAMES) Files.writeString(Path.of(arguments[0]).resolve(name + ".json"), text(name));
    }

    static String text(String name) {
        Object content = switch (name) {
            case "derive" -> derive();
            case "seal" -> seal();
            case "kek" -> kek();
            case "xwing" -> xWing();
            case "person" -> person();
            case "grant" -> grant();
            case "letter" -> letter();
            case "sheet" -> sheet();
            case "slots" -> slots();
            default -> throw new IllegalArgumentException(name);
        };
        return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(content)
                .replace("\r\n", "\n") + "\n";
    }

    private static List<Object> derive() {
        List<Object> cases = new ArrayList<>();
        byte[] context = Derivation.rootContext(VAULT, Compartment.CLINICAL, 3);
        for (String label : List.of("db", "search", "content", "heads", "letterbox")) cases.add(derived(ROOT, label, context));
        for (String label : List.of("kem", "sign", "private")) cases.add(derived(PERSON, label, Uuids.bytes(VAULT)));
        for (String label : List.of("unlock", "grant", "dek", "own", "letter")) cases.add(derived(ROOT, label, SALT));
        return cases;
    }

    private static Map<String, Object> derived(byte[] key, String label, byte[] context) {
        return ordered("key", hex(key), "label", label, "context", hex(context),
                "derived", hex(Derivation.derive(key, label, context)));
    }

    private static Map<String, Object> seal() {
        byte[] aad = Seals.aad(VAULT, Compartment.CLINICAL, Uuids.bytes(SLOT));
        return ordered("key", hex(ROOT), "label", "dek", "salt", hex(SALT), "aad", hex(aad), "clear", hex(PERSON),
                "sealed", hex(Seals.seal(ROOT, "dek", SALT, aad, PERSON)));
    }

    private static List<Object> kek() {
        List<Object> cases = new ArrayList<>();
        for (String typed : List.of("\u00e9t\u00e9 \u00e0 No\u00ebl ", "e\u0301te\u0301 a\u0300 Noe\u0308l ")) {
            for (byte[] factor : List.of(new byte[0], counting(0xa0, 32))) cases.add(kekCase(typed, factor));
        }
        return cases;
    }

    private static Map<String, Object> kekCase(String typed, byte[] factor) {
        try (Passphrase passphrase = TestSecrets.passphrase(typed)) {
            byte[] stretched = passphrase.lendBytes(bytes -> Stretching.POLICY.stretch(bytes, SALT));
            return ordered("typed", escaped(typed), "bytes", passphrase.lendBytes(TestSecrets::hex), "m", 65536, "t", 3,
                    "p", 1, "salt", hex(SALT), "stretched", hex(stretched), "factor", hex(factor),
                    "kek", hex(Stretching.keyEncryptionKey(stretched, factor)));
        }
    }

    /** Code points, so that no editor composes what is decomposed on purpose. */
    private static List<String> escaped(String typed) {
        return typed.codePoints().mapToObj(c -> String.format("U+%04X", c)).toList();
    }

    /**
     * Inputs of draft-connolly-cfrg-xwing-kem, appendix C: SHAKE-128 of nothing, 32 + 64 bytes for each of the three.
     */
    private static List<Object> xWing() {
        List<Object> cases = new ArrayList<>();
        org.bouncycastle.crypto.digests.SHAKEDigest shake = new org.bouncycastle.crypto.digests.SHAKEDigest(128);
        for (int i = 0; i < 3; i++) {
            byte[] seed = new byte[32];
            byte[] eseed = new byte[64];
            shake.doOutput(seed, 0, 32);
            shake.doOutput(eseed, 0, 64);
            byte[] publicKey = XWing.publicKey(seed);
            cases.add(XWing.encapsulate(publicKey, giving(eseed), (secret, ciphertext) -> ordered("seed", hex(seed),
                    "eseed", hex(eseed), "public_key_sha3", sha3(publicKey), "ciphertext_sha3", sha3(ciphertext),
                    "shared_secret", hex(secret))));
        }
        return cases;
    }

    private static Map<String, Object> person() {
        try (PersonKeys keys = new PersonKeys(VAULT, NativeSecret.take(PERSON.clone()))) {
            byte[] message = "havre/1/audit".getBytes(StandardCharsets.US_ASCII);
            return ordered("vault", VAULT.toString(), "secret", hex(PERSON),
                    "kem_public_sha3", sha3(keys.publicKeys().kem()), "sign_public", hex(keys.publicKeys().sign()),
                    "private", keys.lendPrivate(TestSecrets::hex), "message", hex(message),
                    "signature", hex(keys.sign(message)));
        }
    }

    private static Grant fixedGrant(UUID slot, byte[] secret, Compartment compartment, int epoch) {
        try (PersonKeys keys = new PersonKeys(VAULT, NativeSecret.take(secret.clone()))) {
            byte[] aad = Grant.aad(VAULT, compartment, slot, epoch);
            return XWing.encapsulate(keys.publicKeys().kem(), giving(counting(0x01, 64)), (shared, ciphertext) ->
                    new Grant(compartment, epoch, ciphertext, Seals.seal(shared, "grant", SALT, aad,
                            rootOf(compartment))));
        }
    }

    private static byte[] rootOf(Compartment compartment) {
        return compartment == Compartment.CLINICAL ? ROOT : counting(0xc0, 32);
    }

    private static Map<String, Object> grant() {
        Grant grant = fixedGrant(SLOT, PERSON, Compartment.CLINICAL, 3);
        return ordered("vault", VAULT.toString(), "slot", SLOT.toString(), "compartment", 2, "epoch", 3,
                "secret", hex(PERSON), "eseed", hex(counting(0x01, 64)), "seal_salt", hex(SALT), "root", hex(ROOT),
                "aad", hex(Grant.aad(VAULT, Compartment.CLINICAL, SLOT, 3)),
                "kem", hex(grant.ciphertext()), "sealed", hex(grant.sealed()));
    }

    private static Map<String, Object> letter() {
        UUID letter = UUID.fromString("0192f0c1-2d3e-7bbb-8bbb-bbbbbbbbbbbb");
        byte[] clear = "Compte rendu".getBytes(StandardCharsets.UTF_8);
        byte[] aad = LetterSeals.aad(VAULT, letter, 3);
        try (RootKey root = RootKey.take(VAULT, Compartment.CLINICAL, 3, ROOT.clone())) {
            byte[] publicKey = LetterSeals.publicKey(root);
            byte[] sealed = XWing.encapsulate(publicKey, giving(counting(0x01, 64)), (shared, ciphertext) ->
                    Derivation.concat(ciphertext, Seals.seal(shared, "letter", SALT, aad, clear)));
            return ordered("vault", VAULT.toString(), "letter", letter.toString(), "epoch", 3, "root", hex(ROOT),
                    "seed", root.lend(RootKey.Purpose.LETTERBOX, TestSecrets::hex), "public_key_sha3", sha3(publicKey),
                    "eseed", hex(counting(0x01, 64)), "seal_salt", hex(SALT), "aad", hex(aad), "clear", hex(clear),
                    "sealed", hex(sealed));
        }
    }

    private static Map<String, Object> sheet() {
        try (RecoverySheet sheet = RecoverySheet.take(SHEET.clone())) {
            String mistyped = String.join(" ", sheet.groups()).replace("M", "N");
            OptionalInt group = RecoverySheet.firstMistypedGroup(mistyped.toCharArray());
            byte[] share = counting(0x11, 20);
            byte[] other = SHEET.clone();
            for (int i = 0; i < other.length; i++) other[i] ^= share[i];
            return ordered("bytes", hex(SHEET), "groups", sheet.groups(), "mistyped", mistyped, "wrong_group",
                    group.getAsInt(),
                    "share_a", hex(share), "share_a_groups", RecoverySheet.take(share.clone()).groups(),
                    "share_b", hex(other), "share_b_groups", RecoverySheet.take(other.clone()).groups());
        }
    }

    private static List<Object> slots() {
        SlotHead head = new SlotHead(VAULT, SLOT, SlotKind.PERSON, "\u00c9D", 1);
        SlotHead sheetHead = new SlotHead(VAULT, TestSecrets.SHEET, SlotKind.RECOVERY, "R1", 1);
        try (Passphrase passphrase = TestSecrets.passphrase(TestSecrets.STRONG);
                RecoverySheet sheet = RecoverySheet.take(SHEET.clone())) {
            Unlock typed = fixedUnlock(head, new Unlock.ByPassphrase(Stretching.POLICY, StrictJson.base64(SALT)),
                    passphrase::stretched);
            Unlock printed = fixedUnlock(sheetHead, new Unlock.BySheet(StrictJson.base64(SALT)), sheet::stretched);
            return List.of(slot("passphrase", TestSecrets.STRONG, head, typed),
                    slot("sheet", String.join(" ", sheet.groups()), sheetHead, printed));
        }
    }

    private static Unlock fixedUnlock(SlotHead slot, Unlock.Head head, Unlock.Secret secret) {
        byte[] stretched = secret.stretched(head);
        byte[] kek = Stretching.keyEncryptionKey(stretched, new byte[0]);
        return new Unlock(head, Seals.seal(kek, "unlock", SALT, Unlock.aad(slot, head), PERSON));
    }

    private static Map<String, Object> slot(String opener, String secret, SlotHead head, Unlock unlock) {
        ClaimedSlot slot = new ClaimedSlot(head, List.of(unlock), List.of(fixedGrant(head.slot(), PERSON,
                Compartment.ADMINISTRATIVE, 1),
                fixedGrant(head.slot(), PERSON, Compartment.CLINICAL, 3)));
        List<Object> roots = new ArrayList<>();
        for (Compartment each : Compartment.values()) {
            int epoch = each == Compartment.CLINICAL ? 3 : 1;
            try (RootKey root = RootKey.take(VAULT, each, epoch, rootOf(each).clone())) {
                roots.add(ordered("compartment", each.number(), "epoch", epoch, "root", hex(rootOf(each)),
                        "db", root.lend(Purpose.DB, TestSecrets::hex)));
            }
        }
        return ordered("file", new String(slot.bytes(), StandardCharsets.UTF_8), opener, secret, "secret", hex(PERSON),
                "roots", roots);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return map;
    }

    private static byte[] counting(int first, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte) (first + i);
        return bytes;
    }

    private static String sha3(byte[] bytes) {
        try {
            return hex(MessageDigest.getInstance("SHA3-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
