package fr.havre.agenda.prevention;

import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows of what was given, of situations and of decisions. */
final class PreventionRepository {
    private final VaccinationRules rules;

    PreventionRepository(VaccinationRules rules) {
        this.rules = rules;
    }

    /** Oldest first. */
    List<Vaccination> given(Transaction tx, PatientId patient) {
        return tx.list("""
                SELECT id, vaccine, given_on, lot, product, expires_on, given_by FROM clin.vaccination
                 WHERE patient = ? AND removed_at IS NULL ORDER BY given_on, id""", this::vaccination, patient.value());
    }

    void insert(Transaction tx, PatientId patient, Vaccination given, UUID person) {
        tx.run("""
                INSERT INTO clin.vaccination (id, patient, vaccine, given_on, lot, product, expires_on, given_by, noted_at, noted_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", given.id(), patient.value(), given.vaccine().id(), given.on().iso(),
                given.lot(), given.product(), given.expires().map(LocalDate::toString), given.by(), tx.now(), person);
    }

    /** Whether it was there. */
    boolean remove(Transaction tx, PatientId patient, UUID id, UUID person) {
        return tx.run("""
                UPDATE clin.vaccination SET removed_at = ?, removed_by = ?
                 WHERE id = ? AND patient = ? AND removed_at IS NULL""", tx.now(), person, id, patient.value()) == 1;
    }

    /** What a box with this number held before. */
    Optional<String> vaccineOf(Transaction tx, String product) {
        return tx.first("SELECT vaccine FROM clin.vaccine_product WHERE product = ?", row -> row.text("vaccine"), product);
    }

    void know(Transaction tx, String product, Vaccine vaccine, UUID person) {
        tx.run("""
                INSERT INTO clin.vaccine_product (product, vaccine, noted_at, noted_by) VALUES (?, ?, ?, ?)
                ON CONFLICT (product) DO UPDATE
                   SET vaccine = excluded.vaccine, noted_at = excluded.noted_at, noted_by = excluded.noted_by""", product,
                vaccine.id(), tx.now(), person);
    }

    Situation situation(Transaction tx, PatientId patient) {
        return tx.first("SELECT risks, pregnant_since FROM clin.prevention_situation WHERE patient = ?",
                PreventionRepository::situation, patient.value()).orElse(Situation.NONE);
    }

    void keep(Transaction tx, PatientId patient, Situation situation, UUID person) {
        tx.run("""
                INSERT INTO clin.prevention_situation (patient, risks, pregnant_since, changed_at, changed_by)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (patient) DO UPDATE
                   SET risks = excluded.risks, pregnant_since = excluded.pregnant_since, changed_at = excluded.changed_at,
                       changed_by = excluded.changed_by""", patient.value(),
                situation.risks().stream().sorted().map(Risk::name).collect(Collectors.joining(" ")),
                situation.pregnantSince().map(LocalDate::toString), tx.now(), person);
    }

    /** Those that stand, oldest first. */
    List<Decline> declines(Transaction tx, PatientId patient) {
        return tx.list("""
                SELECT rule_row, declined_on, reason, declined_by FROM clin.prevention_decline
                 WHERE patient = ? AND withdrawn_at IS NULL ORDER BY number""", row -> new Decline(row.text("rule_row"),
                LocalDate.parse(row.text("declined_on")), row.text("reason"), row.uuid("declined_by")), patient.value());
    }

    void insert(Transaction tx, PatientId patient, Decline decline) {
        tx.run("""
                INSERT INTO clin.prevention_decline (patient, rule_row, rules, declined_on, reason, declined_at, declined_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)""", patient.value(), decline.row(), rules.version(), decline.on().toString(),
                decline.reason(), tx.now(), decline.by());
    }

    void withdraw(Transaction tx, PatientId patient, String row, UUID person) {
        tx.run("""
                UPDATE clin.prevention_decline SET withdrawn_at = ?, withdrawn_by = ?
                 WHERE patient = ? AND rule_row = ? AND withdrawn_at IS NULL""", tx.now(), person, patient.value(), row);
    }

    /** Every patient of whom a vaccination or a situation is known. */
    List<PatientId> followed(Transaction tx) {
        return tx.list("""
                SELECT patient FROM clin.vaccination WHERE removed_at IS NULL
                 UNION SELECT patient FROM clin.prevention_situation""", row -> new PatientId(row.uuid("patient")));
    }

    private Vaccination vaccination(Row row) throws SQLException {
        String id = row.text("vaccine");
        Vaccine vaccine = rules.vaccine(id).orElseGet(() -> new Vaccine(id, Set.of(), id, id, Optional.empty()));  // of other rules
        return new Vaccination(row.uuid("id"), vaccine, new PartialDate(row.text("given_on")), row.optionalText("lot"),
                row.optionalText("product"), row.optionalText("expires_on").map(LocalDate::parse), row.optionalText("given_by"));
    }

    private static Situation situation(Row row) throws SQLException {
        return new Situation(Arrays.stream(row.text("risks").split(" ", -1)).filter(risk -> !risk.isEmpty()).map(Risk::valueOf)
                .collect(Collectors.toUnmodifiableSet()), row.optionalText("pregnant_since")
                .map(LocalDate::parse));
    }
}
