package fr.havre.documents;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.FilingException.Code;
import fr.havre.patients.PatientId;
import fr.havre.vault.Letterbox;
import fr.havre.vault.Uuids;
import fr.havre.vault.VaultException;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the front desk scans for charts. {@link #put} seals it for the clinical side; {@link #takeOver}, in a session that holds
 * the clinical key, keeps each once as a document that is nobody's yet, with the patient and type that were proposed; a person
 * confirms them by {@link Documents#assign} and {@link Documents#describe}.
 *
 * <p>A letter's clear bytes (vault-format (j)): u32 length of the name in bytes, the name, 16 bytes of the proposed patient or
 * zeros, u32 length of the proposed type, the type, 16 bytes of who put it, u64 milliseconds of when, the document.
 * <p>Threads: any but the FX thread.
 */
public final class ScanTray {
    private static final System.Logger LOG = System.getLogger(ScanTray.class.getName());
    private static final int LONGEST_NAME = 255;
    private static final Duration MARKED_FOR = Duration.ofDays(90);
    private static final UUID NOBODY = new UUID(0, 0);

    /** A document of the tray, and what the front desk proposed. */
    public record Scan(DocumentLine document, Optional<PatientId> proposedPatient, Optional<String> proposedType, Instant putAt,
            UUID putBy) { }

    /** What waits for a session that holds the clinical key. */
    public record Waiting(int count, Optional<Instant> since) { }

    /**
     * What taking over came to.
     *
     * @param unreadable letters that stay in the letterbox: sealed to another key, or damaged
     */
    public record TakenOver(int taken, int unreadable) { }

    private record Letter(String name, Optional<PatientId> patient, Optional<String> type, UUID putBy, Instant putAt,
            ByteBuffer document) { }

    private final Documents documents;
    private final Letterbox letterbox;
    private final Optional<Database> clinical;
    private final DocumentRepository repository = new DocumentRepository();

    /** @param clinical absent for who holds no clinical key */
    public ScanTray(Documents documents, Letterbox letterbox, Optional<Database> clinical) {
        this.documents = documents;
        this.letterbox = letterbox;
        this.clinical = clinical;
    }

    /**
     * Seals a scan for the clinical side, after looking whether it is a document at all. Afterwards nobody on this side can
     * read it. The same bytes can be put again: for another patient, or because the clinical side erased them. An archive is put as
     * it is, after looking at each document in it.
     *
     * @param with what else is done in the same transaction of the administrative compartment
     * @return the letter's id
     * @throws DocumentRefusedException if it, or a document of the archive, would not be taken
     * @throws FilingException {@code UNKNOWN_TYPE}
     * @throws VaultException {@code LETTERBOX_CLOSED}, {@code CONTENT_TOO_LARGE}, {@code DISK_FULL}
     */
    public UUID put(Session session, DocumentSource source, String name, Optional<PatientId> patient, Optional<String> type,
            Letterbox.With with) {
        session.require(Permission.IMPORT_ADMINISTRATIVE_DOCUMENT);
        if (type.filter(code -> CodeLists.official().find(CodeList.TYPE, code).isEmpty()).isPresent()) {
            throw new FilingException(Code.UNKNOWN_TYPE, "letter");
        }
        if (source.size() > Letterbox.LONGEST / 2) throw new VaultException(VaultException.Code.CONTENT_TOO_LARGE, "letter");
        documents.requireTaken(source);
        byte[] mark = Examination.fingerprint(documents.administrative(), source);
        try (InputStream in = source.open()) {
            byte[] bytes = in.readNBytes(Letterbox.LONGEST);
            String shortened = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
            return letterbox.put(written(new Letter(shortened, patient, type, session.person(), documents.now(),
                    ByteBuffer.wrap(bytes))), (tx, letter) -> {
                        mark(tx, mark);
                        tx.announce(new ScansChanged());
                        with.letter(tx, letter);
                    });
        } catch (IOException e) {
            throw new DocumentRefusedException(DocumentRefusedException.Code.NOT_READABLE, "bytes", e);
        }
    }

    private static void mark(Transaction tx, byte[] fingerprint) {
        tx.run("DELETE FROM adm.letter_mark WHERE fingerprint = ? OR put_at < ?", fingerprint, tx.now().minus(MARKED_FOR));
        tx.run("INSERT INTO adm.letter_mark (fingerprint, put_at) VALUES (?, ?)", fingerprint, tx.now());
    }

    /** Whether the very same bytes were put here in the last ninety days; whoever did, and whether or not they were taken over. */
    public boolean handedOver(Session session, DocumentSource source) {
        session.require(Permission.IMPORT_ADMINISTRATIVE_DOCUMENT);
        byte[] fingerprint = Examination.fingerprint(documents.administrative(), source);
        return documents.administrative().database().read(tx ->
                tx.number("SELECT count(*) FROM adm.letter_mark WHERE fingerprint = ?", fingerprint)) > 0;
    }

    /** How many wait for a session that holds the clinical key, and since when the oldest does. */
    public Waiting waitingSince() {
        List<Letterbox.Waiting> all = letterbox.waiting();
        return new Waiting(all.size(), all.stream().map(Letterbox.Waiting::putAt).min(Instant::compareTo));
    }

    /** How many wait for a session that holds the clinical key. */
    public int waiting() {
        return letterbox.waiting().size();
    }

    /**
     * Takes over every letter that waits; each is a transaction of its own, and a crash at any moment loses none and takes
     * none over twice. Some ten milliseconds each. Of an archive each document is kept: all of them or, with a word to somebody
     * who looks, none.
     *
     * @throws VaultException {@code COMPARTMENT_CLOSED} without the clinical key
     */
    public TakenOver takeOver(Session session) {
        session.require(Permission.IMPORT_DOCUMENT);
        int taken = 0;
        int unreadable = 0;
        for (Letterbox.Waiting each : letterbox.waiting()) {
            if (!database().read(tx -> isKept(tx, each.id()))) {
                Optional<Letter> letter = letterbox.open(each.id()).flatMap(ScanTray::read);
                if (letter.isEmpty() || !keep(session, each.id(), letter.get())) {
                    unreadable++;
                    continue;
                }
                taken++;
            }
            letterbox.taken(each.id());
        }
        return new TakenOver(taken, unreadable);
    }

    private boolean keep(Session session, UUID id, Letter letter) {
        List<PreparedDocument> prepared = prepared(letter);
        if (prepared.isEmpty()) return false;
        boolean kept = false;
        try {
            database().write(tx -> {
                if (!isKept(tx, id)) prepared.forEach(each -> keep(tx, session, id, letter, each));
                return null;
            });
            kept = true;
        } finally {
            if (!kept) prepared.forEach(documents::discard);
        }
        return true;
    }

    /** None if one of them is refused: the other side may have an older program, or none of ours. */
    private List<PreparedDocument> prepared(Letter letter) {
        try {
            DocumentSource source = DocumentSource.of(rest(letter.document().duplicate()));
            documents.requireTaken(source);
            PreparedFile file = documents.prepare(source, new Origin(Origin.Kind.FILE, letter.putAt(),
                    letter.name(), Optional.empty()));
            List<PreparedDocument> all = file.parts().stream().flatMap(part -> part.document().stream()).toList();
            if (all.size() == file.parts().size()) return all;
            all.forEach(documents::discard);
        } catch (DocumentRefusedException e) {
            LOG.log(System.Logger.Level.INFO, "a letter is no document: {0}", e.code());
        }
        return List.of();
    }

    private void keep(Transaction tx, Session session, UUID id, Letter letter, PreparedDocument prepared) {
        DocumentId document = switch (documents.keep(tx, prepared)) {
            case ImportOutcome.Imported imported -> imported.document();
            case ImportOutcome.AlreadyThere there -> there.document();
            case ImportOutcome.NeedsPatient needs -> needs.document();
            case ImportOutcome.Refused refused -> throw refused.reason();
            case ImportOutcome.Unpacked _ -> throw new IllegalStateException("an archive");
        };
        boolean first = tx.run("""
                INSERT INTO clin.letter (id, document, proposed_patient, proposed_type, put_at, put_by, taken_at, taken_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""", id, document.value(),
                letter.patient().map(PatientId::value), letter.type(), letter.putAt(), letter.putBy(), tx.now(), session.person()) > 0;
        if (first) tx.audit("letter.taken-over", id, document.value());
        tx.announce(new ScansChanged());
    }

    /** What was taken over and is nobody's yet, oldest first; of bytes handed over again, what was proposed last. */
    public List<Scan> tray(Session session) {
        session.require(Permission.READ_DOCUMENT);
        return database().read(tx -> tx.list("""
                SELECT l.document, l.proposed_patient, l.proposed_type, l.put_at, l.put_by
                  FROM clin.letter l JOIN clin.document d ON d.id = l.document
                 WHERE d.patient IS NULL AND l.id = (SELECT max(o.id) FROM clin.letter o WHERE o.document = l.document)
                 ORDER BY l.id""", row -> scan(tx, row)));
    }

    /** What the front desk proposed last for a document that is nobody's yet; empty if it did not come from there. */
    public Optional<Scan> proposal(Session session, DocumentId document) {
        session.require(Permission.READ_DOCUMENT);
        if (clinical.isEmpty()) return Optional.empty();
        return database().read(tx -> tx.first("""
                SELECT l.document, l.proposed_patient, l.proposed_type, l.put_at, l.put_by
                  FROM clin.letter l JOIN clin.document d ON d.id = l.document
                 WHERE d.patient IS NULL AND l.document = ? ORDER BY l.id DESC LIMIT 1""", row -> scan(tx, row), document.value()));
    }

    private Scan scan(Transaction tx, Row row) throws SQLException {
        DocumentLine line = repository.line(tx, new DocumentId(row.uuid("document"))).orElseThrow();
        return new Scan(line, row.optionalUuid("proposed_patient").map(PatientId::new), row.optionalText("proposed_type"),
                row.instant("put_at"), row.uuid("put_by"));
    }

    private static boolean isKept(Transaction tx, UUID letter) {
        return tx.number("SELECT count(*) FROM clin.letter WHERE id = ?", letter) > 0;
    }

    private Database database() {
        return clinical.orElseThrow(() -> new VaultException(VaultException.Code.COMPARTMENT_CLOSED, "clin"));
    }

    private static byte[] written(Letter letter) {
        byte[] name = letter.name().getBytes(StandardCharsets.UTF_8);
        byte[] type = letter.type().orElse("").getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(4 + name.length + 16 + 4 + type.length + 16 + 8 + letter.document().remaining());
        bytes.putInt(name.length).put(name).put(Uuids.bytes(letter.patient().map(PatientId::value).orElse(NOBODY)));
        bytes.putInt(type.length).put(type).put(Uuids.bytes(letter.putBy())).putLong(letter.putAt().toEpochMilli());
        return bytes.put(letter.document().duplicate()).array();
    }

    /** Whoever has the public key can write a letter: empty for one that is not written like this. */
    private static Optional<Letter> read(byte[] clear) {
        ByteBuffer bytes = ByteBuffer.wrap(clear);
        Optional<byte[]> name = part(bytes, LONGEST_NAME * 4);
        if (name.isEmpty() || bytes.remaining() < 16) return Optional.empty();
        UUID patient = uuid(bytes);
        Optional<byte[]> type = part(bytes, LONGEST_NAME);
        if (type.isEmpty() || bytes.remaining() < 16 + 8) return Optional.empty();
        UUID putBy = uuid(bytes);
        Instant putAt = Instant.ofEpochMilli(Math.clamp(bytes.getLong(), 0, 1L << 46));
        String code = new String(type.get(), StandardCharsets.UTF_8);
        return Optional.of(new Letter(new String(name.get(), StandardCharsets.UTF_8),
                patient.equals(NOBODY) ? Optional.empty() : Optional.of(new PatientId(patient)),
                Optional.of(code).filter(known -> CodeLists.official().find(CodeList.TYPE, known).isPresent()), putBy, putAt, bytes));
    }

    private static byte[] rest(ByteBuffer bytes) {
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return rest;
    }

    private static Optional<byte[]> part(ByteBuffer bytes, int longest) {
        if (bytes.remaining() < 4) return Optional.empty();
        int length = bytes.getInt();
        if (length < 0 || length > longest || length > bytes.remaining()) return Optional.empty();
        byte[] part = new byte[length];
        bytes.get(part);
        return Optional.of(part);
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
