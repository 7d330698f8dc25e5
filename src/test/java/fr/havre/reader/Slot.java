package fr.havre.reader;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A slot file (vault-format (b.3) to (b.6)): the secret of a person under a passphrase or sheet, and root keys for it.
 */
final class Slot {
    private final JsonNode json;
    private final String head;
    private final JsonNode headJson;

    Slot(byte[] file) throws GeneralSecurityException {
        String text = new String(file, StandardCharsets.UTF_8);
        int end = text.length() - 75;
        String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest(text.substring(0, Math.max(0, end)).getBytes(StandardCharsets.UTF_8)));
        if (!text.endsWith(",\"sum\":\"" + sum + "\"}\n")) throw new IllegalArgumentException("damaged slot");
        this.json = JsonMapper.shared().readTree(text);
        this.head = json.get("head").stringValue();
        this.headJson = JsonMapper.shared().readTree(base64(head));
        if (headJson.get("format").intValue() != 1) throw new IllegalArgumentException("another format");
    }

    UUID id() {
        return UUID.fromString(headJson.get("slot").stringValue());
    }

    UUID vault() {
        return UUID.fromString(headJson.get("vault").stringValue());
    }

    boolean isRecovery() {
        return headJson.get("kind").stringValue().equals("recovery");
    }

    String label() {
        return headJson.get("label").stringValue();
    }

    /** The person's secret, or empty for a wrong passphrase. */
    Optional<byte[]> openWithPassphrase(String typed) throws GeneralSecurityException {
        byte[] passphrase = Normalizer.normalize(typed, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        for (JsonNode unlock : json.get("unlock").asArray()) {
            JsonNode how = JsonMapper.shared().readTree(base64(unlock.get("head").stringValue()));
            if (!how.get("kind").stringValue().equals("passphrase")) continue;
            byte[] stretched = Primitives.argon2id(passphrase, base64(how.get("salt").stringValue()),
                    how.get("m").intValue(), how.get("t").intValue());
            return open(unlock, stretched);
        }
        return Optional.empty();
    }

    /** The secret of a sheet's member, or empty if it is another sheet. */
    Optional<byte[]> openWithSheet(String typed) throws GeneralSecurityException {
        byte[] sheet = Sheet.bytes(typed);
        for (JsonNode unlock : json.get("unlock").asArray()) {
            JsonNode how = JsonMapper.shared().readTree(base64(unlock.get("head").stringValue()));
            if (!how.get("kind").stringValue().equals("sheet")) continue;
            return open(unlock, Primitives.extract(base64(how.get("salt").stringValue()), sheet));
        }
        return Optional.empty();
    }

    private Optional<byte[]> open(JsonNode unlock, byte[] stretched) throws GeneralSecurityException {
        byte[] kek = Primitives.extract(new byte[32], stretched);
        byte[] heads = (head + "." + unlock.get("head").stringValue()).getBytes(StandardCharsets.US_ASCII);
        byte[] aad = Primitives.concat(raw(vault()), new byte[] {0}, heads);
        return Primitives.open(kek, "unlock", aad, base64(unlock.get("sealed").stringValue()));
    }

    /** The root key granted for this compartment (1 or 2) and epoch. */
    Optional<byte[]> root(byte[] personSecret, int compartment, int epoch) throws GeneralSecurityException {
        byte[] seed = Primitives.derive(personSecret, "kem", raw(vault()));
        for (JsonNode grant : json.get("grants").asArray()) {
            if (grant.get("compartment").intValue() != compartment || grant.get("epoch").intValue() != epoch) continue;
            byte[] shared = Primitives.xWingSecret(seed, base64(grant.get("kem").stringValue()));
            byte[] aad = Primitives.concat(raw(vault()), new byte[] {(byte) compartment}, raw(id()),
                    ByteBuffer.allocate(4).putInt(epoch).array());
            return Primitives.open(shared, "grant", aad, base64(grant.get("sealed").stringValue()));
        }
        return Optional.empty();
    }

    static byte[] raw(UUID id) {
        return ByteBuffer.allocate(16).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()).array();
    }

    private static byte[] base64(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
