package fr.havre.messaging.outgoing;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentLine;
import fr.havre.messaging.Letter;
import fr.havre.messaging.Mailbox;
import java.util.ArrayList;
import java.util.List;

/** How large a letter becomes, before it is written: documents beside their archive, in base64. */
final class LetterSize {
    /** Base64 in lines of 76 characters. */
    private static final double MIME_GROWTH = 1.37;
    /** A document leaves twice: in the archive, inside a CDA in base64 that packs to about itself again, and as a PDF. */
    private static final double TWICE = 2.05;
    /** A CDA packs to what it holds, and what it holds leaves once more. */
    private static final double STRUCTURED = 1.6;
    /** Its narrative as a PDF, where it holds none: what the fonts take. */
    private static final long NARRATIVE = 48 << 10;
    private static final long HEAD = 32 << 10;

    private LetterSize() { }

    /** What every recipient and our own operator take. */
    static long most(Mailbox mailbox, MessageDraft draft) {
        long most = mailbox.mostBytes();
        for (Recipient each : draft.recipients()) {
            most = Math.min(most, each.mostBytes().orElse(each.address().isPatient() ? Letter.MOST_BYTES_PATIENT
                    : Letter.MOST_BYTES));
        }
        return most;
    }

    static long of(DocumentLine line, boolean qualified) {
        double leaves = line.format() == DocumentFormat.CDA ? STRUCTURED : qualified ? TWICE : 1;
        long own = line.format() == DocumentFormat.CDA ? line.sizeBytes() + NARRATIVE : line.sizeBytes();
        return (long) (own * leaves * MIME_GROWTH);
    }

    /** Documents in their order, as many to a letter as it takes; one that is too large alone stands alone. */
    static List<List<DocumentId>> split(List<DocumentLine> documents, boolean qualified, long most, long words) {
        List<List<DocumentId>> letters = new ArrayList<>();
        List<DocumentId> letter = new ArrayList<>();
        long size = HEAD + words;
        for (DocumentLine each : documents) {
            long more = of(each, qualified);
            if (!letter.isEmpty() && size + more > most) {
                letters.add(List.copyOf(letter));
                letter.clear();
                size = HEAD;
            }
            letter.add(each.id());
            size += more;
        }
        if (!letter.isEmpty()) letters.add(List.copyOf(letter));
        return letters;
    }

    static long of(List<DocumentLine> documents, boolean qualified, long words) {
        return HEAD + words + documents.stream().mapToLong(each -> of(each, qualified)).sum();
    }
}
