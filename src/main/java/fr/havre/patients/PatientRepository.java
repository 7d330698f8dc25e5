package fr.havre.patients;

import fr.havre.patients.Identity.InsiAnswer;
import fr.havre.patients.Identity.Proof;
import fr.havre.vault.Uuids;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Rows of patients, of their words and of their history. */
final class PatientRepository {
    private static final String SNAPSHOT = "birth_name, given_names, birth_date, sex, birth_place, used_name, used_given,"
            + " phone, address, email, ins, ins_oid, insi_at, insi_by, proof, proof_at, proof_by";
    private static final String COLUMNS = "id, version, " + SNAPSHOT + ", created_at, changed_at, changed_by";

    private static final String LINE = "id, changed_at, sex, status, folded, sort_name, birth_date, ins, ins_oid,"
            + " phone_digits, birth_name, given_names, used_name, used_given";

    /** {@code from} begins with FROM and names the table of patients {@code p}. */
    List<Patient> list(Transaction tx, String from, Object... parameters) {
        return tx.list("SELECT p." + COLUMNS.replace(", ", ", p.") + " " + from, PatientRepository::patient, parameters);
    }

    Optional<Patient> find(Transaction tx, PatientId id) {
        return list(tx, "FROM adm.patient p WHERE p.id = ?", id.value()).stream().findFirst();
    }

    boolean isKnown(Transaction tx, PatientId id) {
        return tx.number("SELECT count(*) FROM adm.patient WHERE id = ?", id.value()) > 0;
    }

    Optional<Patient> findByIns(Transaction tx, Ins ins) {
        return list(tx, "FROM adm.patient p WHERE p.ins = ? AND p.ins_oid = ?", ins.number(), ins.issuer().oid())
                .stream().findFirst();
    }

    /** {@code from} begins after the table of patients {@code p}. */
    List<PatientLine> lines(Transaction tx, String from, Object... parameters) {
        return tx.list("SELECT p." + LINE.replace(", ", ", p.") + " FROM adm.patient p " + from, PatientLine::of, parameters);
    }

    List<PatientVersion> history(Transaction tx, PatientId id) {
        return tx.list("SELECT version, what, changed_at, changed_by, " + SNAPSHOT
                + " FROM adm.patient_version WHERE patient = ? ORDER BY version DESC", PatientRepository::version, id.value());
    }

    /** Answered by the index {@code audit_patient_opened}. */
    Optional<Instant> lastOpened(Transaction tx, PatientId id, UUID person) {
        return tx.first("""
                SELECT at FROM adm.audit
                 WHERE act = 'patient.opened' AND substr(subjects, 1, 16) = ? AND person = ? ORDER BY seq DESC LIMIT 1""",
                row -> row.instant("at"), Uuids.bytes(id.value()), person);
    }

    void insert(Transaction tx, Patient patient, PatientVersion.What what) {
        List<Object> values = new ArrayList<>(List.of(patient.id().value(), patient.version()));
        values.addAll(snapshot(patient));
        values.addAll(List.of(patient.createdAt(), patient.changedAt(), patient.changedBy(), folded(patient), phone(patient),
                sortName(patient)));
        tx.run("INSERT INTO adm.patient (" + COLUMNS + ", folded, phone_digits, sort_name) VALUES (" + marks(values.size()) + ")",
                values.toArray());
        addWords(tx, patient);
        keepVersion(tx, patient, what);
    }

    void update(Transaction tx, Patient before, Patient after, PatientVersion.What what) {
        List<Object> values = new ArrayList<>(List.of(after.version()));
        values.addAll(snapshot(after));
        values.addAll(List.of(after.changedAt(), after.changedBy(), folded(after), phone(after), sortName(after),
                after.id().value()));
        tx.run("UPDATE adm.patient SET version = ?, " + SNAPSHOT.replace(", ", " = ?, ")
                + " = ?, changed_at = ?, changed_by = ?, folded = ?, phone_digits = ?, sort_name = ? WHERE id = ?", values.toArray());
        if (!words(before).equals(words(after))) {
            removeWords(tx, before);
            addWords(tx, after);
        }
        keepVersion(tx, after, what);
    }

    private static Set<String> words(Patient patient) {
        return NameFolding.wordsOf(patient.traits(), patient.used());
    }

