package fr.havre.ui.admissions;

import fr.havre.access.Session;
import fr.havre.admissions.AdmissionConsents;
import fr.havre.admissions.AdmissionConsents.Signed;
import fr.havre.admissions.AdmissionException;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.AdmissionPieces;
import fr.havre.admissions.AdmissionPieces.Filing;
import fr.havre.admissions.Piece;
import fr.havre.admissions.PieceKey;
import fr.havre.admissions.Signature;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.FilingException;
import fr.havre.ui.Desk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/** What can be said of a piece, as steps on an admission. Never on the FX thread. */
final class PieceActs {
    /** Something to be done to the admission with this id. */
    @FunctionalInterface
    interface Act {
        AdmissionFile on(AdmissionId id) throws Exception;
    }

    private final Session session;
    private final AdmissionPieces pieces;
    private final AdmissionConsents consents;

    PieceActs(Desk desk) {
        session = desk.session();
        pieces = desk.pieces();
        consents = desk.admissionConsents();
    }

    /** @param whom empty for who gives it by the checklist */
    Act asked(PieceKey key, String whom) {
        return id -> pieces.asked(session, id, key, whom);
    }

    Act received(PieceKey key, String noted) {
        return id -> pieces.received(session, id, key, noted, Optional.empty());
    }

    Act notNeeded(PieceKey key, String why) {
        return id -> pieces.notNeeded(session, id, key, why);
    }

    Act missing(PieceKey key) {
        return id -> pieces.missing(session, id, key);
    }

    /** Until when what is there is valid. */
    Act valid(Piece piece, Optional<LocalDate> until) {
        return id -> piece.filed().isPresent()
                ? pieces.attach(session, id, piece.key(), piece.filed().get().document(), until)
                : pieces.received(session, id, piece.key(), piece.noted().orElse(""), until);
    }

    /** @param whateverItNames a person has seen that it names somebody else */
    Act file(PieceKey key, Path path, boolean whateverItNames) {
        return id -> pieces.file(session, id, key, source(path), path.getFileName().toString(),
                new Filing(Optional.empty(), whateverItNames));
    }

    /** Somebody signed on that day; what is known of the signature besides stays. */
    Act signed(PieceKey key, Piece.Signing signing, LocalDate on) {
        return said(key, signing, new Signed(signing.signature().map(Signature::name).orElse(""), on, signing.signature()
                .flatMap(Signature::expires), document(signing)));
    }

    Act named(PieceKey key, Piece.Signing signing, String name, LocalDate today) {
        return said(key, signing, new Signed(name, signing.signature().map(Signature::on).orElse(today), signing.signature()
                .flatMap(Signature::expires), document(signing)));
    }

    Act expires(PieceKey key, Piece.Signing signing, Optional<LocalDate> last, LocalDate today) {
        return said(key, signing, new Signed(signing.signature().map(Signature::name).orElse(""), signing.signature()
                .map(Signature::on).orElse(today), last, document(signing)));
    }

    Act unsigned(PieceKey key, Piece.Signing signing) {
        return id -> consents.unsigned(session, id, key, signing.signer());
    }

    private Act said(PieceKey key, Piece.Signing signing, Signed signed) {
        return id -> consents.signed(session, id, key, signing.signer(), signed);
    }

    private static Optional<DocumentId> document(Piece.Signing signing) {
        return signing.signature().flatMap(Signature::filed).map(Piece.Filed::document);
    }

    private static DocumentSource source(Path path) {
        if (!Files.isRegularFile(path)) throw new FilingException(FilingException.Code.NOT_A_FILE, "piece");
        try {
            return DocumentSource.of(path);
        } catch (IOException e) {
            throw new FilingException(FilingException.Code.NOT_A_FILE, "piece");
        }
    }

    /** Whether a person may say that it is this patient's all the same. */
    static boolean namesAnother(Exception failure) {
        return failure instanceof FilingException filing && filing.code() == FilingException.Code.OTHER_PATIENT;
    }

    static boolean changedMeanwhile(Exception failure) {
        return failure instanceof AdmissionException known && known.code() == AdmissionException.Code.CHANGED_MEANWHILE;
    }
}
