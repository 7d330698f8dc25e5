package fr.havre.vault;

import fr.havre.vault.VaultException.Code;
import fr.havre.vault.audit.AuditTrail;
import fr.havre.vault.audit.Head;
import fr.havre.vault.audit.Heads;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import fr.havre.vault.keys.OpenedSlot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A vault with one person signed in: the compartments whose keys that person holds. {@link #close()} seals the chains,
 * closes every file and wipes the keys.
 *
 * <p>Threads: any but the FX thread.
 */
public final class UnlockedVault implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(UnlockedVault.class.getName());

    record Identity(UUID vault, UUID instance, UUID session, Person person) { }

    record Parts(Map<Compartment, OpenCompartment> open, Heads heads, People people, OpenedSlot slot,
            VaultLock lock) { }

    private final Identity identity;
    private final VaultFiles files;
    private final Parts parts;
    private final List<Finding> findings;
    private boolean closed;

    UnlockedVault(Identity identity, VaultFiles files, Parts parts, List<Finding> findings) {
        this.identity = identity;
        this.files = files;
        this.parts = parts;
        this.findings = List.copyOf(findings);
    }

    /** The same in every copy. */
    public UUID id() {
        return identity.vault();
    }

    /** Where it lies. */
    public Path folder() {
        return files.folder();
    }

    /** Another in a restored copy: what identifies this device towards servers. */
    public UUID instance() {
        return identity.instance();
    }

    /** Of this stay between unlock and lock; in every audit row. */
    public UUID session() {
        return identity.session();
    }

    /** Who is signed in, as the row was at sign-in. */
    public Person person() {
        return identity.person();
    }

    /** A code of {@code fr.havre.access.Role}, or {@link People#RECOVERY}. */
    public String roleCode() {
        return identity.person().role();
    }

    public boolean holds(Compartment compartment) {
        return parts.open().containsKey(compartment);
    }

    /**
     * Its database, open until {@link #close()}.
     *
     * @throws VaultException {@code COMPARTMENT_CLOSED} if this person does not hold its key
     */
    public Database database(Compartment compartment) {
        return require(compartment).database();
    }

    /**
     * Its contents, open until {@link #close()}.
     *
     * @throws VaultException {@code COMPARTMENT_CLOSED} if this person does not hold its key
     */
    public ContentStore contents(Compartment compartment) {
        return require(compartment).contents();
    }

    /** Lends the key of what only this person may read, such as own tokens kept in rows. */
    public <R> R lendPrivateKey(Function<byte[], R> use) {
        return parts.slot().keys().lendPrivate(use);
    }

    /**
     * Is it still this person who sits there? Takes as long as unlocking. {@code passphrase} is wiped.
     *
     * @throws VaultException {@code WRONG_PASSPHRASE}
     */
    public void confirmPerson(char[] passphrase) {
        database(Compartment.ADMINISTRATIVE).beforeWork();
        parts.people().requirePassphrase(identity.person().slot(), passphrase);
    }

    /** What who holds no clinical key hands to the clinical side. */
    public Letterbox letterbox() {
        OpenCompartment administrative = require(Compartment.ADMINISTRATIVE);
        return new Letterbox(identity.vault(), identity.person().id(), administrative.database(), administrative.contents(),
                Optional.ofNullable(parts.open().get(Compartment.CLINICAL)).map(OpenCompartment::root));
    }

    public People people() {
        return parts.people();
    }

    /**
     * What was not as it was left, found while opening. {@code ROLLED_BACK} and the like want a banner, not a
     * lock-out.
     */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * Runs {@code work} once in each compartment that was brought back from a backup, before anything is sent from
     * there: what waits was perhaps sent since. Done again if it did not commit; nothing at all on other days.
     */
    public void afterRestore(Consumer<Transaction> work) {
        for (OpenCompartment each : parts.open().values()) {
            boolean due = each.database().read(tx -> tx.number("SELECT ask_first FROM own.vault") == 1);
            if (due) each.database().write(tx -> {
                work.accept(tx);
                return tx.run("UPDATE own.vault SET ask_first = 0");
            });
        }
    }

    /** Somebody looked at the standing alarms and goes on, the audit says why; who asks must have the right to. */
    public void acknowledgeAlarms(AlarmReason reason) {
        for (OpenCompartment each : parts.open().values()) {
            each.database().write(tx -> {
                if (tx.run("UPDATE own.vault SET alarm = NULL WHERE alarm IS NOT NULL") > 0) {
                    tx.audit("alarm.acknowledged." + reason);
                }
                return 0;
            });
        }
    }

    /**
     * Reads everything this session's keys reach and tells what is not as it was left. Writers wait while pages are
     * read; readers go on.
     *
     * @param references columns that name rows of the other compartment
     */
    public List<Finding> verify(Collection<CrossReference> references, Progress progress) {
        Verification verification = new Verification(files, progress);
        for (OpenCompartment each : parts.open().values()) {
            each.database().quiesced(() -> {
                verification.pages(each.root());
                return 0;
            });
        }
        for (OpenCompartment each : parts.open().values()) verification.database(each, parts.heads());
        verification.smallFiles(parts.open().values());
        if (holds(Compartment.CLINICAL)) {
            for (OpenCompartment each : parts.open().values()) each.database().read(tx -> {
                verification.references(tx, references);
                return 0;
            });
        } else {
            verification.notChecked(Compartment.CLINICAL);
        }
        return verification.findings();
    }

    /**
     * Copies the vault to {@code target} while it is in use: an empty folder, or an earlier backup of the same vault,
     * of which only what may have changed is copied again. Writers wait while the databases are copied. The act is in
     * the chain of the copy too.
     *
     * @throws VaultException {@code BACKUP_FOLDER_NOT_EMPTY}, {@code DISK_FULL}, {@code STORE_FAILED}
     */
    public BackupReport backUp(Path target, Progress progress) {
        Backup backup = new Backup(files.folder(), target, progress);
        database(Compartment.ADMINISTRATIVE).write(tx -> {
            tx.audit("backup.begun");
            return 0;
        });
        database(Compartment.ADMINISTRATIVE).quiesced(() -> {
            if (!holds(Compartment.CLINICAL)) {
                backup.copyMovingParts();
                return 0;
            }
            return database(Compartment.CLINICAL).quiesced(() -> {
                backup.copyMovingParts();
                return 0;
            });
        });
        return backup.copySegments();
    }

    private OpenCompartment require(Compartment compartment) {
        OpenCompartment open = parts.open().get(compartment);
        if (open == null) throw new VaultException(Code.COMPARTMENT_CLOSED, compartment.schema());
        return open;
    }

    /** Locks. A last row that cannot be written is logged: the keys are wiped all the same. Harmless when repeated. */
    @Override public synchronized void close() {
        if (closed) return;
        closed = true;
        try {
            sealChains();
        } catch (VaultException e) {
            LOG.log(System.Logger.Level.DEBUG, "closed without its last row: {0}", e.code());
        }
        List<AutoCloseable> rest = new ArrayList<>(parts.open().values());
        rest.addAll(List.of(parts.heads(), parts.slot(), parts.lock()));
        for (AutoCloseable each : rest) closeQuietly(each);
    }

    /**
     * Both heads in both chains: neither can be cut behind this point without contradicting the other (vault-format
     * (e)).
     */
    private void sealChains() {
        Map<Compartment, Head> before = new EnumMap<>(Compartment.class);
        parts.open().forEach((compartment, open) -> before.put(compartment, open.trail().head()));
        UUID[] subjects = ChainSeals.subjects(before);
        for (OpenCompartment each : parts.open().values()) {
            each.database().write(tx -> closing(tx, subjects));
            parts.heads().close(each.compartment(), each.headsKey(), each.trail().head());
            each.database().maintain("PRAGMA own.wal_checkpoint(TRUNCATE)");
        }
    }

    private static Optional<Object> closing(Transaction tx, UUID... subjects) {
        tx.audit(AuditTrail.CLOSED, subjects);
        return Optional.empty();
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "closing: {0}", e.getClass().getSimpleName());
        }
    }
}
