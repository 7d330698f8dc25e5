package fr.havre.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import com.sun.net.httpserver.HttpServer;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.patients.Ins;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.patients.ips.GivenVaccine;
import fr.havre.patients.ips.PatientSummaries;
import fr.havre.patients.profile.AllergySeverity;
import fr.havre.patients.profile.ProfileCode;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileSource;
import fr.havre.patients.profile.Profiles;
import fr.havre.patients.questionnaires.Questionnaires;
import fr.havre.record.ConnectorSettings;
import fr.havre.record.RecordConnector;
import fr.havre.record.RecordException;
import fr.havre.record.SampleSubmission;
import fr.havre.record.Submission;
import fr.havre.record.mhd.MhdConnectorProvider;
import fr.havre.ui.profile.SummaryText;
import fr.havre.ui.words.Language;
import fr.havre.vault.TestVault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What leaves as FHIR, read by HAPI's parser and held against the definitions of R4 (elements, cardinalities, types, required
 * codes, invariants) by its validator. Profiles of the guides are not at hand there: of them it says that it did not look.
 */
@Tag("interop")
class FhirConformanceIT {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @TempDir static Path folder;
    private static FhirValidator validator;
    private static TestVault vault;
    private static Patients patients;
    private static Profiles profiles;
    private static PatientSummaries summaries;
    private static Session doctor;

    @BeforeAll static void open() {
        FhirContext r4 = FhirContext.forR4();
        FhirInstanceValidator module = new FhirInstanceValidator(new ValidationSupportChain(new DefaultProfileValidationSupport(r4),
                new CommonCodeSystemsTerminologyService(r4), new InMemoryTerminologyServerValidationSupport(r4)));
        module.setErrorForUnknownProfiles(false);
        validator = r4.newValidator().registerValidatorModule(module);
        vault = TestVault.in(folder);
        patients = new Patients(vault.administrative());
        profiles = new Profiles(vault.clinical(), patients);
        summaries = new PatientSummaries(vault.clinical(), patients, profiles);
        doctor = vault.session(Role.DOCTOR);
    }

    @AfterAll static void close() {
        vault.close();
    }

