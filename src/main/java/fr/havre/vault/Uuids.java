package fr.havre.vault;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** UUIDs as Havre uses them: version 7 (RFC 9562, time-ordered) for all that may leave this computer; 16 raw bytes in rows. */
public final class Uuids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Uuids() { }

    /** A new version 7 id: 48 bits of milliseconds, then 74 random bits. */
    public static UUID newId(Instant now) {
        long high = (now.toEpochMilli() << 16) | 0x7000L | (RANDOM.nextInt() & 0x0FFFL);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    public static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
    }

    public static UUID of(byte[] sixteen) {
        if (sixteen.length != 16) throw new IllegalArgumentException("need 16 bytes, got " + sixteen.length);
        ByteBuffer buffer = ByteBuffer.wrap(sixteen);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
