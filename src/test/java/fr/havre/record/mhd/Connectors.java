package fr.havre.record.mhd;

import fr.havre.RefusingPort;
import fr.havre.record.ConnectorSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Connectors to servers of the tests' own. */
final class Connectors {
    static final InstantSource TIME = InstantSource.fixed(Instant.parse("2026-11-25T08:00:00Z"));

    private Connectors() { }

    static MhdConnector to(ScriptedServer server) {
        return to(server, Map.of());
    }

    static MhdConnector to(RefusingPort nobody) {
        URI base = URI.create("http://127.0.0.1:" + nobody.number() + "/fhir");
        return new MhdConnector(new ConnectorSettings(base, () -> "a-token", Optional.empty(), patient(), Map.of()), TIME);
    }

    static MhdConnector to(ScriptedServer server, Map<String, String> preferences) {
        return new MhdConnector(new ConnectorSettings(server.base(), () -> "a-token", Optional.empty(), patient(),
                preferences), TIME);
    }

    static MhdConnector over(ScriptedServer server, String host, Optional<String> certificates) {
        return new MhdConnector(new ConnectorSettings(server.base(host), () -> "a-token", certificates, patient(),
                Map.of()), TIME);
    }

    /** For servers that answer or hang up at once: longer than a busy machine keeps a test waiting. */
    private static ConnectorSettings.Timeouts patient() {
        return new ConnectorSettings.Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20),
                Duration.ofSeconds(60));
    }

    /** For servers that are silent or slow on purpose. */
    static ConnectorSettings.Timeouts quick() {
        return new ConnectorSettings.Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5),
                Duration.ofSeconds(30));
    }
}
