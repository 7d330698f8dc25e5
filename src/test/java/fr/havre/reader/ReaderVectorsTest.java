package fr.havre.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.UUID;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published vectors hold for a second implementation. */
class ReaderVectorsTest {
    private static JsonNode vectors(String name) throws IOException {
        try (InputStream in = ReaderVectorsTest.class.getResourceAsStream("/vectors/" + name + ".json")) {
            return JsonMapper.shared().readTree(in.readAllBytes());
        }
    }

    private static byte[] hex(JsonNode vector, String name) {
        return HexFormat.of().parseHex(vector.get(name).stringValue());
    }

    @Test void everyLabelDerivesTheSame() throws Exception {
        JsonNode cases = vectors("derive");
        assertEquals(13, cases.size());
        for (JsonNode each : cases) {
            assertArrayEquals(hex(each, "derived"),
                    Primitives.derive(hex(each, "key"), each.get("label").stringValue(), hex(each, "context")));
        }
    }

    @Test void theSealOpens() throws Exception {
        JsonNode seal = vectors("seal");
        assertArrayEquals(hex(seal, "clear"), Primitives.open(hex(seal, "key"), seal.get("label").stringValue(),
                hex(seal, "aad"), hex(seal, "sealed")).orElseThrow());
    }

    @Test void composedOrNotAPassphraseGivesTheSameKeyAndAFactorAnother() throws Exception {
        for (JsonNode each : vectors("kek")) {
            StringBuilder typed = new StringBuilder();
            for (JsonNode point : each.get("typed").asArray()) {
                typed.appendCodePoint(Integer.parseInt(point.stringValue().substring(2), 16));
            }
            byte[] bytes = Normalizer.normalize(typed, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
            assertArrayEquals(hex(each, "bytes"), bytes);
            byte[] stretched = Primitives.argon2id(bytes, hex(each, "salt"), each.get("m").intValue(),
                    each.get("t").intValue());
            assertArrayEquals(hex(each, "stretched"), stretched);
            assertArrayEquals(hex(each, "kek"),
                    Primitives.extract(new byte[32], Primitives.concat(stretched, hex(each, "factor"))));
        }
    }

    @Test void xWingPutTogetherFromItsPartsOpensTheGrant() throws Exception {
        JsonNode grant = vectors("grant");
        UUID vault = UUID.fromString(grant.get("vault").stringValue());
        byte[] seed = Primitives.derive(hex(grant, "secret"), "kem", Slot.raw(vault));
        byte[] aad = Primitives.concat(Slot.raw(vault), new byte[] {(byte) grant.get("compartment").intValue()},
                Slot.raw(UUID.fromString(grant.get("slot").stringValue())),
                ByteBuffer.allocate(4).putInt(grant.get("epoch").intValue()).array());
        assertArrayEquals(hex(grant, "aad"), aad);
        byte[] shared = Primitives.xWingSecret(seed, hex(grant, "kem"));
        assertArrayEquals(hex(grant, "root"), Primitives.open(shared, "grant", aad, hex(grant, "sealed"))
                .orElseThrow());
    }

    @Test void aLetterOpensWithWhatTheClinicalRootDerives() throws Exception {
        JsonNode letter = vectors("letter");
        byte[] vault = Slot.raw(UUID.fromString(letter.get("vault").stringValue()));
        byte[] epoch = ByteBuffer.allocate(4).putInt(letter.get("epoch").intValue()).array();
        byte[] compartment = {2};
        byte[] seed = Primitives.derive(hex(letter, "root"), "letterbox", Primitives.concat(vault, compartment, epoch));
        assertArrayEquals(hex(letter, "seed"), seed);
        byte[] aad = Primitives.concat(vault, compartment, Slot.raw(UUID.fromString(letter.get("letter").stringValue())), epoch);
        assertArrayEquals(hex(letter, "aad"), aad);
        byte[] sealed = hex(letter, "sealed");
        byte[] shared = Primitives.xWingSecret(seed, java.util.Arrays.copyOf(sealed, 1120));
        assertArrayEquals(hex(letter, "clear"), Primitives.open(shared, "letter", aad,
                java.util.Arrays.copyOfRange(sealed, 1120, sealed.length)).orElseThrow());
    }

    @Test void aPersonsKeysAndSignatureAreTheSame() throws Exception {
        JsonNode person = vectors("person");
        byte[] vault = Slot.raw(UUID.fromString(person.get("vault").stringValue()));
        Ed25519PrivateKeyParameters key =
                new Ed25519PrivateKeyParameters(Primitives.derive(hex(person, "secret"), "sign", vault));
        assertArrayEquals(hex(person, "sign_public"), key.generatePublicKey().getEncoded());
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, key.generatePublicKey());
        verifier.update(hex(person, "message"), 0, hex(person, "message").length);
        assertTrue(verifier.verifySignature(hex(person, "signature")));
        assertArrayEquals(hex(person, "private"), Primitives.derive(hex(person, "secret"), "private", vault));
    }

    @Test void aSheetIsReadItsErrorFoundAndTwoSharesMakeIt() throws Exception {
        JsonNode sheet = vectors("sheet");
        assertArrayEquals(hex(sheet, "bytes"), Sheet.bytes(joined(sheet.get("groups"))));
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> Sheet.bytes(sheet.get("mistyped").stringValue()));
        assertEquals("group " + sheet.get("wrong_group").intValue(), wrong.getMessage());
        byte[] a = Sheet.bytes(joined(sheet.get("share_a_groups")));
        byte[] b = Sheet.bytes(joined(sheet.get("share_b_groups")));
        for (int i = 0; i < a.length; i++) a[i] ^= b[i];
        assertArrayEquals(hex(sheet, "bytes"), a);
    }

    private static String joined(JsonNode groups) {
        StringBuilder text = new StringBuilder();
        for (JsonNode group : groups.asArray()) text.append(group.stringValue()).append('\n');
        return text.toString();
    }

    @Test void wholeSlotsOpenWithPassphraseAndSheet() throws Exception {
        for (JsonNode each : vectors("slots")) {
            Slot slot = new Slot(each.get("file").stringValue().getBytes(StandardCharsets.UTF_8));
            byte[] secret = secretOf(slot, each);
            assertArrayEquals(hex(each, "secret"), secret);
            for (JsonNode root : each.get("roots").asArray()) {
                int compartment = root.get("compartment").intValue();
                int epoch = root.get("epoch").intValue();
                byte[] found = slot.root(secret, compartment, epoch).orElseThrow();
                assertArrayEquals(hex(root, "root"), found);
                assertArrayEquals(hex(root, "db"),
                        new OpenedCompartment(null, slot.vault(), compartment, epoch, found).derived("db"));
            }
        }
    }

    private static byte[] secretOf(Slot slot, JsonNode vector) throws GeneralSecurityException {
        return vector.has("sheet") ? slot.openWithSheet(vector.get("sheet").stringValue()).orElseThrow()
                : slot.openWithPassphrase(vector.get("passphrase").stringValue()).orElseThrow();
    }
}
