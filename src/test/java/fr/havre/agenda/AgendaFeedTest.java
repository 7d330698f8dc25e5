package fr.havre.agenda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.agenda.AgendaException.Code;
import fr.havre.agenda.fhir.AgendaServerException;
import fr.havre.agenda.fhir.FhirServer;
import fr.havre.patients.Ins;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.vault.TestVault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program's server, on 25 November 2026. */
class AgendaFeedTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final String ZOE = """
            {"resourceType":"Patient","id":"7","identifier":[{"system":"urn:oid:1.2.250.1.213.1.4.10","value":"185052A00401270"}],
             "name":[{"use":"official","family":"LEVEQUE","given":["ZOE"]}],"birthDate":"1985-05-12","gender":"female",
             "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthPlace","valueAddress":{"extension":[
             {"url":"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code","valueCoding":{"code":"2A004"}}]}}]}""";

    @TempDir Path folder;
    private final FhirServer server = new FhirServer();
    private TestVault vault;
    private Agenda agenda;
    private AgendaFeed feed;
    private Session doctor;
    private Session desk;
    private PatientId zoe;

    @BeforeEach void open() {
        vault = TestVault.in(folder);
        Patients patients = new Patients(vault.administrative());
        agenda = new Agenda(vault.administrative(), patients, vault.time());
        feed = agenda.feed();
        doctor = vault.session(Role.DOCTOR);
        desk = vault.session(Role.FRONT_DESK);
        Traits traits = new Traits("LEVEQUE", "ZOE", PartialDate.parse("1985-05-12"), Sex.FEMALE, Optional.of("2A004"));
        zoe = patients.create(doctor, new Patients.Draft(traits), Set.of());
        patients.insiAnswered(doctor, zoe, Ins.parse("185052A00401270", Ins.Issuer.ofOid("1.2.250.1.213.1.4.10").orElseThrow())
                .orElseThrow(), traits, true);
    }

    @AfterEach void close() {
        server.close();
        vault.close();
    }

    private static String at(String id, String hour, String status, String patient) {
        return FhirServer.appointment(id, "2026-11-25T" + hour + ":00+01:00", status, patient, "");
    }

    private List<String> day() {
        return agenda.day(desk, TODAY).stream().map(each -> each.start().atZone(Agenda.FRANCE).toLocalTime() + " " + each.state() + " "
                + each.patient().isPresent()).toList();
    }

    @Test void isTakenOverOnceAndFollowsWhatIsNewMovedCancelledAndGone() throws Exception {
        server.answers(FhirServer.bundle("", at("a", "09:00", "booked", "7"), at("b", "10:00", "booked", "8"), ZOE));
        assertEquals(new CalendarImported(2, 0, 0, 0, 0, 0), feed.connect(doctor, "Logiciel", server.base(), "jeton"));
        assertEquals(List.of("09:00 PLANNED true", "10:00 PLANNED false"), day(), "an INS and all traits are certain, a name is not");
        assertEquals(Optional.of(zoe), agenda.day(desk, TODAY).getFirst().patient().map(each -> each.id()));
        assertEquals(new CalendarImported(0, 0, 2, 0, 0, 0), feed.refresh(desk), "nothing twice");
        server.answers(FhirServer.bundle("", at("a", "11:30", "booked", "7"), at("b", "10:00", "cancelled", "8"), ZOE));
        assertEquals(new CalendarImported(0, 1, 0, 1, 0, 0), feed.refresh(desk));
        assertEquals(List.of("10:00 CANCELLED false", "11:30 PLANNED true"), day(), "moved, not noted anew");
        server.answers(FhirServer.bundle(""));
        assertEquals(new CalendarImported(0, 0, 0, 1, 0, 0), feed.refresh(desk));
        assertTrue(server.asked().stream().allMatch(each -> each.endsWith("Bearer jeton")), server.asked()::toString);
    }

    @Test void whatWasNotUnderstoodIsNotTakenForGone() throws Exception {
        server.answers(FhirServer.bundle("", at("a", "09:00", "booked", "7"), at("b", "10:00", "booked", "8")));
        feed.connect(doctor, "Logiciel", server.base(), "");
        String without = at("b", "10:00", "booked", "8").replace("2026-11-25T10:00:00+01:00", "bientôt");
        server.answers(FhirServer.bundle("", at("a", "09:00", "cancelled", "7"), without));
        assertEquals(new CalendarImported(0, 0, 0, 1, 0, 1), feed.refresh(desk));
        assertEquals(List.of("09:00 CANCELLED false", "10:00 PLANNED false"), day(), "a cancelled one is, one not understood is not");
        server.answers(FhirServer.bundle(""));
        assertEquals(new CalendarImported(0, 0, 0, 1, 0, 0), feed.refresh(desk));
    }

    @Test void whatCannotBeReadWholeChangesNothing() throws Exception {
        server.answers(FhirServer.bundle("", at("a", "09:00", "booked", "7")));
        feed.connect(doctor, "Logiciel", server.base(), "");
        server.answers(FhirServer.bundle(FhirServer.next("https://evil.example/"), at("b", "10:00", "booked", "7")));
        assertEquals(AgendaServerException.Code.FOREIGN_ADDRESS,
                assertThrows(AgendaServerException.class, () -> feed.refresh(desk)).code());
        assertEquals(List.of("09:00 PLANNED false"), day());
    }

    @Test void isAskedByItselfOnceInAWhileHoweverItWentAndTellsOnlyWhatChanged() throws Exception {
        Duration every = Duration.ofMinutes(10);
        assertEquals(Optional.empty(), feed.refreshWhenDue(desk, every));
        server.answers(FhirServer.bundle("", at("a", "09:00", "booked", "7")));
        feed.connect(doctor, "Logiciel", server.base(), "");
        assertFalse(feed.refreshWhenDue(desk, every).orElseThrow().failed());
        assertEquals(1, server.asked().size(), "just asked");
        vault.waitFor(every);
        vault.changes().clear();
        feed.refreshWhenDue(desk, every);
        assertEquals(2, server.asked().size());
        assertEquals(List.of(), vault.changes(), "nothing new, nothing to tell");
        server.answers(exchange -> FhirServer.say(exchange, 503, ""));
        vault.waitFor(every);
        assertEquals(AgendaServerException.Code.UNREACHABLE,
                assertThrows(AgendaServerException.class, () -> feed.refreshWhenDue(desk, every)).code());
        AgendaFeed.Asked failed = feed.refreshWhenDue(desk, every).orElseThrow();
        assertTrue(failed.failed(), "and is not asked again at once");
        assertEquals(failed.at().orElseThrow().minus(every), failed.answeredAt().orElseThrow());
        server.answers(FhirServer.bundle("", at("a", "09:30", "booked", "7")));
        vault.waitFor(every);
        assertFalse(feed.refreshWhenDue(desk, every).orElseThrow().failed());
        assertEquals(List.of("09:30 PLANNED false"), day());
    }

    @Test void hasFailedOnlyOnceItDidAndNotByAnotherTryAtTheSameServer() throws Exception {
        server.answers(FhirServer.bundle(""));
        feed.connect(doctor, "Logiciel", server.base(), "jeton");
        AgendaFeed.Asked before = feed.asked().orElseThrow();
        List<AgendaFeed.Asked> meanwhile = new ArrayList<>();
        server.answers(exchange -> {
            meanwhile.add(feed.asked().orElseThrow());
            FhirServer.say(exchange, 401, "");
        });
        vault.waitFor(Duration.ofMinutes(1));
        assertThrows(AgendaServerException.class, () -> feed.connect(doctor, "Logiciel", server.base(), "faute"));
        assertEquals(before, feed.asked().orElseThrow(), "what is set up was not asked");
        assertThrows(AgendaServerException.class, () -> feed.refresh(desk));
        assertFalse(meanwhile.getLast().failed(), "who locks now has seen nothing fail");
        assertTrue(feed.asked().orElseThrow().failed());
    }

    @Test void aTestSaysHowManyThereAreAndKeepsNothing() throws Exception {
        server.answers(FhirServer.bundle("", at("a", "09:00", "booked", "7"), at("b", "10:00", "booked", "8")));
        assertEquals(2, feed.test(doctor, server.base(), "jeton"));
        assertThrows(AccessDeniedException.class, () -> feed.test(desk, server.base(), "jeton"));
        assertEquals(Optional.empty(), feed.connectedTo());
        assertEquals(List.of(), day());
    }

    @Test void isSetUpByWhoMayAndATokenStaysWithItsServer() throws Exception {
        server.answers(FhirServer.bundle(""));
        assertThrows(AccessDeniedException.class, () -> feed.connect(desk, "Logiciel", server.base(), ""));
        assertEquals(Code.ADDRESS_NOT_SAFE, assertThrows(AgendaException.class, () ->
                feed.connect(doctor, "Logiciel", URI.create("http://example.org/"), "")).code());
        assertEquals(Code.NOT_CONNECTED, assertThrows(AgendaException.class, () -> feed.refresh(desk)).code());
        feed.connect(doctor, "Logiciel", server.base(), "jeton");
        feed.connect(doctor, "Autre nom", server.base(), "");
        assertTrue(server.asked().getLast().endsWith("Bearer jeton"));
        try (FhirServer other = new FhirServer()) {
            other.answers(FhirServer.bundle(""));
            feed.connect(doctor, "Logiciel", other.base(), "");
            assertFalse(other.asked().toString().contains("jeton"), "the kept one is another server's");
        }
        feed.disconnect(doctor);
        assertEquals(Optional.empty(), feed.connectedTo());
    }
}
