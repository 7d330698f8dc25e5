package fr.havre.admissions.submission;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.admissions.Admission;
import fr.havre.admissions.AdmissionEvent;
import fr.havre.admissions.AdmissionEvent.What;
import fr.havre.admissions.AdmissionException;
import fr.havre.admissions.AdmissionException.Code;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.Admissions;
import fr.havre.admissions.Piece;
import fr.havre.admissions.PieceKey;
import fr.havre.directory.Directory;
import fr.havre.directory.DirectoryFilter;
import fr.havre.directory.SecureAddress;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to be sent of an admission: prepared, withdrawn and looked at by whoever prepares admissions, without the clinical key
 * and without the network. What is prepared is sent once by the next session that may, without anything more to do; how far it
 * came is seen here. Changes are announced as {@link SubmissionChanged} and stand in the admission's history.
 *
 * <p>A later submission to the same mailbox takes the place of the one before: one that has not left is withdrawn, one that has is
 * replaced at the hospital ({@code [Annule et remplace]}) when the later one leaves.
 * <p>Threads: any but the FX thread; a method is a transaction of a few milliseconds. Every method asks for
 * {@link Permission#PREPARE_ADMISSION}.
 */
public final class AdmissionSending {
    private static final String TRUSTED = "mssante.fr";
    private static final int MOST_PROPOSED = 8;
    private static final int LONGEST = 200;

    private final Database administrative;
    private final Admissions admissions;
    private final Directory directory;

    public AdmissionSending(Database administrative, Admissions admissions, Directory directory) {
        this.administrative = administrative;
        this.admissions = admissions;
        this.directory = directory;
    }

    /**
     * Prepares one; it is kept when this returns.
     *
     * @throws AdmissionException {@code UNKNOWN_ADMISSION}, {@code CLOSED}, {@code ADDRESS_NOT_VALID},
     *     {@code ADDRESS_NOT_SECURE}, {@code NOTHING_TO_SEND}, {@code PIECE_NOT_THERE}, {@code UNKNOWN_PIECE},
     *     {@code TEXT_TOO_LONG}
     */
    public Submission submit(Session session, AdmissionId id, SubmissionWish wish) {
        session.require(Permission.PREPARE_ADMISSION);
        String address = secure(wish.address());
        String addressee = said(wish.addressee(), LONGEST);
        String note = wish.note().strip();
        if (note.length() > SubmissionWish.LONGEST_NOTE) throw new AdmissionException(Code.TEXT_TOO_LONG);
        return administrative.write(tx -> {
            Admission admission = admissions.requireOpen(tx, id);
            List<SubmissionPiece> pieces = chosen(admissions.file(tx, id), wish.pieces());
            Submission submission = new Submission(new SubmissionId(tx.newId()), next(tx, id), id, address, addressee,
                    wish.toRecord(), note, pieces, SubmissionState.PREPARED, Optional.empty(), before(tx, id, address),
                    tx.now(), session.person(), tx.now(), Optional.empty());
            SubmissionRepository.insert(tx, submission);
            tell(tx, session, admission, submission.id(), What.SUBMITTED);
            return submission;
        });
    }

    private static int next(Transaction tx, AdmissionId id) {
        return SubmissionRepository.of(tx, id).stream().mapToInt(Submission::number).max().orElse(0) + 1;
    }

    /** What the new one takes the place of; one that has not left is withdrawn at once. */
    private static Optional<SubmissionId> before(Transaction tx, AdmissionId id, String address) {
        for (Submission earlier : SubmissionRepository.of(tx, id)) {
            if (!earlier.address().equalsIgnoreCase(address)) continue;
            if (earlier.state() == SubmissionState.PREPARED) {
                SubmissionRepository.move(tx, earlier.id(), List.of(SubmissionState.PREPARED), SubmissionState.WITHDRAWN,
                        Optional.empty(), Optional.empty());
                tx.audit("admission.submission-withdrawn", earlier.id().value(), id.value());
                tx.announce(new SubmissionChanged(earlier.id(), id));
                return earlier.replaces();
            }
            boolean there = earlier.state().left() || earlier.state() == SubmissionState.REFUSED;
            if (there && !earlier.reason().equals(Optional.of(SubmissionReason.TAKEN_BACK))) return Optional.of(earlier.id());
        }
        return Optional.empty();
    }

    /**
     * Withdraws one that has not left.
     *
     * @throws AdmissionException {@code UNKNOWN_SUBMISSION}; {@code NOT_PREPARED} for one on its way: a professional may still
     *     take the letter back
     */
    public Submission withdraw(Session session, SubmissionId id) {
        session.require(Permission.PREPARE_ADMISSION);
        return administrative.write(tx -> {
            Submission submission = existing(tx, id);
            if (!SubmissionRepository.move(tx, id, List.of(SubmissionState.PREPARED), SubmissionState.WITHDRAWN, Optional.empty(),
                    Optional.empty())) {
                throw new AdmissionException(Code.NOT_PREPARED, id.toString());
            }
            tell(tx, session, admissions.file(tx, submission.admission()).admission(), id, What.WITHDRAWN);
            return existing(tx, id);
        });
    }

    /** Every submission of an admission, newest first. */
    public List<Submission> of(Session session, AdmissionId id) {
        session.require(Permission.PREPARE_ADMISSION);
        return administrative.read(tx -> SubmissionRepository.of(tx, admissions.file(tx, id).admission().id()));
    }

    /** The newest submission of each open admission that has one: for the board. Withdrawn ones count only where there is no other. */
    public Map<AdmissionId, Submission> latest(Session session) {
        session.require(Permission.PREPARE_ADMISSION);
        Map<AdmissionId, Submission> latest = new HashMap<>();
        for (Submission each : administrative.read(SubmissionRepository::ofOpenAdmissions)) {
            latest.merge(each.admission(), each, (newer, older) -> newer.state() == SubmissionState.WITHDRAWN ? older : newer);
        }
        return latest;
    }

    /** Those that wait for a professional, whatever admission they are of; the longest first. */
    public List<Submission> waiting(Session session) {
        session.require(Permission.PREPARE_ADMISSION);
        return administrative.read(tx -> SubmissionRepository.in(tx, SubmissionState.PREPARED));
    }

    /** The pieces that a submission takes where nobody chooses: every one that is there with a document. */
    public List<PieceKey> sendable(Session session, AdmissionId id) {
        session.require(Permission.PREPARE_ADMISSION);
        return administrative.read(tx -> admissions.file(tx, id)).pieces().stream().filter(AdmissionSending::isThere)
                .map(Piece::key).toList();
    }

    /** What is known of an address that was typed. At once. */
    public AddressStanding check(String typed) {
        Optional<SecureAddress> address = parse(typed);
        if (address.isEmpty()) {
            boolean patient = typed.strip().toLowerCase(Locale.ROOT).endsWith("@patient." + TRUSTED);
            return patient ? AddressStanding.PATIENT : AddressStanding.NOT_AN_ADDRESS;
        }
        if (!isSecure(address.get())) return AddressStanding.NOT_SECURE;
        if (directory.isGone(address.get().address())) return AddressStanding.GONE;
        return directory.isKnown(address.get().address()) ? AddressStanding.KNOWN : AddressStanding.NOT_KNOWN;
    }

    /** Mailboxes of this admission's hospital: those used before first, then contacts and the directory as kept. At once. */
    public List<HospitalAddress> addresses(Session session, AdmissionId id) {
        session.require(Permission.PREPARE_ADMISSION);
        String hospital = administrative.read(tx -> admissions.file(tx, id)).admission().situation().hospital();
        Map<String, HospitalAddress> found = new LinkedHashMap<>();
        for (HospitalAddress each : administrative.read(tx -> usedBefore(tx, hospital))) {
            found.putIfAbsent(each.address().toLowerCase(Locale.ROOT), each);
        }
        DirectoryFilter mailboxes = DirectoryFilter.RECIPIENTS.only(Set.of(SecureAddress.Kind.ORG, SecureAddress.Kind.APP,
                SecureAddress.Kind.CAB, SecureAddress.Kind.UNSAID));
        directory.local(hospital, mailboxes).hits().forEach(hit -> hit.address().filter(AdmissionSending::isSecure)
                .ifPresent(address -> found.putIfAbsent(address.key(), new HospitalAddress(address.address(), hit.entry().name(),
                        address.service(), HospitalAddress.Source.DIRECTORY, hit.asOf()))));
        return found.values().stream().limit(MOST_PROPOSED).toList();
    }

    private static List<HospitalAddress> usedBefore(Transaction tx, String hospital) {
        return tx.list("""
                SELECT s.address, s.addressee FROM adm.submission s JOIN adm.admission a ON a.id = s.admission
                 WHERE a.hospital = ? COLLATE NOCASE AND s.state IN ('SENT', 'RECEIVED', 'REPLACED') AND s.address <> ''
                 ORDER BY s.since DESC LIMIT 8""", row -> new HospitalAddress(row.text("address"), row.text("addressee"), "",
                HospitalAddress.Source.SENT_BEFORE, Optional.empty()), hospital);
    }

    /**
     * Notes that pieces were given by hand.
     *
     * @param pieces which; only those with a document are noted
     * @param toWhom in words
     */
    Submission givenOnPaper(Session session, AdmissionId id, Set<PieceKey> pieces, String toWhom) {
        session.require(Permission.PREPARE_ADMISSION);
        String whom = said(toWhom, LONGEST);
        return administrative.write(tx -> {
            Admission admission = admissions.requireOpen(tx, id);
            Submission submission = new Submission(new SubmissionId(tx.newId()), next(tx, id), id, "", whom, false, "",
                    chosen(admissions.file(tx, id), Optional.of(pieces)), SubmissionState.PAPER, Optional.empty(), Optional.empty(),
                    tx.now(), session.person(), tx.now(), Optional.empty());
            SubmissionRepository.insert(tx, submission);
            tell(tx, session, admission, submission.id(), What.GIVEN_ON_PAPER);
            return submission;
        });
    }

    private void tell(Transaction tx, Session session, Admission admission, SubmissionId id, What what) {
        admissions.done(tx, session, admission, new AdmissionEvent(tx.now(), session.person(), what, Optional.empty(),
                Optional.empty()));
        tx.audit("admission.submission-" + what.name().toLowerCase(Locale.ROOT).replace('_', '-'), id.value(),
                admission.id().value());
        tx.announce(new SubmissionChanged(id, admission.id()));
    }

    static Submission existing(Transaction tx, SubmissionId id) {
        return SubmissionRepository.find(tx, id)
                .orElseThrow(() -> new AdmissionException(Code.UNKNOWN_SUBMISSION, id.toString()));
    }

    private static boolean isThere(Piece piece) {
        return piece.state() == fr.havre.admissions.PieceState.RECEIVED && documents(piece).findAny().isPresent();
    }

    /** The papers of a piece: its own, and those of its signatures. */
    private static Stream<SubmissionPiece> documents(Piece piece) {
        Stream<SubmissionPiece> own = Stream.concat(piece.filed().stream().map(filed -> new SubmissionPiece(piece.key(),
                Optional.of(filed), Optional.empty())), piece.scan().stream().map(scan -> new SubmissionPiece(piece.key(),
                Optional.empty(), Optional.of(scan))));
        Stream<SubmissionPiece> signed = piece.signing().stream().flatMap(each -> each.signature().stream())
                .flatMap(each -> each.filed().stream()).map(filed -> new SubmissionPiece(piece.key(), Optional.of(filed),
                        Optional.empty()));
        return Stream.concat(own, signed).distinct();
    }

    static List<SubmissionPiece> chosen(AdmissionFile file, Optional<Set<PieceKey>> wanted) {
        wanted.ifPresent(keys -> keys.forEach(key -> {
            if (documents(file.piece(key)).findAny().isEmpty()) throw new AdmissionException(Code.PIECE_NOT_THERE, key.toString());
        }));
        List<SubmissionPiece> pieces = new ArrayList<>();
        for (Piece piece : file.pieces()) {
            if (wanted.map(keys -> keys.contains(piece.key())).orElseGet(() -> isThere(piece))) {
                documents(piece).forEach(pieces::add);
            }
        }
        if (pieces.isEmpty()) throw new AdmissionException(Code.NOTHING_TO_SEND, file.admission().id().toString());
        return pieces;
    }

    private static String secure(String typed) {
        SecureAddress address = parse(typed).orElseThrow(() -> new AdmissionException(Code.ADDRESS_NOT_VALID));
        if (!isSecure(address)) throw new AdmissionException(Code.ADDRESS_NOT_SECURE);
        return address.address();
    }

    private static Optional<SecureAddress> parse(String typed) {
        return SecureAddress.parse(typed, SecureAddress.Kind.UNSAID, "", "");
    }

    private static boolean isSecure(SecureAddress address) {
        return address.domain().equals(TRUSTED) || address.domain().endsWith("." + TRUSTED);
    }

    private static String said(String words, int longest) {
        String tidied = words.strip().replaceAll("\\s+", " ");
        if (tidied.length() > longest) throw new AdmissionException(Code.TEXT_TOO_LONG);
        return tidied;
    }
}
