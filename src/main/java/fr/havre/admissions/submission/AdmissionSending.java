package fr.havre.admissions.submission;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.admissions.Admission;
import fr.havre.admissions.AdmissionEvent.What;
import fr.havre.admissions.AdmissionEvent;
import fr.havre.admissions.AdmissionException.Code;
import fr.havre.admissions.AdmissionException;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.Admissions;
import fr.havre.admissions.Piece;
import fr.havre.admissions.PieceKey;
import fr.havre.directory.Directory;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be sent of an admission: prepared, withdrawn and looked at by whoever prepares admissions, without the clinical key
 * and without the network. What is prepared is sent once by the next session that may, without anything more to do; how far it
 * came is seen here. Changes are announced as {@link SubmissionChanged} and stand in the admission's history.
 *
 * <p>A later submission to the same mailbox takes the place of the one before: one that has not left is withdrawn, one that has is
 * replaced at the hospital ({@code [Annule et remplace]}) when the later one leaves. One to another mailbox takes nothing's place:
 * who has it too is {@link #standing}, and is told otherwise by {@link #callOff}.
 * <p>Threads: any but the FX thread; a method is a transaction of a few milliseconds. Every method asks for
 * {@link Permission#PREPARE_ADMISSION}.
 */
public final class AdmissionSending {
    private static final int LONGEST = 200;

    private final Database administrative;
    private final Admissions admissions;
    private final HospitalMailboxes mailboxes;

    public AdmissionSending(Database administrative, Admissions admissions, Directory directory) {
        this.administrative = administrative;
        this.admissions = admissions;
        mailboxes = new HospitalMailboxes(administrative, directory);
    }

    /**
     * Prepares one; it is kept when this returns.
     *
     * @throws AdmissionException {@code UNKNOWN_ADMISSION}, {@code CLOSED}, {@code ADDRESS_NOT_VALID},
     *     {@code ADDRESS_NOT_SECURE}, {@code NOTHING_TO_SEND}, {@code PIECE_NOT_THERE}, {@code UNKNOWN_PIECE},
     *     {@code TEXT_TOO_LONG}
     */
    public Submission submit(Session session, AdmissionId id, SubmissionWish wish) {
        return submit(session, id, wish, List.of());
    }

    /**
     * Prepares one, and calls off what other mailboxes have, both or neither: who is told that it failed can try again.
     *
     * @param instead of this admission; what has come back meanwhile counts nowhere and is passed over
     * @throws AdmissionException as {@link #submit(Session, AdmissionId, SubmissionWish)}
     */
    public Submission submit(Session session, AdmissionId id, SubmissionWish wish, List<SubmissionId> instead) {
        session.require(Permission.PREPARE_ADMISSION);
        String address = HospitalMailboxes.secure(wish.address());
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
            instead.forEach(each -> calledOff(tx, session, existing(tx, each)));
            return submission;
        });
    }

    private static int next(Transaction tx, AdmissionId id) {
        return SubmissionRepository.of(tx, id).stream().mapToInt(Submission::number).max().orElse(0) + 1;
    }

    /** What the new one takes the place of; one that has not left is withdrawn at once. */
    private static Optional<SubmissionId> before(Transaction tx, AdmissionId id, String address) {
        List<Submission> all = SubmissionRepository.of(tx, id);
        for (Submission earlier : all) {
            if (!earlier.address().equalsIgnoreCase(address)) continue;
            if (earlier.callsOff() && earlier.state() != SubmissionState.PREPARED) {
                if (earlier.state().left()) return Optional.empty();
                continue;
            }
            if (earlier.state() == SubmissionState.PREPARED) {
                SubmissionRepository.move(tx, earlier.id(), List.of(SubmissionState.PREPARED), SubmissionState.WITHDRAWN,
                        Optional.empty(), Optional.empty());
                tx.audit("admission.submission-withdrawn", earlier.id().value(), id.value());
                tx.announce(new SubmissionChanged(earlier.id(), id));
                return earlier.replaces();
            }
            boolean there = earlier.isThere(all) || earlier.state() == SubmissionState.REFUSED;
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
        return administrative.write(tx -> withdrawn(tx, session, existing(tx, id)));
    }

    private Submission withdrawn(Transaction tx, Session session, Submission submission) {
        SubmissionId id = submission.id();
        if (!SubmissionRepository.move(tx, id, List.of(SubmissionState.PREPARED), SubmissionState.WITHDRAWN, Optional.empty(),
                Optional.empty())) {
            throw new AdmissionException(Code.NOT_PREPARED, id.toString());
        }
        tell(tx, session, admissions.file(tx, submission.admission()).admission(), id, What.WITHDRAWN);
        return existing(tx, id);
    }

    /** Every submission of an admission, newest first. */
    public List<Submission> of(Session session, AdmissionId id) {
        session.require(Permission.PREPARE_ADMISSION);
        return administrative.read(tx -> SubmissionRepository.of(tx, admissions.file(tx, id).admission().id()));
    }

    /**
     * The newest submission of each open admission that has one: for the board. Withdrawn ones, and what calls another off, count
     * only where there is no other.
     */
    public Map<AdmissionId, Submission> latest(Session session) {
        session.require(Permission.PREPARE_ADMISSION);
        Map<AdmissionId, Submission> latest = new HashMap<>();
        for (Submission each : administrative.read(SubmissionRepository::ofOpenAdmissions)) {
            latest.merge(each.admission(), each, (newer, older) ->
                    newer.state() == SubmissionState.WITHDRAWN || newer.callsOff() ? older : newer);
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
        return mailboxes.check(typed);
    }

    /** Mailboxes of this admission's hospital: those used before first, then contacts and the directory as kept. At once. */
    public List<HospitalAddress> addresses(Session session, AdmissionId id) {
        session.require(Permission.PREPARE_ADMISSION);
        return mailboxes.of(administrative.read(tx -> admissions.file(tx, id)).admission().situation().hospital());
    }

    /** What stands at each mailbox, or is on its way there, newest first: a sending to one takes no other's place. */
    public List<Submission> standing(Session session, AdmissionId id) {
        return Submission.standing(of(session, id));
    }

    /** As {@link #standing(Session, AdmissionId)}, of each open admission: for the board. */
    public Map<AdmissionId, List<Submission>> standing(Session session) {
        session.require(Permission.PREPARE_ADMISSION);
        Map<AdmissionId, List<Submission>> all = new HashMap<>();
        administrative.read(SubmissionRepository::ofOpenAdmissions).forEach(each ->
                all.computeIfAbsent(each.admission(), _ -> new ArrayList<>()).add(each));
        all.replaceAll((_, each) -> Submission.standing(each));
        return all;
    }

    /**
     * For each open admission with a call-off that has not reached its hospital: prepared, or come back and not said again. One that
     * is stopped before one that waits.
     */
    public Map<AdmissionId, Submission> callOffsToCome(Session session) {
        session.require(Permission.PREPARE_ADMISSION);
        Map<AdmissionId, List<Submission>> all = administrative.read(SubmissionRepository::ofOpenAdmissions).stream()
                .collect(Collectors.groupingBy(Submission::admission));
        Map<AdmissionId, Submission> toCome = new HashMap<>();
        all.values().forEach(of -> of.stream().filter(each -> each.callsOff() && isToCome(each, of))
                .forEach(each -> toCome.merge(each.admission(), each, (one, other) -> one.stopped() ? one : other)));
        return toCome;
    }

    private static boolean isToCome(Submission off, List<Submission> all) {
        if (off.state() != SubmissionState.REFUSED) return off.state() == SubmissionState.PREPARED;
        return all.stream().filter(each -> off.replaces().equals(Optional.of(each.id())))
                .anyMatch(each -> each.isThere(all) && each.calledOffBy(all).isEmpty());
    }

    /**
     * Says to a hospital that what it has of this admission counts no more; one that has not left is withdrawn. Prepared like every
     * other: the next session that may sends it. Also for an admission that was given up. Asked twice it is prepared once.
     *
     * @return what says so, or the one that was withdrawn
     * @throws AdmissionException {@code UNKNOWN_SUBMISSION}; {@code NOT_THERE}: the hospital does not have it
     */
    public Submission callOff(Session session, SubmissionId id) {
        session.require(Permission.PREPARE_ADMISSION);
        return administrative.write(tx -> calledOff(tx, session, existing(tx, id))
                .orElseThrow(() -> new AdmissionException(Code.NOT_THERE, id.toString())));
    }

    /** What says so, or the one that was withdrawn; nothing where nobody has it. */
    private Optional<Submission> calledOff(Transaction tx, Session session, Submission submission) {
        if (submission.state() == SubmissionState.PREPARED) return Optional.of(withdrawn(tx, session, submission));
        List<Submission> all = SubmissionRepository.of(tx, submission.admission());
        Optional<Submission> said = submission.calledOffBy(all);
        if (said.isPresent()) return said;
        if (!submission.isThere(all) || submission.callsOff()) return Optional.empty();
        Submission off = new Submission(new SubmissionId(tx.newId()), next(tx, submission.admission()), submission.admission(),
                submission.address(), submission.addressee(), false, "", List.of(), SubmissionState.PREPARED, Optional.empty(),
                Optional.of(submission.id()), tx.now(), session.person(), tx.now(), Optional.empty());
        SubmissionRepository.insert(tx, off);
        tell(tx, session, admissions.file(tx, submission.admission()).admission(), off.id(), What.WITHDRAWN);
        return Optional.of(off);
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

    private static String said(String words, int longest) {
        String tidied = words.strip().replaceAll("\\s+", " ");
        if (tidied.length() > longest) throw new AdmissionException(Code.TEXT_TOO_LONG);
        return tidied;
    }
}
