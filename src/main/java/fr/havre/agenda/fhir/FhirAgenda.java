package fr.havre.agenda.fhir;

import fr.havre.agenda.calendar.CalendarEvent;
import fr.havre.agenda.fhir.AgendaServerException.Code;
import fr.havre.patients.ClaimedIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/** Reads the appointments of a span of time, page by page. Limits: {@value #MOST_PAGES} pages, {@value #MOST} appointments. */
public final class FhirAgenda implements AutoCloseable {
    static final int MOST_PAGES = 200;
    static final int MOST = 20_000;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneId.of("UTC"));

    private final Http http;

    public FhirAgenda(AgendaServer server) {
        this(server, Http.LONGEST);
    }

    FhirAgenda(AgendaServer server, Duration longest) {
        http = new Http(server, longest);
    }

    /**
     * What was read.
     *
     * @param unread appointments that were not understood, and left out
     */
    public record Read(List<RemoteAppointment> appointments, int unread) {
        public Read {
            appointments = List.copyOf(appointments);
        }
    }

    /** What is gathered over the pages. */
    private static final class Gathered {
        private final Map<String, CalendarEvent> events = new LinkedHashMap<>();
        private final Map<String, String> whose = new HashMap<>();
        private final Map<String, ClaimedIdentity> people = new HashMap<>();
        private int unread;

        void take(JsonNode resource) throws AgendaServerException {
            if (Resources.is(resource, "Patient")) {
                Optional<String> id = Resources.id(resource);
                if (id.isPresent() && people.size() < MOST) people.put(id.get(), Resources.identity(resource));
            } else if (Resources.is(resource, "Appointment") && !Resources.isPlan(resource)) {
                Optional<CalendarEvent> event = Resources.event(resource);
                if (event.isEmpty()) unread++;
                else keep(resource, event.get());
            }
        }

        private void keep(JsonNode resource, CalendarEvent event) throws AgendaServerException {
            events.put(event.uid(), event);
            if (events.size() > MOST) throw new AgendaServerException(Code.TOO_LARGE);
            Resources.patientOf(resource).ifPresent(patient -> whose.put(event.uid(), patient));
        }

        List<RemoteAppointment> all(Instant from, Instant to) {
            return events.values().stream().filter(each -> !each.start().isBefore(from) && each.start().isBefore(to))
                    .map(each -> new RemoteAppointment(each, Optional.ofNullable(whose.get(each.uid())).map(people::get)
                            .orElse(ClaimedIdentity.NONE))).toList();
        }
    }

    /** Those that begin from {@code from} on and before {@code to}. All of them, or none: a half read list would cancel the rest. */
    public Read between(Instant from, Instant to) throws AgendaServerException {
        HttpUrl page = http.at("Appointment").addQueryParameter("date", "ge" + MOMENT.format(from))
                .addQueryParameter("date", "lt" + MOMENT.format(to)).addQueryParameter("_include", "Appointment:patient")
                .addQueryParameter("_count", "100").build();
        Gathered gathered = new Gathered();
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            JsonNode bundle = http.get(page);
            if (!Resources.is(bundle, "Bundle") || !bundle.path("type").stringValue("").equals("searchset")) {
                throw new AgendaServerException(Code.ANSWER_NOT_UNDERSTOOD);
            }
            for (JsonNode entry : bundle.path("entry")) gathered.take(entry.path("resource"));
            Optional<String> next = next(bundle);
            if (next.isEmpty()) return new Read(gathered.all(from, to), gathered.unread);
            HttpUrl following = http.ours(page, next.get());
            if (following.equals(page)) throw new AgendaServerException(Code.ANSWER_NOT_UNDERSTOOD);
            page = following;
        }
        throw new AgendaServerException(Code.TOO_LARGE);
    }

    private static Optional<String> next(JsonNode bundle) {
        for (JsonNode link : bundle.path("link")) {
            if (link.path("relation").stringValue("").equals("next")) {
                return Optional.of(link.path("url").stringValue("")).filter(url -> !url.isEmpty());
            }
        }
        return Optional.empty();
    }

    @Override public void close() {
        http.close();
    }
}
