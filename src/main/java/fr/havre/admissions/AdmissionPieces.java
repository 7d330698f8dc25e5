package fr.havre.admissions;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.admissions.AdmissionEvent.What;
import fr.havre.admissions.AdmissionException.Code;
import fr.havre.admissions.Piece.Filed;
import fr.havre.admissions.Piece.Known;
import fr.havre.documents.Description;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Documents;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.ScanTray;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.vault.Compartment;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What becomes of the pieces of an admission. As {@link Admissions}; each method besides throws {@link AdmissionException}
 * {@code UNKNOWN_PIECE}, and {@code CLOSED} for an admission that is done or cancelled.
 *
 * <p>A document that is filed stands in the patient's file like any other; the admission only names it. It is kept first
 * and named in a second transaction: after a crash between the two, filing the same again names it and keeps no copy.
 */
public final class AdmissionPieces {
    private static final ZoneId FRANCE = FrenchZone.here();

    private final Database administrative;
    private final Admissions admissions;
    private final Documents documents;
    private final ScanTray scans;
    private final Checklist checklist;
    private final AdmissionRepository repository = new AdmissionRepository();

    /**
     * What a person says of a document they file.
     *
     * @param validUntil its last day; else by the rules
     * @param whateverItNames true once a person has seen that it names somebody else
     */
    public record Filing(Optional<LocalDate> validUntil, boolean whateverItNames) {
        public static final Filing PLAIN = new Filing(Optional.empty(), false);
    }

    public AdmissionPieces(Database administrative, Admissions admissions, Documents documents, ScanTray scans,
            Checklist checklist) {
        this.administrative = administrative;
        this.admissions = admissions;
        this.documents = documents;
        this.scans = scans;
        this.checklist = checklist;
    }

