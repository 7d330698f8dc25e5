package fr.havre.bench;

import com.sun.management.OperatingSystemMXBean;
import fr.havre.access.Role;
import fr.havre.documents.DocumentStore;
import fr.havre.documents.Documents;
import fr.havre.documents.Recognition;
import fr.havre.messaging.Letter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailServer;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.NewMailbox;
import fr.havre.messaging.SignIn;
import fr.havre.messaging.inbox.MailPull;
import fr.havre.messaging.inbox.MessageTexts;
import fr.havre.messaging.transport.Connected;
import fr.havre.messaging.transport.MailConnections;
import fr.havre.messaging.transport.TimeLimits;
import fr.havre.patients.Patients;
import fr.havre.sync.PullWorker;
import fr.havre.sync.Reachability;
import fr.havre.sync.SyncSettings;
import fr.havre.vault.Compartment;
import fr.havre.vault.TestVault;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.UIDFolder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first look at a mailbox of 50,000 messages: until every head is kept, listed and found by its words, beside Angus
 * Mail alone fetching the same headers from the same server; and the heap after each tenth. The server makes its messages
 * up and is part of the same program: its time is in both. {@code -Dhavre.bench.items=5000} for fewer.
 */
final class MailBench implements Measurement {
    private static final int MESSAGES = Integer.getInteger("havre.bench.items", 50_000);
    private static final int BLOCK = 1000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Override public String name() {
        return "mail";
    }

    @Override public List<Figure> measure(Path folder) throws Exception {
        try (ManyMessages server = new ManyMessages(MESSAGES); MailConnections connections = new MailConnections(TimeLimits.usual())) {
            Bare bare = null;
            Ours ours = null;
            for (int round = 0; round < 2; round++) {                       // the first warms both up
                Path place = Files.createDirectory(folder.resolve("vault" + round));
                try (TestVault vault = TestVault.in(place)) {
                    Mailboxes mailboxes = new Mailboxes(vault.clinical(), connections);
                    Mailbox mailbox = mailboxes.add(vault.session(Role.DOCTOR), described(server));
                    bare = bare(connections, mailbox);
                    ours = ours(vault, mailboxes, connections, mailbox);
                }
            }
            return List.of(Figure.atMost("first look at " + MESSAGES + " messages, heads kept and searchable",
                            Figure.number(ours.seconds()) + " s", "Angus Mail alone " + Figure.number(bare.seconds()) + " s",
                            ours.seconds() / bare.seconds(), 2),
                    Figure.atMost("the same, processor time of everything, the server included, a head",
                            micros(ours.all()) + ", of the thread that keeps " + micros(ours.keeping()), micros(bare.all()),
                            ours.all() / bare.all(), 2),
                    Figure.atMost("heap after collection, last tenth of the mailbox beside the first",
                            ours.lastMb() + " MB", ours.firstMb() + " MB", (double) ours.lastMb() / ours.firstMb(), 1.25));
        }
    }

    private static NewMailbox described(ManyMessages server) {
        MailServer place = new MailServer("127.0.0.1", server.port(), MailServer.Security.IMPLICIT);
        return new NewMailbox("Accueil", MailAddress.of("accueil@bleuets.mssante.fr"), MailboxKind.ORG, place, place,
                SignIn.password("accueil", "secret"), Optional.of(server.authority()), false, Letter.MOST_BYTES,
                LocalDate.of(2000, 1, 1));
    }

    private record Bare(double seconds, double all) { }

    private static String micros(double seconds) {
        return Figure.number(seconds * 1e6 / MESSAGES) + " µs";
    }

    private static Bare bare(MailConnections connections, Mailbox mailbox) throws Exception {
        long start = System.nanoTime();
        long everywhere = SYSTEM.getProcessCpuTime();
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.FLAGS);
        profile.add(FetchProfile.Item.ENVELOPE);
        for (String header : List.of("References", "Content-Type", "X-MSS-MES", "Disposition-Notification-To")) profile.add(header);
        int read = 0;
        try (Connected connected = connections.imap(mailbox); Folder inbox = connected.store().getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
            for (int from = 1; from <= MESSAGES; from += BLOCK) {
                Message[] block = inbox.getMessages(from, Math.min(MESSAGES, from + BLOCK - 1));
                inbox.fetch(block, profile);
                for (Message each : block) if (each.getSubject() != null && each.getFrom().length == 1) read++;
            }
        }
        if (read != MESSAGES) throw new IllegalStateException(read + " read");
        return new Bare((System.nanoTime() - start) / 1e9, (SYSTEM.getProcessCpuTime() - everywhere) / 1e9);
    }

    private record Ours(double seconds, double keeping, double all, long firstMb, long lastMb) { }

    private static Ours ours(TestVault vault, Mailboxes mailboxes, MailConnections connections, Mailbox mailbox) {
        Patients patients = new Patients(vault.administrative());
        Documents documents = new Documents(List.of(
                new DocumentStore(vault.administrative(), vault.contents(Compartment.ADMINISTRATIVE)),
                new DocumentStore(vault.clinical(), vault.contents(Compartment.CLINICAL), new MessageTexts())), patients,
                Recognition::recognise, vault.time());
        try (MailPull pull = new MailPull(vault.clinical(), vault.contents(Compartment.CLINICAL), documents, patients, mailboxes,
                connections, (_, _) -> { }, vault.time()); PullWorker worker = new PullWorker(vault.clinical(), List.of(pull),
                new Reachability(vault.clinical(), SyncSettings.standard()), vault.time(), SyncSettings.standard())) {
            worker.pullNow(MailPull.NAME, mailbox.id().value());
            long nanos = 0;
            long keeping = 0;
            long all = 0;
            List<Long> heap = new ArrayList<>();
            for (long kept = 0; kept < MESSAGES; ) {
                long start = System.nanoTime();
                long here = THREADS.getCurrentThreadCpuTime();
                long everywhere = SYSTEM.getProcessCpuTime();
                worker.runOnce();
                nanos += System.nanoTime() - start;
                keeping += THREADS.getCurrentThreadCpuTime() - here;
                all += SYSTEM.getProcessCpuTime() - everywhere;
                kept = vault.clinical().read(tx -> tx.number("SELECT count(*) FROM clin.message"));
                if (kept >= (heap.size() + 1L) * MESSAGES / 10) heap.add(heapMb());
            }
            return new Ours(nanos / 1e9, keeping / 1e9, all / 1e9, heap.getFirst(), heap.getLast());
        }
    }

    private static long heapMb() {
        System.gc();
        return Math.max(1, (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }
}
