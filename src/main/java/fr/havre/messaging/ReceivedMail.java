package fr.havre.messaging;

import fr.havre.documents.DocumentSource;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message as read. All of it is a claim of whoever wrote it; empty texts were not said.
 *
 * @param id the Message-ID with its angle brackets; empty if there is none
 * @param from the address of the writer, as written
 * @param fromName the name the writer gives themselves; empty if none
 * @param subject as a person reads it: without the mark that programs look for
 * @param text the words of the message, of HTML only what is readable, at most {@value fr.havre.messaging.mime.MessageReader#MOST_TEXT} characters
 * @param receiptTo who asks to be told that it was taken (RFC 8098)
 * @param returnPath whom our own operator would tell of a failure: without it, or where it differs, nothing is answered by
 *     itself
 * @param about what a receipt, a bounce or an integration error is about: the Message-ID of the message sent before
 * @param report the code of a bounce ({@code 5.1.1}) or of an integration error ({@code 904})
 * @param reports what a receipt or a bounce says, recipient by recipient
 * @param lastWord the sender takes no answer ({@code X-MSS-MES: FIN})
 * @param signature S/MIME, where it is signed
 */
public record ReceivedMail(Kind kind, String id, String from, String fromName, List<String> to, String subject,
        Optional<Instant> at, String text, Optional<String> receiptTo, Optional<String> returnPath, List<String> references,
        Optional<String> about, Optional<String> report, List<Report> reports, boolean lastWord, List<Attachment> attachments,
        Set<Oddity> oddities, Optional<Signature> signature) {

    /** What a message is for. */
    public enum Kind {
        /** Words, files. */
        ORDINARY,
        /** Documents of a patient, in an archive. */
        DOCUMENTS,
        /** Says that a message was taken. */
        RECEIPT,
        /** Says that a message could not be delivered. */
        BOUNCE,
        /** Says that the other side's program could not take what was sent. */
        INTEGRATION_ERROR,
        /** Ends an exchange: subject {@code [FIN]}. */
        CLOSING
    }

    /**
     * What a machine says became of a message for one recipient.
     *
     * @param recipient whom it was for; empty if that was not said
     * @param code of a failure
     */
    public record Report(What what, Optional<String> recipient, Optional<String> code) {
        /** What became of it. */
        public enum What {
            /** The recipient's system has it. */
            PROCESSED,
            /** Somebody has opened it. */
            DISPLAYED,
            /** The recipient's program could not take it. */
            ERROR,
            /** Their server has it. */
            DELIVERED,
            /** Their server is still being tried. */
            DELAYED,
            /** It could not be delivered. */
            FAILED
        }

        /** A patient's address holds their INS. */
        @Override public String toString() {
            return "Report[" + what + "]";
        }
    }

    /** Something a person should know of how the message is made. One sentence for each. */
    public enum Oddity {
        /** A message without an identifier: whether it came twice cannot be told. */
        WITHOUT_ID,
        /** Another message has the same identifier. */
        ID_TAKEN,
        /** A part in Microsoft's own packing (winmail.dat), whose files were taken out. */
        TNEF_OPENED,
        /** Came encrypted, and was opened with the mailbox's certificate. */
        DECRYPTED,
        /** Carries an archive, and its subject does not say so. */
        SUBJECT_WITHOUT_MARK,
        /** Its subject announces an archive, and there is none. */
        ARCHIVE_MISSING,
        /** Carries more than the one archive that is usual. */
        SEVERAL_ARCHIVES,
        /** Says that it replaces an earlier one, and which cannot be told. */
        REPLACES_UNKNOWN,
        /** A part in Microsoft's own packing (winmail.dat): not opened. */
        TNEF_NOT_OPENED,
        /** Encrypted for a certificate: not opened. */
        ENCRYPTED_NOT_OPENED,
        /** Signed; the signature was not checked. */
        SIGNATURE_NOT_CHECKED,
        /** A part could not be decoded: it is left out. */
        PART_NOT_READABLE,
        /** The words are longer than is shown. */
        TEXT_CUT
    }

    /** A file of the message, decoded. */
    public record Attachment(String name, String mimeType, DocumentSource source) {
        /** A zip, by its first bytes: names and types are written in many ways. */
        public boolean isArchive() {
            try (InputStream in = source.open()) {
                byte[] head = in.readNBytes(4);
                return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
            } catch (IOException _) {
                return false;
            }
        }

        /** Names of files name patients. */
        @Override public String toString() {
            return "Attachment[" + mimeType + ", " + source.size() + " bytes]";
        }
    }

    public ReceivedMail {
        to = List.copyOf(to);
        references = List.copyOf(references);
        reports = List.copyOf(reports);
        attachments = List.copyOf(attachments);
        oddities = Set.copyOf(oddities);
    }

    @Override public String toString() {
        return "ReceivedMail[" + kind + ", " + attachments.size() + " attachments, " + oddities + "]";
    }
}
