package fr.havre.documents;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentChange.DocumentChanged;
import fr.havre.documents.DocumentChange.DocumentErased;
import fr.havre.documents.FilingException.Code;
import fr.havre.documents.pdf.PdfProposals;
import fr.havre.documents.search.SearchIndex;
import fr.havre.documents.search.WithBeside;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.Match;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.vault.Compartment;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.VaultException;
import fr.havre.vault.content.ContentId;
import fr.havre.vault.db.Transaction;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The documents of this vault: imported, shown, searched, exported, erased.
 *
 * <p>Class 95 (ASS_X04: identity papers, insurance) is kept in the administrative compartment, all else in the clinical
 * one. Changes are announced as {@link DocumentChange}.
 * <p>Threads: any but the FX thread. Recognising and encrypting happen outside transactions and take milliseconds to
 * seconds; a transaction takes milliseconds.
 *
 * <p>Every method that is given a {@link Session} throws {@link fr.havre.access.AccessDeniedException} if that person may
 * not; those that are given a {@link DocumentId} throw {@link FilingException} {@code UNKNOWN_DOCUMENT} if there is none
 * in what is open. Those that are given a {@link Transaction} are for services that have asked for permission.
 */
public final class Documents {
    private final Shelves shelves;
    private final DocumentRepository repository = new DocumentRepository();
    private final DocumentSearch search = new DocumentSearch(repository);
    private final Intake intake;
    private final Filing filing;
    private final Patients patients;
    private final InstantSource time;

    /**
     * Opens the documents of each open compartment; an index that is missing or damaged is begun anew, to be filled by
     * {@link #buildIndex}.
     *
     * @param recogniser what reads formats: {@code Recognition::recognise}
     * @param traces what other features keep about documents
     */
    public Documents(List<DocumentStore> open, Patients patients, Function<DocumentSource, Recognised> recogniser,
            List<DocumentTraces> traces, InstantSource time) {
        this.shelves = new Shelves(open.stream().map(this::shelfOf).toList(), repository);
        this.intake = new Intake(recogniser);
        this.filing = new Filing(patients, repository, List.copyOf(traces));
        this.patients = patients;
        this.time = time;
    }

    /** Where no other feature keeps anything about documents. */
    public Documents(List<DocumentStore> open, Patients patients, Function<DocumentSource, Recognised> recogniser,
            InstantSource time) {
        this(open, patients, recogniser, List.of(), time);
    }

    private Shelf shelfOf(DocumentStore store) {
        SearchIndex index = new SearchIndex(store.database(), new WithBeside(repository, store.beside()));
        index.open();
        return new Shelf(store.database(), store.contents(), index);
    }

    /** Where documents of this type (JDV_J07) are kept. */
    public static Compartment compartmentOf(String typeCode) {
        return CodeLists.official().classOf(typeCode).filter(each -> each.code().equals(Intake.ADMINISTRATIVE_CLASS)).isPresent()
                ? Compartment.ADMINISTRATIVE : Compartment.CLINICAL;
    }

    private ImportRun run(Session session) {
        session.require(Permission.IMPORT_ADMINISTRATIVE_DOCUMENT);
        return new ImportRun(shelves, intake, filing, time, session);
    }

    /**
     * Imports one file; an archive (IHE_XDM.ZIP) gives one outcome for each document in it.
     *
     * @return {@link ImportOutcome.Refused} only for documents of an archive
     * @throws DocumentRefusedException if it is not taken as a document
     * @throws FilingException {@code OTHER_PATIENT}, {@code UNKNOWN_PATIENT}, {@code NOT_A_FILE}
     * @throws VaultException {@code DISK_FULL}, {@code COMPARTMENT_CLOSED}: nothing was kept
     */
    public ImportOutcome importFile(Session session, Path file, ImportWish wish) {
        return run(session).one(file, wish, Optional.empty());
    }

