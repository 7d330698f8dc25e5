package fr.havre.agenda;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.agenda.AgendaException.Code;
import fr.havre.agenda.CalendarImport.Incoming;
import fr.havre.agenda.fhir.AgendaServer;
import fr.havre.agenda.fhir.AgendaServerException;
import fr.havre.agenda.fhir.FhirAgenda;
import fr.havre.agenda.fhir.RemoteAppointment;
import fr.havre.patients.Match;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.vault.db.Database;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Appointments of another program's FHIR server, taken over as a calendar is: known by the server's id, nothing twice. Whose one
 * is says the server only where its INS and all traits are those of a patient here; else a person does. Setting it up asks for
 * {@link Permission#CONFIGURE_CONNECTOR}, taking over for {@link Permission#KEEP_AGENDA}.
 *
 * <p>Threads: any but the FX thread; {@link #refresh} waits for the network outside of transactions.
 */
public final class AgendaFeed {
    private final Database administrative;
    private final Patients patients;
    private final Agenda agenda;

    AgendaFeed(Database administrative, Patients patients, Agenda agenda) {
        this.administrative = administrative;
        this.patients = patients;
        this.agenda = agenda;
    }

    /**
     * Keeps where it is, once it has answered.
     *
     * @param calendar what the practice calls it
     * @param token empty: the one that is kept, if it is the same server's
     * @return what the first look brought
     * @throws AgendaException {@code ADDRESS_NOT_SAFE}, {@code CALENDAR_NAME_MISSING}
     */
    public CalendarImported connect(Session session, String calendar, URI base, String token) throws AgendaServerException {
        session.require(Permission.CONFIGURE_CONNECTOR);
        if (calendar.isBlank()) throw new AgendaException(Code.CALENDAR_NAME_MISSING);
        String kept = token.isBlank() ? connection().map(Connected::server).filter(each -> each.sameAs(base)).map(AgendaServer::token)
                .orElse("") : token.strip();
        AgendaServer server = AgendaServer.of(base, kept).orElseThrow(() -> new AgendaException(Code.ADDRESS_NOT_SAFE));
        CalendarImported brought = take(session, new Connected(calendar.strip(), server));
        administrative.write(tx -> {
            tx.run("""
                    INSERT INTO adm.agenda_server (one, calendar, base, token) VALUES (1, ?, ?, ?)
                    ON CONFLICT (one) DO UPDATE SET calendar = excluded.calendar, base = excluded.base, token = excluded.token""",
                    calendar.strip(), base.toString(), kept);
            tx.audit("agenda.connected");
            return null;
        });
        return brought;
    }

    /** Its appointments stay; nothing more is asked. */
    public void disconnect(Session session) {
        session.require(Permission.CONFIGURE_CONNECTOR);
        administrative.write(tx -> {
            tx.run("DELETE FROM adm.agenda_server");
            tx.audit("agenda.disconnected");
            return null;
        });
    }

    /** Where it is and what the practice calls it; never the token. */
    public Optional<URI> connectedTo() {
        return connection().map(each -> each.server().base());
    }

    /** What the practice calls it. */
    public Optional<String> calendar() {
        return connection().map(Connected::calendar);
    }

    /**
     * Takes over what is new, changed and gone.
     *
     * @throws AgendaException {@code NOT_CONNECTED}
     * @throws AgendaServerException why it could not be asked; nothing was changed then
     */
    public CalendarImported refresh(Session session) throws AgendaServerException {
        session.require(Permission.KEEP_AGENDA);
        return take(session, connection().orElseThrow(() -> new AgendaException(Code.NOT_CONNECTED)));
    }

    private record Connected(String calendar, AgendaServer server) { }

    private Optional<Connected> connection() {
        return administrative.read(tx -> tx.first("SELECT calendar, base, token FROM adm.agenda_server", row ->
                new Connected(row.text("calendar"), new AgendaServer(URI.create(row.text("base")), row.text("token")))));
    }

    private CalendarImported take(Session session, Connected from) throws AgendaServerException {
        Agenda.Span span = agenda.imported();
        FhirAgenda.Read read;
        try (FhirAgenda asked = new FhirAgenda(from.server())) {
            read = asked.between(span.from(), span.to());
        }
        List<Incoming> events = read.appointments().stream().map(each -> new Incoming(each.event(), certain(session, each))).toList();
        return agenda.take(session, from.calendar(), events, span, 0, read.unread());
    }

    private Optional<PatientId> certain(Session session, RemoteAppointment each) {
        return !each.who().isEmpty() && patients.matching(session, each.who()) instanceof Match.Same(PatientId patient)
                ? Optional.of(patient) : Optional.empty();
    }
}
