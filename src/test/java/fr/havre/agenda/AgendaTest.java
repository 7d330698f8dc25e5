package fr.havre.agenda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.agenda.AgendaException.Code;
import fr.havre.agenda.Appointment.State;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.vault.TestVault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The front desk's session, on 25 November 2026. */
class AgendaTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @TempDir Path folder;
    private TestVault vault;
    private Agenda agenda;
    private Session desk;
    private PatientId zoe;

    @BeforeEach void open() {
        vault = TestVault.in(folder);
        Patients patients = new Patients(vault.administrative());
        agenda = new Agenda(vault.administrative(), patients, vault.time());
        desk = vault.session(Role.FRONT_DESK);
        zoe = patients.create(desk, new Patients.Draft(new Traits("Lefèvre", "Zoé", Optional.empty(), Sex.FEMALE,
                Optional.empty())), Set.of());
    }

    @AfterEach void close() {
        vault.close();
    }

    private static LocalDateTime at(int hour) {
        return TODAY.atTime(hour, 30);
    }

    private CalendarImported take(String... events) {
        StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\n");
        for (String each : events) {
            String[] parts = each.split(" ", 3);
            text.append("BEGIN:VEVENT\nUID:").append(parts[0]).append("\nDTSTART:").append(parts[1]).append("\nDURATION:PT15M\nSUMMARY:")
                    .append(parts[2]).append("\nEND:VEVENT\n");
        }
        return agenda.importCalendar(desk, "Cabinet", text.append("END:VCALENDAR\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<String> day() {
        return agenda.day(desk, TODAY).stream().map(each -> each.subject() + " " + each.state()).toList();
    }

    private static Code refused(Executable wrong) {
        return assertThrows(AgendaException.class, wrong).code();
    }

    @Test void showsTheDayInTheOrderOfItsHours() {
        agenda.add(desk, Optional.of(zoe), at(14), QUARTER, "contrôle");
        agenda.add(desk, Optional.empty(), at(9), QUARTER, "visiteur");
        agenda.add(desk, Optional.of(zoe), at(9).plusDays(1), QUARTER, "");
        assertEquals(List.of("visiteur PLANNED", "contrôle PLANNED"), day());
        assertEquals(List.of(zoe), agenda.soon(desk));
        assertEquals(2, agenda.of(desk, zoe).size());
    }

    @Test void whoIsAbsentOrCancelledIsNotMadeReady() {
        Appointment appointment = agenda.add(desk, Optional.of(zoe), at(9), QUARTER, "");
        agenda.become(desk, appointment.id(), State.ABSENT);
        assertEquals(List.of(), agenda.soon(desk));
        agenda.become(desk, appointment.id(), State.ARRIVED);
        assertEquals(at(10), agenda.move(desk, appointment.id(), at(10), QUARTER).start().atZone(Agenda.FRANCE).toLocalDateTime());
        assertEquals(List.of(zoe), agenda.soon(desk));
    }

    @Test void whoComesOnTheNextDayWithVisitsIsMadeReadyTooAndNobodyLater() {
        agenda.add(desk, Optional.of(zoe), at(9).plusDays(5), QUARTER, "");
        assertEquals(List.of(), agenda.soon(desk), "too far off");
        agenda.add(desk, Optional.of(zoe), at(9).plusDays(3), QUARTER, "");
        assertEquals(List.of(zoe), agenda.soon(desk), "over a weekend");
        assertEquals(List.of(zoe), vault.clinical().read(agenda::soon), "what looks at records asks in its own compartment");
        agenda.add(desk, Optional.empty(), at(9), QUARTER, "M. Durand");
        assertEquals(List.of(zoe), agenda.soon(desk));
    }

    @Test void whatIsNotedIsChangedAsAWholeAndSaysWithWhom() {
        Appointment kept = agenda.add(desk, new Wanted(Optional.of(zoe), at(9), QUARTER, "suivi", "Dr  Roussel"));
        assertEquals("Dr Roussel", kept.with());
        assertEquals(List.of("Dr Roussel"), agenda.withWhom(desk));
        Appointment after = agenda.change(desk, kept.id(), new Wanted(Optional.empty(), at(11), QUARTER, "M. Durand", ""));
        assertEquals(Optional.empty(), after.patient());
        assertEquals(Code.NOBODY_NAMED, refused(() -> agenda.change(desk, kept.id(), new Wanted(Optional.empty(), at(11), QUARTER, "", ""))));
        assertEquals(List.of(), agenda.withWhom(desk));
    }

    @Test void oneThatIsMovedInItsCalendarStaysWhoseItIs() {
        take("a 20261125T093000 Mme Lefèvre");
        agenda.assign(desk, agenda.day(desk, TODAY).getFirst().id(), zoe);
        assertEquals(new CalendarImported(0, 1, 0, 0, 0, 0), take("a 20261126T100000 Mme Lefèvre"));
        assertEquals(List.of(), day());
        assertEquals(Optional.of(zoe), agenda.day(desk, TODAY.plusDays(1)).getFirst().patient().map(each -> each.id()));
    }

    @Test void aCalendarImportedAgainChangesOnlyWhatChanged() {
        assertEquals(new CalendarImported(2, 0, 0, 0, 0, 0), take("a 20261125T093000 Mme Lefèvre", "b 20261125T100000 M. Durand"));
        assertEquals(new CalendarImported(0, 0, 2, 0, 0, 0), take("a 20261125T093000 Mme Lefèvre", "b 20261125T100000 M. Durand"));
        assertEquals(new CalendarImported(0, 1, 0, 1, 0, 0), take("a 20261125T093000 M. Petit"));
        assertEquals(List.of("M. Petit PLANNED", "M. Durand CANCELLED"), day());
        assertEquals(new CalendarImported(0, 1, 1, 0, 0, 0), take("a 20261125T093000 M. Petit", "b 20261125T100000 M. Durand"));
        assertEquals(List.of("M. Petit PLANNED", "M. Durand PLANNED"), day());
    }

    @Test void keepsWhoseAnAppointmentIsUnlessItNamesSomebodyElse() {
        take("a 20261125T093000 Mme Lefèvre");
        AppointmentId id = agenda.day(desk, TODAY).getFirst().id();
        agenda.assign(desk, id, zoe);
        take("a 20261125T093000 Mme Lefèvre");
        assertEquals(List.of(zoe), agenda.soon(desk));
        take("a 20261125T093000 M. Durand");
        assertEquals(List.of(), agenda.soon(desk));
    }

    @Test void whatWasDoneStaysDoneWhenItLeavesTheCalendar() {
        take("a 20261125T093000 Mme Lefèvre");
        agenda.become(desk, agenda.day(desk, TODAY).getFirst().id(), State.DONE);
        take("b 20261126T093000 M. Durand");
        assertEquals(List.of("Mme Lefèvre DONE"), day());
    }

    @Test void oneCalendarLeavesAnotherAndOurOwnAlone() {
        agenda.add(desk, Optional.empty(), at(8), QUARTER, "à nous");
        take("a 20261125T093000 Mme Lefèvre");
        agenda.importCalendar(desk, "Autre", "BEGIN:VCALENDAR\nEND:VCALENDAR\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("à nous PLANNED", "Mme Lefèvre PLANNED"), day());
    }

    @Test void refusesWhatItsRulesForbid() {
        assertEquals(Code.NOBODY_NAMED, refused(() -> agenda.add(desk, Optional.empty(), at(9), QUARTER, " ")));
        assertEquals(Code.TIME_IMPOSSIBLE, refused(() -> agenda.add(desk, Optional.of(zoe), at(9), Duration.ofHours(25), "")));
        assertEquals(Code.TEXT_TOO_LONG, refused(() -> agenda.add(desk, Optional.of(zoe), at(9), QUARTER, "x".repeat(201))));
        assertEquals(Code.CALENDAR_NAME_MISSING, refused(() -> agenda.importCalendar(desk, "", new byte[0])));
        assertEquals(Code.UNKNOWN_APPOINTMENT, refused(() -> agenda.become(desk, new AppointmentId(new UUID(0, 1)), State.DONE)));
        assertThrows(PatientException.class, () -> agenda.add(desk, Optional.of(new PatientId(new UUID(0, 1))), at(9), QUARTER, ""));
        Appointment kept = agenda.add(desk, Optional.of(zoe), at(9), QUARTER, "contrôle");
        assertFalse((kept + "").contains("contrôle"));
        assertTrue(vault.changes().contains(new AgendaChanged()));
    }
}
