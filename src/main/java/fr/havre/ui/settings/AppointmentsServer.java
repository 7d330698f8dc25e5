package fr.havre.ui.settings;

import fr.havre.access.Session;
import fr.havre.agenda.AgendaException;
import fr.havre.agenda.AgendaFeed;
import fr.havre.agenda.fhir.AgendaServerException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Another program's server of appointments. */
record AppointmentsServer(AgendaFeed feed, Session session, String usualName) implements Server {
    private static final URI NONE = URI.create("");

    @Override public Kept usual() {
        return new Kept(NONE, usualName);
    }

    @Override public Optional<Kept> kept() {
        return feed.connectedTo().map(base -> new Kept(base, feed.calendar().orElse("")));
    }

    @Override public int test(Wanted wanted) throws AgendaServerException {
        return feed.test(session, base(wanted), wanted.key());
    }

    @Override public void keep(Wanted wanted) throws AgendaServerException {
        feed.connect(session, wanted.name(), base(wanted), wanted.key());
    }

    @Override public void leave() {
        feed.disconnect(session);
    }

    private static URI base(Wanted wanted) {
        try {
            return new URI(wanted.address().strip());
        } catch (URISyntaxException e) {
            throw new AgendaException(AgendaException.Code.ADDRESS_NOT_SAFE);
        }
    }
}
