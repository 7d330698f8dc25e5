package fr.havre.directory;

import fr.havre.directory.DirectoryRefusedException.Code;
import java.net.URI;
import java.util.Set;

/**
 * How the national directory is reached.
 *
 * @param base the FHIR base; {@code https}, or {@code http} on this computer only
 * @param key sent as {@code ESANTE-API-KEY}
 */
public record DirectoryConnection(URI base, String key) {
    /** Where Annuaire Santé is. */
    public static final URI USUAL = URI.create("https://gateway.api.esante.gouv.fr/fhir/v2");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** @throws DirectoryRefusedException {@code ADDRESS_NOT_SAFE}, {@code KEY_MISSING} */
    public DirectoryConnection {
        if (!acceptable(base)) throw new DirectoryRefusedException(Code.ADDRESS_NOT_SAFE);
        if (!key.matches("[!-~]{1,512}")) throw new DirectoryRefusedException(Code.KEY_MISSING);
    }

    private static boolean acceptable(URI base) {
        if (base.getHost() == null || base.getRawUserInfo() != null) return false;
        if (base.getRawQuery() != null || base.getRawFragment() != null) return false;
        return "https".equalsIgnoreCase(base.getScheme())
                || ("http".equalsIgnoreCase(base.getScheme()) && LOOPBACK.contains(base.getHost()));
    }

    @Override public String toString() {
        return "DirectoryConnection[" + base.getHost() + "]";
    }
}
