package fr.havre.vault;

import fr.havre.vault.Finding.Kind;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import fr.havre.vault.keys.ClaimedSlot;
import fr.havre.vault.keys.SlotFolder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/** Slot files together with the rows that pin them, so that an older file put back shows (vault-format (a)). */
final class Slots {
    private final SlotFolder folder;

    Slots(SlotFolder folder) {
        this.folder = folder;
    }

    SlotFolder folder() {
        return folder;
    }

    /** The rows know both the old file and the new one until the new one is on disk. */
    void replace(ClaimedSlot slot, Collection<Database> pinnedIn) {
        for (Database each : pinnedIn) each.write(tx -> announceNext(tx, slot));
        folder.write(slot);
        for (Database each : pinnedIn) each.write(tx -> settle(tx, slot.id()));
    }

    static int announceNext(Transaction tx, ClaimedSlot slot) {
        return tx.run("""
                INSERT INTO own.slot (id, next_sum) VALUES (?, ?)
                ON CONFLICT (id) DO UPDATE SET next_sum = excluded.next_sum""", slot.id(), slot.sum());
    }

    static int settle(Transaction tx, UUID slot) {
        return tx.run("UPDATE own.slot SET sum = next_sum, next_sum = NULL WHERE id = ? AND next_sum IS NOT NULL",
                slot);
    }

    static int forget(Transaction tx, UUID slot) {
        return tx.run("DELETE FROM own.slot WHERE id = ?", slot);
    }

    private static final class Pin {
        private final Optional<byte[]> sum;
        private final Optional<byte[]> next;

        Pin(Optional<byte[]> sum, Optional<byte[]> next) {
            this.sum = sum;
            this.next = next;
        }
    }

    /**
     * Compares files and rows; when {@code repair}, finishes what a crash interrupted and writes damaged copies again.
     */
    List<Finding> check(Database database, boolean repair) {
        Map<UUID, Pin> pins = new HashMap<>();
        database.read(tx -> tx.list("SELECT id, sum, next_sum FROM own.slot", row -> pins.put(row.uuid("id"),
                new Pin(row.optionalBytes("sum"), row.optionalBytes("next_sum")))));
        List<Finding> findings = new ArrayList<>();
        Consumer<UUID> settle = repair ? id -> database.write(tx -> settle(tx, id)) : _ -> { };
        for (UUID id : new TreeSet<>(pins.keySet())) {
            check(id, pins.get(id), repair, settle).map(kind -> new Finding(kind, "slot "
                    + id)).ifPresent(findings::add);
        }
        if (database.compartment() == Compartment.ADMINISTRATIVE) {
            folder.ids().stream().filter(id -> !pins.containsKey(id)).map(id -> new Finding(Kind.SLOT_UNKNOWN,
                    "slot " + id))
                    .forEach(findings::add);
        }
        return findings;
    }

    private Optional<Kind> check(UUID id, Pin pin, boolean repair, Consumer<UUID> settle) {
        SlotFolder.State state = folder.state(id);
        return switch (state) {
            // never written: a crash
            case MISSING -> pin.sum.isEmpty() ? Optional.empty() : Optional.of(Kind.SLOT_MISSING);
            case BOTH_DAMAGED -> Optional.of(Kind.SLOT_DAMAGED);
            case REPLACED, TOO_NEW -> Optional.of(Kind.SLOT_REPLACED);
            case WHOLE, FILE_DAMAGED, BACKUP_DAMAGED, BACKUP_DIFFERS -> {
                ClaimedSlot slot = folder.read(id);
                boolean next = isSum(pin.next, slot);
                if (!next && !isSum(pin.sum, slot)) yield Optional.of(Kind.SLOT_REPLACED);
                if (next) settle.accept(id);
                if (state == SlotFolder.State.WHOLE) yield Optional.empty();
                if (repair) folder.write(slot);
                yield Optional.of(Kind.SLOT_COPY_DAMAGED);
            }
        };
    }

    private static boolean isSum(Optional<byte[]> sum, ClaimedSlot slot) {
        return sum.filter(bytes -> Arrays.equals(bytes, slot.sum())).isPresent();
    }
}
