package fr.havre.admissions;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.admissions.AdmissionEvent.What;
import fr.havre.admissions.AdmissionException.Code;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Documents;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Who has to sign the consents and authorisations of an admission, and who has: the patient; of a minor each holder of parental
 * authority, two unless the stay says that there is one; of a protected adult the guardian too. As {@link Admissions}: the front
 * desk does it, without the clinical key, offline.
 *
 * <p>An act that several have to sign is received once all have, and no signature expires before the day.
 */
public final class AdmissionConsents {
    private static final ZoneId FRANCE = FrenchZone.here();

    private final Database administrative;
    private final Admissions admissions;
    private final Documents documents;

    /**
     * What is said of a signature.
     *
     * @param name of who signed; may be empty
     * @param expires its last day
     * @param document the signed paper in the patient's file; none where only the paper was seen
     */
    public record Signed(String name, LocalDate on, Optional<LocalDate> expires, Optional<DocumentId> document) {
        @Override public String toString() {
            return "Signed[" + on + "]";
        }
    }

    public AdmissionConsents(Database administrative, Admissions admissions, Documents documents) {
        this.administrative = administrative;
        this.admissions = admissions;
        this.documents = documents;
    }

    /** Every act that this stay needs signed, each with who signs and who has. */
    public List<Piece> of(Session session, AdmissionId id) {
        session.require(Permission.PREPARE_ADMISSION);
        return administrative.read(tx -> admissions.file(tx, id)).pieces().stream()
                .filter(piece -> piece.lacking().isEmpty() && !piece.signing().isEmpty()).toList();
    }

    /**
     * Somebody has signed; said again, what is said now counts.
     *
     * @throws AdmissionException {@code UNKNOWN_PIECE}, {@code CLOSED}, {@code UNKNOWN_SIGNER}, {@code DOCUMENT_OF_ANOTHER};
     *     {@code DATES_IMPOSSIBLE}: signed tomorrow, or expired before it was signed
     * @throws fr.havre.documents.FilingException {@code UNKNOWN_DOCUMENT} for one that this person cannot open
     */
    public AdmissionFile signed(Session session, AdmissionId id, PieceKey key, Signer signer, Signed said) {
        session.require(Permission.PREPARE_ADMISSION);
        Optional<DocumentLine> paper = said.document().map(each -> documents.line(session, each));
        if (said.expires().filter(last -> last.isBefore(said.on())).isPresent()) throw new AdmissionException(Code.DATES_IMPOSSIBLE);
        String name = said.name().strip().replaceAll("\\s+", " ");
        if (name.length() > AdmissionSituation.LONGEST) throw new AdmissionException(Code.TEXT_TOO_LONG);
        return administrative.write(tx -> {
            Admission admission = requireSigner(tx, id, key, signer);
            if (said.on().isAfter(LocalDate.ofInstant(tx.now(), FRANCE))) throw new AdmissionException(Code.DATES_IMPOSSIBLE);
            if (paper.filter(line -> !line.patient().equals(Optional.of(admission.patient()))).isPresent()) {
                throw new AdmissionException(Code.DOCUMENT_OF_ANOTHER, id.toString());
            }
            SignatureRepository.put(tx, id, key, signer, new Signature(name, said.on(), said.expires(),
                    paper.map(line -> new Piece.Filed(line.id(), line.compartment()))), session.person());
            return done(tx, session, admission, key, What.SIGNED, said.document());
        });
    }

    /** It was noted by mistake, or was taken back. */
    public AdmissionFile unsigned(Session session, AdmissionId id, PieceKey key, Signer signer) {
        session.require(Permission.PREPARE_ADMISSION);
        return administrative.write(tx -> {
            Admission admission = requireSigner(tx, id, key, signer);
            if (SignatureRepository.remove(tx, id, key, signer) == 0) return admissions.file(tx, id);
            return done(tx, session, admission, key, What.SIGNATURE_REMOVED, Optional.empty());
        });
    }

    private Admission requireSigner(Transaction tx, AdmissionId id, PieceKey key, Signer signer) {
        Admission admission = admissions.requireOpen(tx, id);
        boolean asked = admissions.file(tx, id).piece(key).signing().stream().anyMatch(each -> each.signer().equals(signer));
        if (!asked) throw new AdmissionException(Code.UNKNOWN_SIGNER, key.toString());
        return admission;
    }

    private AdmissionFile done(Transaction tx, Session session, Admission admission, PieceKey key, What what,
            Optional<DocumentId> document) {
        return admissions.done(tx, session, admission, new AdmissionEvent(tx.now(), session.person(), what, Optional.of(key),
                document));
    }
}
