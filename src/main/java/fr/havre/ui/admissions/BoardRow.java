package fr.havre.ui.admissions;

import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.submission.Submission;
import fr.havre.admissions.submission.SubmissionState;
import java.util.List;
import java.util.Optional;

/** A line of the board: a heading, or an admission. */
sealed interface BoardRow {
    /** What follows, and how many of them. */
    record Heading(BoardGroup group, int count) implements BoardRow { }

    /**
     * One admission.
     *
     * @param latest what was last sent of it
     * @param also what other mailboxes have, or get
     * @param off what waits to tell a hospital that what it has counts no more; one that is stopped, where there is one
     * @param mine this person began or last changed it
     * @param folded the words it is found by, as {@link fr.havre.documents.search.Folding} makes them, a space before each
     */
    record Line(AdmissionFile file, Optional<Submission> latest, List<Submission> also, Optional<Submission> off, BoardGroup group,
            boolean mine, String folded) implements BoardRow {
        AdmissionId id() {
            return file.admission().id();
        }

        /** Something changed after it was sent. */
        boolean outdated() {
            return latest.filter(each -> Outdated.since(each, file)).isPresent();
        }

        /** Nothing is at the hospital or on its way there, or not what is there now. */
        boolean unsent() {
            return outdated() || latest.filter(each -> each.state().left() || each.state() == SubmissionState.PAPER
                    || (each.state() == SubmissionState.PREPARED && !each.stopped())).isEmpty();
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
