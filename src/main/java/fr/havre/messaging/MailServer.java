package fr.havre.messaging;

import fr.havre.messaging.MailRefusedException.Code;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a mailbox is reached. There is no way without encryption. */
public record MailServer(String host, int port, Security security) {
    private static final Pattern HOST = Pattern.compile("(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

    /** When encryption begins. */
    public enum Security {
        /** With the first byte. */
        IMPLICIT,
        /** After the greeting, before anything else; a server that does not offer it is not used. */
        STARTTLS
    }

    public MailServer {
        host = host.strip().toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches() || port < 1 || port > 65_535) {
            throw new MailRefusedException(Code.SERVER_NOT_VALID);
        }
    }
}
