package fr.havre.patients.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Permission;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.patients.profile.Profile.Known;
import fr.havre.patients.profile.ProfileException.Code;
import fr.havre.vault.TestVault;
import fr.havre.vault.db.CommitLog;
import fr.havre.vault.db.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** On 25 November 2026; each test has a patient of its own in the same vault. */
class ProfilesTest {
    @TempDir static Path folder;
    private static TestVault vault;
    private static Patients patients;
    private static Profiles profiles;
    private static Session doctor;
    private static final List<String> NAMES = List.of("Aubry", "Bertin", "Colas", "Duvivier", "Esteban", "Fournier", "Guillot",
            "Hamon", "Imbert", "Jourdain", "Kessler", "Lombard", "Morvan", "Noirot", "Ozanne");
    private static int number;
    private PatientId zoe;

    @BeforeAll static void open() {
        vault = TestVault.in(folder);
        patients = new Patients(vault.administrative());
        profiles = new Profiles(vault.clinical(), patients);
        doctor = vault.session(Role.DOCTOR);
    }

    @AfterAll static void close() {
        vault.close();
    }

    @BeforeEach void patient() {
        zoe = patients.create(doctor, new Patients.Draft(new Traits(NAMES.get(number), "Zoé",
                PartialDate.parse((1940 + 3 * number) + "-03-1" + number++ % 10), Sex.FEMALE, Optional.empty())), Set.of());
    }

    private static PartialDate on(String iso) {
        return PartialDate.parse(iso).orElseThrow();
    }

    private static final ProfileSource PRACTICE = ProfileSource.practice(on("2026-11-25"));

    private static ProfileProposal proposal(ProfileKind kind, String text, String date) {
        return new ProfileProposal(ProfileContent.of(kind, text), new ProfileSource(ProfileOrigin.DOCUMENT,
                Optional.of(new UUID(0, 7)), Optional.of("Dr Martin"), Optional.of(on(date))));
    }

    private UUID add(ProfileKind kind, String text) {
        return profiles.add(doctor, zoe, ProfileContent.of(kind, text), PRACTICE).current(kind).getFirst().id();
    }

    private UUID propose(String text) {
        profiles.propose(doctor, zoe, ProfileLane.ELSEWHERE, List.of(proposal(ProfileKind.ALLERGY, text, "2026-01-10")));
        return profiles.of(doctor, zoe).proposed(ProfileLane.ELSEWHERE).getFirst().id();
    }

    private static Code refused(Executable wrong) {
        return assertThrows(ProfileException.class, wrong).code();
    }

    @Test void keepsWhatALineSaysWithItsSourceItsDatesAsPreciseAsTheyCameAndWhoRecordedIt() {
        ProfileContent stent = new ProfileContent(ProfileKind.IMPLANT, false, "Stent coronaire\n actif", Optional.of("IVA"),
                Optional.empty(), Optional.of("LOT 42"), Optional.of(new ProfileCode("1.2.3", "X", "Stent")),
                Optional.of(on("2019-05")), Optional.empty());
        ProfileLine line = profiles.add(doctor, zoe, stent, PRACTICE).current(ProfileKind.IMPLANT).getFirst();
        ProfileLine read = profiles.of(doctor, zoe).lines().getFirst();
        assertEquals(line, read);
        assertEquals("Stent coronaire actif", read.content().text());
        assertEquals("2019-05", read.content().since().orElseThrow().iso());
        assertEquals(PRACTICE, read.source());
        assertEquals(doctor.person(), read.recordedBy());
        assertFalse((read + " " + read.content() + read.source()).contains("Stent"));
    }

    @Test void putsWhatCountsInAnEmergencyFirst() {
        add(ProfileKind.REMARK, "Appeler le soir");
        add(ProfileKind.ALLERGY, "Pénicilline");
        add(ProfileKind.DIRECTIVE, "Chez sa fille");
        add(ProfileKind.TRUSTED_PERSON, "Paul Lefèvre");
        assertEquals(List.of(ProfileKind.DIRECTIVE, ProfileKind.TRUSTED_PERSON, ProfileKind.ALLERGY, ProfileKind.REMARK),
                profiles.of(doctor, zoe).lines().stream().map(ProfileLine::kind).toList());
    }

