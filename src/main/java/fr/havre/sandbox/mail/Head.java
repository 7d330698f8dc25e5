package fr.havre.sandbox.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The head of a message that came in, as far as those who answer look at it. Missing fields are empty. */
record Head(String id, String subject, String references, String receiptTo, boolean lastWord, boolean machine, String text) {

    static Head of(byte[] message) {
        try {
            InternetHeaders all = new InternetHeaders(new ByteArrayInputStream(message));
            String subject = MimeUtility.decodeText(MimeUtility.unfold(field(all, "Subject")));
            String id = field(all, "Message-ID").strip();
            boolean last = field(all, "X-MSS-MES").strip().equals("FIN") || subject.strip().equals("[FIN]");
            boolean machine = field(all, "Content-Type").toLowerCase(Locale.ROOT).startsWith("multipart/report")
                    || subject.startsWith("[KO") || !field(all, "Auto-Submitted").isEmpty();
            return new Head(id, subject, (field(all, "References").replaceAll("\\s+", " ") + " " + id).strip(),
                    address(field(all, "Disposition-Notification-To")), last, machine, end(message));
        } catch (MessagingException | UnsupportedEncodingException e) {
            return new Head("", "", "", "", true, true, new String(message, StandardCharsets.ISO_8859_1));
        }
    }

    private static String field(InternetHeaders all, String name) {
        String[] values = all.getHeader(name);
        return values == null ? "" : values[0];
    }

    private static String address(String written) throws MessagingException {
        return written.isBlank() ? "" : InternetAddress.parse(written)[0].getAddress();
    }

    /** The lines of the head, as they came. */
    private static String end(byte[] message) {
        String all = new String(message, 0, Math.min(message.length, 32 << 10), StandardCharsets.ISO_8859_1);
        int gap = all.indexOf("\r\n\r\n");
        return gap < 0 ? all : all.substring(0, gap + 2);
    }

    @Override public String toString() {
        return "Head[" + text.length() + " characters]";
    }
}
