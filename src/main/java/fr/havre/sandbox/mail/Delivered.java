package fr.havre.sandbox.mail;

import java.util.List;

/**
 * A message as the operator took it from a client or made it itself.
 *
 * @param id its Message-ID with angle brackets; empty if it has none
 * @param from of the envelope; empty for reports
 * @param bytes as they came over the wire
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared: no copy of megabytes
public record Delivered(String id, String from, List<String> to, byte[] bytes) {
    public Delivered {
        to = List.copyOf(to);
    }

    @Override public String toString() {
        return "Delivered[" + bytes.length + " bytes]";
    }
}
