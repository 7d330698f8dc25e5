package fr.havre.sandbox.samples;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A finished document: its bytes, and what the record's metadata say of it.
 *
 * @param uniqueId {@code urn:oid:2.25.…}
 * @param setId what all its versions have in common, an OID
 * @param version 1 for the first
 * @param format code of J10
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared: no copy of megabytes
public record Written(SampleDocument sample, Person patient, Professional author, String uniqueId, String setId,
        int version, Instant writtenAt, String mediaType, String format, byte[] bytes) {

    /** The same OID for the same name, on every computer. */
    public static String oidOf(String name) {
        UUID uuid = UUID.nameUUIDFromBytes(("havre-sandbox/" + name).getBytes(StandardCharsets.UTF_8));
        return "2.25." + new BigInteger(uuid.toString().replace("-", ""), 16);
    }

    @Override public String toString() {
        return "Written[" + mediaType + " " + bytes.length + " bytes]";
    }
}
