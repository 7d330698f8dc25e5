package fr.havre.ui.home;

import fr.havre.sync.ConflictChanged;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxChanged;
import fr.havre.sync.SyncStateChanged;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.News;
import fr.havre.ui.RecordDesk;
import fr.havre.vault.Compartment;
import fr.havre.vault.Person;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The queue and the network in numbers, as they are now. {@link #tick} is called about once a second. */
public final class HealthViewModel {
    /** Ages are told by the minute. */
    private static final int TICKS_BETWEEN = 30;

    private final Desk desk;
    private final Background background;
    private final ReadOnlyObjectWrapper<Health> health = new ReadOnlyObjectWrapper<>();
    private int ticks;
    private boolean stale = true;
    private boolean busy;

    public HealthViewModel(Desk desk, Background background) {
        this.desk = desk;
        this.background = background;
    }

    /** Reads again if something changed, or after a while. */
    public void tick() {
        ticks++;
        if (busy || (!stale && ticks < TICKS_BETWEEN)) return;
        ticks = 0;
        stale = false;
        busy = true;
        background.run(this::read, now -> {
            busy = false;
            health.set(now);
        }, _ -> busy = false);
    }

    private Health read() {
        Database administrative = desk.unlocked().database(Compartment.ADMINISTRATIVE);
        Instant now = administrative.read(Transaction::now);
        Optional<RecordDesk> record = desk.recordDesk();
        if (record.isEmpty()) return Health.of(now, false, false, List.of(),
                administrative.read(new Outbox()::countsElsewhere));
        RecordDesk open = record.get();
        boolean connected = open.database().read(open.settings()::connectedTo).isPresent();
        return Health.of(now, true, connected, open.reachability().states(), open.database()
                .read(open.outbox()::counts));
    }

    /** Hears what changes, until closed. */
    List<News.Listening> follow(News news) {
        return List.of(news.listen(OutboxChanged.class, _ -> stale = true),
                news.listen(ConflictChanged.class, _ -> stale = true),
                news.listen(SyncStateChanged.class, _ -> stale = true));
    }

    /** Who is signed in. */
    Person person() {
        return desk.unlocked().person();
    }

    /** Null until it was read. */
    ReadOnlyObjectProperty<Health> healthProperty() {
        return health.getReadOnlyProperty();
    }
}
