package fr.havre.sandbox.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** IMAP until somebody is signed in, as GreenMail does not: certificates, tokens. From there on its bytes pass through. */
final class ImapFront {
    private static final Pattern COMMAND = Pattern.compile("(\\S+) (\\S+)(?: (.*))?");
    private static final Pattern NAME_AND_PASSWORD = Pattern.compile("(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)) (?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+))");
    private final SSLContext tls;
    private final SignIns signIns;
    private final Boxes boxes;

    ImapFront(SSLContext tls, SignIns signIns, Boxes boxes) {
        this.tls = tls;
        this.signIns = signIns;
        this.boxes = boxes;
    }

    void serve(Socket socket) throws IOException {
        Conversation client = new Conversation(socket);
        client.startTls(tls);
        client.say("* OK [CAPABILITY " + capabilities(client) + "] messagerie de démonstration");
        for (String line = client.readLine(); line != null; line = client.readLine()) {
            Matcher command = COMMAND.matcher(line);
            if (!command.matches()) {
                client.say("* BAD command");
                continue;
            }
            Optional<Account> account = obey(client, command);
            if (account.isPresent()) {
                relay(client, command.group(1), account.get());
                return;
            }
            if (command.group(2).equalsIgnoreCase("LOGOUT")) return;
        }
    }

    private static String capabilities(Conversation client) {
        StringBuilder all = new StringBuilder("IMAP4rev1 SASL-IR LITERAL+ UIDPLUS IDLE MOVE");
        for (String each : SignIns.MECHANISMS) all.append(" AUTH=").append(each);
        if (client.clientName().isPresent()) all.append(" AUTH=EXTERNAL");
        return all.toString();
    }

    /** @return who is signed in now */
    private Optional<Account> obey(Conversation client, Matcher command) throws IOException {
        String tag = command.group(1);
        String rest = command.group(3) == null ? "" : command.group(3);
        switch (command.group(2).toUpperCase(Locale.ROOT)) {
            case "CAPABILITY" -> {
                client.say("* CAPABILITY " + capabilities(client));
                client.say(tag + " OK CAPABILITY");
            }
            case "NOOP" -> client.say(tag + " OK NOOP");
            case "ID" -> {
                client.say("* ID NIL");
                client.say(tag + " OK ID");
            }
            case "LOGOUT" -> {
                client.say("* BYE au revoir");
                client.say(tag + " OK LOGOUT");
            }
            case "LOGIN" -> {
                return orRefused(client, tag, login(rest));
            }
            case "AUTHENTICATE" -> {
                return orRefused(client, tag, authenticate(client, rest.split(" ", 2)));
            }
            default -> client.say(tag + " BAD sign in first");
        }
        return Optional.empty();
    }

    private static Optional<Account> orRefused(Conversation client, String tag, Optional<Account> account) throws IOException {
        if (account.isEmpty()) client.say(tag + " NO [AUTHENTICATIONFAILED] Identification refusée.");
        return account;
    }

    private Optional<Account> login(String rest) {
        Matcher both = NAME_AND_PASSWORD.matcher(rest);
        if (!both.matches()) return Optional.empty();
        return signIns.password(bare(both.group(1), both.group(2)), bare(both.group(3), both.group(4)));
    }

    private static String bare(String quoted, String plain) {
        return quoted == null ? plain : quoted.replaceAll("\\\\(.)", "$1");
    }

    private Optional<Account> authenticate(Conversation client, String[] asked) throws IOException {
        String mechanism = asked[0].toUpperCase(Locale.ROOT);
        if (mechanism.equals("LOGIN")) return loginMechanism(client);
        String response = asked.length > 1 ? asked[1] : asked(client, "");
        Optional<Account> account = signIns.sasl(mechanism, response, client.clientName());
        if (account.isEmpty() && SignIns.isToken(mechanism)) asked(client, SignIns.tokenRefused());
        return account;
    }

    private Optional<Account> loginMechanism(Conversation client) throws IOException {
        String name = SmtpSession.decoded(asked(client, "VXNlcm5hbWU6"));
        return signIns.password(name, SmtpSession.decoded(asked(client, "UGFzc3dvcmQ6")));
    }

    private static String asked(Conversation client, String challenge) throws IOException {
        client.say("+ " + challenge);
        String answer = client.readLine();
        return answer == null ? "" : answer;
    }

    private void relay(Conversation client, String tag, Account account) throws IOException {
        try (Socket behind = new Socket(InetAddress.getLoopbackAddress(), boxes.port())) {
            behind.setTcpNoDelay(true);
            Conversation server = new Conversation(behind);
            server.readLine();                                              // its greeting
            server.say(tag + " LOGIN \"" + boxes.login(account.address()) + "\" \"" + Boxes.PASSWORD + "\"");
            Thread back = Thread.ofVirtual().start(() -> pump(server.in(), client.out(), client));
            pump(client.in(), server.out(), client);
            server.end();
            back.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pump(InputStream in, OutputStream out, Conversation client) {
        byte[] buffer = new byte[32 << 10];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            System.getLogger("fr.havre.sandbox").log(System.Logger.Level.TRACE, "connection ended");
        }
        try {
            client.end();
        } catch (IOException e) {
            System.getLogger("fr.havre.sandbox").log(System.Logger.Level.TRACE, "close failed");
        }
    }
}
