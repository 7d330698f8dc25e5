package fr.havre.vault;

import fr.havre.vault.VaultException.Code;
import fr.havre.vault.audit.AuditTrail;
import fr.havre.vault.audit.Heads;
import fr.havre.vault.keys.ClaimedSlot;
import fr.havre.vault.keys.OpenedSlot;
import fr.havre.vault.keys.Passphrase;
import fr.havre.vault.keys.RecoverySheet;
import fr.havre.vault.keys.RootKey;
import fr.havre.vault.keys.SlotFolder;
import fr.havre.vault.keys.SlotKind;
import fr.havre.vault.keys.VaultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A vault's folder while nobody is signed in.
 *
 * <p>Threads: any but the FX thread; unlocking takes a few hundred milliseconds and 64 MiB.
 */
public final class Vault {
    private static final int FORMAT = 1;

    private final Path folder;
    private final VaultHost host;

    private Vault(Path folder, VaultHost host) {
        this.folder = folder;
        this.host = host;
    }

    /**
     * The vault in {@code folder}; nothing of it is read yet.
     *
     * @throws VaultException {@code NO_VAULT_HERE}
     */
    public static Vault at(Path folder, VaultHost host) {
        host.beforeWork().run();
        if (!VaultFile.isIn(folder)) throw new VaultException(Code.NO_VAULT_HERE, "vault.json");
        return new Vault(folder, host);
    }

    /**
     * Makes a new vault and signs its first person in, who holds both keys and can add everybody else.
     *
     * @param folder absent or empty
     * @throws VaultException {@code ALREADY_A_VAULT}, {@code WEAK_PASSPHRASE}, {@code NOT_WRITABLE}
     */
    public static UnlockedVault create(Path folder, VaultHost host, NewPerson first, char[] passphrase) {
        host.beforeWork().run();
        if (!first.clinical()) throw new IllegalArgumentException("somebody must hold the clinical key");
        UUID id = Uuids.newId(host.time().instant());
        try (Passphrase typed = Passphrase.take(passphrase, host.stretcher())) {
            prepare(folder);
            UUID slotId = Uuids.newId(host.time().instant());
            VaultFiles files = new VaultFiles(folder, new VaultFile(id, 1, 1));
            try (OpenedSlot slot = OpenedSlot.createPerson(id, slotId, first.label(), typed, List.of(first.name()))) {
                VaultLock lock = VaultLock.take(folder);                    // its file would make the folder not empty
                try {
                    ClaimedSlot file = new Founding(files, host, first, slot).write();
                    return new Vault(folder, host).open(lock, file.open(typed));
                } catch (RuntimeException e) {
                    lock.close();
                    throw e;
                }
            }
        }
    }

    private static void prepare(Path folder) {
        try {
            Files.createDirectories(folder);
            try (var files = Files.newDirectoryStream(folder)) {
                if (files.iterator().hasNext()) throw new VaultException(Code.ALREADY_A_VAULT, "folder not empty");
            }
        } catch (IOException e) {
            throw new VaultException(Code.NOT_WRITABLE, "vault folder", e);
        }
    }

    /** Writes the first rows of both databases, the first slot, and last vault.json: before it there is no vault. */
    private record Founding(VaultFiles files, VaultHost host, NewPerson first, OpenedSlot slot) {
        ClaimedSlot write() {
            UUID vault = files.names().vault();
            UUID instance = Uuids.newId(host.time().instant());
            Person person = new Person(Uuids.newId(host.time().instant()), slot.id(), false, first.label(),
                    first.name(),
                    first.role(), true, first.until(), true, slot.keys().publicKeys());
            RootKey administrative = RootKey.random(vault, Compartment.ADMINISTRATIVE, 1);
            RootKey clinical = RootKey.random(vault, Compartment.CLINICAL, 1);
            ClaimedSlot file = slot.file().granting(administrative, person.keys()).granting(clinical, person.keys());
            try (Heads heads = new Heads(files.heads(), VaultFiles.outerHeads(host.appData(), instance), vault)) {
                for (RootKey root : List.of(administrative, clinical)) {
                    try (OpenCompartment open = OpenCompartment.create(files, root, host)) {
                        open.database().write(tx -> tx.run(
                                "INSERT INTO own.vault (id, format, epoch, instance, dedup_key) VALUES (?, ?, 1, ?, ?)",
                                vault, FORMAT, instance, random()));
                        open.signBy(person.id(), instance, slot.keys(), heads);
                        open.database().write(tx -> firstRows(tx, person, file));
                    }
                }
            }
            new SlotFolder(files.folder(), vault).write(file);
            files.names().write(files.folder());
            return file;
        }

