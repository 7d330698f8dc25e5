package fr.havre.messaging.inbox;

import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.transport.Connected;
import fr.havre.messaging.transport.MailConnections;
import fr.havre.messaging.transport.MailException;
import fr.havre.vault.db.Database;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Waits at each mailbox until its server says that something arrived (IMAP IDLE), and then only asks for a look: what
 * arrived, the pull fetches. Where a server cannot say it, or cannot be reached, the pull's own interval goes on.
 *
 * <p>Threads: one of its own for each mailbox, and one that notices mailboxes that are added, changed or closed.
 */
public final class MailWatcher implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(MailWatcher.class.getName());
    /** A server may end a silent wait after 30 minutes (RFC 2177). */
    private static final Duration ONE_WAIT = Duration.ofMinutes(25);
    private static final Duration RECONCILED_EVERY = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private record Watched(int revision, Thread thread) { }

    private final Database clinical;
    private final Mailboxes mailboxes;
    private final MailConnections connections;
    private final Consumer<MailboxId> somethingArrived;
    private final Map<MailboxId, Watched> watched = new HashMap<>();
    private final Thread supervisor = Thread.ofVirtual().name("havre-mail-watch").unstarted(this::supervise);
    private volatile boolean closed;

    /** @param somethingArrived called on a thread of the watcher; asks for a look and returns */
    public MailWatcher(Database clinical, Mailboxes mailboxes, MailConnections connections,
            Consumer<MailboxId> somethingArrived) {
        this.clinical = clinical;
        this.mailboxes = mailboxes;
        this.connections = connections;
        this.somethingArrived = somethingArrived;
    }

    /** Begins; once. */
    public void start() {
        supervisor.start();
    }

    private void supervise() {
        try {
            while (!closed) {
                reconcile();
                Thread.sleep(RECONCILED_EVERY);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "mailboxes are watched no more: {0}", e.getClass().getName());
        }
    }

    private synchronized void reconcile() {
        if (closed) return;
        Set<MailboxId> there = new HashSet<>();
        for (Mailbox each : clinical.read(mailboxes::fetched)) {
            there.add(each.id());
            Watched known = watched.get(each.id());
            if (known != null && known.revision() == each.revision()) continue;
            if (known != null) known.thread().interrupt();
            Thread thread = Thread.ofVirtual().name("havre-mail-idle").start(() -> watch(each));
            watched.put(each.id(), new Watched(each.revision(), thread));
        }
        watched.entrySet().removeIf(entry -> {
            if (there.contains(entry.getKey())) return false;
            entry.getValue().thread().interrupt();
            return true;
        });
    }

    private void watch(Mailbox mailbox) {
        Duration pause = FIRST_PAUSE;
        while (!closed && !Thread.currentThread().isInterrupted()) {
            try (Connected connected = connections.imap(mailbox, ONE_WAIT)) {
                if (!connected.offers("IDLE")) return;
                while (!closed && connected.waitForNews()) {
                    pause = FIRST_PAUSE;
                    if (!closed) somethingArrived.accept(mailbox.id());
                }
            } catch (MailException e) {
                if (closed || !rest(pause)) return;
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** False if it is to end. */
    private static boolean rest(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends every wait; the connections are cut by whoever made them. */
    @Override public synchronized void close() {
        closed = true;
        supervisor.interrupt();
        watched.values().forEach(each -> each.thread().interrupt());
        watched.clear();
    }
}
