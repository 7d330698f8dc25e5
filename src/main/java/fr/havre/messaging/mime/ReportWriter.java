package fr.havre.messaging.mime;

import fr.havre.messaging.MailAddress;
import fr.havre.vault.FrenchZone;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Spells what a machine answers: a receipt (RFC 8098), or an integration error with the message it is about (MSSanté). */
public final class ReportWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(FrenchZone.here());
    private static final String LINE = "\r\n";
    private static final String PRODUCT = "Havre";

    /**
     * What every report says.
     *
     * @param id of the report itself, with angle brackets
     * @param about the Message-ID of what it answers, with angle brackets
     * @param references of what it answers, with that itself
     * @param error {@code 904^INS différent}; empty where all is well
     */
    public record Said(String id, Instant at, MailAddress from, String fromName, MailAddress to, String subject, String text,
            String about, String references, Optional<String> error) {
        @Override public String toString() {
            return "Said[" + error.map(each -> each.split("\\^", 2)[0]).orElse("processed") + "]";
        }
    }

    private ReportWriter() { }

    /** A receipt; lines end with CR LF. */
    public static byte[] receipt(Said said) {
        String boundary = "=_" + UUID.randomUUID();
        String out = head(said)
                + "Content-Type: multipart/report; report-type=disposition-notification;" + LINE + " boundary=\"" + boundary + "\""
                + LINE + LINE + text(boundary, said.text())
                + "--" + boundary + LINE + "Content-Type: message/disposition-notification" + LINE + LINE
                + "Reporting-UA: localhost; " + PRODUCT + LINE
                + "Final-Recipient: rfc822;" + said.from().value() + LINE
                + "Original-Message-ID: " + said.about() + LINE
                + "Disposition: automatic-action/MDN-sent-automatically; processed"
                + said.error().map(each -> "/Error: " + plain(each)).orElse("") + LINE + LINE
                + "--" + boundary + "--" + LINE;
        return out.getBytes(StandardCharsets.US_ASCII);
    }

    /** An integration error as an ordinary message, with what could not be taken. */
    public static byte[] error(Said said, byte[] original) {
        String boundary = "=_" + UUID.randomUUID();
        String before = head(said) + "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"" + LINE + LINE
                + text(boundary, said.text()) + "--" + boundary + LINE + "Content-Type: message/rfc822" + LINE
                + "Content-Transfer-Encoding: " + (isPlain(original) ? "7bit" : "8bit") + LINE
                + "Content-Disposition: attachment; filename=\"original.eml\"" + LINE + LINE;
        ByteArrayOutputStream out = new ByteArrayOutputStream(original.length + 4096);
        out.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(original);
        out.writeBytes((LINE + "--" + boundary + "--" + LINE).getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static String head(Said said) {
        return "Date: " + DATE.format(said.at()) + LINE
                + "From: " + (said.fromName().isBlank() ? "" : encoded(said.fromName(), 6) + " ") + "<" + said.from().value() + ">" + LINE
                + "To: <" + said.to().value() + ">" + LINE
                + "Message-ID: " + said.id() + LINE
                + "In-Reply-To: " + said.about() + LINE
                + "References: " + said.references() + LINE
                + "Subject: " + encoded(said.subject(), 9) + LINE
                + "Auto-Submitted: auto-replied" + LINE
                + "X-MSS-NIL: " + PRODUCT + LINE
                + "MIME-Version: 1.0" + LINE;
    }

    private static String encoded(String words, int used) {
        try {
            return MimeUtility.fold(used, MimeUtility.encodeText(words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip(), "UTF-8", "Q"));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String boundary, String words) {
        return "--" + boundary + LINE + "Content-Type: text/plain; charset=UTF-8" + LINE + "Content-Transfer-Encoding: base64" + LINE
                + LINE + Base64.getMimeEncoder().encodeToString(words.replaceAll("\\R", LINE).getBytes(StandardCharsets.UTF_8))
                + LINE;
    }

    /** The fields of a report are plain letters. */
    private static String plain(String words) {
        return java.text.Normalizer.normalize(words, java.text.Normalizer.Form.NFD).replaceAll("[^\\x20-\\x7E]", "");
    }

    private static boolean isPlain(byte[] bytes) {
        for (byte each : bytes) if (each < 0) return false;
        return true;
    }
}
