package fr.havre.record;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.Documents;
import fr.havre.documents.Identifier;
import fr.havre.patients.Consents;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.record.PublishingRules.Plan;
import fr.havre.record.RecordRefusedException.Code;
import fr.havre.record.SubmissionRepository.Frozen;
import fr.havre.sync.Conflict;
import fr.havre.sync.Conflicts;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import fr.havre.sync.SyncException;
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
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Queues documents for their patients' national record: the rules ({@link PublishingRules}), then the bytes and
 * identifiers
 * that will leave, frozen once and for all. Sending is {@link PublishHandler}'s part.
 *
 * <p>Threads: any but the FX thread; {@link #request} encrypts the document once more, outside a transaction.
 */
public final class RecordPublishing {
    /** The longest time something waits so that it can be taken back. */
    public static final Duration LONGEST_HOLD = Duration.ofHours(1);

    private final Database clinical;
    private final ContentStore contents;
    private final Outbox outbox;
    private final Conflicts conflicts = new Conflicts();
    private final PublishingRules rules;

    public RecordPublishing(Database clinical, ContentStore contents, Documents documents, Patients patients,
            Consents consents, RecordSettings settings, Outbox outbox, InstantSource time) {
        this.clinical = clinical;
        this.contents = contents;
        this.outbox = outbox;
        this.rules = new PublishingRules(documents, patients, consents, settings, outbox, time);
    }

    /** What will leave, encrypted, before a row names it. */
    private record Ready(Plan plan, NewContent bytes, Submission submission) { }

    /**
     * Queues {@code document} for its patient's national record. Asking twice queues it once; a document that replaces
     * one
     * already published replaces it there, in order. Wake the scheduler afterwards.
     *
     * @throws fr.havre.access.AccessDeniedException without {@code PUBLISH_DOCUMENT}
     * @throws fr.havre.documents.FilingException {@code UNKNOWN_DOCUMENT}, {@code NOT_FILED}
     * @throws fr.havre.patients.PatientException {@code NOT_QUALIFIED}
     * @throws fr.havre.patients.ConsentException {@code OPPOSED_TO_FEEDING}
     * @throws RecordRefusedException by the rules of {@link RecordRefusedException.Code}
     */
    public void request(Session session, DocumentId document) {
        request(session, document, Duration.ZERO);
    }

    /**
     * As above, to leave not sooner than after {@code hold}: until then it can be taken back for sure.
     *
     * @param hold an hour at most
     */
    public void request(Session session, DocumentId document, Duration hold) {
        request(session, document, hold, Optional.empty());
    }

    /**
     * The same, hidden from the first moment on from {@code hidden} (JDV_J08; PDSm TD3.3a, TD3.3b shows it again): for
     * instance from the patient until the result has been told.
     */
    public void request(Session session, DocumentId document, Duration hold, Optional<Visibility> hidden) {
        session.require(Permission.PUBLISH_DOCUMENT);
        if (hold.isNegative() || hold.compareTo(LONGEST_HOLD) > 0) throw new IllegalArgumentException("hold " + hold);
        Optional<Plan> plan = clinical.read(tx -> rules.plan(tx, session.person(), document));
        if (plan.isEmpty()) return;
        Ready ready = freeze(plan.get(), hidden);
        boolean queued = clinical.write(tx -> {
            // consents and queue may have changed
            Optional<Plan> still = rules.plan(tx, session.person(), document);
            if (still.isEmpty() || still.get().version() != ready.plan().version()) return false;
            queue(tx, ready, hold);
            return true;
        });
        if (!queued) contents.discard(ready.bytes());
    }

    /**
     * Everything that would refuse {@link #request} now; empty if nothing does. Leaves no trace.
     *
     * @return refusals of {@link #request}, each with its own sentence
     */
    public List<RuntimeException> obstacles(Session session, DocumentId document) {
        session.require(Permission.READ_DOCUMENT);
        return withRight(session, clinical.read(tx -> rules.obstacles(tx, session.person(), document)));
    }

    /** As {@link #obstacles(Session, DocumentId)} for a document that is not kept yet. */
    public List<RuntimeException> obstacles(Session session, PatientId patient, DocumentFormat format,
            DocumentMetadata metadata, long sizeBytes) {
        session.require(Permission.READ_DOCUMENT);
        return withRight(session, clinical.read(tx -> rules.obstacles(tx, session.person(), patient, format, metadata,
                sizeBytes)));
    }

    private static List<RuntimeException> withRight(Session session, List<RuntimeException> unmet) {
        if (session.may(Permission.PUBLISH_DOCUMENT)) return unmet;
        return Stream.concat(Stream.of(new AccessDeniedException(Permission.PUBLISH_DOCUMENT)), unmet.stream()).toList();
    }

    /**
     * A person chose what becomes of a document that changed on both sides: ours takes the place of theirs, both stand
     * side
     * by side, or ours stays here. Where theirs was received under the number of ours, both are kept here already and
     * nothing leaves: the choice says which one counts. The choice is audited.
     *
     * @throws SyncException {@code UNKNOWN_CONFLICT}, {@code ALREADY_CHOSEN}
     * @throws RecordRefusedException {@code NO_SUCH_ENTRY} if theirs has not been seen yet: look at the record first;
     * and
     *     by the rules of {@link #request}
     */
    public void resolve(Session session, UUID conflict, Conflict.Choice choice) {
        session.require(Permission.PUBLISH_DOCUMENT);
        boolean nothingLeaves = choice == Conflict.Choice.THEIRS
                || clinical.read(tx -> find(tx, conflict)).kind().equals(RecordPull.NAME);
        Optional<Ready> again = nothingLeaves ? Optional.empty()
                : Optional.of(freeze(clinical.read(tx -> planAnew(tx, session, find(tx, conflict), choice)), Optional.empty()));
        clinical.write(tx -> {
            Conflict found = find(tx, conflict);
            conflicts.choose(tx, conflict, choice, session.person());
            outbox.of(tx, found.subject()).stream()
                    .filter(line -> line.kind().equals(PublishHandler.KIND) && line.state() == OutboxState.CONFLICT)
                    .forEach(line -> outbox.cancel(tx, line.id()));
            again.ifPresent(ready -> queue(tx, ready, Duration.ZERO));
            return null;
        });
    }

    private Conflict find(Transaction tx, UUID conflict) {
        return conflicts.find(tx, conflict)
                .filter(each -> each.kind().equals(PublishHandler.KIND) || each.kind().equals(RecordPull.NAME))
                .orElseThrow(() -> new SyncException(SyncException.Code.UNKNOWN_CONFLICT, conflict));
    }

    private Plan planAnew(Transaction tx, Session session, Conflict conflict, Conflict.Choice choice) {
        if (conflict.decision().isPresent()) throw new SyncException(SyncException.Code.ALREADY_CHOSEN, conflict.id());
        String theirs = new String(conflict.theirs(), StandardCharsets.UTF_8);
        Optional<Identifier> replaces = choice == Conflict.Choice.BOTH ? Optional.empty()
                : Optional.of(EntryRepository.withEntryUuid(tx, theirs).map(RecordEntry::uniqueId)
                .flatMap(Identifier::parse)
                        .orElseThrow(() -> new RecordRefusedException(Code.NO_SUCH_ENTRY)));
        return rules.planAnew(tx, session.person(), new DocumentId(conflict.subject()), replaces);
    }

    /** What was frozen for this document, and how far it is. */
    public List<OutboxLine> linesOf(Session session, DocumentId document) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.read(tx -> outbox.of(tx, document.value())).stream()
                .filter(line -> line.kind().equals(PublishHandler.KIND)).toList();
    }

    private Ready freeze(Plan plan, Optional<Visibility> hidden) {
        MessageDigest sha1 = sha1();
        NewContent bytes = put(Freezer.bytes(plan.source(), plan.wrapper()), sha1);
        Submission submission = plan.freezer().submission(plan.metadata(), plan.line().format(), plan.patient(),
                plan.names(), plan.sourceId(), bytes.size(), HexFormat.of().formatHex(sha1.digest()), hidden);
        return new Ready(plan, bytes, submission);
    }

    private void queue(Transaction tx, Ready ready, Duration hold) {
        Plan plan = ready.plan();
        DocumentId document = plan.line().id();
        ContentId content = contents.keep(tx, ready.bytes());
        SubmissionRepository.insert(tx, new Frozen(0, document, plan.version(), plan.patient().id(), content,
                plan.names().uniqueId().value(), plan.names().replaces().map(Identifier::value),
                plan.names().setId().value(), plan.names().setNumber(), ready.submission(), Optional.empty(),
                Optional.empty(), plan.afterEntry()));
        outbox.add(tx, PublishHandler.KIND, document.value(), plan.version(), Uuids.bytes(document.value()),
                plan.orderKey(), tx.now().plus(hold));
        FeedingDuty.forget(tx, document);
        tx.audit("record.publish_requested", document.value(), plan.patient().id().value());
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
