package fr.havre.vault.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.Finding;
import fr.havre.vault.Finding.Kind;
import fr.havre.vault.TestVault;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.LentKey;
import fr.havre.vault.keys.OpenedSlot;
import fr.havre.vault.keys.Passphrase;
import fr.havre.vault.keys.PersonKeys;
import fr.havre.vault.keys.QuickStretcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {
    private static final LentKey HEADS_KEY = TestVault.lent(new byte[32]);

    @TempDir Path folder;
    private TestVault vault;
    private Database database;
    private UUID id;
    private final UUID doctor = UUID.randomUUID();
    private static PersonKeys keys;
    private static PersonKeys others;
    private Heads heads;

    @BeforeEach void open() throws IOException {
        Files.createDirectories(folder.resolve("v"));
        vault = TestVault.in(folder.resolve("v"));
        database = vault.clinical();
        id = database.read(tx -> tx.first("SELECT id FROM own.vault", row -> row.uuid("id")).orElseThrow());
        heads = new Heads(folder.resolve("v/heads"), folder.resolve("elsewhere/heads"), id);
    }

    @AfterEach void close() {
        heads.close();
        vault.close();
    }

    @BeforeAll static void twoPeople() {
        keys = person();
        others = person();
    }

    private static PersonKeys person() {
        return OpenedSlot.createPerson(UUID.randomUUID(), UUID.randomUUID(), "AB",
                Passphrase.take("sept marins ivres 42 goudron vif".toCharArray(), new QuickStretcher()), List.of()).keys();
    }

    private AuditTrail trail(UUID person, PersonKeys by) {
        return new AuditTrail(database, id, person, UUID.randomUUID(), by::sign, heads, HEADS_KEY);
    }

    /** Three transactions of one doctor: signer, two acts, one act. */
    private AuditTrail someActs() {
        AuditTrail trail = trail(doctor, keys);
        database.write(tx -> {
            AuditTrail.addSigner(tx, doctor, keys.publicKeys().sign());
            return null;
        });
        act("patient.opened", "document.imported");
        act("document.exported");
        return trail;
    }

    private void act(String... acts) {
        database.write(tx -> {
            for (String each : acts) tx.audit(each, UUID.randomUUID());
            return null;
        });
    }

    private List<Kind> check() {
        List<Finding> findings = new ArrayList<>();
        database.read(tx -> {
            ChainCheck.run(tx, id, findings::add);
            return null;
        });
        return findings.stream().map(Finding::kind).distinct().toList();
    }

    private List<Kind> headsSay() {
        return database.read(tx -> heads.check(tx, HEADS_KEY)).stream().map(Finding::kind).toList();
    }

    /** As somebody with the database key and a tool of their own would. */
    private void tamper(String sql, Object... parameters) {
        database.logTo(new fr.havre.vault.db.CommitLog() {
            @Override public void write(fr.havre.vault.db.Transaction tx, List<Act> acts) { }

            @Override public void committed() { }

            @Override public void rolledBack() { }
        });
        database.write(tx -> tx.run(sql, parameters));
    }

    @Test void anUntouchedChainHasNoFindings() {
        someActs();
        assertEquals(List.of(), check());
        assertEquals(List.of(), headsSay());
        assertEquals(List.of("signer.added", "patient.opened", "document.imported", "document.exported"),
                database.read(tx -> AuditTrail.rows(tx, 1, 10)).stream().map(AuditRow::act).toList());
    }

    @Test void aRolledBackTransactionLeavesNoLink() {
        someActs();
        assertThrows(IllegalStateException.class, () -> database.write(tx -> {
            tx.audit("never");
            throw new IllegalStateException();
        }));
        act("after");
        assertEquals(List.of(), check());
        assertEquals(List.of(), headsSay());
    }

    @Test void anotherActInARowShows() {
        someActs();
        tamper("UPDATE own.audit SET act = 'nothing' WHERE seq = 2");
        assertEquals(List.of(Kind.AUDIT_CHAIN_BROKEN), check());
    }

    @Test void aRowTakenOutShows() {
        someActs();
        tamper("DELETE FROM own.audit WHERE seq = 2");
        assertTrue(check().contains(Kind.AUDIT_GAP));
    }

    @Test void aChainRecomputedWithoutThePersonsKeyShows() {
        someActs();
        AuditRow row = new AuditRow(4, database.read(tx -> tx.now()), doctor, UUID.randomUUID(), "invented", List.of());
        byte[] previous = database.read(tx -> tx.first("SELECT hash FROM own.audit WHERE seq = 3",
                r -> r.bytes("hash")).orElseThrow());
        tamper("UPDATE own.audit SET at = ?, session = ?, act = ?, subjects = x'', hash = ? WHERE seq = 4",
                row.at(), row.session(),
                row.act(), ChainLink.hash(previous, row));
        assertEquals(List.of(Kind.AUDIT_SIGNATURE_WRONG), check());
    }

    @Test void aColleagueCannotPutAnActUnderAnothersNameWithTheirOwnSignature() {
        someActs();
        UUID nurse = UUID.randomUUID();
        PersonKeys nurses = others;
        database.write(tx -> {
            AuditTrail.addSigner(tx, nurse, nurses.publicKeys().sign());
            return null;
        });
        byte[] previous = database.read(tx -> tx.first("SELECT hash FROM own.audit WHERE seq = 5",
                r -> r.bytes("hash")).orElseThrow());
        AuditRow forged = new AuditRow(6, database.read(tx -> tx.now()), doctor, UUID.randomUUID(), "invented",
                List.of());
        byte[] hash = ChainLink.hash(previous, forged);
        tamper("""
                INSERT INTO own.audit (seq, at, person, session, act, subjects, prev, hash) VALUES (6, ?, ?, ?, 'invented', x'', ?, ?)""",
                forged.at(), forged.person(), forged.session(), previous, hash);
        trail(nurse, nurses);
        act("harmless");
        assertEquals(List.of(Kind.AUDIT_SIGNATURE_WRONG), check());
    }

    @Test void aKeySlippedInAfterwardsShows() {
        someActs();
        PersonKeys stranger = others;
        tamper("INSERT INTO own.signer (sign_key, person, from_seq) VALUES (?, ?, 2)",
                stranger.publicKeys().sign(), doctor);
        assertEquals(List.of(Kind.AUDIT_SIGNER_UNKNOWN), check());
    }

    @Test void aCutTailShowsInHeadsOnly() {
        someActs();
        tamper("DELETE FROM own.audit WHERE seq = 4");
        assertEquals(List.of(), check());
        assertEquals(List.of(Kind.ROLLED_BACK), headsSay());
    }

    @Test void anOlderDatabaseShowsEvenWhenHeadsWentBackWithIt() throws IOException {
        AuditTrail trail = someActs();
        heads.close(database.compartment(), HEADS_KEY, trail.head());
        byte[] older = Files.readAllBytes(folder.resolve("v/heads"));
        act("later");
        heads.close(database.compartment(), HEADS_KEY, trail.head());
        tamper("DELETE FROM own.audit WHERE seq = 5");
        Files.write(folder.resolve("v/heads"), older);
        assertEquals(List.of(Kind.ROLLED_BACK), headsSay());
    }

    @Test void aTransactionWithoutAnActIsMissedToo() {
        someActs();
        database.write(tx -> tx.run("UPDATE own.vault SET format = 1"));
        tamper("UPDATE own.vault SET commits = commits - 1");
        assertEquals(List.of(Kind.ROLLED_BACK), headsSay());
    }

    @Test void anotherHistoryOfTheSameLengthShows() {
        someActs();
        tamper("UPDATE own.audit SET hash = zeroblob(32) WHERE seq = 4");
        assertEquals(List.of(Kind.ANOTHER_COPY_USED), headsSay());
    }

    @Test void aTornOrForgedHeadLeavesTheOther() throws IOException {
        someActs();
        for (int place = 2; place < 4; place++) {
            byte[] good = Files.readAllBytes(folder.resolve("v/heads"));
            byte[] torn = good.clone();
            torn[place * HeadsFile.PLACE + 40] ^= 1;
            Files.write(folder.resolve("v/heads"), torn);
            assertTrue(headsSay().contains(Kind.HEADS_DAMAGED));
            Files.write(folder.resolve("v/heads"), good);
        }
        Files.write(folder.resolve("v/heads"), new byte[0]);
        assertEquals(List.of(Kind.HEADS_MISSING), headsSay());
    }

    @Test void anOlderHeadBehindAProperLockShows() throws IOException {
        AuditTrail trail = someActs();
        byte[] older = Files.readAllBytes(folder.resolve("v/heads"));
        act(AuditTrail.CLOSED);
        heads.close(database.compartment(), HEADS_KEY, trail.head());
        assertEquals(List.of(), headsSay());
        Files.write(folder.resolve("v/heads"), older);
        assertEquals(List.of(Kind.HEADS_OLDER), headsSay());
    }

    private Instant act(UUID session, String act, UUID... subjects) {
        new AuditTrail(database, id, doctor, session, keys::sign, heads, HEADS_KEY);
        return database.write(tx -> {
            tx.audit(act, subjects);
            return tx.now();
        });
    }

    @Test void findsTheActsAboutOneSubjectInStepsAndTheLastOfAnEarlierSession() {
        UUID patient = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        Instant before = act(UUID.randomUUID(), "document.opened", other, patient);
        act(second, "patient.opened", patient);
        act(second, "patient.opened", other);
        List<AuditRow> found = database.read(tx -> AuditTrail.about(tx, patient, 1_000, 1_000));
        assertEquals(List.of("patient.opened", "document.opened"), found.stream().map(AuditRow::act).toList());
        long top = found.getFirst().seq();
        assertEquals(1, database.read(tx -> AuditTrail.about(tx, patient, top + 1, 1)).size());
        assertEquals(0, database.read(tx -> AuditTrail.about(tx, patient, top + 2, 1)).size());
        assertEquals(Optional.of(before), database.read(tx -> AuditTrail.lastBefore(tx, second, doctor, 100)));
        assertEquals(Optional.empty(), database.read(tx -> AuditTrail.lastBefore(tx, second, other, 100)));
    }
}
