package fr.havre.ui;

import fr.havre.record.FeedingDuty;
import fr.havre.record.RecordChanging;
import fr.havre.record.RecordConsultation;
import fr.havre.record.RecordPublishing;
import fr.havre.record.RecordQueue;
import fr.havre.record.RecordSettings;
import fr.havre.sync.Conflicts;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxWorker;
import fr.havre.sync.PullWorker;
import fr.havre.sync.Reachability;
import fr.havre.sync.SyncScheduler;
import fr.havre.vault.db.Database;

/** The national record and its queue, as the window uses them. Never on the FX thread. */
public interface RecordDesk {
    RecordSettings settings();

    RecordPublishing publishing();

    RecordConsultation consultation();

    /** Which documents are not to be sent, by a person's decision. */
    FeedingDuty duty();

    /** Hides, shows, deletes and archives documents there. */
    RecordChanging changing();

    /** What a person sees of the queue and decides about it. */
    RecordQueue queue();

    /** Read it inside {@link #database()}'s transactions. */
    Outbox outbox();

    Conflicts conflicts();

    /** The clinical database. */
    Database database();

    Reachability reachability();

    OutboxWorker sending();

    PullWorker pulling();

    /** Sends and pulls by itself once started. */
    SyncScheduler scheduler();
}
