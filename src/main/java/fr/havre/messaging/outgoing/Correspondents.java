package fr.havre.messaging.outgoing;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.messaging.MailAddress;
import fr.havre.patients.PatientId;
import fr.havre.vault.db.Database;
import java.util.List;
import java.util.stream.Stream;

/** With whom there was an exchange: who is proposed as a recipient. */
public final class Correspondents {
    private static final String ABOUT = """
            SELECT address, MAX(name) AS name, MAX(place) AS last
              FROM (SELECT r.address AS address, r.name AS name, m.place AS place
                      FROM clin.message m JOIN clin.message_recipient r ON r.message = m.id
                     WHERE m.patient = ? AND m.outgoing = 1 AND m.state NOT IN ('TAKEN_BACK', 'BOUNCED')
                    UNION ALL
                    SELECT m.sender, m.sender_name, m.place
                      FROM clin.message m
                     WHERE m.patient = ? AND m.outgoing = 0 AND m.lane = 'PROFESSIONAL')
             WHERE address NOT IN (SELECT address FROM clin.mailbox)
             GROUP BY address ORDER BY last DESC LIMIT ?""";

    private final Database clinical;

    private record Known(String address, String name) {
        Stream<Recipient> recipient() {
            return MailAddress.parse(address).map(each -> Recipient.of(each, name)).stream();
        }

        @Override public String toString() {
            return "Known";
        }
    }

    public Correspondents(Database clinical) {
        this.clinical = clinical;
    }

    /** Professionals who wrote or were written to about this patient, the last one first; never a patient's address. */
    public List<Recipient> about(Session session, PatientId patient, int limit) {
        session.require(Permission.READ_MESSAGE);
        return clinical.read(tx -> tx.list(ABOUT, row -> new Known(row.text("address"), row.text("name")),
                patient.value(), patient.value(), 2 * limit)).stream().flatMap(Known::recipient)
                .filter(each -> !each.address().isPatient()).limit(limit).toList();
    }
}
