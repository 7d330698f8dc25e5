package fr.havre.patients.questionnaires;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.patients.fhir.FhirException;
import fr.havre.patients.fhir.FhirException.Code;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLane;
import fr.havre.patients.profile.ProfileLine;
import fr.havre.patients.profile.ProfileOrigin;
import fr.havre.patients.profile.Profiles;
import fr.havre.vault.TestVault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** On 25 November 2026. */
class QuestionnairesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final String PRE = "preanaesthesia";

    @TempDir static Path folder;
    private static TestVault vault;
    private static Patients patients;
    private static Profiles profiles;
    private static Questionnaires questionnaires;
    private static Session doctor;

    @BeforeAll static void open() {
        vault = TestVault.in(folder);
        patients = new Patients(vault.administrative());
        profiles = new Profiles(vault.clinical(), patients);
        questionnaires = new Questionnaires(vault.clinical(), patients, profiles);
        doctor = vault.session(Role.DOCTOR);
    }

    @AfterAll static void close() {
        vault.close();
    }

    private static PatientId patient(String name, String born) {
        return patients.create(doctor, new Patients.Draft(new Traits(name, "Marie", PartialDate.parse(born), Sex.FEMALE,
                Optional.empty())), Set.of());
    }

    private static Code refused(Executable wrong) {
        return assertThrows(FhirException.class, wrong).code();
    }

    /** Questions and answers in turn. */
    private static Map<String, List<String>> typed(String... both) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (int i = 0; i < both.length; i += 2) all.computeIfAbsent(both[i], _ -> new ArrayList<>()).add(both[i + 1]);
        return all;
    }

    private static Code notOne(String items) {
        return refused(() -> Questionnaire.read(form(items)));
    }

    private static byte[] form(String items) {
        return ("{\"resourceType\":\"Questionnaire\",\"url\":\"urn:x:f\",\"title\":\"F\",\"item\":[" + items + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test void theThreeOfOurOwnAreReadAndAskAboutTheProfile() {
        List<Questionnaire> known = questionnaires.known(doctor).subList(0, 3);
        assertEquals(List.of("Questionnaire avant anesthésie", "Questionnaire d’entrée à l’hôpital", "Première visite au cabinet"),
                known.stream().map(Questionnaire::title).toList());
        for (Questionnaire each : known) {
            Set<ProfileKind> about = Set.copyOf(each.all().flatMap(question -> question.about().stream()).toList());
            assertTrue(about.containsAll(Set.of(ProfileKind.ALLERGY, ProfileKind.TREATMENT)), each.url());
        }
    }

    @Test void whatConcernsTheProfileWaitsInThePatientsLaneAndANoSaysThatThereIsNone() {
        PatientId marie = patient("Aubry", "1941-02-03");
        Questionnaires.Kept kept = questionnaires.keep(doctor, marie, PRE, typed("allergy", "true", "allergy.which",
                "Pénicilline : œdème\n- Latex", "drug", "false", "asthma", "true", "pressure", "false", "other", "Aucune",
                "weight", "62,5", "tobacco", "never", "tobacco.count", "20"), TODAY);
        assertEquals(5, kept.proposed().added());
        assertEquals(List.of("62.5"), kept.filled().answers().get("weight"));
        assertFalse(kept.filled().answers().containsKey("tobacco.count"), "not asked of who does not smoke");
        Profile profile = profiles.of(doctor, marie);
        List<ProfileLine> waiting = profile.proposed(ProfileLane.PATIENT);
        assertEquals(Set.of("Pénicilline : œdème", "Latex", "Asthme", ""), Set.copyOf(waiting.stream()
                .map(each -> each.content().text()).toList()));
        assertEquals(List.of(ProfileKind.TREATMENT, ProfileKind.HISTORY), waiting.stream().filter(each -> each.content().none())
                .map(ProfileLine::kind).toList());
        assertEquals(ProfileOrigin.QUESTIONNAIRE, waiting.getFirst().source().origin());
        assertEquals("Questionnaire avant anesthésie", waiting.getFirst().source().saidBy().orElseThrow());
    }

    @Test void requiredQuestionsAreAnsweredAndAnswersAreOfTheirKind() {
        PatientId marie = patient("Bertin", "1952-05-06");
        assertEquals(Code.ANSWER_MISSING, refused(() -> questionnaires.keep(doctor, marie, PRE, typed("drug", "true"), TODAY)));
        assertEquals(Code.ANSWER_WRONG, refused(() -> questionnaires.keep(doctor, marie, PRE, typed("allergy", "false", "drug", "false",
                "height", "grand"), TODAY)));
        assertEquals(Code.UNKNOWN_QUESTIONNAIRE, refused(() -> questionnaires.keep(doctor, marie, "urn:none", Map.of(), TODAY)));
        assertEquals(List.of(), questionnaires.of(doctor, marie));
        assertThrows(AccessDeniedException.class, () -> questionnaires.known(vault.session(Role.FRONT_DESK)));
    }

    @Test void answersAreReadBackFromTheFileTheyWereWrittenToAndNotIntoAnotherChart() {
        PatientId marie = patient("Colas", "1963-07-08");
        Questionnaires.Kept kept = questionnaires.keep(doctor, marie, PRE, typed("allergy", "false", "drug", "true", "drug.which",
                "Ramipril", "tobacco", "yes", "tobacco.count", "5", "fasting", "12/01/2027"), TODAY);
        byte[] file = questionnaires.response(doctor, kept.filled().id());
        Questionnaires.Kept again = questionnaires.readAnswers(doctor, marie, file, false);
        assertEquals(kept.filled().answers(), again.filled().answers());
        assertEquals(0, again.proposed().added());
        assertEquals(kept.filled().id(), again.filled().id());
        assertEquals(1, questionnaires.of(doctor, marie).size(), "the same answers once");
        PatientId other = patient("Duvivier", "1974-09-10");
        assertEquals(Code.OTHER_PERSON, refused(() -> questionnaires.readAnswers(doctor, other, file, false)));
        assertEquals(Code.NOT_AN_ANSWER, refused(() -> questionnaires.readAnswers(doctor, other, form("{}"), false)));
        assertEquals(Code.UNKNOWN_ANSWER, refused(() -> questionnaires.response(doctor, new java.util.UUID(1, 1))));
    }

    @Test void oneOfAFileIsKeptReplacedByItsNewVersionAndAnswered() {
        byte[] file = form("""
                {"linkId":"a","text":"A?","type":"integer"},
                {"linkId":"b","text":"B?","type":"string","enableWhen":[{"question":"a","operator":">","answerInteger":9}],
                 "code":[{"system":"http://loinc.org","code":"48765-2"}]}""");
        questionnaires.read(doctor, file);
        questionnaires.read(doctor, file);
        assertEquals(1, questionnaires.known(doctor).stream().filter(each -> each.url().equals("urn:x:f")).count());
        PatientId marie = patient("Esteban", "1985-11-12");
        assertEquals(0, questionnaires.keep(doctor, marie, "urn:x:f", typed("a", "9", "b", "Latex"), TODAY).proposed().added());
        assertEquals(1, questionnaires.keep(doctor, marie, "urn:x:f", typed("a", "10", "b", "Latex"), TODAY).proposed().added());
    }

    @Test void ofSeveralAnswersToOneQuestionNoneIsLostInSilence() {
        assertEquals(Code.NOT_A_QUESTIONNAIRE, refused(() -> questionnaires.read(doctor, form("{\"linkId\":\"g\",\"type\":\"group\","
                + "\"repeats\":true,\"item\":[{\"linkId\":\"a\",\"type\":\"string\"}]}"))));
        PatientId marie = patient("Fabre", "1986-12-13");
        String other = "{\"linkId\":\"other\",\"answer\":[{\"valueString\":\"%s\"}]}";
        assertEquals(Code.ANSWER_WRONG, refused(() -> questionnaires.readAnswers(doctor, marie, answers(
                "{\"linkId\":\"other\",\"answer\":[{\"valueString\":\"Diabète\"},{\"valueString\":\"Glaucome\"}]}"), false)));
        assertEquals(Code.ANSWER_WRONG, refused(() -> questionnaires.readAnswers(doctor, marie, answers(other.formatted("Diabète") + ","
                + other.formatted("Glaucome")), false)));
        assertEquals(List.of(), questionnaires.of(doctor, marie));
        assertEquals(List.of("Diabète"), questionnaires.readAnswers(doctor, marie, answers(other.formatted("Diabète")), false).filled().answers()
                .get("other"));
    }

    @Test void aQuestionThatAllowsSeveralAnswersKeepsThemAllAndGivesThemBack() {
        questionnaires.read(doctor, form("""
                {"linkId":"allergy","text":"À quoi ?","type":"open-choice","repeats":true,
                 "code":[{"system":"urn:havre:profile-kind","code":"ALLERGY"}],
                 "answerOption":[{"valueCoding":{"code":"peni","display":"Pénicilline"}},{"valueCoding":{"code":"latex","display":"Latex"}},
                 {"valueCoding":{"code":"none","display":"Aucune"}}]},
                {"linkId":"which","text":"Laquelle ?","type":"string","enableWhen":[{"question":"allergy","operator":"=",
                 "answerCoding":{"code":"latex"}}]},
                {"linkId":"calm","text":"Sans latex","type":"string","enableWhen":[{"question":"allergy","operator":"!=",
                 "answerCoding":{"code":"latex"}}]},
                {"linkId":"days","text":"Quand ?","type":"date","repeats":true},
                {"linkId":"one","text":"Une seule","type":"choice","answerOption":[{"valueString":"A"},{"valueString":"B"}]}"""));
        PatientId marie = patient("Gallet", "1987-01-14");
        var several = typed("allergy", "latex", "allergy", "Noix de\ncajou", "allergy", "none", "allergy", "latex", "which", "Gants",
                "calm", "?", "days", "12/01/2026", "days", "2025");
        Questionnaires.Kept kept = questionnaires.keep(doctor, marie, "urn:x:f", several, TODAY);
        assertEquals(Map.of("allergy", List.of("latex", "Noix de cajou", "none"), "which", List.of("Gants"), "days",
                List.of("2026-01-12", "2025")), kept.filled().answers());
        assertEquals(Set.of("Latex", "Noix de cajou"), Set.copyOf(profiles.of(doctor, marie).proposed(ProfileLane.PATIENT).stream()
                .map(each -> each.content().text()).toList()), "a none beside others says nothing");
        Questionnaires.Kept again = questionnaires.readAnswers(doctor, marie, questionnaires.response(doctor, kept.filled().id()), false);
        assertEquals(kept.filled(), again.filled());
        assertEquals(kept.filled().answers(), questionnaires.of(doctor, marie).getFirst().answers());
        assertEquals(Code.ANSWER_WRONG, refused(() -> questionnaires.keep(doctor, marie, "urn:x:f", typed("one", "A", "one", "B"), TODAY)));
    }

    @Test void oursAreInEnglishTooWordForWordAndAreKeptInTheirOwnLanguage() {
        List<Questionnaire> own = questionnaires.known(doctor).subList(0, 3);
        List<Questionnaire> english = questionnaires.known(doctor, "en").subList(0, 3);
        for (int i = 0; i < own.size(); i++) {
            assertFalse(own.get(i).title().equals(english.get(i).title()));
            List<Question> asked = own.get(i).all().toList();
            List<Question> translated = english.get(i).all().toList();
            assertEquals(asked.stream().map(Question::id).toList(), translated.stream().map(Question::id).toList());
            for (int q = 0; q < asked.size(); q++) {
                assertFalse(asked.get(q).text().equals(translated.get(q).text()), asked.get(q).id());
                assertEquals(asked.get(q).called(), translated.get(q).called(), "the profile has one language");
                assertEquals(asked.get(q).options().stream().map(Question.Option::code).toList(),
                        translated.get(q).options().stream().map(Question.Option::code).toList());
            }
        }
        assertEquals(own, questionnaires.known(doctor, "fr").subList(0, 3));
        assertEquals("No, never", questionnaires.find(doctor, PRE, "en").all().filter(each -> each.id().equals("tobacco")).findFirst()
                .orElseThrow().shown("never"));
        PatientId marie = patient("Hamel", "1988-02-15");
        assertEquals("Questionnaire avant anesthésie", questionnaires.keep(doctor, marie, PRE, typed("allergy", "false", "drug", "false"),
                TODAY).filled().title());
    }

    private static byte[] answers(String items) {
        return ("{\"resourceType\":\"QuestionnaireResponse\",\"questionnaire\":\""
                + questionnaires.find(doctor, PRE).url() + "\",\"item\":[" + items + "]}").getBytes(StandardCharsets.UTF_8);
    }

    @Test void whatCannotBeAskedHereOrIsHostileIsRefused() {
        assertEquals(Code.NOT_A_QUESTIONNAIRE, notOne("{\"linkId\":\"a\",\"type\":\"attachment\"}"));
        assertEquals(Code.NOT_A_QUESTIONNAIRE, notOne("{\"linkId\":\"a\",\"type\":\"choice\"}"));
        assertEquals(Code.NOT_A_QUESTIONNAIRE, notOne("{\"linkId\":\"a\",\"type\":\"string\"},{\"linkId\":\"a\",\"type\":\"string\"}"));
        assertEquals(Code.NOT_A_QUESTIONNAIRE, notOne("{\"linkId\":\"a\",\"type\":\"string\",\"enableWhen\":[{\"question\":\"z\","
                + "\"operator\":\"=\",\"answerBoolean\":true}]}"));
        assertEquals(Code.NOT_A_QUESTIONNAIRE, notOne(""));
        assertEquals(Code.NOT_A_QUESTIONNAIRE, notOne("{\"linkId\":\"a\",\"type\":\"string\"}" + ",{\"linkId\":\"b\",\"type\":\"string\"}"
                .repeat(600)));
        assertEquals(Code.NOT_A_QUESTIONNAIRE, notOne("{\"linkId\":\"g\",\"type\":\"group\",\"item\":[".repeat(15)
                + "{\"linkId\":\"a\",\"type\":\"string\"}" + "]}".repeat(15)));
        assertEquals(Code.NOT_READABLE, notOne("{\"linkId\":\"g\",\"item\":[".repeat(200)));
    }
}
