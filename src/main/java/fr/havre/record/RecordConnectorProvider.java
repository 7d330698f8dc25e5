package fr.havre.record;

import java.util.Optional;
import java.util.ServiceLoader;

/** Makes connectors of one kind. Found by {@link ServiceLoader}: see connectors.md. */
public interface RecordConnectorProvider {
    /** Short name in settings, such as {@code mhd}. */
    String kind();

    /**
     * Opens nothing yet: the first request connects.
     *
     * @throws IllegalArgumentException if a setting makes no sense to this kind (a certificate file that is none)
     */
    RecordConnector connector(ConnectorSettings settings);

    /** The provider of {@code kind} on the class path. */
    static Optional<RecordConnectorProvider> of(String kind) {
        return ServiceLoader.load(RecordConnectorProvider.class).stream().map(ServiceLoader.Provider::get)
                .filter(each -> each.kind().equals(kind)).findFirst();
    }
}
