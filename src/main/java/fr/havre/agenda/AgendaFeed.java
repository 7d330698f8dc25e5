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
import fr.havre.vault.db.Transaction;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
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
        AgendaServer server = server(base, token);
        CalendarImported brought = take(session, new Connected(calendar.strip(), server), true);
        administrative.write(tx -> {
            tx.run("""
                    INSERT INTO adm.agenda_server (one, calendar, base, token, asked_at, answered_at, failed)
                    VALUES (1, ?, ?, ?, ?, ?, 0)
                    ON CONFLICT (one) DO UPDATE SET calendar = excluded.calendar, base = excluded.base, token = excluded.token,
                        asked_at = excluded.asked_at, answered_at = excluded.answered_at, failed = 0""",
                    calendar.strip(), base.toString(), server.token(), tx.now(), tx.now());
            tx.audit("agenda.connected");
            return null;
        });
        return brought;
    }

    /**
     * Asks a server and keeps nothing.
     *
     * @param token empty: the one that is kept, if it is the same server's
     * @return how many appointments it has
     * @throws AgendaException {@code ADDRESS_NOT_SAFE}
     */
    public int test(Session session, URI base, String token) throws AgendaServerException {
        session.require(Permission.CONFIGURE_CONNECTOR);
        return read(server(base, token), agenda.imported()).appointments().size();
    }

    private AgendaServer server(URI base, String token) {
        String kept = token.isBlank() ? connection().map(Connected::server).filter(each -> each.sameAs(base)).map(AgendaServer::token)
                .orElse("") : token.strip();
        return AgendaServer.of(base, kept).orElseThrow(() -> new AgendaException(Code.ADDRESS_NOT_SAFE));
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
        return followed(session, connection().orElseThrow(() -> new AgendaException(Code.NOT_CONNECTED)), true);
    }

    /**
     * The same by itself, for as long as a vault is open: once in {@code every}, whoever was asked last and however it went.
     * Leaves a trace only where something changed.
     *
     * @return how it stands now; empty while no server is set up
     * @throws AgendaServerException why it could not be asked; nothing was changed then
     */
    public Optional<Asked> refreshWhenDue(Session session, Duration every) throws AgendaServerException {
        session.require(Permission.KEEP_AGENDA);
        Optional<Connected> from = connection();
        if (from.isPresent() && due(every)) followed(session, from.get(), false);
        return asked();
    }

    /**
     * How the last asking went.
     *
     * @param at when it was asked
     * @param answeredAt when it last gave its appointments
     * @param failed whether it gave none the last time
     */
    public record Asked(String calendar, Optional<Instant> at, Optional<Instant> answeredAt, boolean failed) { }

    /** Empty while no server is set up. */
    public Optional<Asked> asked() {
        return administrative.read(tx -> tx.first("SELECT calendar, asked_at, answered_at, failed FROM adm.agenda_server", row ->
                new Asked(row.text("calendar"), row.optionalInstant("asked_at"), row.optionalInstant("answered_at"),
                        row.flag("failed"))));
    }

    /** A clock that was put back does not keep it from being asked. */
    private boolean due(Duration every) {
        Instant now = administrative.read(Transaction::now);
        return asked().flatMap(Asked::at).filter(at -> !at.isAfter(now) && now.isBefore(at.plus(every))).isEmpty();
    }

    private record Connected(String calendar, AgendaServer server) { }

    private Optional<Connected> connection() {
        return administrative.read(tx -> tx.first("SELECT calendar, base, token FROM adm.agenda_server", row ->
                new Connected(row.text("calendar"), new AgendaServer(URI.create(row.text("base")), row.text("token")))));
    }

    /** It has failed once it did: a vault that is locked while it is asked says nothing of the server. */
    private CalendarImported followed(Session session, Connected from, boolean asked) throws AgendaServerException {
        note(from, "UPDATE adm.agenda_server SET asked_at = ? WHERE base = ?");
        CalendarImported brought;
        try {
            brought = take(session, from, asked);
        } catch (AgendaServerException e) {
            note(from, "UPDATE adm.agenda_server SET asked_at = ?, failed = 1 WHERE base = ?");
            throw e;
        }
        note(from, "UPDATE adm.agenda_server SET answered_at = ?, failed = 0 WHERE base = ?");
        return brought;
    }

    private void note(Connected from, String sql) {
        administrative.write(tx -> tx.run(sql, tx.now(), from.server().base().toString()));
    }

    private CalendarImported take(Session session, Connected from, boolean asked) throws AgendaServerException {
        Agenda.Span span = agenda.imported();
        FhirAgenda.Read read = read(from.server(), span);
        List<Incoming> events = read.appointments().stream().map(each -> new Incoming(each.event(), certain(session, each))).toList();
        return agenda.take(session, from.calendar(), new Agenda.Taken(events, span, 0, read.unread(), asked));
    }

    private static FhirAgenda.Read read(AgendaServer server, Agenda.Span span) throws AgendaServerException {
        try (FhirAgenda asked = new FhirAgenda(server)) {
            return asked.between(span.from(), span.to());
        }
    }

    private Optional<PatientId> certain(Session session, RemoteAppointment each) {
        return !each.who().isEmpty() && patients.matching(session, each.who()) instanceof Match.Same(PatientId patient)
                ? Optional.of(patient) : Optional.empty();
    }
}