    /**
     * Somebody was asked for it.
     *
     * @param whom in words; empty for who gives it by the checklist
     */
    public AdmissionFile asked(Session session, AdmissionId id, PieceKey key, String whom) {
        Optional<String> words = said(whom);
        return change(session, id, key, What.ASKED, (tx, before) -> new Known(Optional.of(tx.now()), words, Optional.empty(),
                before.noted(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /**
     * It was seen or noted down, without a document here: a paper that the patient will bring, a name that was said.
     *
     * @throws AdmissionException {@code REASON_MISSING} for a piece that is only noted down, and nothing is said
     */
    public AdmissionFile received(Session session, AdmissionId id, PieceKey key, String noted, Optional<LocalDate> validUntil) {
        Optional<String> words = said(noted);
        if (!checklist.item(key).document() && words.isEmpty()) throw new AdmissionException(Code.REASON_MISSING, key.toString());
        return change(session, id, key, What.RECEIVED, (tx, before) -> new Known(before.askedAt(), before.askedOf(),
                Optional.of(tx.now()), words, Optional.empty(), Optional.empty(), validUntil, Optional.empty()));
    }

    /** A person says that it is not needed, and why. */
    public AdmissionFile notNeeded(Session session, AdmissionId id, PieceKey key, String why) {
        Optional<String> words = said(why);
        if (words.isEmpty()) throw new AdmissionException(Code.REASON_MISSING, key.toString());
        return change(session, id, key, What.NOT_NEEDED, (_, before) -> new Known(before.askedAt(), before.askedOf(),
                before.receivedAt(), before.noted(), before.filed(), before.scan(), before.validUntil(), words));
    }

    /** What was noted of it was wrong: it is missing again. A document stays in the patient's file. */
    public AdmissionFile missing(Session session, AdmissionId id, PieceKey key) {
        return change(session, id, key, What.MISSING_AGAIN, (_, _) -> Known.NOTHING);
    }

    /**
     * Keeps a document in the patient's file, as what this piece is, and names it. A medical document that is given to who
     * holds no key to them goes into the letterbox, and the piece is received. Milliseconds to seconds.
     *
     * @param name of the file
     * @throws AdmissionException {@code NOT_A_DOCUMENT}: the piece is only noted down; {@code ARCHIVE}
     * @throws fr.havre.documents.FilingException {@code OTHER_PATIENT}: it names somebody else
     * @throws fr.havre.documents.DocumentRefusedException if it is not taken as a document
     */
    public AdmissionFile file(Session session, AdmissionId id, PieceKey key, DocumentSource source, String name, Filing said) {
        session.require(Permission.PREPARE_ADMISSION);
        ChecklistItem item = requireDocument(key);
        if (packed(source)) throw new AdmissionException(Code.ARCHIVE, key.toString());
        Optional<String> type = typeFor(session, item);
        record Begun(PatientId patient, java.time.Instant at) { }
        Begun begun = administrative.read(tx -> new Begun(admissions.requireOpen(tx, id).patient(), tx.now()));
        if (type.isEmpty()) return hand(session, id, key, source, name, begun.patient());
        ImportOutcome outcome = documents.importDocument(session, source, new Origin(Origin.Kind.FILE, begun.at(), name,
                Optional.empty()), new ImportWish(Optional.of(begun.patient()), type, Optional.empty(),
                Optional.empty(), said.whateverItNames()));
        DocumentId document = documentOf(outcome);
        describe(session, document, item, begun.at());
        return attach(session, id, key, document, said.validUntil());
    }

    /**
     * Names a document that is in the patient's file already.
     *
     * @throws AdmissionException {@code NOT_A_DOCUMENT}, {@code DOCUMENT_OF_ANOTHER}
     */
    public AdmissionFile attach(Session session, AdmissionId id, PieceKey key, DocumentId document, Optional<LocalDate> validUntil) {
        session.require(Permission.PREPARE_ADMISSION);
        ChecklistItem item = requireDocument(key);
        DocumentLine line = documents.line(session, document);
        return change(session, id, key, What.FILED, (tx, before) -> {
            if (!line.patient().equals(Optional.of(admissions.requireOpen(tx, id).patient()))) {
                throw new AdmissionException(Code.DOCUMENT_OF_ANOTHER, document.toString());
            }
            Optional<LocalDate> until = validUntil.or(() -> item.daysValid().map(days -> line.date().flatMap(PartialDate::day)
                    .orElseGet(() -> LocalDate.ofInstant(tx.now(), FRANCE)).plusDays(days)));
            return new Known(before.askedAt(), before.askedOf(), Optional.of(tx.now()), before.noted(),
                    Optional.of(new Filed(document, line.compartment())), Optional.empty(), until, Optional.empty());
        });
    }

    /** What says nothing of itself is called as its piece is, and is of today: without both it could not be sent. */
    private void describe(Session session, DocumentId document, ChecklistItem item, java.time.Instant now) {
        DocumentMetadata own = documents.show(session, document).metadata();
        if (!own.title().isBlank() && own.date().isPresent()) return;
        documents.describe(session, document, new Description(Optional.empty(),
                own.date().or(() -> PartialDate.parse(LocalDate.ofInstant(now, FRANCE).toString())),
                own.title().isBlank() ? Optional.of(item.french()) : Optional.empty()));
    }

    /** Sealed for the clinical side, and received, in one transaction. */
    private AdmissionFile hand(Session session, AdmissionId id, PieceKey key, DocumentSource source, String name,
            PatientId patient) {
        scans.put(session, source, name, Optional.of(patient), Optional.of(checklist.item(key).types().getFirst()), (tx, scan) ->
                change(tx, session, id, key, What.RECEIVED, (_, before) -> new Known(before.askedAt(), before.askedOf(),
                        Optional.of(tx.now()), before.noted(), Optional.empty(), Optional.of(scan), Optional.empty(),
                        Optional.empty())));
        return admissions.open(session, id);
    }

    private AdmissionFile change(Session session, AdmissionId id, PieceKey key, What what, Step step) {
        session.require(Permission.PREPARE_ADMISSION);
        checklist.item(key);
        return administrative.write(tx -> change(tx, session, id, key, what, step));
    }

    private AdmissionFile change(Transaction tx, Session session, AdmissionId id, PieceKey key, What what, Step step) {
        Admission admission = admissions.requireOpen(tx, id);
        Known after = step.from(tx, repository.known(tx, id).getOrDefault(key, Known.NOTHING));
        repository.keep(tx, id, key, after, session.person());
        return admissions.done(tx, session, admission, new AdmissionEvent(tx.now(), session.person(), what, Optional.of(key),
                what == What.FILED ? after.filed().map(Filed::document) : Optional.empty()));
    }

    /** What is known of a piece after something was done about it. */
    @FunctionalInterface
    private interface Step {
        Known from(Transaction tx, Known before);
    }

    private ChecklistItem requireDocument(PieceKey key) {
        ChecklistItem item = checklist.item(key);
        if (!item.document()) throw new AdmissionException(Code.NOT_A_DOCUMENT, key.toString());
        return item;
    }

    /** The usual type of the piece; for who may keep no medical document, the first that is none. */
    private static Optional<String> typeFor(Session session, ChecklistItem item) {
        if (session.may(Permission.IMPORT_DOCUMENT)) return Optional.of(item.types().getFirst());
        return item.types().stream().filter(AdmissionPieces::administrative).findFirst();
    }

    private static boolean administrative(String type) {
        return Documents.compartmentOf(type) == Compartment.ADMINISTRATIVE;
    }

    private static DocumentId documentOf(ImportOutcome outcome) {
        return switch (outcome) {
            case ImportOutcome.Imported imported -> imported.document();
            case ImportOutcome.AlreadyThere there -> there.document();
            case ImportOutcome.NeedsPatient needs -> needs.document();
            case ImportOutcome.Refused refused -> throw refused.reason();
            case ImportOutcome.Unpacked _ -> throw new AdmissionException(Code.ARCHIVE);
        };
    }

    private static boolean packed(DocumentSource source) {
        try (InputStream in = source.open()) {
            return in.read() == 'P' && in.read() == 'K';
        } catch (IOException e) {
            return false;                                          // the import says so
        }
    }

    private static Optional<String> said(String words) {
        String tidied = words.strip().replaceAll("\\s+", " ");
        if (tidied.length() > AdmissionSituation.LONGEST) throw new AdmissionException(Code.TEXT_TOO_LONG);
        return Optional.of(tidied).filter(text -> !text.isEmpty());
    }
}
