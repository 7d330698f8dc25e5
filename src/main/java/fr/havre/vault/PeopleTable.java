package fr.havre.vault;

import fr.havre.vault.db.Transaction;
import fr.havre.vault.keys.PublicKeys;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Rows of {@code adm.person} and {@code clin.member}. Each change ends by putting the digest of the whole table into
 * the chain: a single page put back as it was (a right given again) then contradicts it (vault-format (d)).
 */
final class PeopleTable {
    static final String DIGEST = "people.digest";

    private PeopleTable() { }

    static List<Person> all(Transaction tx) {
        return tx.list("SELECT " + Person.COLUMNS + " FROM adm.person ORDER BY state, label, id", Person::read);
    }

    static Optional<Person> withId(Transaction tx, UUID id) {
        return tx.first("SELECT " + Person.COLUMNS + " FROM adm.person WHERE id = ?", Person::read, id);
    }

    static Optional<Person> withSlot(Transaction tx, UUID slot) {
        return tx.first("SELECT " + Person.COLUMNS + " FROM adm.person WHERE slot = ?", Person::read, slot);
    }

    static void insert(Transaction tx, Person person) {
        tx.run("""
                INSERT INTO adm.person (id, slot, kind, label, name, role, clinical, until, state, kem_key, sign_key, since)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'ACTIVE', ?, ?, ?)""", person.id(), person.slot(),
                person.isRecovery() ? "RECOVERY" : "PERSON", person.label(), person.name(), person.role(),
                        person.clinical(),
                person.until(), person.keys().kem(), person.keys().sign(), tx.now());
    }

    /** Another slot with other keys for somebody who is in the table. */
    static void giveSlot(Transaction tx, Person person) {
        tx.run("UPDATE adm.person SET slot = ?, kem_key = ?, sign_key = ? WHERE id = ?", person.slot(), person.keys().kem(),
                person.keys().sign(), person.id());
    }

    /** Pins the keys that the clinical root may be granted to. */
    static void pinMember(Transaction tx, Person person) {
        tx.run("""
                INSERT INTO clin.member (person, slot, kem_key, sign_key, since, until) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (person) DO UPDATE SET slot = excluded.slot, kem_key = excluded.kem_key,
                    sign_key = excluded.sign_key, until = excluded.until, ended_at = NULL""",
                person.id(), person.slot(), person.keys().kem(), person.keys().sign(), tx.now(), person.until());
    }

    static void endMember(Transaction tx, UUID person) {
        tx.run("UPDATE clin.member SET ended_at = ? WHERE person = ? AND ended_at IS NULL", tx.now(), person);
    }

    static Optional<PublicKeys> memberKeys(Transaction tx, UUID person) {
        return tx.first("SELECT kem_key, sign_key FROM clin.member WHERE person = ? AND ended_at IS NULL",
                row -> new PublicKeys(row.bytes("kem_key"), row.bytes("sign_key")), person);
    }

    /** To be called last in a transaction that changed people or members. */
    static void seal(Transaction tx) {
        tx.audit(DIGEST, digest(tx));
    }

    /** Whether the table is as the last change left it. */
    static boolean isAsSealed(Transaction tx) {
        return tx.first("SELECT subjects FROM own.audit WHERE act = 'people.digest' ORDER BY seq DESC LIMIT 1",
                row -> row.bytes("subjects")).filter(kept -> Arrays.equals(kept, Uuids.bytes(digest(tx)))).isPresent();
    }

    private static UUID digest(Transaction tx) {
        MessageDigest digest = sha256();
        String rows = tx.compartment() == Compartment.ADMINISTRATIVE
                ? "SELECT id, slot, kind, role, clinical, until, state, kem_key, sign_key FROM adm.person ORDER BY id"
                : """
                        SELECT person, slot, kem_key, sign_key, until, ended_at IS NULL AS held
                          FROM clin.member ORDER BY person""";
        tx.list(rows, row -> {
            if (tx.compartment() == Compartment.ADMINISTRATIVE) {
                field(digest, row.bytes("id"));
                field(digest, row.bytes("slot"));
                field(digest, row.text("kind").getBytes(java.nio.charset.StandardCharsets.UTF_8));
                field(digest, row.text("role").getBytes(java.nio.charset.StandardCharsets.UTF_8));
                field(digest, number(row.number("clinical")));
                field(digest, row.text("state").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            } else {
                field(digest, row.bytes("person"));
                field(digest, row.bytes("slot"));
                field(digest, number(row.number("held")));
            }
            field(digest, row.optionalNumber("until").map(PeopleTable::number).orElse(new byte[0]));
            field(digest, row.bytes("kem_key"));
            field(digest, row.bytes("sign_key"));
            return 0;
        });
        return Uuids.of(Arrays.copyOf(digest.digest(), 16));
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    private static void field(MessageDigest digest, byte[] value) {
        digest.update(ByteBuffer.allocate(4).putInt(value.length).array());
        digest.update(value);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