    /** Errors, each with its place. */
    private static List<String> errors(String json) {
        return validator.validateWithResult(json).getMessages().stream()
                .filter(each -> each.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(each -> each.getLocationString() + ": " + each.getMessage()).toList();
    }

    private static PatientId patient(String name, String born, Sex sex) {
        return patients.create(doctor, new Patients.Draft(new Traits(name, "Marie Louise", PartialDate.parse(born), sex,
                Optional.empty())), Set.of());
    }

    private static void add(PatientId patient, ProfileContent content) {
        profiles.add(doctor, patient, content, ProfileSource.practice(PartialDate.of(TODAY)));
    }

    private static String summary(PatientId patient, List<GivenVaccine> vaccines) {
        return new String(summaries.write(doctor, patient, TODAY, vaccines, "Dr Claire Roussel", new SummaryText(Language.FRENCH)),
                StandardCharsets.UTF_8);
    }

    private static PatientId full() {
        PatientId full = patient("Aubry", "1941-02-03", Sex.FEMALE);
        add(full, ProfileContent.of(ProfileKind.ALLERGY, "Pénicilline <G> & dérivés").withDetail(Optional.of("œdème"))
                .withSeverity(Optional.of(AllergySeverity.SEVERE)).withDates(PartialDate.parse("2018-06"), Optional.empty())
                .withCode(Optional.of(new ProfileCode("2.16.840.1.113883.6.96", "373270004", "Penicillin"))));
        add(full, ProfileContent.of(ProfileKind.ALLERGY, "Latex").withSeverity(Optional.of(AllergySeverity.MILD)));
        add(full, ProfileContent.of(ProfileKind.TREATMENT, "Ramipril 5 mg").withDetail(Optional.of("1 le matin"))
                .withDates(PartialDate.parse("2021-05"), Optional.empty()));
        add(full, ProfileContent.of(ProfileKind.TREATMENT, "Paracétamol"));
        add(full, ProfileContent.of(ProfileKind.HISTORY, "Asthme").withDates(PartialDate.parse("1985"), PartialDate.parse("2001"))
                .withCode(Optional.of(new ProfileCode("2.16.840.1.113883.6.3", "J45", "Asthme"))));
        add(full, ProfileContent.of(ProfileKind.HISTORY, "Diabète").withDetail(Optional.of("suivi annuel")));
        add(full, ProfileContent.of(ProfileKind.IMPLANT, "Stent coronaire").withReference(Optional.of("LOT 42"))
                .withDates(PartialDate.parse("2019-03-01"), Optional.empty()));
        add(full, ProfileContent.of(ProfileKind.IMPLANT, "Prothèse de hanche").withDetail(Optional.of("à gauche")));
        add(full, ProfileContent.of(ProfileKind.TRUSTED_PERSON, "Paul Aubry").withDetail(Optional.of("fils"))
                .withReference(Optional.of("0612345678")));
        add(full, ProfileContent.of(ProfileKind.PERSON_TO_WARN, "Anne Aubry"));
        add(full, ProfileContent.of(ProfileKind.DIRECTIVE, "Chez le notaire").withDetail(Optional.of("enveloppe bleue"))
                .withDates(PartialDate.parse("2018-01"), Optional.empty()));
        add(full, ProfileContent.of(ProfileKind.DIRECTIVE, "Dans Mon espace santé"));
        return full;
    }

    @Test void thePatientSummaryIsSoundWhateverIsKnown() {
        List<GivenVaccine> vaccines = List.of(new GivenVaccine("Grippe", PartialDate.parse("2026-10-20").orElseThrow(), Optional.of("A1")),
                new GivenVaccine("dT-Polio", PartialDate.parse("2005").orElseThrow(), Optional.empty()));
        assertEquals(List.of(), errors(summary(full(), vaccines)), "full");
        assertEquals(List.of(), errors(summary(patient("Bertin", "1952-05", Sex.UNKNOWN), List.of())), "nobody asked");
        PatientId none = patient("Colas", "2019-09-10", Sex.MALE);
        for (ProfileKind each : List.of(ProfileKind.ALLERGY, ProfileKind.TREATMENT, ProfileKind.HISTORY, ProfileKind.IMPLANT,
                ProfileKind.DIRECTIVE)) add(none, ProfileContent.none(each));
        assertEquals(List.of(), errors(summary(none, List.of())), "there is none");
    }

    @Test void theAnswersToAQuestionnaireAreSound() {
        Questionnaires questionnaires = new Questionnaires(vault.clinical(), patients, profiles);
        PatientId marie = patient("Duvivier", "1974-09-10", Sex.FEMALE);
        Questionnaires.Kept kept = questionnaires.keep(doctor, marie, "preanaesthesia", Map.of("allergy", "true", "allergy.which",
                "Pénicilline : œdème\n- Latex", "drug", "false", "asthma", "true", "pressure", "false", "other", "Aucune",
                "weight", "62,5", "tobacco", "never"), TODAY);
        assertEquals(List.of(), errors(new String(questionnaires.response(doctor, kept.filled().id()), StandardCharsets.UTF_8)));
    }

    @Test void whatTheRecordIsSentIsSound() throws Exception {
        for (boolean simply : List.of(false, true)) {
            for (Optional<String> old : List.of(Optional.<String>empty(), Optional.of(SampleSubmission.newUniqueId()))) {
                if (simply && old.isPresent()) continue;
                for (String sent : sent(old, simply)) assertEquals(List.of(), errors(sent), "simply " + simply + ", replaces " + old.isPresent());
            }
        }
    }

    /** It is not blind: what is broken on purpose is seen. */
    @Test void theValidatorSeesWhatIsWrong() throws Exception {
        String good = summary(patient("Esteban", "1985-11-12", Sex.FEMALE), List.of());
        assertSeen(good, "\"final\"", "\"finished\"");
        assertSeen(good, "\"female\"", "\"F\"");
        String sent = sent(Optional.empty(), false).getFirst();
        assertSeen(sent, "\"working\"", "\"works\"");
        assertSeen(sent, "\"content\"", "\"contents\"");
    }

    private static void assertSeen(String good, String was, String becomes) {
        assertTrue(good.contains(was), was);
        assertFalse(errors(good.replace(was, becomes)).isEmpty(), becomes);
    }

    /** The bodies of the POSTs that the connector makes. */
    private static List<String> sent(Optional<String> replaced, boolean simply) throws IOException, RecordException {
        List<String> bodies = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean post = exchange.getRequestMethod().equals("POST");
            if (post) bodies.add(body);
            byte[] answer = (post ? "{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\",\"entry\":[]}"
                    : "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{\"resource\":{\"resourceType\":\"DocumentReference\","
                    + "\"id\":\"77\",\"status\":\"current\",\"masterIdentifier\":{\"value\":\"" + replaced.orElse("") + "\"}}}]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        byte[] pdf = SampleSubmission.pdf("un compte rendu");
        Submission submission = SampleSubmission.of(SampleSubmission.patient(new Ins("279035121518989", Ins.Issuer.NIR_DEMO)),
                SampleSubmission.author(), SampleSubmission.newUniqueId(), pdf, replaced);
        try (RecordConnector connector = new MhdConnectorProvider().connector(new ConnectorSettings(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir"), () -> "any", Optional.empty(),
                new ConnectorSettings.Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60),
                        Duration.ofSeconds(120)), Map.of()))) {
            Submission.Bytes bytes = () -> new ByteArrayInputStream(pdf);
            if (simply) connector.submitSimply(submission, bytes);
            else connector.submit(submission, bytes);
        } finally {
            server.stop(0);
        }
        return bodies;
    }
}