    /** As {@link #importFile}, for bytes that are no file: a part of a message, a document written here. */
    public ImportOutcome importDocument(Session session, DocumentSource source, Origin origin, ImportWish wish) {
        return run(session).one(source, wish, origin, Optional.empty());
    }

    /** As {@link #importFile}, for a newer version of {@code older}, whatever the two say of each other. */
    public ImportOutcome replace(Session session, DocumentId older, Path file, ImportWish wish) {
        ImportRun run = run(session);
        DocumentLine line = line(older);
        PatientId patient = line.patient().orElseThrow(() -> new FilingException(Code.NOT_FILED, older.toString()));
        String type = wish.type().orElse(line.typeCode());
        ImportWish filed = new ImportWish(Optional.of(patient), type.isEmpty() ? Optional.empty() : Optional.of(type),
                wish.date(), wish.title(), wish.whateverItNames());
        return run.one(file, filed, Optional.of(older));
    }

    /**
     * Imports many files, about twenty documents a transaction. Each file ends as one outcome; none stops the others.
     *
     * @return the outcomes in order; fewer than files if {@code progress} cancelled
     */
    public List<FileOutcome> importAll(Session session, List<Path> files, ImportWish wish, ImportProgress progress) {
        return run(session).all(files, wish, progress);
    }

    /**
     * Files a document for a patient: one that nobody had filed, or one in the wrong file.
     *
     * @param whateverItNames true once a person has seen that it names somebody else
     * @return the document; another one if that patient has the very same already, which then has one more origin
     * @throws FilingException {@code OTHER_PATIENT}, {@code UNKNOWN_PATIENT}
     */
    public DocumentId assign(Session session, DocumentId id, PatientId patient, boolean whateverItNames) {
        Shelf shelf = shelfOf(id);
        session.require(shelf.toImport());
        return shelf.database().write(tx -> filing.assign(tx, shelf, id, patient, whateverItNames));
    }

    /** Throws what {@link #assign} would; nothing is changed. */
    public void requireAssignable(Session session, DocumentId id, PatientId patient, boolean whateverItNames) {
        Shelf shelf = shelfOf(id);
        session.require(shelf.toImport());
        shelf.database().read(tx -> filing.namesAnother(tx, id, patient, whateverItNames));
    }

    /**
     * Takes a document that was just filed out of its patient's file again: it stays kept, and nobody's. What left for the
     * national record must be asked back first.
     */
    public void unassign(Session session, DocumentId id) {
        Shelf shelf = shelfOf(id);
        session.require(shelf.toImport());
        shelf.database().write(tx -> {
            filing.unassign(tx, shelf, id);
            return null;
        });
    }

    /**
     * Reads a document without keeping it, so that a person can say what becomes of it. Takes as long as
     * {@link Recognition#recognise}.
     *
     * @throws DocumentRefusedException if it would not be taken
     */
    public Examined examine(Session session, DocumentSource source) {
        session.require(Permission.IMPORT_ADMINISTRATIVE_DOCUMENT);
        return examination(session).of(source, LocalDate.ofInstant(time.instant(), FrenchZone.here()));
    }

    /** The documents with the very same bytes, in what this person may read: whether a file need not be kept once more. */
    public List<DocumentLine> withBytes(Session session, DocumentSource source) {
        session.require(Permission.IMPORT_ADMINISTRATIVE_DOCUMENT);
        return examination(session).withBytes(source);
    }

    private Examination examination(Session session) {
        return new Examination(shelves.readableBy(session), intake, filing, patients);
    }

    /** What a document's words propose as its type, date and patient. Nothing is done on a proposal alone. */
    public PdfProposals proposals(Session session, DocumentId id) {
        DocumentDetails shown = show(session, id);
        return PdfProposals.of(shown.text(), LocalDate.ofInstant(time.instant(), FrenchZone.here()));
    }

    /**
     * Corrects or accepts what a document is.
     *
     * @throws FilingException {@code OTHER_COMPARTMENT}
     */
    public void describe(Session session, DocumentId id, Description said) {
        Shelf shelf = shelfOf(id);
        session.require(shelf.toImport());
        shelf.database().write(tx -> {
            filing.describe(tx, shelf, id, said);
            return null;
        });
    }

