package fr.havre.admissions.submission;

import fr.havre.admissions.PieceKey;
import java.util.List;

/**
 * Papers for a hospital, ready to print: a cover page, then the pieces. Only in memory.
 *
 * @param pdf its bytes; not to be changed
 * @param pages how many there are, the cover included
 * @param enclosed the pieces whose pages are in it
 * @param apart those that the doctor gives separately: this person may not read them, or they have no pages
 */
@SuppressWarnings("ArrayRecordComponent")   // never compared; megabytes are not copied at each look
public record PaperPack(byte[] pdf, int pages, List<PieceKey> enclosed, List<PieceKey> apart) {
    public PaperPack {
        enclosed = List.copyOf(enclosed);
        apart = List.copyOf(apart);
    }

    @Override public String toString() {
        return "PaperPack[" + pages + " pages]";
    }
}
