package fr.havre.record.mhd;

import fr.havre.record.ConnectorSettings;
import fr.havre.record.RecordConnector;
import fr.havre.record.RecordConnectorProvider;
import java.time.InstantSource;

/** Found by {@code ServiceLoader} under the name {@code mhd}. */
public final class MhdConnectorProvider implements RecordConnectorProvider {
    @Override public String kind() {
        return "mhd";
    }

    @Override public RecordConnector connector(ConnectorSettings settings) {
        return new MhdConnector(settings, InstantSource.system());
    }
}
