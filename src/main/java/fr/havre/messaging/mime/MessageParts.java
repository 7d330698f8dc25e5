package fr.havre.messaging.mime;

import fr.havre.documents.DocumentSource;
import fr.havre.messaging.MailRefusedException.Code;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.ReceivedMail.Attachment;
import fr.havre.messaging.ReceivedMail.Oddity;
import fr.havre.messaging.Signature;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Walks through the parts of one message and collects words, files, reports. One use, one thread. */
final class MessageParts {
    private static final ContentType PLAIN = new ContentType("text", "plain", null);

    private static final int MOST_WORDS = 4 * MessageReader.MOST_TEXT;

    private final List<Attachment> attachments = new ArrayList<>();
    private final Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
    private final StringBuilder text = new StringBuilder();
    private final MessageReports reports = new MessageReports();
    private final Envelopes envelopes;
    private final String from;
    private Optional<Signature> signature = Optional.empty();
    private int parts;

    /** @param from the address the message says it is from: whom a signature should be of */
    MessageParts(Envelopes envelopes, String from) {
        this.envelopes = envelopes;
        this.from = from;
    }

    void take(MimeMessage message) throws MessagingException {
        take(message, 0);
    }

    private void take(Part part, int depth) throws MessagingException {
        if (++parts > MessageReader.MOST_PARTS || depth > MessageReader.DEEPEST) {
            throw new MailRefusedException(Code.TOO_COMPLEX);
        }
        ContentType type = type(part);
        try {
            if (type.match("multipart/*")) several(part, type, depth);
            else one(part, type, depth);
        } catch (IOException | MessagingException _) {
            oddities.add(Oddity.PART_NOT_READABLE);
        }
    }

    /** What a wrong Content-Type means: a text (RFC 2045 5.2). */
    private static ContentType type(Part part) throws MessagingException {
        String[] written = part.getHeader("Content-Type");
        if (written == null) return PLAIN;
        try {
            return new ContentType(written[0]);
        } catch (ParseException _) {
            return PLAIN;
        }
    }

    private void several(Part part, ContentType type, int depth) throws IOException, MessagingException {
        if (type.match("multipart/encrypted")) {
            oddities.add(Oddity.ENCRYPTED_NOT_OPENED);
            return;
        }
        Multipart inside = new MimeMultipart(part.getDataHandler().getDataSource());
        int count = inside.getCount();
        if (type.match("multipart/signed") && check(part, type, inside)) count = 1;
        if (count > MessageReader.MOST_PARTS) throw new MailRefusedException(Code.TOO_COMPLEX);
        if (!type.match("multipart/alternative")) {
            for (int i = 0; i < count; i++) take(inside.getBodyPart(i), depth + 1);
            return;
        }
        int before = text.length();                                            // the first with words: the plainest
        for (int i = 0; i < count; i++) {
            Part each = inside.getBodyPart(i);
            if (type(each).match("text/*") && text.length() > before) continue;
            take(each, depth + 1);
        }
    }

    private void one(Part part, ContentType type, int depth) throws IOException, MessagingException {
        if (reports.takes(type)) {
            reports.take(type, bytes(part));
        } else if (type.match("message/rfc822")) {
            message(part, depth);
        } else if (type.match("application/ms-tnef") || name(part).equalsIgnoreCase("winmail.dat")) {
            unpack(bytes(part));
        } else if (type.match("application/pkcs7-mime") || type.match("application/x-pkcs7-mime")
                || name(part).equalsIgnoreCase("smime.p7m")) {
            open(bytes(part), depth);
        } else if (type.match("application/pkcs7-signature") || type.match("application/x-pkcs7-signature")
                || type.match("application/pgp-signature")) {
            oddities.add(Oddity.SIGNATURE_NOT_CHECKED);
        } else if (isWords(part, type)) {
            words(part, type);
        } else if (!isDecoration(part, type)) {
            file(part, type);
        }
    }

    /** Outlook's packing: the files in it are taken as if they had been attached. */
    private void unpack(byte[] packed) {
        List<Tnef.File> files = Tnef.files(packed);
        oddities.add(files.isEmpty() ? Oddity.TNEF_NOT_OPENED : Oddity.TNEF_OPENED);
        for (Tnef.File each : files) {
            String type = each.name().toLowerCase(Locale.ROOT).endsWith(".pdf") ? "application/pdf" : "application/octet-stream";
            attachments.add(new Attachment(each.name(), type, DocumentSource.of(each.bytes())));
        }
    }

