package fr.havre.patients.questionnaires;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.fhir.FhirException;
import fr.havre.patients.fhir.FhirException.Code;
import fr.havre.patients.fhir.FhirJson;
import fr.havre.patients.profile.ProfileLane;
import fr.havre.patients.profile.ProfileOrigin;
import fr.havre.patients.profile.ProfileProposal;
import fr.havre.patients.profile.ProfileSource;
import fr.havre.patients.profile.Profiles;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The questionnaires of this vault and their answers. Reading asks for {@link Permission#READ_DOCUMENT}, keeping for
 * {@link Permission#IMPORT_DOCUMENT}. Each act leaves an audit row in its transaction.
 *
 * <p>Methods throw {@link PatientException} {@code UNKNOWN_PATIENT} and {@link FhirException}.
 */
public final class Questionnaires {
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final List<String> CARRIED = List.of("preanaesthesia", "admission", "first-visit");

    private final Database clinical;
    private final Patients patients;
    private final Profiles profiles;

    public Questionnaires(Database clinical, Patients patients, Profiles profiles) {
        this.clinical = clinical;
        this.patients = patients;
        this.profiles = profiles;
    }

    /** What was kept, and what of it waits in the profile. */
    public record Kept(Filled filled, Profiles.Proposed proposed) { }

    /** Those that come with the program, then those that were read, by title; each in its own language. */
    public List<Questionnaire> known(Session session) {
        return known(session, "");
    }

    /** The same in a language ({@code en}), as far as they have words in it. */
    public List<Questionnaire> known(Session session, String language) {
        session.require(Permission.READ_DOCUMENT);
        List<Questionnaire> all = new ArrayList<>(CARRIED.stream().map(each -> carried(each, language)).toList());
        all.addAll(clinical.read(tx -> tx.list("SELECT resource FROM clin.questionnaire ORDER BY title",
                row -> Questionnaire.read(row.text("resource").getBytes(StandardCharsets.UTF_8), language))));
        return all;
    }

    private static Questionnaire carried(String name, String language) {
        try (InputStream in = Questionnaires.class.getResourceAsStream("/fr/havre/patients/questionnaires/" + name + ".json")) {
            if (in == null) throw new IllegalStateException("no such questionnaire: " + name);
            return Questionnaire.read(in.readAllBytes(), language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps a questionnaire of a file; a newer version of one that is known takes its place.
     *
     * @throws FhirException {@code NOT_A_QUESTIONNAIRE}, {@code NOT_READABLE}, {@code TOO_LARGE}
     */
    public Questionnaire read(Session session, byte[] file) {
        session.require(Permission.IMPORT_DOCUMENT);
        Questionnaire read = Questionnaire.readNew(file);
        return clinical.write(tx -> {
            tx.run("""
                    INSERT INTO clin.questionnaire (url, version, title, resource, recorded_at, recorded_by)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (url) DO UPDATE SET version = excluded.version, title = excluded.title, resource = excluded.resource,
                        recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by""", read.url(), read.version(),
                    read.title(), new String(file, StandardCharsets.UTF_8), tx.now(), session.person());
            tx.audit("questionnaire.read");
            return read;
        });
    }

    /**
     * Keeps answers; what they say for the profile waits in the patient's lane. Both in the questionnaire's own words, whatever
     * the language it was asked in.
     *
     * @param typed by the id of their question
     *
     * @throws FhirException {@code UNKNOWN_QUESTIONNAIRE}, {@code ANSWER_MISSING}, {@code ANSWER_WRONG}
     */
    public Kept keep(Session session, PatientId patient, String url, Map<String, List<String>> typed, LocalDate answeredOn) {
        session.require(Permission.IMPORT_DOCUMENT);
        return keep(session, patient, new Answers(find(session, url), typed, true), find(session, url), answeredOn);
    }

    /**
     * Keeps the answers of a file, as far as it goes.
     *
     * @param whateverItNames true once a person has seen that it names another patient of this vault
     * @throws FhirException {@code NOT_AN_ANSWER}, {@code UNKNOWN_QUESTIONNAIRE}, {@code OTHER_PERSON}, {@code ANSWER_WRONG}
     */
    public Kept readAnswers(Session session, PatientId patient, byte[] file, boolean whateverItNames) {
        session.require(Permission.IMPORT_DOCUMENT);
        JsonNode response = FhirJson.read(file);
        if (!FhirJson.is(response, "QuestionnaireResponse")) throw new FhirException(Code.NOT_AN_ANSWER);
        String subject = response.path("subject").path("reference").asString("");
        boolean other = subject.startsWith("Patient/") && !subject.equals("Patient/" + patient);
        if (other && !whateverItNames) throw new FhirException(Code.OTHER_PERSON);
        Questionnaire questionnaire = find(session, response.path("questionnaire").asString("").split("\\|", 2)[0]);
        LocalDate on = FhirJson.text(response, "authored").flatMap(PartialDate::parse).flatMap(PartialDate::day)
                .orElseGet(() -> clinical.read(Questionnaires::today));
        return keep(session, patient, new Answers(questionnaire, Answers.read(response), false), questionnaire, on);
    }

    /** Answers and what they propose in one transaction; the very same answers of the same day are kept once. */
    private Kept keep(Session session, PatientId patient, Answers answers, Questionnaire questionnaire, LocalDate on) {
        String resource = new String(FhirJson.write(answers.response(patient.toString(), on.toString())), StandardCharsets.UTF_8);
        ProfileSource source = new ProfileSource(ProfileOrigin.QUESTIONNAIRE, Optional.empty(), Optional.of(questionnaire.title()),
                Optional.of(PartialDate.of(on)));
        List<ProfileProposal> proposals = answers.lines().stream().map(each -> new ProfileProposal(each, source)).toList();
        return clinical.write(tx -> {
            if (patients.find(tx, patient).isEmpty()) throw new PatientException(PatientException.Code.UNKNOWN_PATIENT, patient);
            Filled filled = same(tx, patient, resource).orElseGet(() -> insert(tx, session, patient, new Filled(tx.newId(),
                    questionnaire.url(), questionnaire.version(), questionnaire.title(), on, answers.given(), tx.now(),
                    session.person()), resource));
            return new Kept(filled, profiles.propose(tx, session, patient, ProfileLane.PATIENT, proposals));
        });
    }

    private static Optional<Filled> same(Transaction tx, PatientId patient, String resource) {
        return tx.first("""
                SELECT id, url, version, title, answered_on, resource, recorded_at, recorded_by
                  FROM clin.questionnaire_answer WHERE patient = ? AND resource = ?""", Questionnaires::filled, patient.value(), resource);
    }

    private static Filled insert(Transaction tx, Session session, PatientId patient, Filled kept, String resource) {
        tx.run("""
                INSERT INTO clin.questionnaire_answer (id, patient, url, version, title, answered_on, resource, recorded_at, recorded_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", kept.id(), patient.value(), kept.url(), kept.version(), kept.title(),
                kept.answeredOn().toString(), resource, tx.now(), session.person());
        tx.audit("questionnaire.answered", kept.id(), patient.value());
        return kept;
    }

    /** What a patient has answered, newest first; leaves a trace. */
    public List<Filled> of(Session session, PatientId patient) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.write(tx -> {
            tx.audit("questionnaires.opened", patient.value());
            return tx.list("""
                    SELECT id, url, version, title, answered_on, resource, recorded_at, recorded_by
                      FROM clin.questionnaire_answer WHERE patient = ? ORDER BY answered_on DESC, id DESC""",
                    Questionnaires::filled, patient.value());
        });
    }

    /**
     * One of them as a QuestionnaireResponse, for another program.
     *
     * @throws FhirException {@code UNKNOWN_ANSWER}
     */
    public byte[] response(Session session, UUID answer) {
        session.require(Permission.EXPORT_DOCUMENT);
        return clinical.write(tx -> {
            record Answered(UUID patient, String resource) { }
            Answered found = tx.first("SELECT patient, resource FROM clin.questionnaire_answer WHERE id = ?",
                    row -> new Answered(row.uuid("patient"), row.text("resource")), answer)
                    .orElseThrow(() -> new FhirException(Code.UNKNOWN_ANSWER));
            tx.audit("questionnaire.written", answer, found.patient());
            return found.resource().getBytes(StandardCharsets.UTF_8);
        });
    }

    /**
     * One by its address, or the end of it.
     *
     * @throws FhirException {@code UNKNOWN_QUESTIONNAIRE}
     */
    public Questionnaire find(Session session, String url) {
        return find(session, url, "");
    }

    /** The same in a language ({@code en}), as far as it has words in it. */
    public Questionnaire find(Session session, String url, String language) {
        return known(session, language).stream().filter(each -> each.url().equals(url) || each.url().endsWith(":" + url)).findFirst()
                .orElseThrow(() -> new FhirException(Code.UNKNOWN_QUESTIONNAIRE));
    }

    private static LocalDate today(Transaction tx) {
        return LocalDate.ofInstant(tx.now(), FRANCE);
    }

    private static Filled filled(Row row) throws SQLException {
        JsonNode response = FhirJson.read(row.text("resource").getBytes(StandardCharsets.UTF_8));
        return new Filled(row.uuid("id"), row.text("url"), row.text("version"), row.text("title"),
                LocalDate.parse(row.text("answered_on")), Answers.read(response), row.instant("recorded_at"), row.uuid("recorded_by"));
    }
}
