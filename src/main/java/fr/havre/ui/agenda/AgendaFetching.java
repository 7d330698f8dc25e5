package fr.havre.ui.agenda;

import fr.havre.access.Permission;
import fr.havre.agenda.AgendaFeed.Asked;
import fr.havre.agenda.fhir.AgendaServerException;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Has the appointments of another program fetched by themselves, from unlock to lock, in the session of whoever is in. Says
 * nothing as long as they come. On the FX thread.
 */
public final class AgendaFetching implements AutoCloseable {
    /** Between two askings, over locks and people too. */
    static final Duration EVERY = Duration.ofMinutes(10);
    private static final System.Logger LOG = System.getLogger(AgendaFetching.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private final Desk desk;
    private final Background background;
    private final InstantSource time;
    private final ReadOnlyObjectWrapper<Late> late = new ReadOnlyObjectWrapper<>();
    private Instant next = Instant.MIN;
    private boolean busy;
    private boolean closed;

    /**
     * They did not come.
     *
     * @param since when they last came
     * @param why where it was tried since unlock
     */
    record Late(String calendar, Optional<Instant> since, Optional<Exception> why) { }

    public AgendaFetching(Desk desk, Background background, InstantSource time) {
        this.desk = desk;
        this.background = background;
        this.time = time;
    }

    /** As often as one likes: looks twice a minute whether it is time. */
    public void tick() {
        if (!time.instant().isBefore(next)) ask(EVERY);
    }

    /** Somebody does not want to wait. */
    void now() {
        ask(Duration.ZERO);
    }

    private void ask(Duration every) {
        if (busy || closed || !desk.session().may(Permission.KEEP_AGENDA)) return;
        busy = true;
        next = time.instant().plus(LOOK_EVERY);
        background.run(() -> desk.agenda().feed().refreshWhenDue(desk.session(), every), asked -> {
            busy = false;
            said(asked, Optional.empty());
        }, this::failed);
    }

    private void failed(Exception failure) {
        if (closed) return;
        if (!(failure instanceof AgendaServerException)) {
            LOG.log(System.Logger.Level.WARNING, "appointments not fetched: {0}", failure.getClass().getSimpleName());
        }
        background.run(() -> desk.agenda().feed().asked(), asked -> {
            busy = false;
            said(asked, Optional.of(failure));
        }, _ -> busy = false);
    }

    private void said(Optional<Asked> asked, Optional<Exception> why) {
        Late before = late.get();
        late.set(asked.filter(Asked::failed).map(each -> new Late(each.calendar(), each.answeredAt(),
                why.or(() -> Optional.ofNullable(before).flatMap(Late::why)))).orElse(null));
    }

    /** Null while they come, and where no server is set up. */
    ReadOnlyObjectProperty<Late> lateProperty() {
        return late.getReadOnlyProperty();
    }

    @Override public void close() {
        closed = true;
    }
}