    /** Signed or encrypted: what lies inside is read in its place. */
    private void open(byte[] cms, int depth) throws IOException, MessagingException {
        Optional<Envelopes.Opened> signed = envelopes.unpacked(cms, from);
        if (signed.isPresent()) {
            signature = signature.or(() -> signed.map(Envelopes.Opened::signature));
            take(new MimeBodyPart(new ByteArrayInputStream(signed.get().entity())), depth + 1);
            return;
        }
        Optional<byte[]> inside = envelopes.decrypted(cms);
        oddities.add(inside.isPresent() ? Oddity.DECRYPTED : Oddity.ENCRYPTED_NOT_OPENED);
        if (inside.isPresent()) take(new MimeBodyPart(new ByteArrayInputStream(inside.get())), depth + 1);
    }

    /** Whether the second part was a signature, and is dealt with. */
    private boolean check(Part part, ContentType type, Multipart inside) throws IOException, MessagingException {
        Optional<byte[]> signed = SignedBytes.of(bytes(part), type.getParameter("boundary"));
        Optional<Signature> checked = inside.getCount() == 2 && signed.isPresent()
                && type(inside.getBodyPart(1)).getSubType().toLowerCase(Locale.ROOT).endsWith("pkcs7-signature")
                ? envelopes.checked(signed.get(), bytes(inside.getBodyPart(1)), from) : Optional.empty();
        if (checked.isEmpty()) {
            oddities.add(Oddity.SIGNATURE_NOT_CHECKED);
            return false;
        }
        signature = signature.or(() -> checked);
        return true;
    }

    Optional<Signature> signature() {
        return signature;
    }

    /** In a report it is what we had sent; elsewhere what somebody passes on. */
    private void message(Part part, int depth) throws IOException, MessagingException {
        MimeMessage inside = new MimeMessage(null, part.getInputStream());
        if (reports.any()) reports.returned(inside);
        else take(inside, depth + 1);
    }

    private static boolean isWords(Part part, ContentType type) throws MessagingException {
        return (type.match("text/plain") || type.match("text/html")) && name(part).isEmpty()
                && !isAttachment(part);
    }

    private static boolean isAttachment(Part part) throws MessagingException {
        String[] written = part.getHeader("Content-Disposition");
        return written != null && written[0].strip().toLowerCase(Locale.ROOT).startsWith("attachment");
    }

    /** A logo of a signature: a picture that the HTML shows by its Content-ID. */
    private static boolean isDecoration(Part part, ContentType type) throws MessagingException {
        return type.match("image/*") && part.getHeader("Content-ID") != null && !isAttachment(part);
    }

    private void words(Part part, ContentType type) throws IOException, MessagingException {
        byte[] bytes = bytes(part, MOST_WORDS);
        if (bytes.length == MOST_WORDS) oddities.add(Oddity.TEXT_CUT);
        String read = MessageText.of(bytes, type.getParameter("charset"), type.match("text/html"));
        if (read.isBlank()) return;
        if (!text.isEmpty()) text.append("\n\n");
        int room = MessageReader.MOST_TEXT - text.length();
        if (read.length() > room) oddities.add(Oddity.TEXT_CUT);
        text.append(read, 0, Math.max(0, Math.min(read.length(), room)));
    }

    private void file(Part part, ContentType type) throws IOException, MessagingException {
        byte[] bytes = bytes(part);
        if (bytes.length == 0) return;
        attachments.add(new Attachment(name(part), type.getBaseType().toLowerCase(Locale.ROOT), DocumentSource.of(bytes)));
    }

    /** As written by the other side, without any folder. */
    private static String name(Part part) throws MessagingException {
        String written;
        try {
            written = part.getFileName();
        } catch (ParseException _) {
            written = null;
        }
        if (written == null) return "";
        String name = MessageHead.decoded(written).replaceAll("\\p{Cntrl}", "");
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** Decoding never makes it longer, and the whole is of bounded length. */
    private static byte[] bytes(Part part) throws IOException, MessagingException {
        return bytes(part, MessageReader.MOST_BYTES);
    }

    private static byte[] bytes(Part part, int most) throws IOException, MessagingException {
        try (InputStream in = part.getInputStream()) {
            return in.readNBytes(most);
        }
    }

    List<Attachment> attachments() {
        return attachments;
    }

    Set<Oddity> oddities() {
        return oddities;
    }

    String text() {
        return text.toString();
    }

    boolean archive() {
        return attachments.stream().anyMatch(Attachment::isArchive);
    }

    boolean receipt() {
        return reports.receipt();
    }

    boolean bounce() {
        return reports.bounce();
    }

    Optional<String> about() {
        return reports.about();
    }

    Optional<String> report() {
        return reports.code();
    }

    List<ReceivedMail.Report> reports() {
        return reports.all();
    }
}