        private static int firstRows(fr.havre.vault.db.Transaction tx, Person person, ClaimedSlot file) {
            if (tx.compartment() == Compartment.ADMINISTRATIVE) PeopleTable.insert(tx, person);
            else PeopleTable.pinMember(tx, person);
            tx.audit("vault.created", person.id());
            AuditTrail.addSigner(tx, person.id(), person.keys().sign());
            Slots.announceNext(tx, file);
            PeopleTable.seal(tx);
            return 0;
        }

        private static byte[] random() {
            byte[] bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            return bytes;
        }
    }

    /** Who can sign in here, by initials. */
    public List<SignIn> people() {
        return slots().readable().stream().filter(slot -> slot.kind() == SlotKind.PERSON)
                .map(slot -> new SignIn(slot.id(), slot.label())).toList();
    }

    /**
     * Signs in. {@code passphrase} is wiped.
     *
     * @throws VaultException {@code WRONG_PASSPHRASE}; {@code ACCESS_ENDED} for somebody who left;
     *     {@code LOCKED_BY_ANOTHER_PROGRAM}; {@code SLOT_DAMAGED}, {@code DAMAGED}: a backup has it; {@code
     * DATA_TOO_NEW}
     */
    public UnlockedVault unlock(UUID slot, char[] passphrase) {
        try (Passphrase typed = Passphrase.take(passphrase, host.stretcher())) {
            VaultLock lock = VaultLock.take(folder);
            try {
                ClaimedSlot claimed = slots().read(slot);
                return open(lock, claimed.open(typed));
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
        }
    }

    /**
     * Signs in by initials, or by the slot's id where two people share them.
     *
     * @throws VaultException as {@link #slotOf}; else as above
     */
    public UnlockedVault unlock(String label, char[] passphrase) {
        return unlock(slotOf(label), passphrase);
    }

    /**
     * The slot of somebody by initials, or by the slot's id where two people share them.
     *
     * @throws VaultException {@code UNKNOWN_PERSON} if nobody, or more than one, has these initials; {@code
     *     SLOT_DAMAGED} if nobody has them and some slot cannot be read, which may be theirs
     */
    public UUID slotOf(String label) {
        SlotFolder slots = slots();
        List<ClaimedSlot> readable = slots.readable();
        List<UUID> named = readable.stream().filter(slot -> slot.kind() == SlotKind.PERSON)
                .filter(slot -> slot.label().equals(label) || slot.id().toString().equals(label)).map(ClaimedSlot::id).toList();
        if (named.isEmpty() && slots.ids().size() > readable.size()) throw new VaultException(Code.SLOT_DAMAGED, "of somebody");
        if (named.size() != 1) throw new VaultException(Code.UNKNOWN_PERSON, named.size() + " of that name");
        return named.getFirst();
    }

    /**
     * Opens with a recovery sheet, which does one thing: give a person a new slot. {@code typed} is wiped.
     *
     * @throws VaultException {@code SHEET_MISTYPED}, {@code SHEET_OF_ANOTHER_VAULT}; else as {@link #unlock}
     */
    public RecoverySession unlockWithRecovery(char[] typed) {
        try (RecoverySheet sheet = RecoverySheet.read(typed)) {
            VaultLock lock = VaultLock.take(folder);
            try {
                for (ClaimedSlot slot : slots().readable()) {
                    if (slot.kind() != SlotKind.RECOVERY) continue;
                    OpenedSlot opened;
                    try {
                        opened = slot.open(sheet);
                    } catch (VaultException e) {
                        if (e.code() != Code.SHEET_OF_ANOTHER_VAULT) throw e;
                        continue;
                    }
                    return new RecoverySession(open(lock, opened));
                }
                throw new VaultException(Code.SHEET_OF_ANOTHER_VAULT, "no such slot");
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
        }
    }

    /**
     * Brings a backup back to {@code target} and signs in there, with the passphrase of the day of the backup. The
     * result is a new instance: it asks every server before it sends anything again ({@code own.vault.ask_first}).
     *
     * @param target absent or empty
     * @throws VaultException {@code NO_VAULT_HERE} if there is no backup; {@code BACKUP_FOLDER_NOT_EMPTY} for
     *     {@code target}; else as {@link #unlock}, the copied files then staying where they are
     */
    public static UnlockedVault restore(Path backup, Path target, VaultHost host, UUID slot, char[] passphrase,
            Progress progress) {
        try (Passphrase typed = Passphrase.take(passphrase, host.stretcher())) {
            ClaimedSlot claimed = at(backup, host).slots().read(slot);
            OpenedSlot opened = claimed.open(typed);
            VaultLock lock = null;
            try {
                prepare(target);
                Backup.copyBack(backup, target, progress);
                lock = VaultLock.take(target);
                return new Opening(new VaultFiles(target, VaultFile.read(target)), host, lock).restored().with(opened);
            } catch (RuntimeException e) {
                if (lock != null) lock.close();
                opened.close();
                throw e;
            }
        }
    }

    /**
     * Copies this vault while nobody is signed in; as {@link UnlockedVault#backUp}.
     *
     * @throws VaultException {@code LOCKED_BY_ANOTHER_PROGRAM}; else as {@link UnlockedVault#backUp}
     */
    public BackupReport backUp(Path target, Progress progress) {
        try (VaultLock lock = VaultLock.take(folder)) {
            lock.requireHeld();
            Backup backup = new Backup(folder, target, progress);
            backup.copyMovingParts();
            return backup.copySegments();
        }
    }

    /**
     * Names of a backup's files that are not as they were copied; empty if it is whole. Needs no key, reads
     * everything.
     */
    public static List<String> changedFiles(Path backup) {
        return Backup.changedFiles(backup);
    }

    /**
     * Verifies a vault that may be too damaged to be signed in to, or lies where nothing can be written: no act is
     * recorded, as nobody is signed in and nothing of a patient is shown (decision 0012). As {@link UnlockedVault#verify}, without references.
     *
     * @throws VaultException as {@link #unlock}, but for damage of the databases, which is told as findings
     */
    public List<Finding> verify(UUID slot, char[] passphrase, Progress progress) {
        try (Passphrase typed = Passphrase.take(passphrase, host.stretcher());
                VaultLock lock = VaultLock.takeForReading(folder); OpenedSlot opened = slots().read(slot).open(typed)) {
            lock.requireHeld();
            return verify(new VaultFiles(folder, VaultFile.read(folder)), host, opened, progress);
        }
    }

    static List<Finding> verify(VaultFiles files, VaultHost host, OpenedSlot opened, Progress progress) {
        Verification verification = new Verification(files, progress);
        for (Compartment each : Compartment.values()) {
            Optional<RootKey> root = opened.root(each, files.names().epoch(each));
            if (root.isPresent()) verification.closed(root.get(), host);
            else verification.notChecked(each);
        }
        verification.smallFiles(List.of());
        return verification.findings();
    }

    private UnlockedVault open(VaultLock lock, OpenedSlot opened) {
        try {
            return new Opening(new VaultFiles(folder, VaultFile.read(folder)), host, lock).with(opened);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private SlotFolder slots() {
        return new SlotFolder(folder, VaultFile.read(folder).vault());
    }
}
