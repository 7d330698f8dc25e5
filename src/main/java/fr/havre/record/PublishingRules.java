package fr.havre.record;

import fr.havre.documents.CodeLists;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Documents;
import fr.havre.documents.FilingException;
import fr.havre.documents.Identifier;
import fr.havre.documents.cda.CdaLevelOne;
import fr.havre.patients.ConsentException;
import fr.havre.patients.Consents;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.record.RecordRefusedException.Code;
import fr.havre.record.SubmissionRepository.Frozen;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxState;
import fr.havre.vault.Uuids;
import fr.havre.vault.db.Transaction;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Every rule between a kept document and the national record. Throws before anything is written; what it returns may be
 * frozen.
 */
final class PublishingRules {
    /** ASS_X04: identity papers, insurance, forms. */
    private static final String IDENTITY_PAPERS = "95";
    private static final int LONGEST_CHAIN = 1000;

    private final Documents documents;
    private final Patients patients;
    private final Consents consents;
    private final RecordSettings settings;
    private final Outbox outbox;
    private final InstantSource time;

    PublishingRules(Documents documents, Patients patients, Consents consents, RecordSettings settings, Outbox outbox,
            InstantSource time) {
        this.documents = documents;
        this.patients = patients;
        this.consents = consents;
        this.settings = settings;
        this.outbox = outbox;
        this.time = time;
    }

    /**
     * What is to be frozen, once every rule agreed.
     *
     * @param afterEntry the entry under the same unique id that was deleted in the record
     */
    record Plan(DocumentLine line, DocumentMetadata metadata, DocumentSource source, Patient patient, int version,
            Freezer freezer, Freezer.Names names, String sourceId, UUID orderKey, Optional<String> afterEntry) {
        Optional<CdaLevelOne> wrapper() {
            if (line.format() != DocumentFormat.PDF) return Optional.empty();
            return Optional.of(freezer.wrapper(metadata, patient, names));
        }
    }

    /** Empty if it is queued or published already. */
    Optional<Plan> plan(Transaction tx, UUID person, DocumentId document) {
        Optional<Frozen> last = SubmissionRepository.last(tx, document);
        if (last.isPresent() && outbox.find(tx, PublishHandler.KIND, document.value(), last.get().version())
                .isPresent() && !withdrawn(tx, last.get())) {
            return Optional.empty();
        }
        if (EntryRepository.ofDocument(tx, document).stream()
                .anyMatch(each -> each.status() == RecordEntry.Status.CURRENT)) {
            return Optional.empty();                                     // it came from there
        }
        Optional<Frozen> before = published(tx, document);
        return Optional.of(plan(tx, person, document, before,
                before.flatMap(each -> Identifier.parse(each.uniqueId()))));
    }

    /**
     * Published, seen there, and deleted there since: it may be published anew. A PDF gets a new number; a CDA has its own
     * inside, so the deleted entry is remembered, not to be taken for the new one.
     */
    private static boolean withdrawn(Transaction tx, Frozen last) {
        List<RecordEntry> entries = EntryRepository.ofDocument(tx, last.document());
        return last.seenAt().isPresent() && !entries.isEmpty()
                && entries.stream().allMatch(each -> each.status() == RecordEntry.Status.ENTERED_IN_ERROR);
    }

    private static Optional<String> deletedEntry(Transaction tx, PatientId patient, Identifier uniqueId) {
        return EntryRepository.find(tx, patient, uniqueId.value())
                .filter(each -> each.status() == RecordEntry.Status.ENTERED_IN_ERROR)
                .map(each -> each.described().entryUuid());
    }

    /**
     * As a person decided after a conflict, whatever is queued.
     *
     * @param replaces what is there now and is to be replaced; nothing to file ours beside it
     */
    Plan planAnew(Transaction tx, UUID person, DocumentId document, Optional<Identifier> replaces) {
        return plan(tx, person, document, published(tx, document), replaces);
    }

    private Plan plan(Transaction tx, UUID person, DocumentId document, Optional<Frozen> before,
            Optional<Identifier> replaces) {
        if (tx.number("SELECT count(*) FROM adm.document WHERE id = ?", document.value()) > 0) {
            throw new RecordRefusedException(Code.IDENTITY_PAPER);
        }
        DocumentLine line = documents.line(tx, document);
        DocumentMetadata metadata = documents.metadata(tx, document);
        requirePublishable(line.format(), metadata, line.sizeBytes());
        PatientId owner = documents.patientOf(tx, document);
        Patient patient = patients.requireQualified(tx, owner);
        requireSamePerson(metadata, patient);
        consents.requireNotOpposed(tx, owner);
        requireOpenAsFarAsKnown(tx, owner);
        RecordSettings.Practice practice = practice(tx);
        RecordSettings.Professional who = professional(tx, person);
        int version = SubmissionRepository.last(tx, document).map(each -> each.version() + 1).orElse(1);
        Freezer.Names names = names(line, metadata, before, replaces);
        return new Plan(line, metadata, documents.source(tx, document), patient, version,
                new Freezer(practice, who, time.instant()), names, sourceId(tx),
                before.map(each -> orderKey(tx, each)).orElse(document.value()),
                deletedEntry(tx, owner, names.uniqueId()));
    }

