package fr.havre.messaging.mime;

import fr.havre.messaging.MailAddress;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Puts a message together: headers, a text, files. Everything was decided before; this only spells it (RFC 5322, 2045). */
public final class MimeWriter {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** A file that goes along; its name is in plain letters. */
    @SuppressWarnings("ArrayRecordComponent")   // never compared; megabytes are not copied at each look
    public record Attached(String name, String mimeType, byte[] bytes) {
        @Override public String toString() {
            return "Attached[" + mimeType + ", " + bytes.length + " bytes]";
        }
    }

    /**
     * What is spelt.
     *
     * @param headers beside those every message has
     */
    public record Spelt(String id, Instant at, MailAddress from, String fromName, List<MailAddress> to, String subject,
            Map<String, String> headers, String text, List<Attached> attached) {
        @Override public String toString() {
            return "Spelt[" + attached.size() + " attached]";
        }
    }

    /** A message that keeps the identifier it was given. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    private MimeWriter() { }

    /** The message, its lines ending with CR LF. */
    public static byte[] write(Spelt spelt) {
        try {
            MimeMessage message = new Identified(spelt.id());
            message.setFrom(new InternetAddress(spelt.from().value(),
                    spelt.fromName().replaceAll("\\p{Cntrl}", " "), UTF_8));
            for (MailAddress each : spelt.to()) {
                message.addRecipient(Message.RecipientType.TO, new InternetAddress(each.value()));
            }
            message.setSubject(spelt.subject(), UTF_8);
            message.setSentDate(Date.from(spelt.at()));
            for (var header : spelt.headers().entrySet()) message.setHeader(header.getKey(), header.getValue());
            if (spelt.attached().isEmpty()) words(message, spelt.text());
            else message.setContent(content(spelt));
            message.saveChanges();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            message.writeTo(out);
            return out.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a message could not be spelt: " + e.getClass().getSimpleName());
        }
    }

    private static void words(MimePart part, String text) throws MessagingException {
        part.setText(text.replaceAll("\\R", "\r\n"), UTF_8);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    }

    private static MimeMultipart content(Spelt spelt) throws MessagingException, UnsupportedEncodingException {
        MimeMultipart whole = new MimeMultipart();
        MimeBodyPart text = new MimeBodyPart();
        words(text, spelt.text());
        whole.addBodyPart(text);
        for (Attached each : spelt.attached()) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(each.bytes(), each.mimeType())));
            part.setFileName(each.name());
            part.setDisposition(Part.ATTACHMENT);
            part.setHeader("Content-Transfer-Encoding", "base64");
            whole.addBodyPart(part);
        }
        return whole;
    }
}