    /** One patient's documents, newest first, of every compartment this person may read. */
    public List<DocumentLine> list(Session session, PatientId patient, DocumentFilter filter) {
        return list(session, Optional.of(patient), filter);
    }

    /** The documents of which nobody has said whose they are, newest first. */
    public List<DocumentLine> unfiled(Session session, DocumentFilter filter) {
        return list(session, Optional.empty(), filter);
    }

    /** One document as a list shows it; no more of a trace than a list leaves. */
    public DocumentLine line(Session session, DocumentId id) {
        session.require(shelfOf(id).toRead());
        return line(id);
    }

    /** The codes of the types that documents here have, the most frequent first. */
    public List<String> typesInUse(Session session) {
        Map<String, Long> counts = new HashMap<>();
        for (Shelf shelf : shelves.readableBy(session)) {
            shelf.database().read(repository::types).forEach((type, count) -> counts.merge(type, count, Long::sum));
        }
        return counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()
                .thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).toList();
    }

    /** The last documents kept since then, newest first, of every compartment this person may read. */
    public List<DocumentLine> keptSince(Session session, Instant since, int limit) {
        return shelves.readableBy(session).stream()
                .flatMap(shelf -> shelf.database().read(tx -> repository.keptSince(tx, since, limit)).stream())
                .sorted(java.util.Comparator.comparing(DocumentLine::keptAt).reversed()).limit(limit).toList();
    }

    private List<DocumentLine> list(Session session, Optional<PatientId> patient, DocumentFilter filter) {
        return shelves.readableBy(session).stream()
                .flatMap(shelf -> shelf.database().read(tx -> repository.list(tx, patient, filter)).stream())
                .sorted(java.util.Comparator.comparingLong(DocumentLine::place).reversed()).limit(filter.limit()).toList();
    }

    /**
     * Searches the texts.
     *
     * @param stale asked meanwhile: once true nobody waits for the answer
     * @throws java.util.concurrent.CancellationException if {@code stale} said so
     */
    public SearchAnswer search(Session session, SearchRequest request, BooleanSupplier stale) {
        List<Shelf> readable = shelves.readableBy(session);
        SearchAnswer answer = search.search(readable, request, stale);
        if (request.traced()) DocumentSearch.trace(readable, answer);
        return answer;
    }

    /** Everything known of a document but its bytes; leaves a trace. */
    public DocumentDetails show(Session session, DocumentId id) {
        Shelf shelf = shelfOf(id);
        session.require(shelf.toRead());
        return shelf.database().write(tx -> {
            DocumentLine line = repository.line(tx, id).orElseThrow(() -> unknown(id));
            tx.audit("document.shown", Filing.subjects(id, line.patient()));
            List<DocumentLine> versions = filing.chains().versions(tx, id).stream()
                    .flatMap(each -> repository.line(tx, each).stream()).toList();
            return new DocumentDetails(line, repository.metadata(tx, id).orElseThrow(), repository.origins(tx, id), versions,
                    repository.indexed(tx, id).orElseThrow().text());
        });
    }

    /**
     * Opens a document's bytes; leaves a trace. Each reading is checked: one that ends without an exception gave what was
     * kept; {@link VaultException} {@code CONTENT_DAMAGED} or {@code CONTENT_MISSING} otherwise.
     */
    public DocumentSource open(Session session, DocumentId id) {
        Shelf shelf = shelfOf(id);
        session.require(shelf.toRead());
        return traced(shelf, id, "document.opened");
    }

    /**
     * Writes the bytes as they were imported into a new file that only its user may read.
     *
     * @throws FilingException {@code FILE_EXISTS}, {@code FILE_NOT_WRITTEN}
     * @throws VaultException {@code CONTENT_DAMAGED}, {@code CONTENT_MISSING}: no file is left behind
     */
    public void export(Session session, DocumentId id, Path target) {
        Shelf shelf = shelfOf(id);
        session.require(shelf.toExport());
        Exporting.write(traced(shelf, id, "document.exported"), target);
    }

    private DocumentSource traced(Shelf shelf, DocumentId id, String act) {
        return shelf.database().write(tx -> {
            tx.audit(act, Filing.subjects(id, repository.line(tx, id).flatMap(DocumentLine::patient)));
            return source(tx, id);
        });
    }

    /**
     * Erases a document for good: row, words, key, and what other features keep of it ({@link DocumentTraces}). What that
     * comes to, and what is left to do, says the certificate.
     *
     * @throws RuntimeException a feature's refusal, for instance while the document is being sent; nothing is erased then
     */
    public ErasureCertificate erase(Session session, DocumentId id) {
        Shelf shelf = shelfOf(id);
        session.require(Permission.ERASE_DOCUMENT);
        return shelf.database().write(tx -> {
            DocumentLine line = repository.line(tx, id).orElseThrow(() -> unknown(id));
            Set<ErasureCertificate.Step> more = filing.remove(tx, shelf, id);
            tx.audit("document.erased", Filing.subjects(id, line.patient()));
            tx.announce(new DocumentErased(id, line.patient()));
            return ErasureCertificate.of(id, tx.now(), session.person(), more);
        });
    }

    /**
     * Background work, to be called until it says false after opening, after large imports and when a search was not
     * complete: fills and divides the indexes, {@code most} documents a step.
     */
    public boolean buildIndex(int most) {
        return shelves.buildIndex(most);
    }

    /** Whether every document can be found. */
    public boolean indexComplete() {
        return shelves.indexComplete();
    }

    /** The index of the clinical compartment, for those who keep what stands beside documents. */
    public SearchIndex clinicalIndex() {
        return shelves.of(Compartment.CLINICAL).index();
    }

    /**
     * Recognises and encrypts what came from elsewhere and may be about anybody, for {@link #keep} in a transaction of the
     * clinical compartment: each document of an archive is one. Takes as long as {@link Recognition#recognise}.
     *
     * @throws DocumentRefusedException if it is not taken as a document; what is refused of an archive is told in its place
     */
    public PreparedFile prepare(DocumentSource source, Origin origin) {
        return new Preparing(intake, shelves.of(Compartment.CLINICAL)).prepare(source, origin);
    }

    /** Who may be meant by a document that nobody has filed, the fewest differences first: for a person to choose. */
    public List<Match.Candidate> candidates(Transaction tx, DocumentId id) {
        ClaimedIdentity claimed = metadata(tx, id).patient();
        Match match = claimed.isEmpty() ? new Match.None() : patients.matching(tx, claimed);
        if (match instanceof Match.Same same) return List.of(new Match.Candidate(same.patient(), Set.of()));
        String text = repository.indexed(tx, id).orElseThrow(() -> unknown(id)).text();
        return filing.proposals(tx, match, claimed.isEmpty() ? Intake.proposed(text) : List.of());
    }

    /** As {@link #assign(Session, DocumentId, PatientId, boolean)}, of a clinical document, with the change that says so. */
    public DocumentId assign(Transaction tx, DocumentId id, PatientId patient, boolean whateverItNames) {
        return filing.assign(tx, shelves.of(tx.compartment()), id, patient, whateverItNames);
    }

    /** Every version of a document, newest first, itself included. */
    public List<DocumentId> versions(Transaction tx, DocumentId id) {
        return filing.chains().versions(tx, id);
    }

    /** As {@link #unassign(Session, DocumentId)}, with the change that says so. */
    public void unassign(Transaction tx, DocumentId id) {
        filing.unassign(tx, shelves.of(tx.compartment()), id);
    }

    /**
     * Recognises and encrypts a document that came from elsewhere, for {@link #keep} in a transaction of the clinical
     * compartment; its patient is the one it was asked for.
     *
     * @param said what the list it came in says of it
     * @throws DocumentRefusedException if it is not taken as a document
     */
    public PreparedDocument prepare(PatientId patient, DocumentSource source, DocumentMetadata said, Origin origin) {
        Recognised recognised = intake.recognise(source);
        ImportWish wish = ImportWish.forPatient(patient);
        Shelf clinical = shelves.of(Compartment.CLINICAL);
        return intake.prepare(clinical, source, recognised, Intake.completed(recognised.metadata(), said, wish), wish, origin,
                Optional.empty(), false);
    }

    /**
     * Looks whether {@link #prepare(DocumentSource, Origin)} would take it and everything in it, without keeping it.
     *
     * @throws DocumentRefusedException if not
     */
    void requireTaken(DocumentSource source) {
        Preparing.requireTaken(intake, source);
    }

    Shelves shelves() {
        return shelves;
    }

    Filing filing() {
        return filing;
    }

    Shelf administrative() {
        return shelves.of(Compartment.ADMINISTRATIVE);
    }

    Instant now() {
        return time.instant();
    }

    /** Keeps what was prepared, with the change that brought it: {@code OTHER_PATIENT} is a {@link ImportOutcome.Refused}. */
    public ImportOutcome keep(Transaction tx, PreparedDocument prepared) {
        Shelf shelf = shelves.of(prepared.compartment());
        ImportOutcome outcome = filing.file(tx, shelf, prepared).orElseThrow();
        boolean kept = outcome instanceof ImportOutcome.Imported || outcome instanceof ImportOutcome.NeedsPatient;
        if (!kept) tx.afterCommit(() -> discard(prepared));
        return outcome;
    }

    /** What was prepared will be no part of anything: its bytes can be forgotten. */
    public void discard(PreparedDocument prepared) {
        prepared.bytes().content().ifPresent(shelves.of(prepared.compartment()).contents()::discard);
    }

    /** The patient whose document it is; {@code NOT_FILED} if nobody has said. */
    public PatientId patientOf(Transaction tx, DocumentId id) {
        return line(tx, id).patient().orElseThrow(() -> new FilingException(Code.NOT_FILED, id.toString()));
    }

    public DocumentLine line(Transaction tx, DocumentId id) {
        return repository.line(tx, id).orElseThrow(() -> unknown(id));
    }

    public DocumentMetadata metadata(Transaction tx, DocumentId id) {
        return repository.metadata(tx, id).orElseThrow(() -> unknown(id));
    }

    public ContentId contentOf(Transaction tx, DocumentId id) {
        return repository.content(tx, id).orElseThrow(() -> unknown(id));
    }

    /** The bytes, without a trace; checked at each reading like those of {@link #open}. */
    public DocumentSource source(Transaction tx, DocumentId id) {
        return new KeptSource(shelves.of(tx.compartment()), contentOf(tx, id), line(tx, id).sizeBytes());
    }

    /** The documents of a patient with this uniqueId: more than one is a conflict. */
    public List<DocumentId> withUniqueId(Transaction tx, PatientId patient, Identifier uniqueId) {
        return repository.withUniqueId(tx, uniqueId).stream().filter(kept -> kept.patient().equals(Optional.of(patient)))
                .map(DocumentRepository.Kept::id).toList();
    }

    /** Notes that a document was met elsewhere too, for instance published to or found in the national record. */
    public void addOrigin(Transaction tx, DocumentId id, Origin origin) {
        DocumentLine line = line(tx, id);
        repository.addOrigin(tx, id, origin);
        repository.touch(tx, id);
        tx.announce(new DocumentChanged(id, line.patient()));
    }

    private DocumentLine line(DocumentId id) {
        return shelfOf(id).database().read(tx -> line(tx, id));
    }

    private Shelf shelfOf(DocumentId id) {
        return shelves.holding(id).orElseThrow(() -> unknown(id));
    }

    private static FilingException unknown(DocumentId id) {
        return new FilingException(Code.UNKNOWN_DOCUMENT, id.toString());
    }
}
