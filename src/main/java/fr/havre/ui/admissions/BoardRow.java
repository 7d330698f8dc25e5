package fr.havre.ui.admissions;

import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionId;

/** A line of the board: a heading, or an admission. */
sealed interface BoardRow {
    /** What follows, and how many of them. */
    record Heading(BoardGroup group, int count) implements BoardRow { }

    /**
     * One admission.
     *
     * @param mine this person began or last changed it
     * @param folded the words it is found by, as {@link fr.havre.documents.search.Folding} makes them, a space before each
     */
    record Line(AdmissionFile file, BoardGroup group, boolean mine, String folded) implements BoardRow {
        AdmissionId id() {
            return file.admission().id();
        }

        /** Some piece that is not there should have been. */
        boolean overdue() {
            return file.blocking().stream().anyMatch(piece -> piece.late());
        }

        @Override public String toString() {
            return "Line[" + id() + "]";
        }
    }
}