    /** Every rule that would refuse now, not only the first one. */
    List<RuntimeException> obstacles(Transaction tx, UUID person, DocumentId document) {
        if (tx.number("SELECT count(*) FROM adm.document WHERE id = ?", document.value()) > 0) {
            return List.of(new RecordRefusedException(Code.IDENTITY_PAPER));
        }
        DocumentLine line = documents.line(tx, document);
        if (line.patient().isEmpty()) return List.of(new FilingException(FilingException.Code.NOT_FILED, document.toString()));
        return obstacles(tx, person, line.patient().get(), line.format(), documents.metadata(tx, document), line.sizeBytes());
    }

    private RecordSettings.Practice practice(Transaction tx) {
        return settings.practice(tx).orElseThrow(() -> new RecordRefusedException(Code.PRACTICE_INCOMPLETE));
    }

    private RecordSettings.Professional professional(Transaction tx, UUID person) {
        return settings.professional(tx, person).orElseThrow(() -> new RecordRefusedException(Code.AUTHOR_INCOMPLETE));
    }

    /** The same for a document that is not kept yet. */
    List<RuntimeException> obstacles(Transaction tx, UUID person, PatientId owner, DocumentFormat format,
            DocumentMetadata metadata, long sizeBytes) {
        List<RuntimeException> unmet = new ArrayList<>();
        Stream.<Runnable>of(() -> patients.requireQualified(tx, owner),
                () -> consents.requireNotOpposed(tx, owner),
                () -> requireOpenAsFarAsKnown(tx, owner),
                () -> requirePublishable(format, metadata, sizeBytes),
                () -> patients.find(tx, owner).ifPresent(patient -> requireSamePerson(metadata, patient)),
                () -> practice(tx), () -> professional(tx, person)).forEach(rule -> {
            try {
                rule.run();
            } catch (PatientException | ConsentException | RecordRefusedException e) {
                unmet.add(e);
            }
        });
        return unmet;
    }

    private static void requirePublishable(DocumentFormat format, DocumentMetadata metadata, long sizeBytes) {
        String category = metadata.documentClass().map(each -> each.code()).orElse("");
        if (category.equals(IDENTITY_PAPERS)) throw new RecordRefusedException(Code.IDENTITY_PAPER);
        if (format != DocumentFormat.PDF && format != DocumentFormat.CDA) {
            throw new RecordRefusedException(Code.FORMAT_NOT_SENT);
        }
        if (metadata.type().isEmpty() || category.isEmpty() || metadata.title().isBlank() || metadata.date().isEmpty()
                || (format == DocumentFormat.CDA && metadata.uniqueId().isEmpty())) {
            throw new RecordRefusedException(Code.METADATA_MISSING);
        }
        if (!CodeLists.official().acceptedByRecord(metadata.type().get().code())) {
            throw new RecordRefusedException(Code.TYPE_NOT_ACCEPTED);
        }
        if (sizeBytes > RecordConnector.LARGEST_DOCUMENT_BYTES / 4 * 3) throw new RecordRefusedException(Code.TOO_LARGE);
    }

    /** A CDA that names somebody else, or nobody for sure, does not go out under this patient's number. */
    private static void requireSamePerson(DocumentMetadata metadata, Patient patient) {
        if (metadata.patient().ins().isPresent() && !metadata.patient().verifiedIns().equals(patient.ins())) {
            throw new RecordRefusedException(Code.OTHER_PATIENT);
        }
    }

    private static void requireOpenAsFarAsKnown(Transaction tx, PatientId patient) {
        switch (WatchRepository.find(tx, patient).map(WatchRepository.Watch::state)
                .orElse(WatchRepository.Known.UNKNOWN)) {
            case NONE -> throw new RecordRefusedException(Code.NO_RECORD);
            case CLOSED -> throw new RecordRefusedException(Code.RECORD_CLOSED);
            case OPEN, UNKNOWN -> { }
        }
    }

    /** The newest earlier version that was published or is queued to be; one that was refused was never there. */
    private Optional<Frozen> published(Transaction tx, DocumentId document) {
        DocumentId at = document;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            Optional<DocumentId> older = tx.first("""
                    SELECT id FROM clin.document WHERE replaced_by = ? ORDER BY kept_at DESC LIMIT 1""",
                    row -> new DocumentId(row.uuid("id")), at.value());
            if (older.isEmpty()) return Optional.empty();
            Optional<Frozen> frozen = SubmissionRepository.last(tx, older.get()).filter(each ->
                    outbox.find(tx, PublishHandler.KIND, each.document().value(), each.version())
                            .filter(queued -> queued.state() != OutboxState.BLOCKED).isPresent());
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

    private Freezer.Names names(DocumentLine line, DocumentMetadata metadata, Optional<Frozen> before,
            Optional<Identifier> replaces) {
        if (line.format() == DocumentFormat.CDA) {
            Identifier own = metadata.uniqueId().orElseThrow();
            return new Freezer.Names(own, metadata.setId().orElse(own), metadata.version().orElse(1), replaces);
        }
        Identifier own = Identifier.of(Uuids.newId(time.instant()));
        if (replaces.isEmpty()) return new Freezer.Names(own, own, 1, replaces);
        return new Freezer.Names(own, before.flatMap(each -> Identifier.parse(each.setId())).orElse(own),
                before.map(each -> each.setNumber() + 1).orElse(2), replaces);
    }

    private static String sourceId(Transaction tx) {
        return Identifier.of(tx.first("SELECT id FROM own.vault", row -> row.uuid("id")).orElseThrow()).urn();
    }
}
