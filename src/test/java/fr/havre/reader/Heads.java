package fr.havre.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** One compartment's half of {@code heads} (vault-format (d)): how far its chain had come. */
final class Heads {
    private static final int PLACE = 4096;
    private static final int BODY = 78;

    private final ByteBuffer body;

    private Heads(byte[] body) {
        this.body = ByteBuffer.wrap(body);
    }

    /** The later of the two genuine places. */
    static Optional<Heads> read(Path file, UUID vault, int compartment, byte[] key) throws IOException, GeneralSecurityException {
        byte[] bytes = Files.readAllBytes(file);
        Heads latest = null;
        for (int place = 2 * (compartment - 1); place < 2 * compartment; place++) {
            if (bytes.length < place * PLACE + BODY + 32) break;
            byte[] body = Arrays.copyOfRange(bytes, place * PLACE, place * PLACE + BODY);
            byte[] mac = Arrays.copyOfRange(bytes, place * PLACE + BODY, place * PLACE + BODY + 32);
            byte[] start = Primitives.concat("HAVREHD1".getBytes(StandardCharsets.US_ASCII), Slot.raw(vault),
                    new byte[] {(byte) compartment});
            if (!Arrays.equals(mac, Primitives.hmac("HmacSHA256", key, body))) continue;
            if (!Arrays.equals(start, Arrays.copyOf(body, start.length))) continue;
            Heads found = new Heads(body);
            if (latest == null || found.isLaterThan(latest)) latest = found;
        }
        return Optional.ofNullable(latest);
    }

    private boolean isLaterThan(Heads other) {
        if (body.getInt(25) != other.body.getInt(25)) return body.getInt(25) > other.body.getInt(25);
        if (body.getLong(29) != other.body.getLong(29)) return body.getLong(29) > other.body.getLong(29);
        return body.get(77) == 1;
    }

    long seq() {
        return body.getLong(37);
    }

    byte[] hash() {
        return Arrays.copyOfRange(body.array(), 45, 77);
    }
}
