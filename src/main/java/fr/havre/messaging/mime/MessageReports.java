package fr.havre.messaging.mime;

import fr.havre.messaging.ReceivedMail.Report;
import fr.havre.messaging.ReceivedMail.Report.What;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The parts of a message that a machine wrote for a machine: receipts (RFC 8098) and bounces (RFC 3464). */
final class MessageReports {
    private static final int LONGEST_CODE = 40;
    private static final int MOST = 100;

    private final List<Report> reports = new ArrayList<>();
    private boolean delivery;
    private Optional<String> about = Optional.empty();

    boolean takes(ContentType type) {
        return type.match("message/disposition-notification") || type.match("message/delivery-status")
                || type.match("text/rfc822-headers");
    }

    void take(ContentType type, byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, 64 << 10), StandardCharsets.ISO_8859_1)
                .replaceAll("\r?\n[ \t]+", " ");
        if (type.match("message/disposition-notification")) receipt(text.split("\r?\n", -1));
        else if (type.match("message/delivery-status")) delivery(text);
        else field(text.split("\r?\n", -1), "message-id").ifPresent(this::about);
    }

    private void receipt(String[] lines) {
        field(lines, "original-message-id").ifPresent(this::about);
        String said = field(lines, "disposition").orElse("");
        String low = said.toLowerCase(Locale.ROOT);
        boolean error = low.contains("error") || low.contains("failed");
        Optional<String> code = error ? field(lines, "error").or(() -> Optional.of(said).map(MessageReports::afterError))
                .map(value -> value.split("\\^", 2)[0]).map(MessageReports::shortened).or(() -> Optional.of("")) : Optional.empty();
        What what = error ? What.ERROR : low.contains("displayed") ? What.DISPLAYED : What.PROCESSED;
        add(new Report(what, recipient(lines), code));
    }

    /** Some write {@code processed/Error: 904^label} all in the disposition. */
    private static String afterError(String disposition) {
        int at = disposition.toLowerCase(Locale.ROOT).indexOf("error");
        return at < 0 ? "" : disposition.substring(at + 5).replaceFirst("^[:\\s]+", "");
    }

    /** First of the message, then one block for each recipient. */
    private void delivery(String text) {
        boolean any = false;
        for (String block : text.split("\r?\n[ \t]*\r?\n", MOST)) {
            String[] lines = block.split("\r?\n", -1);
            field(lines, "original-message-id").ifPresent(this::about);
            Optional<String> action = field(lines, "action");
            if (action.isEmpty() && field(lines, "status").isEmpty() && recipient(lines).isEmpty()) continue;
            any = true;
            add(new Report(delivered(action.orElse("failed")), recipient(lines),
                    field(lines, "status").map(MessageReports::shortened)));
        }
        if (!any) add(new Report(What.FAILED, Optional.empty(), Optional.empty()));
    }

    private static What delivered(String action) {
        String low = action.toLowerCase(Locale.ROOT);
        if (low.startsWith("failed")) return What.FAILED;
        return low.startsWith("delayed") ? What.DELAYED : What.DELIVERED;
    }

    private void add(Report report) {
        delivery |= report.what() == What.FAILED;
        if (reports.size() < MOST) reports.add(report);
    }

    /** As it was written to, where that is said. */
    private static Optional<String> recipient(String[] lines) {
        return field(lines, "original-recipient").or(() -> field(lines, "final-recipient"))
                .map(value -> value.substring(value.indexOf(';') + 1).strip()).map(value -> value.replaceAll("[<>\\s]", ""))
                .filter(value -> value.contains("@") && value.length() <= 320);
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
        return !reports.isEmpty();
    }

    boolean receipt() {
        return any() && !delivery;
    }

    boolean bounce() {
        return delivery;
    }

    Optional<String> about() {
        return about;
    }

    /** Of the first that failed. */
    Optional<String> code() {
        return reports.stream().filter(each -> each.what() == What.FAILED || each.what() == What.ERROR)
                .flatMap(each -> each.code().stream()).findFirst();
    }

    List<Report> all() {
        return List.copyOf(reports);
    }
}
