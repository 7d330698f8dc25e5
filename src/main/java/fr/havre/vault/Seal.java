package fr.havre.vault;

import fr.havre.vault.audit.AuditTrail;
import fr.havre.vault.audit.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The heads of the open chains as subjects of an audit row: for each its compartment and number, then the hash as two ids. */
final class Seal {
    static final int IDS = 3;

    private Seal() { }

    static UUID[] subjects(Map<Compartment, Head> heads) {
        List<UUID> ids = new ArrayList<>();
        heads.forEach((compartment, head) -> {
            ids.add(new UUID(compartment.number(), head.seq()));
            ids.addAll(AuditTrail.asIds(head.hash()));
        });
        return ids.toArray(UUID[]::new);
    }
}
