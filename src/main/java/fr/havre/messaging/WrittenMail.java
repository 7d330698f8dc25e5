package fr.havre.messaging;

import java.util.List;

/**
 * A message ready to leave: these bytes and this identifier, at every try.
 *
 * @param id the Message-ID, with its angle brackets
 * @param bytes RFC 5322, lines end with CR LF; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")   // never compared; megabytes are not copied at each look
public record WrittenMail(String id, MailAddress from, List<MailAddress> to, String subject, byte[] bytes) {
    public WrittenMail {
        to = List.copyOf(to);
    }

    /** Subjects name patients. */
    @Override public String toString() {
        return "WrittenMail[" + bytes.length + " bytes]";
    }
}
