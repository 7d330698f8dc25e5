package fr.havre.documents.writing;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.documents.Documents;
import fr.havre.documents.writing.WritingEvent.What;
import fr.havre.documents.writing.WritingException.Code;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Letters and summaries while they are written. Whoever keeps documents in charts prepares them
 * ({@link Permission#IMPORT_DOCUMENT}); drafts are the practice's: anybody of them goes on with one.
 *
 * <p>Threads: any but the FX thread; each method is one transaction of milliseconds.
 * <p>Methods given a {@link WritingId} throw {@link WritingException} {@code UNKNOWN_WRITING}; what is signed no longer changes:
 * {@code ALREADY_SIGNED}.
 */
public final class Writings {
    private static final int LONGEST_REASON = 300;

    private final Database clinical;
    private final Patients patients;
    private final Documents documents;
    private final Signatories signatories;

    public Writings(Database clinical, Patients patients, Documents documents, Signatories signatories) {
        this.clinical = clinical;
        this.patients = patients;
        this.documents = documents;
        this.signatories = signatories;
    }

    /**
     * Begins a draft; kept when this returns.
     *
     * @throws PatientException {@code UNKNOWN_PATIENT}
     */
    public Writing begin(Session session, Written written) {
        requirePreparer(session);
        return clinical.write(tx -> {
            if (patients.find(tx, written.patient()).isEmpty()) {
                throw new PatientException(PatientException.Code.UNKNOWN_PATIENT, written.patient());
            }
            return begin(tx, session, written);
        });
    }

    private static Writing begin(Transaction tx, Session session, Written written) {
        Writing writing = new Writing(new WritingId(tx.newId()), 1, written, WritingState.DRAFT, Optional.empty(),
                session.person(), session.person(), tx.now(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
        WritingRepository.insert(tx, writing);
        return done(tx, session, writing, Optional.of(What.BEGUN));
    }

    /**
     * Keeps it as it is now. What waited to be signed and is changed is a draft again: nobody signs other words than were
     * given. Words that say the same change nothing.
     *
     * @param seenVersion the version the person was writing on
     * @throws WritingException {@code CHANGED_MEANWHILE}
     */
    public Writing keep(Session session, WritingId id, int seenVersion, Written written) {
        requirePreparer(session);
        return clinical.write(tx -> {
            Writing before = unsigned(tx, id);
            if (before.version() != seenVersion) throw new WritingException(Code.CHANGED_MEANWHILE, id.toString());
            if (!before.written().patient().equals(written.patient())) throw new IllegalArgumentException("another patient");
            if (before.written().equals(written)) return before;
            boolean waited = before.state() == WritingState.TO_SIGN;
            Writing after = stepped(tx, session, before, written, waited ? WritingState.DRAFT : before.state(), before.reason());
            return done(tx, session, after, waited ? Optional.of(What.TAKEN_BACK) : Optional.empty());
        });
    }

    /**
     * It waits for a professional from now on.
     *
     * @throws WritingException {@code TITLE_MISSING}, {@code TEXT_MISSING}, {@code FIELD_LEFT}, {@code SIGNER_MAY_NOT},
     *     {@code CHANGED_MEANWHILE}
     */
    public Writing give(Session session, WritingId id, int seenVersion) {
        requirePreparer(session);
        return clinical.write(tx -> {
            Writing before = unsigned(tx, id);
            if (before.version() != seenVersion) throw new WritingException(Code.CHANGED_MEANWHILE, id.toString());
            requireComplete(before.written());
            boolean known = before.written().signer().isEmpty() || signatories.candidates().stream()
                    .anyMatch(each -> each.person().equals(before.written().signer().get()));
            if (!known) throw new WritingException(Code.SIGNER_MAY_NOT, id.toString());
            Writing moved = stepped(tx, session, before, before.written(), WritingState.TO_SIGN, Optional.empty());
            Writing given = new Writing(moved.id(), moved.version(), moved.written(), moved.state(), moved.reason(),
                    moved.startedBy(), moved.changedBy(), moved.changedAt(), Optional.of(session.person()), Optional.of(tx.now()),
                    Optional.empty(), Optional.empty(), Optional.empty());
            return done(tx, session, given, Optional.of(What.GIVEN));
        });
    }

    /** Refuses what cannot be signed as it is. */
    static void requireComplete(Written written) {
        if (written.title().isBlank()) throw new WritingException(Code.TITLE_MISSING);
        if (written.kind() == WritingKind.LETTER && written.body().isBlank()) throw new WritingException(Code.TEXT_MISSING);
        if (LetterFields.left(written)) throw new WritingException(Code.FIELD_LEFT);
    }

    /**
     * A professional does not sign it, and says why.
     *
     * @throws WritingException {@code REASON_MISSING}, {@code NOT_TO_SIGN}
     */
    public Writing sendBack(Session session, WritingId id, String why) {
        session.require(Permission.SIGN_DOCUMENT);
        String reason = why.strip().replaceAll("\\s+", " ");
        if (reason.isEmpty()) throw new WritingException(Code.REASON_MISSING, id.toString());
        if (reason.length() > LONGEST_REASON) throw new WritingException(Code.TEXT_TOO_LONG, id.toString());
        return clinical.write(tx -> {
            Writing before = unsigned(tx, id);
            if (before.state() != WritingState.TO_SIGN) throw new WritingException(Code.NOT_TO_SIGN, id.toString());
            Writing after = new Writing(before.id(), before.version() + 1, before.written(), WritingState.SENT_BACK,
                    Optional.of(reason), before.startedBy(), before.changedBy(), tx.now(), before.givenBy(), before.givenAt(),
                    Optional.empty(), Optional.empty(), Optional.empty());
            return done(tx, session, after, Optional.of(What.SENT_BACK));
        });
    }

    /** Throws a text away that was not signed; harmless when it is gone already. */
    public void discard(Session session, WritingId id) {
        requirePreparer(session);
        clinical.write(tx -> {
            Optional<Writing> found = WritingRepository.find(tx, id);
            if (found.isEmpty()) return null;
            Writing writing = unsigned(tx, id);
            WritingRepository.delete(tx, id);
            tx.audit("writing.discarded", id.value(), writing.written().patient().value());
            tx.announce(new WritingChanged(id, writing.written().patient()));
            return null;
        });
    }

    /**
     * Begins the correction of what was signed: the same words; once signed it takes the place of the document. One that
     * somebody has begun already is given back.
     *
     * @throws WritingException {@code NOT_TO_SIGN} of what was never signed
     */
    public Writing correct(Session session, WritingId id) {
        requirePreparer(session);
        return clinical.write(tx -> {
            Writing signed = existing(tx, id);
            DocumentId document = signed.document().orElseThrow(() -> new WritingException(Code.NOT_TO_SIGN, id.toString()));
            PatientId patient = signed.written().patient();
            return WritingRepository.correcting(tx, patient, document).map(begun -> opened(tx, begun.id())).orElseGet(() -> begin(tx, session,
                    signed.written().withReplaces(Optional.of(documents.line(tx, document).id()))));
        });
    }

    /**
     * The same, of the text that a document was signed as.
     *
     * @throws WritingException {@code UNKNOWN_WRITING} if it was not written here
     */
    public Writing correct(Session session, DocumentId document) {
        requirePreparer(session);
        return correct(session, clinical.read(tx -> WritingRepository.signedAs(tx, document))
                .orElseThrow(() -> new WritingException(Code.UNKNOWN_WRITING, document.toString())).id());
    }

    /** The documents of a patient that were written and signed here. */
    public Set<DocumentId> signed(Session session, PatientId patient) {
        session.require(Permission.READ_DOCUMENT);
        return Set.copyOf(clinical.read(tx -> WritingRepository.signed(tx, patient)));
    }

    /** Whose mailboxes the letters among these documents were written to, each once; none of what was not written here. */
    public static List<Addressee> addressees(Transaction tx, List<DocumentId> letters) {
        return letters.stream().flatMap(each -> WritingRepository.signedAs(tx, each).stream())
                .flatMap(each -> each.written().sentTo().stream()).distinct().toList();
    }

    /** The mailboxes that this letter was written to, none if it is for paper or nobody chose one; empty if it was not written here. */
    public static Optional<Set<Addressee>> sentTo(Transaction tx, DocumentId letter) {
        return WritingRepository.signedAs(tx, letter).map(each -> Set.copyOf(each.written().sentTo()));
    }

    /** One text; leaves a trace. */
    public Writing open(Session session, WritingId id) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.write(tx -> opened(tx, id));
    }

    private static Writing opened(Transaction tx, WritingId id) {
        Writing writing = existing(tx, id);
        tx.audit("writing.opened", id.value(), writing.written().patient().value());
        return writing;
    }

    /**
     * Everything that is not signed yet, the one changed last first; leaves one trace that names its patients.
     *
     * @param shown those who stood in this list before, where it is only read again: a trace says so already
     */
    public List<Writing> unsigned(Session session, Set<PatientId> shown) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.write(tx -> listed(tx, WritingRepository.open(tx), shown));
    }

    /** As one reading, however long the list is. */
    static List<Writing> listed(Transaction tx, List<Writing> list, Set<PatientId> shown) {
        UUID[] patients = list.stream().map(each -> each.written().patient()).filter(each -> !shown.contains(each))
                .map(PatientId::value).distinct().toArray(UUID[]::new);
        if (patients.length > 0) tx.audit("writings.listed", patients);
        return list;
    }

    /** How many were sent back: nothing of what they say. */
    public int sentBack(Session session) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.read(WritingRepository::sentBack);
    }

    /** Every text about a patient, signed ones too, the one changed last first; leaves a trace. */
    public List<Writing> of(Session session, PatientId patient) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.write(tx -> {
            tx.audit("writings.opened", patient.value());
            return WritingRepository.of(tx, patient);
        });
    }

    /** How far the texts are that were asked for by this, the one changed last first: nothing of what they say. */
    public List<Begun> forPurpose(Session session, String purpose) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.read(tx -> WritingRepository.withPurpose(tx, purpose));
    }

    /** A text without its words. */
    public record Begun(WritingId id, WritingState state, Optional<DocumentId> document) { }

    /** What was done to it, newest first; leaves a trace. */
    public List<WritingEvent> history(Session session, WritingId id) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.write(tx -> WritingRepository.events(tx, opened(tx, id).id()));
    }

    /** Who may be asked to sign. */
    public List<Signatories.Candidate> signers(Session session) {
        session.require(Permission.READ_DOCUMENT);
        return signatories.candidates();
    }

    private static void requirePreparer(Session session) {
        session.require(Permission.READ_DOCUMENT);
        session.require(Permission.IMPORT_DOCUMENT);
    }

    static Writing existing(Transaction tx, WritingId id) {
        return WritingRepository.find(tx, id).orElseThrow(() -> new WritingException(Code.UNKNOWN_WRITING, id.toString()));
    }

    private static Writing unsigned(Transaction tx, WritingId id) {
        Writing writing = existing(tx, id);
        if (writing.state() == WritingState.SIGNED) throw new WritingException(Code.ALREADY_SIGNED, id.toString());
        return writing;
    }

    private static Writing stepped(Transaction tx, Session session, Writing before, Written written, WritingState state,
            Optional<String> reason) {
        return new Writing(before.id(), before.version() + 1, written, state, reason, before.startedBy(), session.person(),
                tx.now(), before.givenBy(), before.givenAt(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Its row, its history, its trace, its announcement. A pause of the typing leaves a row only. */
    static Writing done(Transaction tx, Session session, Writing writing, Optional<What> what) {
        if (writing.version() > 1) WritingRepository.update(tx, writing);
        what.ifPresent(act -> {
            boolean handed = act == What.GIVEN || act == What.SENT_BACK || act == What.SIGNED;
            WritingRepository.addEvent(tx, writing.id(), new WritingEvent(tx.now(), session.person(), act,
                    act == What.SENT_BACK ? writing.reason() : Optional.empty(),
                    handed ? Optional.of(writing.written().body()) : Optional.empty()));
            tx.audit("writing." + act.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), writing.id().value(),
                    writing.written().patient().value());
        });
        tx.announce(new WritingChanged(writing.id(), writing.written().patient()));
        return writing;
    }
}
