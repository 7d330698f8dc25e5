package fr.havre.record;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.documents.Documents;
import fr.havre.documents.FilingException;
import fr.havre.documents.ImportOutcome;
import fr.havre.patients.ConsentException;
import fr.havre.patients.Consents;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.Ins;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.record.Comparison.Finding;
import fr.havre.record.RecordEntry.Keeping;
import fr.havre.record.RecordEntry.News;
import fr.havre.record.RecordEntry.Status;
import fr.havre.record.SubmissionRepository.Frozen;
import fr.havre.record.WatchRepository.Watch;
import fr.havre.sync.Conflicts;
import fr.havre.sync.Outbox;
import fr.havre.sync.PullCursor;
import fr.havre.sync.PullSource;
import fr.havre.sync.Pulled;
import fr.havre.sync.Reason;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.Uuids;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Looks at the record of each watched patient: quickly by the submission sets since the last look, at intervals by the
 * whole
 * list, because the quick way can miss (decision 0004). Fetches what a person or a rule picked.
 *
 * <p>Acts for the person signed in: one instance per session, alive while the clinical compartment is open.
 */
public final class RecordPull implements PullSource {
    /** What asks for a look now calls this source by. */
    public static final String NAME = "record.pull";
    private static final ZoneId FRANCE = FrenchZone.here();
    /** So soon after a look the next batch is fetched without looking again. */
    private static final Duration JUST_NOW = Duration.ofMinutes(1);
    /** After so many looks at which one document alone could not be had, a person must ask for it again. */
    private static final int MOST_TRIES = 10;

    private final Session session;
    private final Database clinical;
    private final Documents documents;
    private final Patients patients;
    private final Consents consents;
    private final ConnectedRecord connected;
    private final Outbox outbox;
    private final Conflicts conflicts;
    private final PullSettings settings;
    private final InstantSource time;
    private final ExpectedPatients expected;
    /** Of all patients together. */
    private final Semaphore fetches;

    /** @param expected whose record is looked at though nobody opened it */
    public RecordPull(Session session, Database clinical, Documents documents, Patients patients, Consents consents,
            ConnectedRecord connected, Outbox outbox, Conflicts conflicts, PullSettings settings, InstantSource time,
            ExpectedPatients expected) {
        this.session = session;
        this.clinical = clinical;
        this.documents = documents;
        this.patients = patients;
        this.consents = consents;
        this.connected = connected;
        this.outbox = outbox;
        this.conflicts = conflicts;
        this.settings = settings;
        this.time = time;
        this.expected = expected;
        this.fetches = new Semaphore(settings.fetchedAtOnce(), true);
    }

    /** What one look needs from the vault. */
    private record Ground(Watch watch, Ins ins, List<RecordEntry> known, List<RecordEntry> wanted) { }

    @Override public String name() {
        return NAME;
    }

    @Override public String remote() {
        return ConnectedRecord.REMOTE;
    }

    /** Patients who come soon or were opened lately; nobody's, where the person signed in may not consult. */
    @Override public List<Wish> wishes(Transaction tx) {
        if (!session.may(Permission.CONSULT_RECORD)) return List.of();
        Set<PatientId> wanted = new LinkedHashSet<>();
        expected.soon(tx).keySet().stream().filter(each -> mayBeLookedAt(tx, each)).forEach(wanted::add);
        WatchRepository.wantedSince(tx, tx.now().minus(settings.watchedFor())).forEach(each -> wanted.add(each.patient()));
        return wanted.stream().map(each -> new Wish(each.value(), settings.every())).toList();
    }

    /** Who is not qualified, or refused, is not asked about: that is no failure. */
    private boolean mayBeLookedAt(Transaction tx, PatientId patient) {
        return patients.find(tx, patient).filter(each -> each.status() == IdentityStatus.QUAL).isPresent()
                && !consents.consultationRefused(tx, patient);
    }

    @Override public Pulled pull(UUID subject, PullCursor since) {
        if (!session.may(Permission.CONSULT_RECORD)) return new Pulled.Refused(Permission.CONSULT_RECORD.name(), "");
        PatientId patient = new PatientId(subject);
        Optional<RecordConnector> connector = connected.connector();
        if (connector.isEmpty()) return new Pulled.TryLater(Reason.NO_HANDLER, Duration.ofMinutes(1));
        try {
            Optional<Ground> ground = clinical.read(tx -> ground(tx, patient));
            if (ground.isEmpty()) ground = openedForVisit(patient);
            return ground.isEmpty() ? new Pulled.Refused("NOT_QUALIFIED", "")
                    : look(connector.get(), ground.get(), since);
        } catch (ConsentException e) {
            return new Pulled.Refused(e.code().name(), "");
        } catch (RecordException e) {
            return Answers.pulled(e);
        }
    }

