package fr.havre.vault.audit;

import fr.havre.vault.Uuids;
import fr.havre.vault.db.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** One act, as the chain keeps it: codes and ids only. */
public record AuditRow(long seq, Instant at, UUID person, UUID session, String act, List<UUID> subjects) {
    public AuditRow {
        subjects = List.copyOf(subjects);
    }

    static AuditRow read(Row row) throws SQLException {
        byte[] ids = row.bytes("subjects");
        if (ids.length % 16 != 0) throw new SQLException("subjects are not ids");
        List<UUID> subjects = new ArrayList<>();
        for (int i = 0; i < ids.length; i += 16) subjects.add(Uuids.of(Arrays.copyOfRange(ids, i, i + 16)));
        return new AuditRow(row.number("seq"), row.instant("at"), row.uuid("person"), row.uuid("session"),
                row.text("act"), subjects);
    }
}
