package fr.havre.vault.keys;

import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The folder {@code slots}: one file a person or sheet, and its {@code .bak} with the same bytes (vault-format (a.2)).
 *
 * <p>Threads: reading from any; writing by whoever holds the vault's lock.
 */
public final class SlotFolder {
    /** What is on disk for one slot. {@code verify} has a finding for each but {@link #WHOLE}. */
    public enum State { WHOLE, FILE_DAMAGED, BACKUP_DAMAGED, BACKUP_DIFFERS, BOTH_DAMAGED, REPLACED, TOO_NEW, MISSING }

    /** More people than any house has; bounds what a hostile folder costs. */
    private static final int MAX_SLOTS = 10_000;

    private static final Set<State> UNREADABLE = Set.of(State.BOTH_DAMAGED, State.REPLACED, State.TOO_NEW,
            State.MISSING);
    private static final String SUFFIX = ".slot";
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.slot");

    private final Path folder;
    private final UUID vault;

    /** @param vaultFolder the folder that holds {@code slots} */
    public SlotFolder(Path vaultFolder, UUID vault) {
        this.folder = vaultFolder.resolve("slots");
        this.vault = vault;
    }

    /** Every id with a file or a backup, in order. */
    public NavigableSet<UUID> ids() {
        NavigableSet<UUID> ids = new TreeSet<>();
        if (!Files.isDirectory(folder)) return ids;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                idOf(file.getFileName().toString()).ifPresent(ids::add);
                if (ids.size() > MAX_SLOTS) throw new VaultException(Code.DAMAGED, "too many slots");
            }
            return ids;
        } catch (IOException e) {
            throw new VaultException(Code.STORE_FAILED, "slots", e);
        }
    }

    /** The slots that can be read, by label: who can sign in. What is wrong with the others, {@link #state} says. */
    public List<ClaimedSlot> readable() {
        List<ClaimedSlot> slots = new ArrayList<>();
        for (UUID id : ids()) {
            if (!UNREADABLE.contains(state(id))) slots.add(read(id));
        }
        slots.sort(Comparator.comparing(ClaimedSlot::label).thenComparing(ClaimedSlot::id));
        return slots;
    }

    /**
     * Reads a slot, from its backup if the file is damaged or gone.
     *
     * @throws VaultException {@code UNKNOWN_PERSON} if there is neither; {@code SLOT_DAMAGED} if neither can be read;
     *     {@code SLOT_REPLACED} if it is the slot of another person or vault; {@code DATA_TOO_NEW} for a later format
     */
    public ClaimedSlot read(UUID id) {
        ClaimedSlot slot = readEither(id);
        if (!slot.id().equals(id) || !slot.vault().equals(vault)) {
            throw new VaultException(Code.SLOT_REPLACED, "slot " + id);
        }
        return slot;
    }

    private ClaimedSlot readEither(UUID id) {
        Optional<byte[]> first = SummedFile.read(fileOf(id));
        Optional<byte[]> second = SummedFile.read(SummedFile.backupOf(fileOf(id)));
        if (first.isEmpty() && second.isEmpty()) throw new VaultException(Code.UNKNOWN_PERSON, "slot " + id);
        try {
            return ClaimedSlot.parse(first.orElse(new byte[0]));
        } catch (VaultException e) {
            if (e.code() != Code.SLOT_DAMAGED || second.isEmpty()) throw e;
            return ClaimedSlot.parse(second.get());
        }
    }

    /** Both copies are on disk when it returns. */
    public void write(ClaimedSlot slot) {
        if (!slot.vault().equals(vault)) throw new IllegalArgumentException("slot of another vault");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new VaultException(Code.NOT_WRITABLE, "slots", e);
        }
        SummedFile.write(fileOf(slot.id()), slot.bytes());
    }

    /** Both copies are gone when it returns. Copies elsewhere, backups among them, still open with the passphrase. */
    public void delete(UUID id) {
        SummedFile.delete(fileOf(id));
    }

    /** What is on disk for this id; reads both copies, opens nothing. */
    public State state(UUID id) {
        try {
            read(id);
        } catch (VaultException e) {
            return switch (e.code()) {
                case UNKNOWN_PERSON -> State.MISSING;
                case SLOT_REPLACED -> State.REPLACED;
                case DATA_TOO_NEW -> State.TOO_NEW;
                case SLOT_DAMAGED -> State.BOTH_DAMAGED;
                default -> throw e;
            };
        }
        Optional<byte[]> file = sound(fileOf(id));
        Optional<byte[]> backup = sound(SummedFile.backupOf(fileOf(id)));
        if (file.isEmpty()) return State.FILE_DAMAGED;
        if (backup.isEmpty()) return State.BACKUP_DAMAGED;
        return Arrays.equals(file.get(), backup.get()) ? State.WHOLE : State.BACKUP_DIFFERS;
    }

    private static Optional<byte[]> sound(Path file) {
        return SummedFile.read(file).filter(bytes -> SummedFile.sum(bytes).isPresent());
    }

    private Path fileOf(UUID id) {
        return folder.resolve(id + SUFFIX);
    }

    private static Optional<UUID> idOf(String fileName) {
        String name = fileName.endsWith(".bak") ? fileName.substring(0, fileName.length() - 4) : fileName;
        if (!NAME.matcher(name).matches()) return Optional.empty();
        return Optional.of(UUID.fromString(name.substring(0, name.length() - SUFFIX.length())));
    }
}
