package fr.havre.agenda.prevention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Permission;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.agenda.prevention.PreventionException.Code;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.vault.TestVault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** On 25 November 2026. */
class PreventionTest {
    @TempDir Path folder;
    private TestVault vault;
    private Patients patients;
    private Prevention prevention;
    private Session doctor;
    private PatientId zoe;

    @BeforeEach void open() {
        vault = TestVault.in(folder);
        patients = new Patients(vault.administrative());
        prevention = new Prevention(vault.clinical(), patients, VaccinationRules.carried());
        doctor = vault.session(Role.DOCTOR);
        zoe = patient("Lefèvre", Optional.of("1955-03-12"));
    }

    @AfterEach void close() {
        vault.close();
    }

    private PatientId patient(String name, Optional<String> born) {
        return patients.create(doctor, new Patients.Draft(new Traits(name, "Zoé", born.flatMap(PartialDate::parse), Sex.FEMALE,
                Optional.empty())), Set.of());
    }

    private PreventionFile give(PatientId patient, String vaccine, String on) {
        return prevention.given(doctor, patient, vaccine, PartialDate.parse(on).orElseThrow(), Optional.empty());
    }

    private static DueState state(PreventionFile file, String row) {
        return file.lines().stream().filter(line -> line.rule().row().equals(row)).findFirst().orElseThrow().state();
    }

    private static Code refused(Executable wrong) {
        return assertThrows(PreventionException.class, wrong).code();
    }

    @Test void aDoseThatIsNotedIsDoneAndCitesItsRuleAndVersion() {
        assertEquals(DueState.DUE, state(prevention.open(doctor, zoe), "V25"));
        PreventionFile file = prevention.given(doctor, zoe, "influenza", PartialDate.parse("2026-10-20").orElseThrow(),
                Optional.of(" A1 234 "));
        assertEquals(DueState.DONE, state(file, "V25"));
        assertEquals(Optional.of("A1 234"), file.vaccinations().getFirst().lot());
        assertEquals("2026-05-03", file.rules());
    }

    @Test void aBoxThatWasScannedIsRememberedAndAnExpiredOneRefused() {
        BoxCode box = BoxCode.parse("(01)03400930123454(17)261130(10)L7");
        assertEquals(Optional.empty(), prevention.vaccineOf(doctor, box));
        PartialDate today = PartialDate.parse("2026-11-25").orElseThrow();
        PreventionFile file = prevention.given(doctor, zoe, new Dose("influenza", today, box.lot(), Optional.of(box.product()),
                box.expires(), Optional.of("Dr Roussel")));
        assertEquals(new Vaccination(file.vaccinations().getFirst().id(), prevention.vaccineOf(doctor, box).orElseThrow(), today,
                Optional.of("L7"), Optional.of("03400930123454"), Optional.of(LocalDate.of(2026, 11, 30)), Optional.of("Dr Roussel")),
                file.vaccinations().getFirst());
        Dose old = new Dose("covid", today, Optional.empty(), Optional.empty(), Optional.of(LocalDate.of(2026, 11, 24)), Optional.empty());
        assertEquals(Code.PRODUCT_EXPIRED, refused(() -> prevention.given(doctor, zoe, old)));
        assertEquals(1, prevention.open(doctor, zoe).vaccinations().size());
    }

    @Test void whatTheSituationSpeaksAgainstIsSaidWithItsSource() {
        PatientId young = patient("Petit", Optional.of("1990-03-12"));
        PreventionFile file = prevention.situation(doctor, young, new Situation(Set.of(Risk.IMMUNOCOMPROMISED), Optional.empty()));
        DueLine mmr = file.lines().stream().filter(line -> line.rule().series().equals("MMR")).findFirst().orElseThrow();
        assertTrue(file.against(mmr).getFirst().source().contains("4.3"));
        DueLine other = file.lines().stream().filter(line -> line.rule().series().equals("DTP")).findFirst().orElseThrow();
        assertEquals(List.of(), file.against(other));
    }

    @Test void oneNotedByMistakeIsDueAgain() {
        PreventionFile file = give(zoe, "influenza", "2026-10-20");
        file = prevention.mistaken(doctor, zoe, file.vaccinations().getFirst().id());
        assertEquals(DueState.DUE, state(file, "V25"));
        assertEquals(List.of(), file.vaccinations());
        assertEquals(Code.UNKNOWN_VACCINATION, refused(() -> prevention.mistaken(doctor, zoe, new UUID(0, 0))));
    }

    @Test void whatWasDeclinedStaysSoUntilItIsReconsideredAndASeasonEndsIt() {
        assertEquals(DueState.DECLINED, state(prevention.decline(doctor, zoe, "V25", "ne souhaite pas"), "V25"));
        assertEquals(DueState.DUE, state(prevention.reconsider(doctor, zoe, "V25"), "V25"));
        prevention.decline(doctor, zoe, "V25", "ne souhaite pas");
        vault.waitFor(Duration.ofDays(365));
        assertEquals(DueState.DUE, state(prevention.open(doctor, zoe), "V25"));
    }

    @Test void aSituationChangesWhatIsAskedFor() {
        PatientId young = patient("Durand", Optional.of("1990-05-05"));
        PreventionFile file = prevention.situation(doctor, young, new Situation(Set.of(Risk.IMMUNOCOMPROMISED),
                Optional.of(LocalDate.of(2026, 6, 1))));
        assertEquals(DueState.DUE, state(file, "V28-immuno-1"));
        assertEquals(DueState.DUE, state(file, "V30"));
        assertEquals(file.situation(), prevention.open(doctor, young).situation());
    }