    @Test void aLineIsEndedCorrectedOrCalledAMistakeAndItsHistoryStays() {
        UUID line = add(ProfileKind.TREATMENT, "Amlodipine 5 mg");
        profiles.change(doctor, line, ProfileContent.of(ProfileKind.TREATMENT, "Amlodipine 10 mg"), PRACTICE);
        profiles.end(doctor, line, on("2026-11"));
        Profile now = profiles.reopen(doctor, line);
        assertEquals(Optional.empty(), now.current(ProfileKind.TREATMENT).getFirst().content().until());
        now = profiles.mistaken(doctor, line);
        assertEquals(List.of(), now.current(ProfileKind.TREATMENT));
        assertEquals(List.of(ProfileAct.MISTAKEN, ProfileAct.REOPENED, ProfileAct.ENDED, ProfileAct.CHANGED, ProfileAct.ADDED),
                profiles.history(doctor, line).stream().map(ProfileLine::act).toList());
        assertEquals("Amlodipine 5 mg", profiles.history(doctor, line).getLast().content().text());
    }

    @Test void lookingAtItAndAtALinesPastLeavesATraceReadingAgainWhatIsOpenDoesNot() {
        UUID line = add(ProfileKind.TREATMENT, "Amlodipine 5 mg");
        List<String> acts = new ArrayList<>();
        vault.clinical().logTo(new CommitLog() {
            @Override public void write(Transaction tx, List<Act> written) {
                written.stream().filter(each -> each.subjects().contains(zoe.value())).map(Act::code).forEach(acts::add);
            }

            @Override public void committed() { }

            @Override public void rolledBack() { }
        });
        Profile opened = profiles.of(doctor, zoe);
        assertEquals(opened, profiles.again(doctor, opened));
        profiles.history(doctor, line);
        assertEquals(List.of("profile.opened", "profile.history-opened"), acts);
    }

    @Test void whatOthersSayWaitsUntilItIsAcceptedLineByLine() {
        UUID line = propose("Latex");
        assertEquals(Known.NOT_ASKED, profiles.of(doctor, zoe).known(ProfileKind.ALLERGY));
        ProfileLine accepted = profiles.accept(doctor, line).current(ProfileKind.ALLERGY).getFirst();
        assertEquals(ProfileLane.PRACTICE, accepted.lane());
        assertEquals(ProfileOrigin.DOCUMENT, accepted.source().origin());
        assertEquals(Code.NOT_PROPOSED, refused(() -> profiles.accept(doctor, line)));
    }

    @Test void whatIsKnownWaitsOrWasLeftIsNotProposedAgain() {
        add(ProfileKind.ALLERGY, "Pénicilline");
        UUID left = propose("Latex");
        profiles.leave(doctor, left);
        Profiles.Proposed again = profiles.propose(doctor, zoe, ProfileLane.PATIENT, List.of(
                proposal(ProfileKind.ALLERGY, "LATEX", "2026-02-10"), proposal(ProfileKind.ALLERGY, "penicilline.", "2026-02-10"),
                proposal(ProfileKind.ALLERGY, "Arachide", "2026-02-10"), proposal(ProfileKind.ALLERGY, "arachide", "2026-02-10")));
        assertEquals(new Profiles.Proposed(1, 3, 0), again);
    }

    @Test void whatHadEndedIsProposedAgainOnlyWhereTheSourceSaysSoOfALaterDay() {
        UUID line = add(ProfileKind.TREATMENT, "Furosémide");
        profiles.end(doctor, line, on("2026-03-01"));
        assertEquals(0, profiles.propose(doctor, zoe, ProfileLane.ELSEWHERE,
                List.of(proposal(ProfileKind.TREATMENT, "Furosémide", "2026-02-01"))).added());
        assertEquals(1, profiles.propose(doctor, zoe, ProfileLane.ELSEWHERE,
                List.of(proposal(ProfileKind.TREATMENT, "Furosémide", "2026-06-01"))).added());
    }

