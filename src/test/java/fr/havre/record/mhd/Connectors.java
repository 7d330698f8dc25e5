package fr.havre.record.mhd;

import fr.havre.RefusingPort;
import fr.havre.record.ConnectorSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Connectors with short timeouts to servers of the tests' own. */
final class Connectors {
    static final InstantSource TIME = InstantSource.fixed(Instant.parse("2026-11-25T08:00:00Z"));

    private Connectors() { }

    static MhdConnector to(ScriptedServer server) {
        return to(server, Map.of());
    }

    static MhdConnector to(RefusingPort nobody) {
        URI base = URI.create("http://127.0.0.1:" + nobody.number() + "/fhir");
        return new MhdConnector(new ConnectorSettings(base, () -> "a-token", Optional.empty(), quick(), Map.of()), TIME);
    }

    static MhdConnector to(ScriptedServer server, Map<String, String> preferences) {
        return new MhdConnector(new ConnectorSettings(server.base(), () -> "a-token", Optional.empty(), quick(),
                preferences), TIME);
    }

    static MhdConnector over(ScriptedServer server, String host, Optional<String> certificates) {
        return new MhdConnector(new ConnectorSettings(server.base(host), () -> "a-token", certificates, quick(),
                Map.of()), TIME);
    }

    static ConnectorSettings.Timeouts quick() {
        return new ConnectorSettings.Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5),
                Duration.ofSeconds(30));
    }
}
