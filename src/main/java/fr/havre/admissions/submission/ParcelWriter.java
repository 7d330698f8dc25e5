package fr.havre.admissions.submission;

import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.Admissions;
import fr.havre.admissions.Checklist;
import fr.havre.admissions.ChecklistItem;
import fr.havre.admissions.Piece.Filed;
import fr.havre.admissions.PieceKey;
import fr.havre.documents.DocumentId;
import fr.havre.patients.PatientId;
import fr.havre.sending.Parcel;
import fr.havre.vault.Compartment;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes of a submission what leaves: which documents go by mail, which to the record, and the words. */
final class ParcelWriter {
    private final Database administrative;
    private final Database clinical;
    private final Admissions admissions;
    private final Checklist checklist = Checklist.carried();

    ParcelWriter(Database administrative, Database clinical, Admissions admissions) {
        this.administrative = administrative;
        this.clinical = clinical;
        this.admissions = admissions;
    }

    /** Whether every document is there and the patient's own. */
    Optional<SubmissionReason> obstacle(Submission submission) {
        PatientId patient = file(submission).admission().patient();
        if (submission.pieces().stream().anyMatch(piece -> piece.filed().isEmpty())) {
            boolean waits = submission.pieces().stream().anyMatch(piece -> piece.scan().isPresent());
            return Optional.of(waits ? SubmissionReason.SCAN_NOT_FILED : SubmissionReason.DOCUMENT_GONE);
        }
        boolean all = submission.pieces().stream().allMatch(piece -> isTheirs(piece.filed().orElseThrow(), patient));
        return all ? Optional.empty() : Optional.of(SubmissionReason.DOCUMENT_GONE);
    }

    private boolean isTheirs(Filed filed, PatientId patient) {
        Database database = filed.compartment() == Compartment.CLINICAL ? clinical : administrative;
        return database.read(tx -> isTheirs(tx, filed.document(), patient));
    }

    private static boolean isTheirs(Transaction tx, DocumentId document, PatientId patient) {
        return tx.number("SELECT count(*) FROM own.document WHERE id = ? AND patient = ?", document.value(), patient.value()) > 0;
    }

    /** After {@link #obstacle} found nothing. */
    Parcel parcel(Submission submission, boolean replaces) {
        AdmissionFile file = file(submission);
        AdmissionLetter letter = new AdmissionLetter(file);
        if (submission.callsOff()) {
            return new Parcel(submission.id().value(), file.admission().patient(), List.of(), submission.address(),
                    submission.addressee(), letter.offLabel(), letter.offText(), false, isConfirmed(submission), List.of(),
                    submission.preparedBy());
        }
        List<DocumentId> documents = submission.pieces().stream().flatMap(piece -> piece.filed().stream()).map(Filed::document)
                .distinct().toList();
        Set<PieceKey> enclosed = submission.pieces().stream().map(SubmissionPiece::piece).collect(Collectors.toSet());
        return new Parcel(submission.id().value(), file.admission().patient(), documents, submission.address(),
                submission.addressee(), letter.label(), letter.text(enclosed, submission.note(), replaces), replaces,
                isConfirmed(submission), submission.toRecord() ? toRecord(submission) : List.of(), submission.preparedBy());
    }

    /** Clinical ones whose piece the record takes: never identity papers, nor any other of class 95. */
    private List<DocumentId> toRecord(Submission submission) {
        return submission.pieces().stream()
                .filter(piece -> checklist.item(piece.piece()).toRecord() == ChecklistItem.ToRecord.YES)
                .flatMap(piece -> piece.filed().stream()).filter(filed -> filed.compartment() == Compartment.CLINICAL)
                .map(Filed::document).distinct().toList();
    }

    boolean isConfirmed(Submission submission) {
        return clinical.read(tx -> tx.number("SELECT count(*) FROM clin.admission_address WHERE submission = ? AND address = ?",
                submission.id().value(), submission.address())) > 0;
    }

    private AdmissionFile file(Submission submission) {
        return administrative.read(tx -> admissions.file(tx, submission.admission()));
    }
}