    @Test void nothingKnownIsAStatementThatEndsWhenSomethingIs() {
        profiles.add(doctor, zoe, ProfileContent.none(ProfileKind.ALLERGY), PRACTICE);
        assertEquals(Known.NONE, profiles.of(doctor, zoe).known(ProfileKind.ALLERGY));
        add(ProfileKind.ALLERGY, "Latex");
        Profile now = profiles.of(doctor, zoe);
        assertEquals(Known.LISTED, now.known(ProfileKind.ALLERGY));
        assertEquals(Optional.empty(), now.none(ProfileKind.ALLERGY));
        assertEquals(Code.LINES_EXIST, refused(() ->
                profiles.add(doctor, zoe, ProfileContent.none(ProfileKind.ALLERGY), PRACTICE)));
    }

    @Test void refusesWhatCannotBe() {
        UUID line = add(ProfileKind.HISTORY, "Asthme");
        assertEquals(Code.ALREADY_THERE, refused(() -> add(ProfileKind.HISTORY, "ASTHME")));
        assertEquals(Code.TEXT_MISSING, refused(() -> ProfileContent.of(ProfileKind.HISTORY, " \n ")));
        assertEquals(Code.TEXT_TOO_LONG, refused(() -> ProfileContent.of(ProfileKind.HISTORY, "x".repeat(301))));
        assertEquals(Code.DATE_IMPOSSIBLE, refused(() -> profiles.add(doctor, zoe, ProfileContent.of(ProfileKind.HISTORY, "Grippe")
                .withDates(Optional.of(on("2031")), Optional.empty()), PRACTICE)));
        assertEquals(Code.OTHER_KIND, refused(() -> profiles.change(doctor, line, ProfileContent.of(ProfileKind.REMARK, "x"), PRACTICE)));
        assertEquals(Code.UNKNOWN_LINE, refused(() -> profiles.end(doctor, new UUID(1, 2), on("2026"))));
        assertEquals(Code.DATES_REVERSED, refused(() -> ProfileContent.of(ProfileKind.HISTORY, "Grippe")
                .withDates(Optional.of(on("2020")), Optional.of(on("2019-12-31")))));
    }

    @Test void aProfileHoldsSoManyLinesAndNoMore() {
        Profiles.Proposed many = profiles.propose(doctor, zoe, ProfileLane.ELSEWHERE, IntStream.range(0, Profiles.MOST_LINES + 20)
                .mapToObj(each -> proposal(ProfileKind.HISTORY, "Problème " + each, "2026-01-01")).toList());
        assertEquals(new Profiles.Proposed(Profiles.MOST_LINES, 0, 20), many);
        assertEquals(Code.TOO_MANY_LINES, refused(() -> add(ProfileKind.HISTORY, "Un de plus")));
    }

    @Test void aSecretaryNotesPersonsAndDirectivesAndProposesTheRest() {
        Session secretary = vault.session(Role.SECRETARY);
        profiles.add(secretary, zoe, ProfileContent.of(ProfileKind.TRUSTED_PERSON, "Paul Lefèvre"), PRACTICE);
        assertThrows(AccessDeniedException.class, () ->
                profiles.add(secretary, zoe, ProfileContent.of(ProfileKind.ALLERGY, "Latex"), PRACTICE));
        profiles.propose(secretary, zoe, ProfileLane.PATIENT, List.of(proposal(ProfileKind.ALLERGY, "Latex", "2026-01-01")));
        UUID line = profiles.of(secretary, zoe).proposed(ProfileLane.PATIENT).getFirst().id();
        assertThrows(AccessDeniedException.class, () -> profiles.accept(secretary, line));
    }

    @Test void whoWritesMedicalLinesIsAProfessionalAndNobodyReadsThemWithoutTheClinicalKey() {
        for (Role role : Role.values()) {
            assertEquals(Set.of(Role.DOCTOR, Role.NURSE).contains(role), role.may(Permission.EDIT_PROFILE), role.name());
        }
        assertThrows(AccessDeniedException.class, () -> profiles.of(vault.session(Role.FRONT_DESK), zoe));
    }

    @Test void eachActIsAnnounced() {
        vault.changes().clear();
        UUID line = add(ProfileKind.ALLERGY, "Iode");
        profiles.end(doctor, line, on("2026-11-25"));
        assertEquals(List.of(new ProfileChanged(zoe), new ProfileChanged(zoe)), vault.changes());
    }
}
