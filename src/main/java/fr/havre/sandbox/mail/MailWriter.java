package fr.havre.sandbox.mail;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Spells a message line by line (RFC 5322, 2045). Each part is given as it is to be read. */
final class MailWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneId.of("Europe/Paris"));
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, new byte[] {'\r', '\n'});
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<byte[]> parts = new ArrayList<>();

    MailWriter(String from, String to, Instant at) {
        headers.put("From", from);
        headers.put("To", to);
        headers.put("Date", DATE.format(at));
        headers.put("Message-ID", "<" + UUID.randomUUID() + "@" + domainOf(from) + ">");
        headers.put("MIME-Version", "1.0");
    }

    private static String domainOf(String from) {
        return from.substring(from.lastIndexOf('@') + 1).replace(">", "");
    }

    /** {@code "name" <address>}, the name in encoded words where it must be. */
    static String mailbox(String name, String address) {
        return encoded(name.replace("\"", "")) + " <" + address + ">";
    }

    private static String encoded(String text) {
        try {
            String plain = MimeUtility.encodeText(text, "UTF-8", "B");
            return plain.equals(text) && !text.matches("[A-Za-z0-9 ]*") ? "\"" + text + "\"" : plain;
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError("every JDK has UTF-8", e);
        }
    }

    MailWriter subject(String subject) {
        try {
            headers.put("Subject", MimeUtility.fold(9, MimeUtility.encodeText(subject, "UTF-8", "B")));
            return this;
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError("every JDK has UTF-8", e);
        }
    }

    MailWriter header(String name, String value) {
        if (!value.isEmpty()) headers.put(name, value);
        return this;
    }

    String id() {
        return headers.get("Message-ID");
    }

    MailWriter text(String words) {
        return part("Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64",
                LINES.encode(words.replaceAll("\\R", "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    MailWriter html(String words) {
        return part("Content-Type: text/html; charset=UTF-8\r\nContent-Transfer-Encoding: base64",
                LINES.encode(words.getBytes(StandardCharsets.UTF_8)));
    }

    MailWriter file(String name, String mimeType, byte[] bytes) {
        return part("Content-Type: " + mimeType + "; name=\"" + name + "\"\r\nContent-Disposition: attachment; filename=\""
                + name + "\"\r\nContent-Transfer-Encoding: base64", LINES.encode(bytes));
    }

    /** Lines that end with LF here; a report's fields. */
    MailWriter fields(String mimeType, String lines) {
        return part("Content-Type: " + mimeType, lines.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Another message, as it is. */
    MailWriter message(byte[] bytes) {
        return part("Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename=\"message.eml\"", bytes);
    }

    private MailWriter part(String head, byte[] body) {
        var bytes = new ByteArrayOutputStream(body.length + 200);
        bytes.writeBytes((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(body);
        parts.add(bytes.toByteArray());
        return this;
    }

    /** @param kind what stands after {@code multipart/} */
    byte[] write(String kind) {
        String boundary = "=_" + UUID.randomUUID();
        var bytes = new ByteArrayOutputStream();
        headers.forEach((name, value) -> bytes.writeBytes((name + ": " + value + "\r\n").getBytes(StandardCharsets.US_ASCII)));
        bytes.writeBytes(("Content-Type: multipart/" + kind + ";\r\n boundary=\"" + boundary + "\"\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        for (byte[] each : parts) {
            bytes.writeBytes(("--" + boundary + "\r\n").getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(each);
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        bytes.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }
}
