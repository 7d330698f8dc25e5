package fr.havre.record;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How to reach one record server.
 *
 * @param base the FHIR base; {@code https}, or {@code http} on this computer only
 * @param certificates PEM text of authorities trusted in addition to those of the system
 * @param preferences what a connector lets one choose, by its own names (documented in connectors.md)
 */
public record ConnectorSettings(URI base, TokenSource tokens, Optional<String> certificates, Timeouts timeouts,
        Map<String, String> preferences) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Gives the credential of each request. Called on network threads. */
    @FunctionalInterface
    public interface TokenSource {
        /**
         * The credential to send now.
         *
         * @throws RecordException {@code SIGN_IN_NEEDED} when there is none
         */
        String token() throws RecordException;

        /** The server answered 401 to {@code token}: says whether {@link #token()} now gives another one. */
        default boolean renew(String token) throws RecordException {
            return false;
        }
    }

    /**
     * How long to wait for what.
     *
     * @param read longest silence in the middle of an answer
     * @param call one small question and its answer, whole
     * @param transfer one document and its answer, whole
     */
    public record Timeouts(Duration connect, Duration read, Duration call, Duration transfer) {
        public static Timeouts usual() {
            return new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60),
                    Duration.ofMinutes(15));
        }
    }

    public ConnectorSettings {
        if (!acceptable(base)) throw new IllegalArgumentException("https, or http on this computer only");
        preferences = Map.copyOf(preferences);
    }

    /** Whether an address typed by a person can be used: clear text never leaves this computer. */
    public static boolean acceptable(URI base) {
        if (base.getHost() == null || base.getRawUserInfo() != null) return false;
        if (base.getRawQuery() != null || base.getRawFragment() != null) return false;
        return "https".equalsIgnoreCase(base.getScheme())
                || ("http".equalsIgnoreCase(base.getScheme()) && LOOPBACK.contains(base.getHost()));
    }

    @Override public String toString() {
        return "ConnectorSettings[" + base.getHost() + "]";
    }
}
