package fr.havre.agenda.fhir;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where another program's appointments are.
 *
 * @param base of FHIR R4; {@code https}, or {@code http} on this computer only
 * @param token sent as {@code Authorization: Bearer}; empty for none
 */
public record AgendaServer(URI base, String token) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** @throws IllegalArgumentException an address or a token that cannot be used */
    public AgendaServer {
        if (!acceptable(base) || !token.matches("[!-~]{0,4096}")) throw new IllegalArgumentException("agenda server");
    }

    /** Empty if it cannot be used. */
    public static Optional<AgendaServer> of(URI base, String token) {
        return acceptable(base) && token.matches("[!-~]{0,4096}") ? Optional.of(new AgendaServer(base, token)) : Optional.empty();
    }

    private static boolean acceptable(URI base) {
        if (base.getHost() == null || base.getRawUserInfo() != null) return false;
        if (base.getRawQuery() != null || base.getRawFragment() != null) return false;
        return "https".equalsIgnoreCase(base.getScheme())
                || ("http".equalsIgnoreCase(base.getScheme()) && LOOPBACK.contains(base.getHost()));
    }

    /** Whether the token of one may go to the other. */
    public boolean sameAs(URI other) {
        return base.getScheme().equalsIgnoreCase(other.getScheme()) && base.getAuthority().equals(other.getAuthority());
    }

    @Override public String toString() {
        return "AgendaServer[" + base.getHost() + "]";
    }
}
