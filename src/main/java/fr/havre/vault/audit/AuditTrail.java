package fr.havre.vault.audit;

import fr.havre.vault.Uuids;
import fr.havre.vault.db.CommitLog;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.LentKey;
import fr.havre.vault.db.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Writes one database's chain: the acts of each transaction as rows, the last one signed by the person of this session.
 * Called by the {@link Database} under its writing lock.
 */
public final class AuditTrail implements CommitLog {
    /** The last act of a session that was ended properly. */
    public static final String CLOSED = "vault.closed";
    /** Names a person (first subject) and the digest of the key (second) that will check that person's signatures. */
    public static final String SIGNER_ADDED = "signer.added";

    private final Database database;
    private final UUID vault;
    private final UUID person;
    private final UUID session;
    private final UnaryOperator<byte[]> sign;
    private final Heads heads;
    private final LentKey headsKey;
    private volatile Head head;
    private Head pending;

    /**
     * Continues the chain of {@code database}; from now on each of its commits goes through here.
     *
     * @param sign the person's Ed25519 signature of a message
     */
    public AuditTrail(Database database, UUID vault, UUID person, UUID session, UnaryOperator<byte[]> sign, Heads heads,
            LentKey headsKey) {
        this.database = database;
        this.vault = vault;
        this.person = person;
        this.session = session;
        this.sign = sign;
        this.heads = heads;
        this.headsKey = headsKey;
        this.head = database.read(AuditTrail::headIn);
        this.pending = head;
        database.logTo(this);
    }

    /** Where the chain of this transaction's database stands. */
    static Head headIn(Transaction tx) {
        record State(int epoch, long commits) { }
        State state = tx.first("SELECT epoch, commits FROM own.vault", row -> new State(row.integer("epoch"),
                row.number("commits")))
                .orElseThrow();
        return tx.first("SELECT seq, hash FROM own.audit ORDER BY seq DESC LIMIT 1",
                row -> new Head(state.epoch(), state.commits(), row.number("seq"), row.bytes("hash"), false))
                .orElseGet(() -> new Head(state.epoch(), state.commits(), 0, new byte[ChainLink.HASH_BYTES], false));
    }

    @Override public void write(Transaction tx, List<Act> acts) {
        long commits = tx.first("UPDATE own.vault SET commits = commits + 1 RETURNING commits",
                row -> row.number("commits"))
                .orElseThrow();
        long seq = head.seq();
        byte[] hash = head.hash();
        for (int i = 0; i < acts.size(); i++) {
            seq++;
            Act act = acts.get(i);
            AuditRow row = new AuditRow(seq, tx.now(), person, session, act.code(), act.subjects());
            byte[] previous = hash;
            hash = ChainLink.hash(previous, row);
            insert(tx, row, previous, hash, i == acts.size() - 1);
        }
        pending = new Head(head.epoch(), commits, seq, hash, false);
    }

    private void insert(Transaction tx, AuditRow row, byte[] previous, byte[] hash, boolean last) {
        Optional<byte[]> signature = last
                ? Optional.of(sign.apply(ChainLink.signed(vault, tx.compartment(), row.seq(), hash)))
                        : Optional.empty();
        tx.run("""
                INSERT INTO own.audit (seq, at, person, session, act, subjects, prev, hash, signature)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", row.seq(), row.at(), row.person(), row.session(), row.act(),
                ChainLink.subjects(row.subjects()), previous, hash, signature);
    }

    @Override public void committed() {
        head = pending;
        heads.remember(database.compartment(), headsKey, head);
    }

    @Override public void rolledBack() {
        pending = head;
    }

    /** The last committed link. */
    public Head head() {
        return head;
    }

    /**
     * Lets {@code person}'s signatures be checked from now on: the key is named in the chain by an act of this
     * transaction, so that nobody can slip it in afterwards.
     */
    public static void addSigner(Transaction tx, UUID person, byte[] signKey) {
        long next = tx.number("SELECT coalesce(max(seq), 0) FROM own.audit") + 1 + tx.auditCount();
        tx.audit(SIGNER_ADDED, person, digest(signKey));
        tx.run("INSERT INTO own.signer (sign_key, person, from_seq) VALUES (?, ?, ?)", signKey, person, next);
    }

    /** First 16 bytes of the SHA-256: what fits where an id stands. */
    static UUID digest(byte[] key) {
        return Uuids.of(java.util.Arrays.copyOf(ChainLink.sha256().digest(key), 16));
    }

    /** Rows from {@code fromSeq} on, oldest first. */
    public static List<AuditRow> rows(Transaction tx, long fromSeq, int limit) {
        return tx.list("""
                SELECT seq, at, person, session, act, subjects FROM own.audit WHERE seq >= ? ORDER BY seq LIMIT ?""",
                AuditRow::read, fromSeq, limit);
    }

    /** The last rows, newest first. */
    public static List<AuditRow> lastRows(Transaction tx, int limit) {
        return tx.list("""
                SELECT seq, at, person, session, act, subjects FROM own.audit ORDER BY seq DESC LIMIT ?""", AuditRow::read, limit);
    }

    /**
     * The rows below {@code belowSeq} that name {@code subject}, newest first, among the {@code looked} rows before it.
     * Reads them all, some 100 000 a tenth of a second: ask in steps.
     */
    public static List<AuditRow> about(Transaction tx, UUID subject, long belowSeq, int looked) {
        return tx.list("""
                SELECT seq, at, person, session, act, subjects FROM own.audit
                 WHERE seq < ? AND seq >= ? AND instr(subjects, ?) > 0 ORDER BY seq DESC""", AuditRow::read, belowSeq,
                belowSeq - looked, Uuids.bytes(subject)).stream().filter(row -> row.subjects().contains(subject)).toList();
    }

    /** When {@code person} last did something in a session before {@code session}, among the {@code looked} last rows. */
    public static Optional<Instant> lastBefore(Transaction tx, UUID session, UUID person, int looked) {
        return tx.first("""
                SELECT at FROM own.audit
                 WHERE seq > (SELECT coalesce(max(seq), 0) FROM own.audit) - ? AND session <> ? AND person = ?
                 ORDER BY seq DESC LIMIT 1""", row -> row.instant("at"), looked, session, person);
    }

    /** A 32-byte hash where ids stand: as two of them. */
    public static List<UUID> asIds(byte[] hash) {
        return ids(hash);
    }

    /** Ids of a row's {@code subjects}; what is left over behind the last whole one is dropped. */
    public static List<UUID> ids(byte[] subjects) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i + 16 <= subjects.length; i += 16) {
            ids.add(Uuids.of(java.util.Arrays.copyOfRange(subjects, i, i + 16)));
        }
        return ids;
    }
}
