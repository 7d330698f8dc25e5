package fr.havre.record;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.CodeLists;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Documents;
import fr.havre.documents.Identifier;
import fr.havre.documents.cda.CdaLevelOne;
import fr.havre.patients.Consents;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.record.RecordRefusedException.Code;
import fr.havre.record.SubmissionRepository.Frozen;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxLine;
import fr.havre.vault.Compartment;
import fr.havre.vault.Uuids;
import fr.havre.vault.VaultException;
import fr.havre.vault.content.ContentId;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.content.Encoding;
import fr.havre.vault.content.NewContent;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides whether a document may go to its patient's national record, freezes what will leave and queues it. Sending is
 * {@link PublishHandler}'s part.
 *
 * <p>Threads: any but the FX thread; {@link #request} encrypts the document once more, outside a transaction.
 */
public final class RecordPublishing {
    /** ASS_X04: identity papers, insurance, forms. */
    private static final String IDENTITY_PAPERS = "95";
    private static final int LONGEST_CHAIN = 1000;

    private final Database clinical;
    private final ContentStore contents;
    private final Documents documents;
    private final Patients patients;
    private final Consents consents;
    private final RecordSettings settings;
    private final Outbox outbox;
    private final InstantSource time;

    public RecordPublishing(Database clinical, ContentStore contents, Documents documents, Patients patients, Consents consents,
            RecordSettings settings, Outbox outbox, InstantSource time) {
        this.clinical = clinical;
        this.contents = contents;
        this.documents = documents;
        this.patients = patients;
        this.consents = consents;
        this.settings = settings;
        this.outbox = outbox;
        this.time = time;
    }

    /** What is to be frozen, once every rule agreed. */
    private record Plan(DocumentLine line, DocumentMetadata metadata, DocumentSource source, Patient patient, int version,
            Freezer freezer, Freezer.Names names, String sourceId, UUID orderKey) {
        Optional<CdaLevelOne> wrapper() {
            return line.format() == DocumentFormat.PDF ? Optional.of(freezer.wrapper(metadata, patient, names)) : Optional.empty();
        }
    }

    /**
     * Queues {@code document} for its patient's national record. Asking twice queues it once; a document that replaces one
     * already published replaces it there, in order. Wake the scheduler afterwards.
     *
     * @throws fr.havre.access.AccessDeniedException without {@code PUBLISH_DOCUMENT}
     * @throws fr.havre.patients.PatientException {@code NOT_QUALIFIED}
     * @throws fr.havre.patients.ConsentException {@code OPPOSED_TO_FEEDING}
     * @throws RecordRefusedException by the rules of {@link RecordRefusedException.Code}
     */
    public void request(Session session, DocumentId document) {
        session.require(Permission.PUBLISH_DOCUMENT);
        Optional<Plan> plan = clinical.read(tx -> plan(tx, session, document));
        if (plan.isEmpty()) return;
        freeze(session, plan.get());
    }

    private void freeze(Session session, Plan plan) {
        MessageDigest sha1 = sha1();
        NewContent bytes = put(Freezer.bytes(plan.source(), plan.wrapper()), sha1);
        Submission submission = plan.freezer().submission(plan.metadata(), plan.line().format(), plan.patient(), plan.names(),
                plan.sourceId(), bytes.size(), HexFormat.of().formatHex(sha1.digest()));
        boolean queued = clinical.write(tx -> queue(tx, session, plan, bytes, submission));
        if (!queued) contents.discard(bytes);
    }

    /** What was frozen for this document, and how far it is. */
    public List<OutboxLine> linesOf(Session session, DocumentId document) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.read(tx -> outbox.of(tx, document.value()));
    }

    private boolean queue(Transaction tx, Session session, Plan plan, NewContent bytes, Submission submission) {
        DocumentId document = plan.line().id();
        Optional<Plan> still = plan(tx, session, document);             // consents and queue may have changed meanwhile
        if (still.isEmpty() || still.get().version() != plan.version()) return false;
        ContentId content = contents.keep(tx, bytes);
        SubmissionRepository.insert(tx, new Frozen(0, document, plan.version(), plan.patient().id(), content,
                plan.names().uniqueId().value(), plan.names().replaces().map(Identifier::value), plan.names().setId().value(),
                plan.names().setNumber(), submission, Optional.empty(), Optional.empty()));
        outbox.add(tx, PublishHandler.KIND, document.value(), plan.version(), Uuids.bytes(document.value()), plan.orderKey());
        tx.audit("record.publish_requested", document.value(), plan.patient().id().value());
        return true;
    }

    /** Every rule; empty if it is queued or published already. */
    private Optional<Plan> plan(Transaction tx, Session session, DocumentId document) {
        if (tx.number("SELECT count(*) FROM adm.document WHERE id = ?", document.value()) > 0) {
            throw new RecordRefusedException(Code.IDENTITY_PAPER);
        }
        DocumentLine line = documents.line(tx, document);
        DocumentMetadata metadata = documents.metadata(tx, document);
        Optional<Frozen> last = SubmissionRepository.last(tx, document);
        if (last.isPresent() && outbox.find(tx, PublishHandler.KIND, document.value(), last.get().version()).isPresent()) {
            return Optional.empty();
        }
        if (EntryRepository.ofDocument(tx, document).stream().anyMatch(each -> each.status() == RecordEntry.Status.CURRENT)) {
            return Optional.empty();                                     // it came from there
        }
        requirePublishable(line, metadata);
        PatientId owner = documents.patientOf(tx, document);
        Patient patient = patients.requireQualified(tx, owner);
        requireSamePerson(metadata, patient);
        consents.requireNotOpposed(tx, owner);
        requireOpenAsFarAsKnown(tx, owner);
        RecordSettings.Practice practice = settings.practice(tx).orElseThrow(() -> new RecordRefusedException(Code.PRACTICE_INCOMPLETE));
        RecordSettings.Professional who = settings.professional(tx, session.person())
                .orElseThrow(() -> new RecordRefusedException(Code.AUTHOR_INCOMPLETE));
        Optional<Frozen> before = published(tx, document);
        return Optional.of(new Plan(line, metadata, documents.source(tx, document), patient, last.map(each -> each.version() + 1).orElse(1),
                new Freezer(practice, who, time.instant()), names(line, metadata, before), sourceId(tx),
                before.map(each -> orderKey(tx, each)).orElse(document.value())));
    }

    private static void requirePublishable(DocumentLine line, DocumentMetadata metadata) {
        String category = metadata.documentClass().map(each -> each.code()).orElse("");
        if (line.compartment() != Compartment.CLINICAL || category.equals(IDENTITY_PAPERS)) {
            throw new RecordRefusedException(Code.IDENTITY_PAPER);
        }
        if (line.format() != DocumentFormat.PDF && line.format() != DocumentFormat.CDA) {
            throw new RecordRefusedException(Code.FORMAT_NOT_SENT);
        }
        if (metadata.type().isEmpty() || category.isEmpty() || metadata.title().isBlank() || metadata.date().isEmpty()
                || (line.format() == DocumentFormat.CDA && metadata.uniqueId().isEmpty())) {
            throw new RecordRefusedException(Code.METADATA_MISSING);
        }
        if (!CodeLists.official().acceptedByRecord(metadata.type().get().code())) {
            throw new RecordRefusedException(Code.TYPE_NOT_ACCEPTED);
        }
        if (line.sizeBytes() > RecordConnector.LARGEST_DOCUMENT_BYTES / 4 * 3) throw new RecordRefusedException(Code.TOO_LARGE);
    }

    /** A CDA that names somebody else, or nobody for sure, does not go out under this patient's number. */
    private static void requireSamePerson(DocumentMetadata metadata, Patient patient) {
        if (metadata.patient().ins().isPresent() && !metadata.patient().verifiedIns().equals(patient.ins())) {
            throw new RecordRefusedException(Code.OTHER_PATIENT);
        }
    }

    private static void requireOpenAsFarAsKnown(Transaction tx, PatientId patient) {
        switch (WatchRepository.find(tx, patient).map(WatchRepository.Watch::state).orElse(WatchRepository.Known.UNKNOWN)) {
            case NONE -> throw new RecordRefusedException(Code.NO_RECORD);
            case CLOSED -> throw new RecordRefusedException(Code.RECORD_CLOSED);
            case OPEN, UNKNOWN -> { }
        }
    }

    /** The newest earlier version that was published or is queued to be. */
    private static Optional<Frozen> published(Transaction tx, DocumentId document) {
        DocumentId at = document;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            Optional<DocumentId> older = tx.first("SELECT id FROM clin.document WHERE replaced_by = ? ORDER BY kept_at DESC LIMIT 1",
                    row -> new DocumentId(row.uuid("id")), at.value());
            if (older.isEmpty()) return Optional.empty();
            Optional<Frozen> frozen = SubmissionRepository.last(tx, older.get());
            if (frozen.isPresent()) return frozen;
            at = older.get();
        }
        return Optional.empty();
    }

    /** All versions of one document leave in the order in which they were asked for. */
    private static UUID orderKey(Transaction tx, Frozen before) {
        Frozen first = before;
        for (int i = 0; i < LONGEST_CHAIN && first.replaces().isPresent(); i++) {
            Optional<Frozen> earlier = SubmissionRepository.withUniqueId(tx, first.patient(), first.replaces().get());
            if (earlier.isEmpty()) break;
            first = earlier.get();
        }
        return first.document().value();
    }

    private Freezer.Names names(DocumentLine line, DocumentMetadata metadata, Optional<Frozen> before) {
        if (line.format() == DocumentFormat.CDA) {
            Identifier own = metadata.uniqueId().orElseThrow();
            return new Freezer.Names(own, metadata.setId().orElse(own), metadata.version().orElse(1),
                    before.flatMap(each -> Identifier.parse(each.uniqueId())));
        }
        Identifier own = Identifier.of(Uuids.newId(time.instant()));
        return new Freezer.Names(own, before.flatMap(each -> Identifier.parse(each.setId())).orElse(own),
                before.map(each -> each.setNumber() + 1).orElse(1), before.flatMap(each -> Identifier.parse(each.uniqueId())));
    }

    private static String sourceId(Transaction tx) {
        return Identifier.of(tx.first("SELECT id FROM own.vault", row -> row.uuid("id")).orElseThrow()).urn();
    }

    private NewContent put(Submission.Bytes bytes, MessageDigest sha1) {
        try (InputStream in = new DigestInputStream(bytes.open(), sha1)) {
            NewContent content = contents.put(in, Encoding.DEFLATE);
            if (content.size() <= RecordConnector.LARGEST_DOCUMENT_BYTES) return content;
            contents.discard(content);
            throw new RecordRefusedException(Code.TOO_LARGE);
        } catch (IOException e) {
            throw new VaultException(VaultException.Code.STORE_FAILED, "submission", e);
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");                 // what the profile prescribes
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
