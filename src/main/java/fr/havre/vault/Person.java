package fr.havre.vault;

import fr.havre.vault.db.Row;
import fr.havre.vault.keys.PublicKeys;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A row of {@code adm.person}: somebody who has, or had, a slot; or the recovery sheet. */
public record Person(UUID id, UUID slot, boolean isRecovery, String label, String name, String role, boolean clinical,
        Optional<Instant> until, boolean active, PublicKeys keys) {
    static final String COLUMNS = "id, slot, kind, label, name, role, clinical, until, state, kem_key, sign_key";

    static Person read(Row row) throws SQLException {
        PublicKeys keys;
        try {
            keys = new PublicKeys(row.bytes("kem_key"), row.bytes("sign_key"));
        } catch (IllegalArgumentException e) {
            throw new SQLException("public keys of another length", e);
        }
        return new Person(row.uuid("id"), row.uuid("slot"), row.text("kind").equals("RECOVERY"), row.text("label"),
                row.text("name"),
                row.text("role"), row.flag("clinical"), row.optionalInstant("until"),
                        row.text("state").equals("ACTIVE"), keys);
    }

    /** Whether the clinical key may be used at {@code now}: it is granted, and not past its end. */
    boolean mayHoldClinical(Instant now) {
        return clinical && until.filter(end -> !end.isAfter(now)).isEmpty();
    }

    @Override public String toString() {
        return "Person[" + id + "]";
    }
}
