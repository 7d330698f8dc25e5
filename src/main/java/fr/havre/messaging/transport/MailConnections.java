package fr.havre.messaging.transport;

import fr.havre.messaging.ClientCertificate;
import fr.havre.messaging.MailServer.Security;
import fr.havre.messaging.MailServer;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxProblem.Step;
import fr.havre.messaging.MailboxProblem;
import fr.havre.messaging.SignIn.Method;
import fr.havre.messaging.SignIn;
import fr.havre.messaging.TokenRenewal;
import fr.havre.messaging.transport.MailException.Code;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Connections to the servers of mailboxes: TLS 1.2 or newer with the server's name and authority checked, never in clear,
 * every wait bounded. The caller closes each; {@link #close} cuts those that are still open.
 */
public final class MailConnections implements AutoCloseable {
    private static final String NOT_SAID = "-";

    private final TimeLimits limits;
    private final Tokens tokens;
    private final Set<TlsSockets> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param tokens what opens mailboxes whose token is renewed */
    public MailConnections(TimeLimits limits, Tokens tokens) {
        this.limits = limits;
        this.tokens = tokens;
    }

    /** Where no token is renewed. */
    public MailConnections(TimeLimits limits) {
        this(limits, Tokens.NONE);
    }

    /** Whether a certificate opens with its secret, and a text holds certificates of authorities. */
    public static boolean opens(Optional<ClientCertificate> shown, Optional<String> trusted) {
        try {
            Trust.context(shown, trusted, false);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Whose word is believed: the system's authorities and those of a mailbox (PEM); the system's alone if they do not read. */
    public static KeyStore authorities(Optional<String> trusted) {
        try {
            return Trust.authorities(trusted);
        } catch (GeneralSecurityException | IOException _) {
            try {
                return Trust.authorities(Optional.empty());
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException("the system has no authorities: " + e.getClass().getSimpleName());
            }
        }
    }

    /** The usual wait for the next piece of an answer. */
    public Connected imap(Mailbox mailbox) throws MailException {
        return imap(mailbox, limits.read());
    }

    /**
     * Signs in.
     *
     * @param read how long the server may be silent: long for one that is to say when something arrives
     */
    public Connected imap(Mailbox mailbox, Duration read) throws MailException {
        return opened(mailbox, secret -> imap(mailbox, read, secret));
    }

    private Connected imap(Mailbox mailbox, Duration read, String secret) throws MailException {
        TlsSockets sockets = sockets(mailbox);
        String protocol = protocol("imap", mailbox.imap());
        Properties properties = properties(protocol, mailbox, mailbox.imap(), sockets, read);
        Session session = Session.getInstance(properties);
        try {
            IMAPStore store = (IMAPStore) session.getStore(protocol);
            store.connect(mailbox.imap().host(), mailbox.imap().port(), mailbox.signIn().name(), secret);
            return new Connected(session, store, released(sockets));
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException(protocol, e);
        } catch (MessagingException e) {
            release(sockets);
            throw MailFailures.of(e);
        }
    }

    /** Signs in. */
    public Submission smtp(Mailbox mailbox) throws MailException {
        return opened(mailbox, secret -> smtp(mailbox, secret));
    }

    private Submission smtp(Mailbox mailbox, String secret) throws MailException {
        TlsSockets sockets = sockets(mailbox);
        String protocol = protocol("smtp", mailbox.smtp());
        Properties properties = properties(protocol, mailbox, mailbox.smtp(), sockets, limits.read());
        boolean certificate = mailbox.signIn().method() == Method.CERTIFICATE;
        properties.put("mail." + protocol + ".auth", String.valueOf(!certificate));
        properties.put("mail." + protocol + ".sendpartial", "true");
        properties.put("mail." + protocol + ".localhost", "[127.0.0.1]");
        try {
            SMTPTransport transport = (SMTPTransport) Session.getInstance(properties).getTransport(protocol);
            transport.connect(mailbox.smtp().host(), mailbox.smtp().port(), certificate ? null : mailbox.signIn().name(),
                    certificate ? null : secret);         // a name and a secret would be tried unasked
            if (certificate) external(transport, mailbox.signIn().name());
            return new Submission(transport, released(sockets), limits);
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException(protocol, e);
        } catch (MessagingException e) {
            release(sockets);
            throw MailFailures.of(e);
        }
    }

    /** Tries with what opens a mailbox. */
    @FunctionalInterface
    private interface Opening<T> {
        T with(String secret) throws MailException;
    }

    /** A token that is taken back before its time is renewed once. */
    private <T> T opened(Mailbox mailbox, Opening<T> opening) throws MailException {
        if (mailbox.signIn().renewal().isEmpty()) return opening.with(secret(mailbox.signIn()));
        String token = tokens.of(mailbox, Optional.empty());
        try {
            return opening.with(token);
        } catch (MailException e) {
            if (e.code() != Code.SIGN_IN_REFUSED) throw e;
            return opening.with(tokens.of(mailbox, Optional.of(token)));
        }
    }

    /** The refresh token that the given one became, if this program has exchanged it. */
    public Optional<String> latest(TokenRenewal renewal) {
        return tokens.latest(renewal);
    }

    /** Where the handshake is not all there is to it (RFC 4422, EXTERNAL). */
    private static void external(SMTPTransport transport, String name) throws MessagingException {
        String offered = transport.getExtensionParameter("AUTH");
        if (offered == null || !List.of(offered.split("\\s+")).contains("EXTERNAL")) return;
        String said = Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
        int answer = transport.simpleCommand("AUTH EXTERNAL " + said);
        if (answer != 235) {
            String code = String.valueOf(answer);
            transport.close();
            throw new jakarta.mail.AuthenticationFailedException(code);
        }
    }

    /** Signs in at both servers, looks into the inbox, sends nothing. What is wrong; nothing if all is well. */
    public List<MailboxProblem> test(Mailbox mailbox) {
        List<MailboxProblem> problems = new ArrayList<>();
        try (Connected connected = imap(mailbox); Folder inbox = connected.store().getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
        } catch (MailException e) {
            problems.add(new MailboxProblem(Step.FETCHING, e.code(), e.status()));
        } catch (MessagingException e) {
            problems.add(new MailboxProblem(Step.FETCHING, MailFailures.of(e).code(), Optional.empty()));
        }
        try {
            smtp(mailbox).close();
        } catch (MailException e) {
            problems.add(new MailboxProblem(Step.SENDING, e.code(), e.status()));
        }
        return List.copyOf(problems);
    }

    /** What an exception of the library means: for who works on {@link Connected#store}. */
    public static MailException failure(MessagingException failure) {
        return MailFailures.of(failure);
    }

    private TlsSockets sockets(Mailbox mailbox) throws MailException {
        if (closed) throw new MailException(Code.UNREACHABLE);
        try {
            TlsSockets sockets = new TlsSockets(Trust.context(mailbox.signIn().certificate(), mailbox.trusted(),
                    mailbox.revocation()).getSocketFactory());
            open.add(sockets);
            return sockets;
        } catch (IllegalArgumentException e) {
            throw new MailException(Code.NOT_TRUSTED, e);
        }
    }

    private TlsSockets released(TlsSockets sockets) {
        sockets.whenCut(() -> open.remove(sockets));
        return sockets;
    }

    private void release(TlsSockets sockets) {
        sockets.cut();
        open.remove(sockets);
    }

    private static String protocol(String name, MailServer server) {
        return server.security() == Security.IMPLICIT ? name + "s" : name;
    }

    /** A certificate alone has no secret, and the library does not connect without one. */
    private static String secret(SignIn signIn) {
        return signIn.secret().orElse(NOT_SAID);
    }

    private Properties properties(String protocol, Mailbox mailbox, MailServer server, TlsSockets sockets, Duration read) {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.put(prefix + "ssl.socketFactory", sockets);
        properties.put(prefix + "socketFactory.fallback", "false");
        properties.put(prefix + "ssl.checkserveridentity", "false");       // the handshake does, by names and addresses
        properties.put(prefix + "connectiontimeout", String.valueOf(limits.connect().toMillis()));
        properties.put(prefix + "timeout", String.valueOf(read.toMillis()));
        if (server.security() == Security.STARTTLS) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        properties.put("mail.imap.fetchsize", "1048576");
        properties.put("mail.imaps.fetchsize", "1048576");
        signIn(properties, prefix, mailbox.signIn());
        return properties;
    }

    private static void signIn(Properties properties, String prefix, SignIn signIn) {
        switch (signIn.method()) {
            case PASSWORD -> properties.put(prefix + "auth.mechanisms", "PLAIN LOGIN");
            case XOAUTH2 -> properties.put(prefix + "auth.mechanisms", "XOAUTH2");
            case OAUTHBEARER -> {
                BearerSasl.offer();
                sasl(properties, prefix, BearerSasl.MECHANISM);
            }
            case CERTIFICATE -> {
                sasl(properties, prefix, "EXTERNAL");
                properties.put(prefix + "sasl.authorizationid", signIn.name());
            }
        }
    }

    private static void sasl(Properties properties, String prefix, String mechanism) {
        properties.put(prefix + "sasl.enable", "true");
        properties.put(prefix + "sasl.mechanisms", mechanism);
        properties.put(prefix + "auth.mechanisms", mechanism);              // no other is tried where it is not offered
        properties.put(prefix + "auth.login.disable", "true");
        properties.put(prefix + "auth.plain.disable", "true");
    }

    /** Cuts every connection that is still open, and opens no more. */
    @Override public void close() {
        closed = true;
        open.forEach(TlsSockets::cut);
        open.clear();
    }
}
