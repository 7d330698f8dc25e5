package fr.havre.messaging.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The parts of a message that a machine wrote for a machine: receipts (RFC 8098) and bounces (RFC 3464). */
final class MessageReports {
    private static final int LONGEST_CODE = 40;

    private boolean receipt;
    private boolean bounce;
    private Optional<String> about = Optional.empty();
    private Optional<String> code = Optional.empty();

    boolean takes(ContentType type) {
        return type.match("message/disposition-notification") || type.match("message/delivery-status")
                || type.match("text/rfc822-headers");
    }

    void take(ContentType type, byte[] bytes) {
        String[] lines = new String(bytes, 0, Math.min(bytes.length, 64 << 10), StandardCharsets.ISO_8859_1)
                .replaceAll("\r?\n[ \t]+", " ").split("\r?\n", -1);
        if (type.match("message/disposition-notification")) receipt(lines);
        else if (type.match("message/delivery-status")) bounce(lines);
        else field(lines, "message-id").ifPresent(this::about);
    }

    private void receipt(String[] lines) {
        receipt = true;
        field(lines, "original-message-id").ifPresent(this::about);
        boolean error = field(lines, "disposition").filter(value -> value.toLowerCase(Locale.ROOT).contains("error"))
                .isPresent();
        if (!error) return;
        code = field(lines, "error").or(() -> field(lines, "disposition").map(MessageReports::afterError))
                .map(value -> value.split("\\^", 2)[0]).map(MessageReports::shortened).or(() -> Optional.of(""));
    }

    /** Some write {@code processed/Error: 904^label} all in the disposition. */
    private static String afterError(String disposition) {
        int at = disposition.toLowerCase(Locale.ROOT).indexOf("error");
        return disposition.substring(at + 5).replaceFirst("^[:\\s]+", "");
    }

    private void bounce(String[] lines) {
        String action = field(lines, "action").orElse("failed").toLowerCase(Locale.ROOT);
        bounce = action.startsWith("failed");
        code = field(lines, "status").map(MessageReports::shortened);
    }

    private static String shortened(String value) {
        String stripped = value.replaceAll("[^A-Za-z0-9._-].*", "");
        return stripped.substring(0, Math.min(stripped.length(), LONGEST_CODE));
    }

    private static Optional<String> field(String[] lines, String name) {
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase(name)) {
                return Optional.of(line.substring(colon + 1).strip());
            }
        }
        return Optional.empty();
    }

    private void about(String written) {
        if (about.isEmpty()) about = MessageHead.firstIds(written, 1).stream().findFirst();
    }

    /** The message a report sends back. */
    void returned(MimeMessage original) throws MessagingException {
        String id = original.getMessageID();
        if (id != null) about(id);
    }

    boolean any() {
        return receipt || bounce;
    }

    boolean receipt() {
        return receipt;
    }

    boolean bounce() {
        return bounce;
    }

    Optional<String> about() {
        return about;
    }

    Optional<String> code() {
        return code;
    }
}