    /** A visit opens the record, and its trace says so: nobody did. */
    private Optional<Ground> openedForVisit(PatientId patient) {
        if (!clinical.read(tx -> expected.soon(tx).containsKey(patient))) return Optional.empty();
        return clinical.write(tx -> {
            UUID appointment = expected.soon(tx).get(patient);
            if (appointment == null || !mayBeLookedAt(tx, patient)) return Optional.empty();
            RecordConsultation.openForVisit(tx, patient, appointment);
            return ground(tx, patient);
        });
    }

    private Optional<Ground> ground(Transaction tx, PatientId patient) {
        Optional<Ins> ins = patients.find(tx, patient).flatMap(Patient::ins);
        Optional<Watch> watch = WatchRepository.find(tx, patient);
        if (ins.isEmpty() || watch.isEmpty()) return Optional.empty();
        consents.requireConsultationNotRefused(tx, patient);
        return Optional.of(new Ground(watch.get(), ins.get(), EntryRepository.of(tx, patient),
                EntryRepository.wanted(tx, patient, settings.batch())));
    }

    private Pulled look(RecordConnector connector, Ground ground, PullCursor since) throws RecordException {
        Instant now = time.instant();
        boolean full = since.value().isEmpty() || since.fullAt().isEmpty()
                || since.fullAt().get().isBefore(now.minus(settings.fullEvery()));
        Optional<RecordStatus> status = full ? Optional.of(connector.status(ground.ins())) : Optional.empty();
        if (status.isPresent() && !status.get().isOpen()) return notOpen(ground, status.get(), cursor(now, since));
        Comparison comparison = new Comparison(ground.known());
        List<RecordEntry> gone = new ArrayList<>();
        boolean onlyFetch = !full && !ground.wanted().isEmpty()
                && since.pulledAt().filter(at -> at.isAfter(now.minus(JUST_NOW))).isPresent();
        if (full) seeAll(connector, ground, comparison, gone);
        else if (!onlyFetch) seeSince(connector, ground, lookedAt(since).minus(settings.overlap()), comparison);
        List<Finding> findings = comparison.findings();
        List<Fetching.Result> fetched = fetch(connector, ground);
        if (onlyFetch) requireAny(fetched);
        boolean newOnes = ground.watch().fetchAll() && findings.stream().anyMatch(Finding.Unknown.class::isInstance);
        boolean failed = fetched.stream().anyMatch(Fetching.Result.NotNow.class::isInstance);
        boolean more = newOnes || (ground.wanted().size() == settings.batch() && !failed);
        return new Pulled.Received(cursor(onlyFetch ? lookedAt(since) : now, since), full, more, tx -> {
            status.ifPresent(each -> WatchRepository.status(tx, ground.watch().patient(), each));
            keep(tx, ground, findings, gone, fetched);
        });
    }

    /** When it was last looked at, and how often: a cursor that stands still would not be gone on with at once. */
    private static String cursor(Instant looked, PullCursor since) {
        int count = since.value().map(value -> Integer.parseInt(value.substring(value.indexOf(' ') + 1))).orElse(0);
        return looked + " " + (count + 1) % 1_000_000;
    }

    private static Instant lookedAt(PullCursor since) {
        String value = since.value().orElseThrow();
        return Instant.parse(value.substring(0, value.indexOf(' ')));
    }

    private static Pulled notOpen(Ground ground, RecordStatus status, String cursor) {
        return new Pulled.Received(cursor, true, false, tx -> {
            WatchRepository.status(tx, ground.watch().patient(), status);
            tx.announce(new RecordChanged(ground.watch().patient()));
        });
    }

    private void seeAll(RecordConnector connector, Ground ground, Comparison comparison, List<RecordEntry> gone)
            throws RecordException {
        connector.listCurrent(ground.ins(), RecordFilter.since(ground.watch().fromDay()),
                page -> page.forEach(comparison::see));
        Instant from = ground.watch().fromDay().plusDays(1).atStartOfDay(FRANCE).toInstant();
        for (RecordEntry each : comparison.missing(from).stream().limit(settings.askedOneByOne()).toList()) {
            try {
                Optional<RemoteDocument> now = each.described().uniqueId().isPresent()
                        ? connector.findByUniqueId(ground.ins(), each.described().uniqueId().get())
                        : connector.read(List.of(each.described().entryUuid())).stream().findFirst();
                now.ifPresentOrElse(comparison::see, () -> gone.add(each));
            } catch (RecordException e) {
                // two current ones: nobody can say which it is
                if (e.code() != RecordException.Code.CONFLICT) throw e;
            }
        }
    }

    private void seeSince(RecordConnector connector, Ground ground, Instant since, Comparison comparison)
            throws RecordException {
        List<String> entries = connector.submissionSetsSince(ground.ins(), since).stream()
                .flatMap(set -> set.entryUuids().stream()).distinct().filter(each -> !comparison.knowsEntry(each))
                .toList();
        for (int i = 0; i < entries.size(); i += settings.batch()) {
            connector.read(entries.subList(i, Math.min(entries.size(), i + settings.batch()))).forEach(comparison::see);
        }
    }

    private List<Fetching.Result> fetch(RecordConnector connector, Ground ground) throws RecordException {
        return new Fetching(connector, documents, time, ground.ins(), ground.watch().patient())
                .fetchAll(ground.wanted(), fetches);
    }

