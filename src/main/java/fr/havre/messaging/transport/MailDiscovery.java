package fr.havre.messaging.transport;

import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.MailServer;
import fr.havre.messaging.MailServer.Security;
import fr.havre.messaging.transport.MailException.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.CommunicationException;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/**
 * Finds the servers of a domain by its SRV records (RFC 6186, RFC 8314). What is found is a proposal: a person looks at it,
 * and the server's certificate has to be good for its name all the same.
 *
 * <p>Blocks for some ten seconds at most; never on the FX thread.
 */
public final class MailDiscovery {
    private static final String TIMEOUT_MS = "3000";
    private static final String TRIES = "2";
    private static final int MOST = 20;
    /** No sign that could name another scheme than DNS. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,250}");

    private final Optional<String> server;

    /** Asks the resolver this computer uses. */
    public MailDiscovery() {
        this(Optional.empty());
    }

    /** @param server {@code dns://host:port}, for a resolver of one's own */
    MailDiscovery(Optional<String> server) {
        this.server = server;
    }

    /** What a domain says of itself; empty where it says nothing, or that it has none. */
    public record Servers(Optional<MailServer> imap, Optional<MailServer> smtp) { }

    private record Service(int priority, int weight, String host, int port) { }

    /**
     * Asks for {@code _imaps._tcp}, {@code _submissions._tcp} and, after that, {@code _submission._tcp}.
     *
     * @throws MailException {@code NAME_NOT_FOUND} if no resolver answers
     */
    public Servers discover(String domain) throws MailException {
        Optional<MailServer> imap = first("_imaps._tcp.", domain, Security.IMPLICIT);
        if (imap.isEmpty()) imap = first("_imap._tcp.", domain, Security.STARTTLS);
        Optional<MailServer> smtp = first("_submissions._tcp.", domain, Security.IMPLICIT);
        if (smtp.isEmpty()) smtp = first("_submission._tcp.", domain, Security.STARTTLS);
        return new Servers(imap, smtp);
    }

    private Optional<MailServer> first(String service, String domain, Security security) throws MailException {
        return records(service + domain).stream()
                .min(Comparator.comparingInt(Service::priority).thenComparing(Service::weight, Comparator.reverseOrder()))
                .flatMap(each -> server(each, security));
    }

    /** A host of {@code .} says that there is none. */
    private static Optional<MailServer> server(Service service, Security security) {
        try {
            return Optional.of(new MailServer(service.host(), service.port(), security));
        } catch (MailRefusedException _) {
            return Optional.empty();
        }
    }

    /** The JDK's DNS context reads resource records: no object is made of what a server says. */
    @SuppressWarnings({"BanJNDI", "JdkObsolete"})   // a name of ours, records only; the API takes no other table
    private List<Service> records(String name) throws MailException {
        if (!NAME.matcher(name).matches()) return List.of();
        Hashtable<String, String> settings = new Hashtable<>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put("com.sun.jndi.dns.timeout.initial", TIMEOUT_MS);
        settings.put("com.sun.jndi.dns.timeout.retries", TRIES);
        server.ifPresent(url -> settings.put(Context.PROVIDER_URL, url));
        try {
            DirContext context = new InitialDirContext(settings);
            try {
                return services(context.getAttributes(name, new String[] {"SRV"}).get("SRV"));
            } finally {
                context.close();
            }
        } catch (NameNotFoundException _) {
            return List.of();
        } catch (CommunicationException e) {
            throw new MailException(Code.NAME_NOT_FOUND, e);
        } catch (NamingException _) {
            return List.of();                                               // a name that is none, an answer that is none
        }
    }

    /** {@code priority weight port host.} */
    private static List<Service> services(Attribute found) throws NamingException {
        List<Service> services = new ArrayList<>();
        if (found == null) return services;
        NamingEnumeration<?> all = found.getAll();
        while (all.hasMore() && services.size() < MOST) {
            String[] parts = String.valueOf(all.next()).split(" ", -1);
            if (parts.length != 4 || !parts[0].matches("\\d{1,5}") || !parts[1].matches("\\d{1,5}")
                    || !parts[2].matches("\\d{1,5}")) {
                continue;
            }
            services.add(new Service(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[3].replaceAll("\\.$", ""),
                    Integer.parseInt(parts[2])));
        }
        return services;
    }
}
