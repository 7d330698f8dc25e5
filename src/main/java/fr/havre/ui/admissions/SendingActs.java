package fr.havre.ui.admissions;

import fr.havre.access.Permission;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.submission.PaperPack;
import fr.havre.admissions.submission.Submission;
import fr.havre.admissions.submission.SubmissionId;
import fr.havre.admissions.submission.SubmissionReason;
import fr.havre.admissions.submission.SubmissionState;
import fr.havre.ui.Desk;
import fr.havre.vault.Compartment;
import java.util.List;
import java.util.Set;

/** What can be said of an admission's sendings. Off the FX thread. */
final class SendingActs {
    private final Desk desk;

    SendingActs(Desk desk) {
        this.desk = desk;
    }

    /** Takes back what was prepared and has not left. */
    PieceActs.Act withdraw(SubmissionId submission) {
        return id -> {
            desk.admissionSending().withdraw(desk.session(), submission);
            return file(id);
        };
    }

    /** Whether this person's yes lets go what waits for one. */
    boolean mayConfirm(Submission submission) {
        return desk.admissionCarrier().isPresent() && desk.session().may(Permission.SEND_MESSAGE)
                && submission.state() == SubmissionState.PREPARED
                && submission.reason().filter(SubmissionReason::waitsForYes).isPresent();
    }

    /** A professional says yes to the mailbox: it leaves by itself then. */
    PieceActs.Act confirm(Submission shown) {
        return id -> {
            desk.admissionCarrier().orElseThrow().confirm(desk.session(), shown.id(), shown.address());
            return file(id);
        };
    }

    /** Whether the hospital has it and was not told yet that it counts no more; {@code all} of that admission. */
    static boolean mayCallOff(Submission submission, List<Submission> all) {
        return submission.isThere(all) && !submission.callsOff() && submission.calledOffBy(all).isEmpty();
    }

    /** Tells the hospital that it counts no more. */
    PieceActs.Act callOff(Submission submission) {
        return id -> {
            desk.admissionSending().callOff(desk.session(), submission.id());
            return file(id);
        };
    }

    /** The papers were given by hand. */
    PieceActs.Act given(PaperPack pack, String toWhom) {
        return id -> {
            desk.admissionPaper().given(desk.session(), id, Set.copyOf(pack.enclosed()), toWhom);
            return file(id);
        };
    }

    private AdmissionFile file(AdmissionId id) {
        return desk.unlocked().database(Compartment.ADMINISTRATIVE).read(tx -> desk.admissions().file(tx, id));
    }
}
