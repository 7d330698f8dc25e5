package fr.havre.sandbox.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One client of the submission service (RFC 6409, 5321, 3207, 4954): TLS first, then who they are, then messages. */
final class SmtpSession {
    private static final Pattern PATH = Pattern.compile("(?i)(?:FROM|TO):\\s*<([^<>]*)>(.*)");
    private static final Pattern SIZE = Pattern.compile("(?i)\\bSIZE=(\\d+)");
    private final SmtpServer server;
    private final Conversation client;
    private Optional<Account> account = Optional.empty();
    private Optional<String> from = Optional.empty();
    private final List<String> to = new ArrayList<>();

    SmtpSession(SmtpServer server, Socket socket) throws IOException {
        this.server = server;
        this.client = new Conversation(socket);
    }

    void serve(boolean tlsAtOnce) throws IOException {
        if (tlsAtOnce) client.startTls(server.tls());
        client.say("220 localhost ESMTP messagerie de démonstration");
        for (String line = client.readLine(); line != null; line = client.readLine()) {
            String[] words = line.split(" ", 2);
            String rest = words.length > 1 ? words[1] : "";
            if (!obey(words[0].toUpperCase(Locale.ROOT), rest)) return;
        }
    }

    /** @return whether the conversation goes on */
    private boolean obey(String verb, String rest) throws IOException {
        switch (verb) {
            case "EHLO" -> extensions();
            case "HELO" -> client.say("250 localhost");
            case "STARTTLS" -> startTls();
            case "AUTH" -> signIn(rest.split(" ", 2));
            case "MAIL" -> mail(rest);
            case "RCPT" -> recipient(rest);
            case "DATA" -> {
                return data();
            }
            case "RSET" -> {
                forget();
                client.say("250 2.0.0 Ok");
            }
            case "NOOP" -> client.say("250 2.0.0 Ok");
            case "QUIT" -> {
                client.say("221 2.0.0 Au revoir");
                return false;
            }
            default -> client.say("502 5.5.1 Commande inconnue");
        }
        return true;
    }

    private void extensions() throws IOException {
        client.say("250-localhost");
        if (!client.isSecure() && server.faults().startTls()) client.say("250-STARTTLS");
        if (client.isSecure()) {
            client.say("250-AUTH " + String.join(" ", SignIns.MECHANISMS)
                    + (client.clientName().isPresent() ? " EXTERNAL" : ""));
        }
        client.say("250-SIZE " + server.mostBytes());
        client.say("250-8BITMIME");
        client.say("250-ENHANCEDSTATUSCODES");
        client.say("250 PIPELINING");
    }

    private void startTls() throws IOException {
        if (client.isSecure() || !server.faults().startTls()) {
            client.say("502 5.5.1 Commande inconnue");
            return;
        }
        client.say("220 2.0.0 Allez-y");
        client.startTls(server.tls());
        account = Optional.empty();
        forget();
    }

    private void signIn(String[] asked) throws IOException {
        if (!client.isSecure()) {
            client.say("530 5.7.0 STARTTLS d'abord");
            return;
        }
        String mechanism = asked[0].toUpperCase(Locale.ROOT);
        if (mechanism.equals("LOGIN")) {
            String name = asked.length > 1 ? decoded(asked[1]) : decoded(asked("VXNlcm5hbWU6"));
            account = server.signIns().password(name, decoded(asked("UGFzc3dvcmQ6")));
        } else {
            String response = asked.length > 1 ? asked[1] : asked("");
            account = server.signIns().sasl(mechanism, response, client.clientName());
            if (account.isEmpty() && SignIns.isToken(mechanism)) asked(SignIns.tokenRefused());
        }
        client.say(account.isPresent() ? "235 2.7.0 Identifié" : "535 5.7.8 Identification refusée");
    }

    private String asked(String challenge) throws IOException {
        client.say("334 " + challenge);
        String answer = client.readLine();
        return answer == null ? "" : answer;
    }

    static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private void mail(String rest) throws IOException {
        Matcher path = PATH.matcher(rest);
        Matcher size = SIZE.matcher(rest);
        if (!client.isSecure()) client.say("530 5.7.0 STARTTLS d'abord");
        else if (account.isEmpty()) client.say("530 5.7.1 Identification nécessaire");
        else if (!path.matches()) client.say("501 5.5.4 Adresse illisible");
        else if (!path.group(1).isEmpty() && !path.group(1).equalsIgnoreCase(account.get().address())) {
            client.say("553 5.7.1 Cette adresse n'est pas la vôtre");
        } else if (size.find() && size.group(1).length() < 15 && Long.parseLong(size.group(1)) > server.mostBytes()) {
            client.say("552 5.3.4 Message trop volumineux");
        } else {
            forget();
            from = Optional.of(path.group(1));
            client.say("250 2.1.0 Ok");
        }
    }

    /** An unknown name of a known operator comes back later, as it does there; an address elsewhere is refused at once. */
    private void recipient(String rest) throws IOException {
        Matcher path = PATH.matcher(rest);
        if (from.isEmpty()) client.say("503 5.5.1 MAIL d'abord");
        else if (!path.matches() || !path.group(1).contains("@")) client.say("501 5.1.3 Adresse illisible");
        else if (!server.post().reaches(path.group(1))) client.say("550 5.1.2 Ce domaine n'est pas de l'espace de confiance");
        else {
            to.add(path.group(1));
            client.say("250 2.1.5 Ok");
        }
    }

    private boolean data() throws IOException {
        if (from.isEmpty() || to.isEmpty()) {
            client.say("554 5.5.1 Aucun destinataire");
            return true;
        }
        client.say("354 Finissez par un point seul");
        Optional<byte[]> message = message(client.in());
        if (server.faults().losesMessage()) return false;
        String refusal = server.faults().takeRefusal();
        if (message.isEmpty()) client.say("552 5.3.4 Message trop volumineux");
        else if (!refusal.isEmpty()) client.say(refusal);
        else {
            server.post().take(from.get(), List.copyOf(to), message.get());
            if (server.faults().losesAnswer()) return false;
            client.say("250 2.0.0 Pris en charge");
        }
        forget();
        return true;
    }

    private void forget() {
        from = Optional.empty();
        to.clear();
    }

    /** Up to the point alone; empty when it is larger than is taken. */
    private Optional<byte[]> message(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 << 10);
        boolean lineStarts = true;
        int last = '\n';
        while (true) {
            int each = in.read();
            if (each < 0) throw new IOException("the client has gone in the middle of a message");
            if (lineStarts && each == '.') {
                each = in.read();
                if (each == '\r') {
                    in.read();
                    return bytes.size() > server.mostBytes() ? Optional.empty() : Optional.of(bytes.toByteArray());
                }
            }
            if (bytes.size() <= server.mostBytes()) bytes.write(each);
            lineStarts = each == '\n' && last == '\r';
            last = each;
        }
    }
}
