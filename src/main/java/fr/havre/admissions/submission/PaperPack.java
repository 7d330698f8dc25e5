package fr.havre.admissions.submission;

import fr.havre.admissions.PieceKey;
import java.util.Collection;
import java.util.List;

/**
 * Papers for a hospital, ready to print: a cover page, then the pieces. Only in memory.
 *
 * @param pdf its bytes; not to be changed
 * @param pages how many there are, the cover included
 * @param enclosed the pieces whose pages are in it
 * @param apart those that the doctor gives separately: this person may not read them, they have no pages, or are hidden
 * @param hidden those of them with a document that is hidden from professionals or from the patient: the paper does not say so
 */
@SuppressWarnings("ArrayRecordComponent")   // never compared; megabytes are not copied at each look
public record PaperPack(byte[] pdf, int pages, List<PieceKey> enclosed, List<PieceKey> apart,
        List<PieceKey> hidden) {
    public PaperPack {
        enclosed = List.copyOf(enclosed);
        apart = List.copyOf(apart);
        hidden = List.copyOf(hidden);
    }

    PaperPack hiding(Collection<PieceKey> keys) {
        return new PaperPack(pdf, pages, enclosed, apart, List.copyOf(keys));
    }

    @Override public String toString() {
        return "PaperPack[" + pages + " pages]";
    }
}
