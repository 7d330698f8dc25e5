package fr.havre.messaging.inbox;

import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.transport.Connected;
import fr.havre.messaging.transport.FetchedFolder;
import fr.havre.messaging.transport.MailConnections;
import fr.havre.messaging.transport.MailException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;

/** Connections that go on being used while there is more to fetch: signing in anew for each part would take longer. */
final class MailSessions implements AutoCloseable {
    private final MailConnections connections;
    private final Map<MailboxId, Open> waiting = new ConcurrentHashMap<>();
    private volatile boolean closed;

    MailSessions(MailConnections connections) {
        this.connections = connections;
    }

    private static final ThreadFactory NETWORK = Thread.ofVirtual().name("havre-mail").factory();

    /** Heads being fetched while those before are kept. */
    @SuppressWarnings("ArrayRecordComponent")   // never compared
    private record Ahead(String folder, FutureTask<List<ListedHead>> task, long[] left) { }

    /** One connection, with one folder open at a time. */
    static final class Open implements AutoCloseable {
        private final Connected connected;
        private final int revision;
        private final List<String> folders;
        private final Map<String, long[]> older = new HashMap<>();
        private Optional<FetchedFolder> folder = Optional.empty();
        private String name = "";
        private Optional<Ahead> ahead = Optional.empty();

        Open(Connected connected, int revision) throws MailException {
            this.connected = connected;
            this.revision = revision;
            this.folders = connected.fetchedFolders();
        }

        /** INBOX, then the others that people move messages into. */
        List<String> folders() {
            return folders;
        }

        FetchedFolder folder(String wanted) throws MailException {
            if (folder.isPresent() && name.equals(wanted)) return folder.get();
            folder.ifPresent(FetchedFolder::close);
            folder = Optional.empty();
            folder = Optional.of(FetchedFolder.open(connected, wanted));
            name = wanted;
            return folder.get();
        }

        /** The UIDs whose heads are still to be fetched, ascending; asked for once a connection. */
        Optional<long[]> older(String of) {
            return Optional.ofNullable(older.get(of));
        }

        void older(String of, long[] uids) {
            older.put(of, uids);
        }

        /** Begins to fetch the newest heads of what is left, on a thread of its own; nothing else may use it meanwhile. */
        void fetchAhead(String of, int most) throws MailException {
            FetchedFolder from = folder(of);
            long[] left = older.get(of);
            long[] batch = Arrays.copyOfRange(left, Math.max(0, left.length - most), left.length);
            FutureTask<List<ListedHead>> task = new FutureTask<>(() -> ListedHead.fetch(from, batch));
            ahead = Optional.of(new Ahead(of, task, Arrays.copyOf(left, left.length - batch.length)));
            NETWORK.newThread(task).start();
        }

        /** Waits until nothing but the caller uses the connection. */
        void settle() {
            if (ahead.isEmpty()) return;
            try {
                ahead.get().task().get();
            } catch (ExecutionException _) {
                // told to who asks for the heads
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        boolean isAhead(String of) {
            return ahead.filter(each -> each.folder().equals(of)).isPresent();
        }

        /** Leaves a copy where sent ones are kept. */
        void keepSent(byte[] bytes, String messageId) throws MailException {
            connected.keepSent(bytes, messageId);
        }

        /** What was fetched ahead; from now on it counts as fetched. */
        List<ListedHead> ahead() throws MailException {
            Ahead begun = ahead.orElseThrow();
            ahead = Optional.empty();
            try {
                List<ListedHead> heads = begun.task().get();
                older.put(begun.folder(), begun.left());
                return heads;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new MailException(MailException.Code.UNREACHABLE, e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof MailException failure) throw failure;
                throw new MailException(MailException.Code.PROTOCOL, e.getCause());
            }
        }

        @Override public void close() {
            if (ahead.isPresent()) connected.cut();
            folder.ifPresent(FetchedFolder::close);
            connected.close();
        }
    }

    Open borrow(Mailbox mailbox) throws MailException {
        Open known = waiting.remove(mailbox.id());
        if (known != null && known.revision == mailbox.revision()) return known;
        if (known != null) known.close();
        Connected connected = connections.imap(mailbox);
        try {
            return new Open(connected, mailbox.revision());
        } catch (MailException | RuntimeException e) {
            connected.close();
            throw e;
        }
    }

    void giveBack(Mailbox mailbox, Open open) {
        Open before = closed ? open : waiting.put(mailbox.id(), open);
        if (before != null) before.close();
    }

    @Override public void close() {
        closed = true;
        waiting.values().forEach(Open::close);
        waiting.clear();
    }
}
