package fr.havre.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Permission;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.patients.Consent.Decision;
import fr.havre.patients.Match.Difference;
import fr.havre.patients.Patient.Contact;
import fr.havre.patients.Patient.UsedNames;
import fr.havre.patients.PatientException.Code;
import fr.havre.patients.Patients.Draft;
import fr.havre.vault.TestVault;
import fr.havre.vault.VaultException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientsTest {
    @TempDir Path folder;
    private TestVault vault;
    private Patients patients;
    private Consents consents;
    private Session doctor;

    @BeforeEach void open() {
        vault = TestVault.in(folder);
        patients = new Patients(vault.administrative());
        consents = new Consents(vault.administrative());
        doctor = vault.session(Role.DOCTOR);
    }

    @AfterEach void close() {
        vault.close();
    }

    private static Traits traits(String name, String given, String date) {
        return new Traits(name, given, PartialDate.parse(date), Sex.FEMALE, Optional.of("75056"));
    }

    private PatientId create(String name, String given, String date, String used) {
        return patients.create(doctor, new Draft(traits(name, given, date), new UsedNames(Optional.of(used), Optional.empty()),
                new Contact(Optional.of("06 12 34 56 78"), Optional.empty(), Optional.empty())), Set.of());
    }

    private PatientId qualified(String name, String given, String date, int number) {
        PatientId id = create(name, given, date, "");
        patients.insiAnswered(doctor, id, PatientPopulation.testIns(traits(name, given, date), number),
                traits(name, given, date), false);
        patients.proofChecked(doctor, id, 2, ProofType.IDENTITY_CARD);
        return id;
    }

    private List<PatientId> found(String typed) {
        return patients.find(doctor, typed).stream().map(Patient::id).toList();
    }

    @Test void findsAPatientByWhateverIsKnownOfThem() {
        PatientId zoe = create("Lefèvre-d’Haÿ", "Zoé Marie-Jeanne", "1985-03-12", "Le Goff");
        create("Durand", "Paul", "1950-01-01", "");
        for (String typed : List.of("lefevre", "Lef", "lefèvre d'hay", "LEFEVRE-D’HAY", "zoe lef", "le goff", "legoff",
                "le-goff",
                "goff zoe", "marie", "jeanne", "mariejeanne", "haÿ", "12/03/1985", "lef 12 mars 1985", "zoé 1985",
                "06 12 34 56",
                "lefever", "lefvre", "zoe lefeve", "zoe golf", "legof")) {
            assertTrue(found(typed).contains(zoe), typed);
        }
        for (String typed : List.of("", " ", "lefevre paul", "lefevre 1986", "zz", "13/03/1985", "%", "_", "*")) {
            assertEquals(List.of(), found(typed), typed);
        }
    }

    @Test void findsByTheBeginningOfTheIns() {
        PatientId zoe = qualified("Lefèvre", "Zoé", "1985-03-12", 4012);
        assertEquals(List.of(zoe), found("2 85 03 0000"));
        assertEquals(List.of(zoe), found("285"));
        assertEquals(List.of(), found("286"));
    }

    @Test void forgetsACorrectedNameInTheSearchButNotInTheHistory() {
        PatientId id = create("Lefèbre", "Zoé", "1985-03-12", "");
        patients.edit(doctor, id, 1, new Draft(traits("Grosjean", "Zoé", "1985-03-12")));
        assertEquals(List.of(), found("lefebre"));
        assertEquals(List.of(id), found("grosjean"));
        assertEquals(0L, (long) vault.administrative().read(
                tx -> tx.number("SELECT count(*) FROM adm.patient_vocabulary WHERE word = 'LEFEBRE'")));
        List<PatientVersion> history = patients.history(doctor, id);
        assertEquals(List.of("Grosjean", "Lefèbre"), history.stream().map(v -> v.identity().traits().birthName()).toList());
        assertEquals(List.of(PatientVersion.What.EDITED, PatientVersion.What.CREATED),
                history.stream().map(PatientVersion::what).toList());
        assertEquals(doctor.person(), history.getFirst().by());
    }

    @Test void proposesADuplicateBeforeCreatingAndCreatesOnceItWasLookedAt() {
        PatientId first = create("Lefèvre", "Zoé", "1985-03-12", "");
        for (Traits again : List.of(traits("LEFEVRE", "Zoe", "1985-03-12"), traits("Lefèbre", "Zoé", "1985-03-12"),
                traits("Lefevre", "Zoé", "1985-12-03"), traits("Lefevre", "Zoé", "1985"))) {
            PatientException refused = assertThrows(PatientException.class,
                    () -> patients.create(doctor, new Draft(again), Set.of()));
            assertEquals(Code.POSSIBLE_DUPLICATE, refused.code());
            assertEquals(List.of(first), refused.patients());
        }
        assertEquals(1L, (long) vault.administrative().read(tx -> tx.number("SELECT count(*) FROM adm.patient")));
        patients.create(doctor, new Draft(traits("LEFEVRE", "Zoe", "1985-03-12")), Set.of(first));
        patients.create(doctor, new Draft(traits("Lefèvre", "Zoé", "1947-07-30")), Set.of());
        patients.create(doctor, new Draft(traits("Moreau", "Zoé", "1985-03-12")), Set.of());
    }

    @Test void isTheSameOnlyByAVerifiedInsAndTheFiveTraits() {
        PatientId zoe = qualified("Lefèvre", "Zoé Marie", "1985-03-12", 4012);
        Ins ins = PatientPopulation.testIns(traits("Lefèvre", "Zoé Marie", "1985-03-12"), 4012);
        ClaimedIdentity exact = claim(ins.number(), ins.issuer().oid(), "LEFEVRE", "ZOE MARIE", "19850312", "75056");
        assertEquals(new Match.Same(zoe), patients.matching(doctor, exact));
        assertDiffers(zoe, claim(ins.number(), ins.issuer().oid(), "LEFEVRE", "ZOE MARIE", "19850312", ""),
                Difference.BIRTH_PLACE);
        assertDiffers(zoe, claim(ins.number(), ins.issuer().oid(), "MOREAU", "ZOE MARIE", "19850312", "75056"),
                Difference.BIRTH_NAME);
        assertDiffers(zoe, claim(ins.number(), ins.issuer().oid(), "LEFEVRE", "ZOE", "19850312", "75056"),
                Difference.GIVEN_NAMES);
        assertDiffers(zoe, claim(ins.number(), "1.2.250.1.213.1.4.8", "LEFEVRE", "ZOE MARIE", "19850312", "75056"),
                Difference.INS);
        assertDiffers(zoe, claim("285030000401200", ins.issuer().oid(), "LEFEVRE", "ZOE MARIE", "19850312", "75056"),
                Difference.INS_NOT_VERIFIED);
        assertInstanceOf(Match.None.class, patients.matching(doctor, ClaimedIdentity.NONE));
        assertInstanceOf(Match.None.class,
                patients.matching(doctor, claim("", "", "MOREAU", "ANNE", "19850312", "75056")));
    }

    @Test void aNumberThatALetterPrintsWithoutItsIssuerProposesItsHolder() {
        PatientId zoe = qualified("Lefèvre", "Zoé Marie", "1985-03-12", 4012);
        Ins ins = PatientPopulation.testIns(traits("Lefèvre", "Zoé Marie", "1985-03-12"), 4012);
        Match.Maybe maybe = assertInstanceOf(Match.Maybe.class, patients.matching(doctor,
                claim(ins.number(), "1.2.250.1.213.1.4.8", "", "", "19850312", "")));
        assertEquals(zoe, maybe.candidates().getFirst().patient());
        assertTrue(maybe.candidates().getFirst().differences().contains(Difference.INS));
    }

    private void assertDiffers(PatientId expected, ClaimedIdentity claimed, Difference difference) {
        Match.Maybe maybe = assertInstanceOf(Match.Maybe.class, patients.matching(doctor, claimed));
        assertEquals(List.of(new Match.Candidate(expected, Set.of(difference))), maybe.candidates());
    }

    private static ClaimedIdentity claim(String number, String oid, String name, String given, String date, String place) {
        Optional<ClaimedIns> ins = number.isEmpty() ? Optional.empty() : Optional.of(new ClaimedIns(number, oid));
        return new ClaimedIdentity(ins, name, given, "", "", "", PartialDate.parse(date), Optional.of(Sex.FEMALE), place);
    }

    @Test void oneNumberBelongsToOnePatient() {
        PatientId first = qualified("Lefèvre", "Zoé", "1985-03-12", 4012);
        PatientId second = create("Moreau", "Anne", "1985-03-12", "");
        PatientException refused = assertThrows(PatientException.class, () -> patients.insiAnswered(doctor, second,
                PatientPopulation.testIns(traits("x", "x", "1985-03-12"), 4012), traits("Moreau", "Anne", "1985-03-12"), true));
        assertEquals(Code.INS_OF_ANOTHER_PATIENT, refused.code());
        assertEquals(List.of(first), refused.patients());
    }

    @Test void onlyAQualifiedPatientPassesAndAnEditTakesThatAway() {
        PatientId id = qualified("Lefèvre", "Zoé", "1985-03-12", 4012);
        vault.clinical().read(tx -> patients.requireQualified(tx, id));
        patients.edit(doctor, id, 3, new Draft(traits("Lefèvre", "Zoé", "1985-03-13")));
        assertEquals(Code.NOT_QUALIFIED, assertThrows(PatientException.class,
                () -> vault.clinical().read(tx -> patients.requireQualified(tx, id))).code());
    }

    @Test void theDatabaseItselfCannotHoldAStatusThatNothingSupports() {
        PatientId id = create("Lefèvre", "Zoé", "1985-03-12", "");
        assertThrows(VaultException.class, () -> vault.administrative().write(
                tx -> tx.run("UPDATE adm.patient SET status = 'QUAL' WHERE id = ?", id.value())));
        assertThrows(VaultException.class, () -> vault.administrative().write(
                tx -> tx.run("UPDATE adm.patient SET ins = '1' WHERE id = ?", id.value())));
        assertThrows(VaultException.class, () -> vault.administrative().write(
                tx -> tx.run("UPDATE adm.patient SET proof = 'PASSPORT' WHERE id = ?", id.value())));
    }

    @Test void anEditOfWhatSomebodyElseHasChangedIsRefused() {
        PatientId id = create("Lefèvre", "Zoé", "1985-03-12", "");
        patients.edit(doctor, id, 1, new Draft(traits("Lefèvre", "Zoé Anne", "1985-03-12")));
        assertEquals(Code.CHANGED_MEANWHILE, assertThrows(PatientException.class, () -> patients.edit(doctor, id, 1,
                new Draft(traits("Lefèvre", "Zoé Louise", "1985-03-12")))).code());
    }

    @Test void leavesATraceAndTellsOfEachChange() {
        vault.administrative().logTo(new fr.havre.vault.db.CommitLog() {
            @Override public void write(fr.havre.vault.db.Transaction tx, List<Act> acts) {
                traces.addAll(acts.stream().map(Act::code).toList());
            }

            @Override public void committed() { }

            @Override public void rolledBack() { }
        });
        PatientId id = qualified("Lefèvre", "Zoé", "1985-03-12", 4012);
        patients.open(doctor, id);
        consents.record(doctor, id, Decision.IO, LocalDate.of(2026, 11, 24));
        assertEquals(List.of("patient.created", "patient.insi-answered", "patient.proof-checked", "patient.opened",
                "consent.IO"),
                traces);
        assertEquals(java.util.Collections.nCopies(4, new PatientChanged(id)), vault.changes());
    }

    private final List<String> traces = new java.util.ArrayList<>();

    @Test void asksForThePermissionFirst() {
        Session nurse = vault.session(Role.NURSE);
        PatientId id = create("Lefèvre", "Zoé", "1985-03-12", "");
        assertThrows(AccessDeniedException.class, () -> patients.proofChecked(nurse, id, 1, ProofType.PASSPORT));
        assertEquals(List.of(Permission.QUALIFY_IDENTITY), vault.refusals());
        assertEquals(1, patients.history(doctor, id).size());
    }

    @Test void anOppositionForbidsFeedingFromAClinicalTransactionUntilItIsLifted() {
        PatientId id = create("Lefèvre", "Zoé", "1985-03-12", "");
        vault.clinical().write(tx -> pass(() -> consents.requireNotOpposed(tx, id)));
        consents.record(doctor, id, Decision.IO, LocalDate.of(2026, 11, 24));
        assertEquals(ConsentException.Code.OPPOSED_TO_FEEDING, assertThrows(ConsentException.class,
                () -> vault.clinical().write(tx -> pass(() -> consents.requireNotOpposed(tx, id)))).code());
        vault.waitFor(Duration.ofDays(1));
        consents.record(doctor, id, Decision.INO, LocalDate.of(2026, 11, 26));
        vault.clinical().write(tx -> pass(() -> consents.requireNotOpposed(tx, id)));
        assertEquals(List.of(Decision.INO, Decision.IO),
                consents.history(doctor, id).stream().map(Consent::decision).toList());
        assertEquals(doctor.person(), consents.history(doctor, id).getLast().recordedBy());
    }

    @Test void consultationIsPresumedInsideTheCareTeamAndExplicitOutside() {
        PatientId id = create("Lefèvre", "Zoé", "1985-03-12", "");
        vault.clinical().read(tx -> pass(() -> consents.requireConsultationNotRefused(tx, id)));
        assertEquals(ConsentException.Code.CONSULTATION_NOT_ASKED, assertThrows(ConsentException.class,
                () -> vault.clinical().read(tx -> pass(() -> consents.requireConsultationConsented(tx, id)))).code());
        consents.record(doctor, id, Decision.IC, LocalDate.of(2026, 11, 24));
        vault.clinical().read(tx -> pass(() -> consents.requireConsultationConsented(tx, id)));
        consents.record(doctor, id, Decision.INC, LocalDate.of(2026, 11, 25));
        assertEquals(ConsentException.Code.CONSULTATION_REFUSED, assertThrows(ConsentException.class,
                () -> vault.clinical().read(tx -> pass(() -> consents.requireConsultationNotRefused(tx, id)))).code());
    }

    private static Object pass(Runnable check) {
        check.run();
        return true;
    }
}
