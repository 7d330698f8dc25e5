package fr.havre.messaging;

import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.xdm.XdmSubmission;
import java.util.List;
import java.util.Optional;

/**
 * One document as it leaves: the entry of the archive, and the PDF that a person reads beside it.
 *
 * @param entry empty for a patient whose identity is not qualified: then the PDF goes alone
 */
@SuppressWarnings("ArrayRecordComponent")   // never compared; megabytes are not copied at each look
record LetterContent(DocumentMetadata metadata, Optional<XdmSubmission.Item> entry, byte[] pdf) {
    static long sizeOf(List<LetterContent> all) {
        return all.stream().mapToLong(each -> each.pdf().length
                + each.entry().map(item -> item.bytes().length).orElse(0)).sum();
    }

    @Override public String toString() {
        return "LetterContent[" + metadata + "]";
    }
}