    private static void addWords(Transaction tx, Patient patient) {
        for (String word : words(patient)) {
            tx.run("""
                    INSERT INTO adm.patient_word (word, patient)
                    VALUES (?, (SELECT number FROM adm.patient WHERE id = ?))""", word, patient.id().value());
            tx.run("INSERT INTO adm.patient_vocabulary (word) VALUES (?) ON CONFLICT DO NOTHING", word);
        }
    }

    /** A word nobody bears any more leaves the vocabulary: nothing of a corrected name stays in the index. */
    private static void removeWords(Transaction tx, Patient patient) {
        for (String word : words(patient)) {
            tx.run("DELETE FROM adm.patient_word WHERE word = ? AND patient = (SELECT number FROM adm.patient WHERE id = ?)",
                    word, patient.id().value());
            tx.run("""
                    DELETE FROM adm.patient_vocabulary
                     WHERE word = ? AND NOT EXISTS (SELECT 1 FROM adm.patient_word WHERE word = ?)""", word, word);
        }
    }

    private static void keepVersion(Transaction tx, Patient patient, PatientVersion.What what) {
        List<Object> values = new ArrayList<>(List.of(patient.id().value(), patient.version(), what, patient.changedAt(),
                patient.changedBy()));
        values.addAll(snapshot(patient));
        tx.run("INSERT INTO adm.patient_version (patient, version, what, changed_at, changed_by, " + SNAPSHOT
                + ") VALUES (" + marks(values.size()) + ")", values.toArray());
    }

    private static List<Object> snapshot(Patient patient) {
        Traits traits = patient.traits();
        Optional<InsiAnswer> insi = patient.identity().insi();
        Optional<Proof> proof = patient.identity().proof();
        return List.of(traits.birthName(), traits.givenNames(), traits.birthDate().map(PartialDate::iso).orElse(""),
                traits.sex(),
                traits.birthPlace(), patient.used().name(), patient.used().givenName(), patient.contact().phone(),
                patient.contact().address(), patient.contact().email(), insi.map(answer -> answer.ins().number()),
                insi.map(answer -> answer.ins().issuer().oid()), insi.map(InsiAnswer::at), insi.map(InsiAnswer::recordedBy),
                proof.map(Proof::type), proof.map(Proof::at), proof.map(Proof::checkedBy));
    }

    private static String folded(Patient patient) {
        return " " + String.join(" ", words(patient));
    }

    private static String sortName(Patient patient) {
        return NameFolding.fold(patient.traits().birthName()) + "\u0001" + NameFolding.fold(patient.traits().givenNames());
    }

    private static Optional<String> phone(Patient patient) {
        return patient.contact().phone().map(NameFolding::phoneDigits).filter(digits -> !digits.isEmpty());
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static Patient patient(Row row) throws SQLException {
        return new Patient(new PatientId(row.uuid("id")), row.integer("version"), identity(row), used(row), contact(row),
                row.instant("created_at"), row.instant("changed_at"), row.uuid("changed_by"));
    }

    private static PatientVersion version(Row row) throws SQLException {
        return new PatientVersion(row.integer("version"), row.constant("what", PatientVersion.What.class),
                row.instant("changed_at"), row.uuid("changed_by"), identity(row), used(row), contact(row));
    }

    private static Identity identity(Row row) throws SQLException {
        Traits traits = new Traits(row.text("birth_name"), row.text("given_names"), Optional.of(row.text("birth_date"))
                .filter(kept -> !kept.isEmpty()).map(PartialDate::new),
                row.constant("sex", Sex.class), row.optionalText("birth_place"));
        Optional<InsiAnswer> insi = Optional.empty();
        if (row.optionalText("ins").isPresent()) {
            Ins ins = new ClaimedIns(row.text("ins"), row.text("ins_oid")).verified()
                    .orElseThrow(() -> new SQLException("a kept INS that does not compute"));
            insi = Optional.of(new InsiAnswer(ins, row.instant("insi_at"), row.uuid("insi_by")));
        }
        Optional<Proof> proof = Optional.empty();
        if (row.optionalText("proof").isPresent()) {
            proof = Optional.of(new Proof(row.constant("proof", ProofType.class), row.instant("proof_at"),
                    row.uuid("proof_by")));
        }
        return new Identity(traits, insi, proof);
    }

    private static Patient.UsedNames used(Row row) throws SQLException {
        return new Patient.UsedNames(row.optionalText("used_name"), row.optionalText("used_given"));
    }

    private static Patient.Contact contact(Row row) throws SQLException {
        return new Patient.Contact(row.optionalText("phone"), row.optionalText("address"), row.optionalText("email"));
    }
}
