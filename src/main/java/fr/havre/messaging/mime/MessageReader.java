package fr.havre.messaging.mime;

import fr.havre.documents.DocumentSource;
import fr.havre.messaging.MailRefusedException.Code;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.ReceivedMail.Kind;
import fr.havre.messaging.ReceivedMail.Oddity;
import fr.havre.messaging.ReceivedMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a message, whoever wrote it (RFC 5322, 2045, 8098, 3464). Few parts, not deep, of bounded length; what cannot be
 * decoded is left out with an {@link Oddity}. Takes at most some four times the size of the message in memory; no
 * address is looked up, nothing is fetched.
 */
public final class MessageReader {
    /** The largest message that is read. */
    public static final int MOST_BYTES = 48 << 20;
    /** The most characters of words. */
    public static final int MOST_TEXT = 1 << 20;
    static final int MOST_PARTS = 200;
    static final int DEEPEST = 12;
    private static final int LONGEST_HEAD = 256 << 10;

    private MessageReader() { }

    /**
     * Reads it to its end.
     *
     * @throws MailRefusedException {@code NOT_A_MESSAGE}, {@code TOO_LARGE}, {@code TOO_COMPLEX}; nothing else is thrown
     */
    public static ReceivedMail read(DocumentSource source) {
        return read(source, Envelopes.CLOSED);
    }

    /** As {@link #read(DocumentSource)}, with what opens and checks envelopes. */
    public static ReceivedMail read(DocumentSource source, Envelopes envelopes) {
        if (source.size() > MOST_BYTES) throw new MailRefusedException(Code.TOO_LARGE);
        try (InputStream in = source.open()) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) throw new MailRefusedException(Code.TOO_LARGE);
            requireHead(bytes);
            return read(new ReadMessage(new SharedByteArrayInputStream(bytes)), envelopes);
        } catch (MailRefusedException e) {
            throw e;
        } catch (IOException | MessagingException | RuntimeException | StackOverflowError _) {
            throw new MailRefusedException(Code.NOT_A_MESSAGE);                 // the library's words may quote the message
        }
    }

    /** What a head alone tells; whether the message can be read shows later. Nothing is thrown. */
    public static ListedMail readHead(byte[] headers) {
        try {
            byte[] bytes = Arrays.copyOf(headers, Math.min(headers.length, LONGEST_HEAD));
            MessageHead head = new MessageHead(new ReadMessage(new SharedByteArrayInputStream(bytes)));
            return new ListedMail(head.kind(), head.id(), head.from(), head.fromName(), head.to(), head.shownSubject(),
                    head.at(), head.references(), head.lastWord(), head.promisesFiles());
        } catch (MessagingException | RuntimeException | StackOverflowError _) {
            return ListedMail.UNREADABLE;
        }
    }

    /** Headers, then an empty line or the end; one of them must be one that every message has. */
    private static void requireHead(byte[] bytes) {
        int line = 0;
        boolean known = false;
        for (int at = 0; at < bytes.length; at++) {
            if (at > LONGEST_HEAD) throw new MailRefusedException(Code.TOO_COMPLEX);
            if (bytes[at] != '\n') continue;
            int end = at > line && bytes[at - 1] == '\r' ? at - 1 : at;
            if (end == line) break;
            known |= isCommon(bytes, line, end);
            line = at + 1;
        }
        if (!known) throw new MailRefusedException(Code.NOT_A_MESSAGE);
    }

    private static boolean isCommon(byte[] bytes, int from, int to) {
        String begin = new String(bytes, from, Math.min(to - from, 14), java.nio.charset.StandardCharsets.ISO_8859_1)
                .toLowerCase(java.util.Locale.ROOT);
        return begin.startsWith("from:") || begin.startsWith("date:") || begin.startsWith("subject:")
                || begin.startsWith("message-id:") || begin.startsWith("received:") || begin.startsWith("mime-version:");
    }

    private static ReceivedMail read(MimeMessage message, Envelopes envelopes) throws MessagingException {
        MessageHead head = new MessageHead(message);
        MessageParts parts = new MessageParts(envelopes, head.from());
        parts.take(message);
        oddities(head, parts);
        return new ReceivedMail(kind(head, parts), head.id(), head.from(), head.fromName(), head.to(), head.shownSubject(),
                head.at(), parts.text(), head.receiptTo(), head.returnPath(), head.references(),
                parts.about().or(head::answers), parts.report().or(head::errorCode), parts.reports(), head.lastWord(),
                parts.attachments(), parts.oddities(), parts.signature());
    }

    private static void oddities(MessageHead head, MessageParts parts) throws MessagingException {
        long archives = parts.attachments().stream().filter(ReceivedMail.Attachment::isArchive).count();
        boolean announced = head.marked();
        boolean report = parts.bounce() || parts.receipt() || head.saysIntegrationError();
        if (head.id().isEmpty()) parts.oddities().add(Oddity.WITHOUT_ID);
        if (archives > 1) parts.oddities().add(Oddity.SEVERAL_ARCHIVES);
        if (archives > 0 && !announced && !report) parts.oddities().add(Oddity.SUBJECT_WITHOUT_MARK);
        if (archives == 0 && announced && !report) parts.oddities().add(Oddity.ARCHIVE_MISSING);
    }

    private static Kind kind(MessageHead head, MessageParts parts) {
        if (parts.bounce()) return Kind.BOUNCE;
        if (parts.receipt()) return parts.report().isPresent() ? Kind.INTEGRATION_ERROR : Kind.RECEIPT;
        if (head.saysIntegrationError()) return Kind.INTEGRATION_ERROR;
        if (head.closes()) return Kind.CLOSING;
        return parts.archive() ? Kind.DOCUMENTS : Kind.ORDINARY;
    }
}
