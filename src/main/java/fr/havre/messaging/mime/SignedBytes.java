package fr.havre.messaging.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The first part of a multipart, byte for byte: what a signature is about (RFC 1847), its lines ending with CR LF. */
final class SignedBytes {
    private SignedBytes() { }

    /** @param multipart as it travelled, without its own headers */
    static Optional<byte[]> of(byte[] multipart, String boundary) {
        if (boundary == null || boundary.isEmpty()) return Optional.empty();
        byte[] mark = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        int first = find(multipart, mark, 0);
        if (first < 0) return Optional.empty();
        int from = endOfLine(multipart, first);
        int next = find(multipart, mark, from);
        if (from < 0 || next < 0) return Optional.empty();
        int end = next - (next >= 2 && multipart[next - 2] == '\r' ? 2 : 1);
        return end < from ? Optional.empty() : Optional.of(canonical(multipart, from, end));
    }

    /** Only at the beginning of a line. */
    private static int find(byte[] in, byte[] mark, int from) {
        for (int at = Math.max(0, from); at >= 0 && at + mark.length <= in.length; at = endOfLine(in, at)) {
            if (java.util.Arrays.equals(in, at, at + mark.length, mark, 0, mark.length)) return at;
        }
        return -1;
    }

    private static int endOfLine(byte[] in, int from) {
        for (int at = from; at < in.length; at++) if (in[at] == '\n') return at + 1;
        return -1;
    }

    private static byte[] canonical(byte[] in, int from, int end) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(end - from + 64);
        for (int at = from; at < end; at++) {
            if (in[at] == '\n' && (at == from || in[at - 1] != '\r')) out.write('\r');
            out.write(in[at]);
        }
        return out.toByteArray();
    }
}
