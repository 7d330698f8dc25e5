package fr.havre.record;

import fr.havre.vault.db.Database;
import java.util.Optional;
import java.util.function.Function;

/**
 * The connector of the settings in force, opened at its first use and anew after the settings changed. Alive while the
 * clinical compartment is open.
 */
public final class ConnectedRecord implements AutoCloseable {
    /** The name under which sync knows whether the record answers. */
    static final String REMOTE = "record";

    private final Database clinical;
    private final RecordSettings settings;
    private final Function<RecordSettings.Connection, RecordConnector> opening;
    private RecordConnector connector;
    private long revision;

    public ConnectedRecord(Database clinical, RecordSettings settings) {
        this(clinical, settings, RecordSettings::open);
    }

    ConnectedRecord(Database clinical, RecordSettings settings, Function<RecordSettings.Connection,
            RecordConnector> opening) {
        this.clinical = clinical;
        this.settings = settings;
        this.opening = opening;
    }

    /** The connector, or nothing while no connection is set up. Not inside a transaction. */
    public synchronized Optional<RecordConnector> connector() {
        record Now(long revision, Optional<RecordSettings.Connection> connection) { }
        Now now = clinical.read(tx -> new Now(settings.revision(tx), settings.connection(tx)));
        if (connector != null && now.revision() == revision) return Optional.of(connector);
        close();
        revision = now.revision();
        now.connection().ifPresent(each -> connector = opening.apply(each));
        return Optional.ofNullable(connector);
    }

    @Override public synchronized void close() {
        if (connector != null) connector.close();
        connector = null;
    }
}
