package fr.havre.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.AbsenceException.Code;
import fr.havre.vault.TestVault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbsencesTest {
    private static final UUID ANNE = UUID.randomUUID();
    private static final UUID BRUNO = UUID.randomUUID();
    private static final UUID CHLOE = UUID.randomUUID();
    private static final UUID DESK = UUID.randomUUID();
    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");

    @TempDir Path folder;
    private TestVault vault;
    private Absences absences;
    private Session doctor;

    @BeforeEach void open() {
        vault = TestVault.in(folder);
        absences = new Absences(vault.clinical(), Set.of(ANNE, BRUNO, CHLOE)::contains);
        doctor = vault.session(Role.DOCTOR);
    }

    @AfterEach void close() {
        vault.close();
    }

    private Set<UUID> coveredBy(UUID person) {
        return vault.clinical().read(tx -> absences.coveredBy(tx, person));
    }

    private void refused(Code code, UUID person, UUID cover, LocalDate from, LocalDate to) {
        assertEquals(code, assertThrows(AbsenceException.class, () -> absences.add(doctor, person, cover, from, to)).code());
    }

    @Test void theCoverSeesToItFromTheFirstDayToTheLast() {
        absences.add(doctor, ANNE, BRUNO, TODAY.plusDays(1), TODAY.plusDays(2));
        assertEquals(Set.of(), coveredBy(BRUNO));
        vault.waitFor(Duration.ofDays(1));
        assertEquals(Set.of(ANNE), coveredBy(BRUNO));
        assertEquals(Optional.of(BRUNO), vault.clinical().read(tx -> absences.today(tx, ANNE)).map(Absence::cover));
        vault.waitFor(Duration.ofDays(1));
        assertEquals(Set.of(ANNE), coveredBy(BRUNO));
        vault.waitFor(Duration.ofDays(1));
        assertEquals(Set.of(), coveredBy(BRUNO));
        assertEquals(List.of(), absences.list(doctor));
    }

    @Test void whoCoversAndIsAwayIsCoveredInTurn() {
        absences.add(doctor, ANNE, BRUNO, TODAY, TODAY);
        absences.add(doctor, BRUNO, CHLOE, TODAY, TODAY);
        assertEquals(Set.of(ANNE, BRUNO), coveredBy(CHLOE));
    }

    @Test void aRingOfThreeCoversEverybodyAndEnds() {
        absences.add(doctor, ANNE, BRUNO, TODAY, TODAY);
        absences.add(doctor, BRUNO, CHLOE, TODAY, TODAY);
        absences.add(doctor, CHLOE, ANNE, TODAY, TODAY);
        assertEquals(Set.of(ANNE, BRUNO), coveredBy(CHLOE));
    }

    @Test void refusesWhatMakesNoSense() {
        refused(Code.COVERS_ONESELF, ANNE, ANNE, TODAY, TODAY);
        refused(Code.NOT_CLINICAL, ANNE, DESK, TODAY, TODAY);
        refused(Code.NOT_CLINICAL, DESK, ANNE, TODAY, TODAY);
        refused(Code.WRONG_DAYS, ANNE, BRUNO, TODAY, TODAY.minusDays(1));
        refused(Code.WRONG_DAYS, ANNE, BRUNO, TODAY.minusDays(9), TODAY.minusDays(1));
        absences.add(doctor, ANNE, BRUNO, TODAY, TODAY.plusDays(9));
        refused(Code.AWAY_ALREADY, ANNE, CHLOE, TODAY.plusDays(9), TODAY.plusDays(12));
        refused(Code.COVER_AWAY, BRUNO, ANNE, TODAY.plusDays(5), TODAY.plusDays(6));
        assertEquals(Code.UNKNOWN_ABSENCE,
                assertThrows(AbsenceException.class, () -> absences.end(doctor, UUID.randomUUID())).code());
    }

    @Test void endsYesterdayWhatHasBegunAndLeavesNothingOfWhatHasNot() {
        Absence begun = absences.add(doctor, ANNE, BRUNO, TODAY, TODAY.plusDays(9));
        Absence later = absences.add(doctor, CHLOE, BRUNO, TODAY.plusDays(20), TODAY.plusDays(22));
        vault.waitFor(Duration.ofDays(2));
        absences.end(doctor, begun.id());
        absences.end(doctor, later.id());
        assertEquals(Set.of(), coveredBy(BRUNO));
        assertEquals(List.of(), absences.list(doctor));
        assertEquals(TODAY.plusDays(1).toString(), vault.clinical().read(tx -> tx.first("SELECT to_day FROM clin.absence",
                row -> row.text("to_day"))).orElseThrow());
        assertTrue(vault.changes().contains(new AbsenceChanged(ANNE)));
    }

    @Test void aSecretaryNotesAbsencesAndTheFrontDeskDoesNot() {
        absences.add(vault.session(Role.SECRETARY), ANNE, BRUNO, TODAY, TODAY);
        Session desk = vault.session(Role.FRONT_DESK);
        assertThrows(AccessDeniedException.class, () -> absences.add(desk, CHLOE, BRUNO, TODAY, TODAY));
        assertThrows(AccessDeniedException.class, () -> absences.list(desk));
        assertEquals(List.of(Permission.PLAN_ABSENCES, Permission.READ_DOCUMENT), vault.refusals());
    }
}