    @Test void thoseOfWhomSomethingIsNotedComeFirstThenThoseWhoAreOfAnAge() {
        give(zoe, "dt-polio", "2020");
        give(patient("Bébé", Optional.of("2026-11-01")), "rsv-antibody", "2026-11-02");
        PatientId eldest = patient("Ancien", Optional.of("1947-01-05"));
        PatientId young = patient("Jeune", Optional.of("1996-01-05"));
        patient("Sansdate", Optional.empty());
        List<ReminderCandidate> found = prevention.reminders().candidates(doctor);
        assertEquals(List.of(zoe, eldest, young), found.stream().map(each -> each.file().patient().id()).toList());
        assertEquals(List.of(false, true, true), found.stream().map(each -> each.file().nothingNoted()).toList());
        assertEquals(Set.of("V24", "V25", "V26", "V27", "V28-1", "V29"), rows(found.get(1)), "nothing of a childhood that is over");
        assertEquals(Set.of("V22"), rows(found.get(2)));
        prevention.decline(doctor, young, "V22", "vacciné ailleurs");
        assertEquals(List.of(zoe, eldest), prevention.reminders().candidates(doctor).stream().map(each -> each.file().patient().id()).toList());
    }

    @Test void whoWasRemindedByAgeIsNoLongerShownUntilTheyMayBeAgain() {
        PatientId eldest = patient("Ancien", Optional.of("1947-01-05"));
        PatientId none = patient("Aucun", Optional.of("1948-01-05"));
        prevention.reminders().optOut(doctor, none, true);
        List<ReminderCandidate> found = prevention.reminders().candidates(doctor);
        assertEquals(List.of(eldest, none, zoe), found.stream().map(each -> each.file().patient().id()).toList());
        vault.clinical().write(tx -> {
            prevention.reminders().reminded(tx, doctor, eldest, found.getFirst().lines(), ReminderWay.PAPER);
            return null;
        });
        assertEquals(List.of(none, zoe), prevention.reminders().candidates(doctor).stream().map(each -> each.file().patient().id()).toList());
        assertEquals(List.of(false, true), prevention.reminders().of(doctor, List.of(eldest, zoe)).stream().map(ReminderCandidate::may)
                .toList(), "who is named is told why not");
        vault.waitFor(Duration.ofDays(93));
        assertEquals(eldest, prevention.reminders().candidates(doctor).getFirst().file().patient().id());
    }

    private static Set<String> rows(ReminderCandidate candidate) {
        return candidate.lines().stream().map(line -> line.rule().row()).collect(Collectors.toSet());
    }

    @Test void nobodyIsSaidToBeDueSinceBeforeARecommendationBegan() {
        PreventionFile file = prevention.open(doctor, patient("Ancien", Optional.of("1947-01-05")));
        assertEquals(LocalDate.of(2024, 3, 7), file.lines().stream().filter(line -> line.rule().row().equals("V28-1")).findFirst()
                .orElseThrow().on(), "zoster");
        assertEquals(LocalDate.of(2024, 7, 4), file.lines().stream().filter(line -> line.rule().row().equals("V29")).findFirst()
                .orElseThrow().on(), "RSV");
        assertTrue(VaccinationRules.carried().rows().stream().noneMatch(rule -> (rule.source() + rule.note(Locale.FRENCH)).contains("djibe")));
    }

    @Test void refusesWhatCannotBe() {
        assertEquals(Code.DATE_IMPOSSIBLE, refused(() -> give(zoe, "mmr", "2026-11-26")));
        assertEquals(Code.DATE_IMPOSSIBLE, refused(() -> give(zoe, "mmr", "1955-03-11")));
        assertEquals(Code.UNKNOWN_VACCINE, refused(() -> give(zoe, "smallpox", "1960")));
        assertEquals(Code.DATE_IMPOSSIBLE, refused(() -> prevention.situation(doctor, zoe,
                new Situation(Set.of(), Optional.of(LocalDate.of(2026, 11, 26))))));
        give(zoe, "mmr", "1990");
        assertEquals(Code.ALREADY_NOTED, refused(() -> give(zoe, "mmr", "1990")));
        assertEquals(Code.REASON_MISSING, refused(() -> prevention.decline(doctor, zoe, "V25", " ")));
        assertEquals(Code.UNKNOWN_RULE, refused(() -> prevention.decline(doctor, zoe, "V99", "non")));
        assertEquals(Code.TEXT_TOO_LONG, refused(() -> prevention.decline(doctor, zoe, "V25", "x".repeat(201))));
        PatientId ageless = patient("Sansdate", Optional.empty());
        assertEquals(Code.BIRTH_DATE_MISSING, refused(() -> prevention.open(doctor, ageless)));
        assertThrows(PatientException.class, () -> prevention.open(doctor, new PatientId(UUID.randomUUID())));
    }

    @Test void aSecretaryNotesAndDoesNotDecideAndTheFrontDeskSeesNothing() {
        Session secretary = vault.session(Role.SECRETARY);
        prevention.given(secretary, zoe, "influenza", PartialDate.parse("2026-11-20").orElseThrow(), Optional.empty());
        assertThrows(AccessDeniedException.class, () -> prevention.decline(secretary, zoe, "V28-1", "non"));
        assertThrows(AccessDeniedException.class, () -> prevention.open(vault.session(Role.FRONT_DESK), zoe));
        assertEquals(List.of(Permission.DECIDE_PREVENTION, Permission.KEEP_PREVENTION), vault.refusals());
    }

    @Test void nothingOfAPersonShowsInWhatIsPrinted() {
        PreventionFile file = prevention.decline(doctor, zoe, "V25", "ne souhaite pas");
        assertFalse((file + "" + file.lines() + file.situation() + file.lines().stream().map(DueLine::decline).toList())
                .matches(".*(Lefèvre|souhaite).*"));
        assertTrue(vault.changes().contains(new PreventionChanged(zoe)));
    }
}
