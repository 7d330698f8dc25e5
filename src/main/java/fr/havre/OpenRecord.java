package fr.havre;

import fr.havre.access.Session;
import fr.havre.documents.Documents;
import fr.havre.patients.Consents;
import fr.havre.patients.Patients;
import fr.havre.record.ChangeHandler;
import fr.havre.record.ConnectedRecord;
import fr.havre.record.ExpectedPatients;
import fr.havre.record.FeedingDuty;
import fr.havre.record.PublishHandler;
import fr.havre.record.PullSettings;
import fr.havre.record.RecordChanging;
import fr.havre.record.RecordConsultation;
import fr.havre.record.RecordPublishing;
import fr.havre.record.RecordPull;
import fr.havre.record.RecordQueue;
import fr.havre.record.RecordSettings;
import fr.havre.sync.Conflicts;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxHandler;
import fr.havre.sync.OutboxWorker;
import fr.havre.sync.PullSource;
import fr.havre.sync.PullWorker;
import fr.havre.sync.Reachability;
import fr.havre.sync.SyncScheduler;
import fr.havre.sync.SyncSettings;
import fr.havre.ui.RecordDesk;
import fr.havre.vault.Compartment;
import fr.havre.vault.UnlockedVault;
import fr.havre.vault.db.Database;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The national record and the clinical queue, for a session that holds the clinical key. Messages share the queue: one
 * scheduler and two workers serve the whole compartment. Nothing runs by itself until {@link #scheduler()} is started;
 * commands run the two workers until they have nothing to do.
 */
public final class OpenRecord implements RecordDesk, AutoCloseable {
    private final Database clinical;
    private final RecordSettings settings;
    private final RecordPublishing publishing;
    private final RecordChanging changing;
    private final RecordConsultation consultation;
    private final FeedingDuty duty;
    private final Outbox outbox = new Outbox();
    private final Conflicts conflicts = new Conflicts();
    private final ConnectedRecord connected;
    private final Reachability reachability;
    private final OutboxWorker sending;
    private final PullWorker pulling;
    private final SyncScheduler scheduler;
    private final RecordQueue queue;

    private OpenRecord(UnlockedVault unlocked, Session session, Patients patients, Consents consents, Documents documents,
            OpenMessages messages, ExpectedPatients expected, InstantSource time) {
        clinical = unlocked.database(Compartment.CLINICAL);
        settings = new RecordSettings(clinical);
        connected = new ConnectedRecord(clinical, settings);
        publishing = new RecordPublishing(clinical, unlocked.contents(Compartment.CLINICAL), documents, patients, consents,
                settings, outbox, time);
        changing = new RecordChanging(clinical, patients, outbox);
        consultation = new RecordConsultation(clinical, patients, consents);
        duty = new FeedingDuty(clinical, documents);
        reachability = new Reachability(clinical, SyncSettings.standard());
        List<OutboxHandler> handlers = new ArrayList<>(messages.handlers());
        handlers.add(new PublishHandler(clinical, unlocked.contents(Compartment.CLINICAL), connected, outbox, conflicts));
        handlers.add(new ChangeHandler(clinical, connected));
        List<PullSource> sources = new ArrayList<>(messages.sources());
        sources.add(new RecordPull(session, clinical, documents, patients, consents, connected, outbox, conflicts,
                PullSettings.usual(), time, expected));
        sending = new OutboxWorker(clinical, handlers, reachability, time, SyncSettings.standard());
        pulling = new PullWorker(clinical, sources, reachability, time, SyncSettings.standard());
        scheduler = new SyncScheduler(sending, pulling, reachability, time, Compartment.CLINICAL.schema());
        queue = new RecordQueue(clinical, outbox, conflicts, reachability, scheduler::tryAgain);
    }

    static OpenRecord compose(UnlockedVault unlocked, Session session, Patients patients, Consents consents,
            Documents documents, OpenMessages messages, ExpectedPatients expected, InstantSource time) {
        return new OpenRecord(unlocked, session, patients, consents, documents, messages, expected, time);
    }

    /** Who we are for the record and how to reach it. */
    @Override public RecordSettings settings() {
        return settings;
    }

    @Override public RecordPublishing publishing() {
        return publishing;
    }

    @Override public FeedingDuty duty() {
        return duty;
    }

    @Override public RecordChanging changing() {
        return changing;
    }

    @Override public RecordConsultation consultation() {
        return consultation;
    }

    /** What a person sees of the queue and decides about it. */
    @Override public RecordQueue queue() {
        return queue;
    }

    /** The clinical queue; read it inside {@link #database()}'s transactions. */
    @Override public Outbox outbox() {
        return outbox;
    }

    @Override public Conflicts conflicts() {
        return conflicts;
    }

    @Override public Database database() {
        return clinical;
    }

    @Override public Reachability reachability() {
        return reachability;
    }

    @Override public OutboxWorker sending() {
        return sending;
    }

    @Override public PullWorker pulling() {
        return pulling;
    }

    /** For the window: sends and pulls by itself once started. */
    @Override public SyncScheduler scheduler() {
        return scheduler;
    }

    /** Ends the workers, then the connections: before the database is closed. */
    @Override public void close() {
        scheduler.close();
        connected.close();
    }
}