    /** When nothing else was asked, an empty hand means that the record does not answer. */
    private static void requireAny(List<Fetching.Result> fetched) throws RecordException {
        if (fetched.stream().allMatch(Fetching.Result.NotNow.class::isInstance)
                && fetched.getFirst() instanceof Fetching.Result.NotNow none) throw none.failure();
    }

    private void keep(Transaction tx, Ground ground, List<Finding> findings, List<RecordEntry> gone,
            List<Fetching.Result> fetched) {
        PatientId patient = ground.watch().patient();
        findings.forEach(each -> keep(tx, ground.watch(), each));
        gone.forEach(each -> EntryRepository.status(tx, each.id(), Status.GONE, News.REMOVED));
        fetched.forEach(each -> keep(tx, each));
        tx.audit("record.consulted", patient.value());
        if (!findings.isEmpty() || !gone.isEmpty() || !fetched.isEmpty()) tx.announce(new RecordChanged(patient));
    }

    private void keep(Transaction tx, Watch watch, Finding finding) {
        switch (finding) {
            case Finding.Unknown unknown -> keepUnknown(tx, watch, unknown.document());
            case Finding.Different different -> keepDifferent(tx, watch, different);
            case Finding.Replaced replaced ->
                    EntryRepository.status(tx, replaced.known().id(), Status.SUPERSEDED, News.REPLACED);
        }
    }

    /** Published anew under the number of one deleted before, it is ours; else another state of what is known. */
    private void keepDifferent(Transaction tx, Watch watch, Finding.Different different) {
        Optional<Frozen> anew = ours(tx, watch, different.document()).filter(each -> each.seenAt().isEmpty()
                && each.afterEntry().equals(Optional.of(different.known().described().entryUuid())));
        EntryRepository.update(tx, different.known().id(), different.document(),
                anew.isPresent() ? Optional.empty() : different.news());
        anew.ifPresent(frozen -> confirm(tx, frozen, different.document()));
    }

    private static Optional<Frozen> ours(Transaction tx, Watch watch, RemoteDocument document) {
        return SubmissionRepository.withUniqueId(tx, watch.patient(), EntryRepository.key(document))
                .filter(each -> document.sha1().equals(Optional.of(each.submission().document().sha1())));
    }

    private void confirm(Transaction tx, Frozen ours, RemoteDocument document) {
        PublishHandler.confirmed(tx, ours, document);
        outbox.find(tx, PublishHandler.KIND, ours.document().value(), ours.version())
                .filter(line -> line.state() != fr.havre.sync.OutboxState.SENDING)
                .ifPresent(line -> outbox.confirm(tx, line.id(), document.entryUuid()));
    }

    /** What we submitted is confirmed by its hash; the rest is news. */
    private void keepUnknown(Transaction tx, Watch watch, RemoteDocument document) {
        String key = EntryRepository.key(document);
        Optional<Frozen> ours = ours(tx, watch, document);
        if (ours.isPresent()) {
            confirm(tx, ours.get(), document);
        } else if (EntryRepository.find(tx, watch.patient(), key).isEmpty()) {
            EntryRepository.insert(tx, watch.patient(), document, watch.fetchAll() ? Keeping.WANTED : Keeping.LISTED,
                    Optional.empty(), Optional.of(News.NEW));
        }
    }

    private void keep(Transaction tx, Fetching.Result result) {
        switch (result) {
            case Fetching.Result.Refused refused -> EntryRepository.refused(tx, refused.entry().id(), refused.code());
            case Fetching.Result.NotNow later -> EntryRepository.triedInVain(tx, later.entry().id(), MOST_TRIES,
                    "record." + later.failure().code());
            case Fetching.Result.Ready ready -> {
                ImportOutcome outcome = documents.keep(tx, ready.document());
                switch (outcome) {
                    case ImportOutcome.Imported imported -> {
                        EntryRepository.fetched(tx, ready.entry().id(), imported.document());
                        imported.conflict().ifPresent(other -> bothKept(tx, imported.document(), other));
                    }
                    case ImportOutcome.AlreadyThere there -> EntryRepository.fetched(tx, ready.entry().id(),
                            there.document());
                    case ImportOutcome.Refused refused -> EntryRepository.refused(tx, ready.entry().id(),
                            code(refused.reason()));
                    case ImportOutcome.NeedsPatient _, ImportOutcome.Unpacked _ ->
                            throw new IllegalStateException("a document asked for one patient");
                }
            }
        }
    }

    private static String code(RuntimeException reason) {
        if (reason instanceof FilingException filing) return "filing." + filing.code();
        throw reason;
    }

    /** The same unique id with other bytes: two documents, shown as a conflict. */
    private void bothKept(Transaction tx, DocumentId theirs, DocumentId ours) {
        conflicts.record(tx, NAME, ours.value(), Uuids.bytes(ours.value()), Uuids.bytes(theirs.value()));
    }
}
