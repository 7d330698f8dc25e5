package fr.havre.bench;

import fr.havre.sandbox.Certificates;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLServerSocket;

/** A mailbox of as many messages as wanted, none of which is kept: what IMAP asks for is made up at each question. */
final class ManyMessages implements AutoCloseable {
    private static final Pattern SET = Pattern.compile("(\\d+|\\*)(?::(\\d+|\\*))?");
    private static final DateTimeFormatter INTERNAL = DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final Instant LAST = Instant.parse("2026-11-24T18:00:00Z");

    private final Certificates certificates = new Certificates(Instant.now());
    private final SSLServerSocket server;
    private final int count;

    ManyMessages(int count) throws IOException {
        this.count = count;
        server = (SSLServerSocket) certificates.context().getServerSocketFactory().createServerSocket(0, 50,
                InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    String authority() {
        return certificates.authorityPem();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket; InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16)) {
            say(out, "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN UIDPLUS] ready");
            out.flush();
            for (String line; (line = line(in)) != null; out.flush()) {
                String[] words = line.split(" ", 3);
                answer(words[0], words[1].toUpperCase(Locale.ROOT), words.length > 2 ? words[2] : "", in, out);
            }
        } catch (IOException _) {
            // the client went away
        }
    }

    private void answer(String tag, String verb, String rest, InputStream in, OutputStream out) throws IOException {
        switch (verb) {
            case "CAPABILITY" -> say(out, "* CAPABILITY IMAP4rev1 AUTH=PLAIN UIDPLUS");
            case "AUTHENTICATE" -> {
                if (!rest.contains(" ")) {
                    say(out, "+ ");
                    out.flush();
                    line(in);
                }
            }
            case "LIST" -> say(out, "* LIST (\\HasNoChildren) \"/\" INBOX");
            case "SELECT", "EXAMINE" -> say(out, "* " + count + " EXISTS\r\n* 0 RECENT\r\n* FLAGS (\\Seen \\Answered)\r\n"
                    + "* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT " + (count + 1) + "] ok");
            case "UID" -> uid(rest, out);
            case "FETCH" -> fetch(rest.substring(0, rest.indexOf(' ')), rest.substring(rest.indexOf(' ') + 1), out);
            case "LOGOUT" -> say(out, "* BYE");
            default -> { }
        }
        say(out, tag + (verb.equals("SELECT") ? " OK [READ-WRITE] done" : " OK done"));
    }

    private void uid(String rest, OutputStream out) throws IOException {
        String[] words = rest.split(" ", 3);
        if (words[0].equalsIgnoreCase("FETCH")) {
            fetch(words[1], words[2], out);
            return;
        }
        if (!words[0].equalsIgnoreCase("SEARCH")) return;
        Matcher range = SET.matcher(rest.substring(rest.indexOf("UID ") + 4));
        StringBuilder found = new StringBuilder("* SEARCH");
        if (range.lookingAt()) for (long i = from(range); i <= to(range); i++) found.append(' ').append(i);
        say(out, found.toString());
    }

    private long from(Matcher range) {
        return Math.min(count, number(range.group(1)));
    }

    private long to(Matcher range) {
        return Math.min(count, range.group(2) == null ? number(range.group(1)) : number(range.group(2)));
    }

    private long number(String written) {
        return written.equals("*") ? count : Long.parseLong(written);
    }

    private void fetch(String set, String items, OutputStream out) throws IOException {
        for (String each : set.split(",", -1)) {
            Matcher range = SET.matcher(each);
            if (range.matches()) for (long i = from(range); i <= to(range); i++) one(i, items, out);
        }
    }

    private static void one(long i, String items, OutputStream out) throws IOException {
        StringBuilder all = new StringBuilder("* " + i + " FETCH (UID " + i + " FLAGS (" + (i % 3 == 0 ? "\\Seen" : "") + ")");
        String at = INTERNAL.format(LAST.minusSeconds(600 * (60_000 - i)).atOffset(ZoneOffset.UTC));
        if (items.contains("RFC822.SIZE")) all.append(" RFC822.SIZE ").append(2000 + i % 5000);
        if (items.contains("INTERNALDATE")) all.append(" INTERNALDATE \"").append(at).append('"');
        if (items.contains("ENVELOPE")) all.append(" ENVELOPE ").append(envelope(i));
        Matcher fields = Pattern.compile("BODY\\.PEEK\\[(HEADER[^\\]]*)\\]").matcher(items);
        if (fields.find()) {
            String headers = headers(i);
            all.append(" BODY[").append(fields.group(1)).append("] {").append(headers.length()).append("}\r\n").append(headers);
        }
        say(out, all.append(')').toString());
    }

    private static String envelope(long i) {
        String from = "((\"Docteur Numero " + i % 400 + "\" NIL \"docteur" + i % 400 + "\" \"hopital.mssante.fr\"))";
        return "(\"Tue, 24 Nov 2026 18:00:00 +0100\" \"" + subject(i) + "\" " + from + " " + from + " " + from
                + " ((NIL NIL \"accueil\" \"bleuets.mssante.fr\")) NIL NIL NIL \"<" + i + "@hopital.mssante.fr>\")";
    }

    private static String subject(long i) {
        return "XDM/1.0/DDM+Compte rendu d'hospitalisation NOM" + i % 3000 + " Prenom 12/05/1985";
    }

    private static String headers(long i) {
        return "Date: Tue, 24 Nov 2026 18:00:00 +0100\r\nFrom: \"Docteur Numero " + i % 400 + "\" <docteur" + i % 400
                + "@hopital.mssante.fr>\r\nTo: accueil@bleuets.mssante.fr\r\nSubject: " + subject(i) + "\r\nMessage-ID: <" + i
                + "@hopital.mssante.fr>\r\n" + (i % 4 == 0 ? "References: <" + (i - 1) + "@hopital.mssante.fr>\r\n" : "")
                + "Content-Type: multipart/mixed; boundary=\"b" + i + "\"\r\n\r\n";
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c; (c = in.read()) >= 0; ) {
            if (c == '\n') return line.toString().stripTrailing();
            line.append((char) c);
        }
        return null;
    }

    @Override public void close() throws IOException {
        server.close();
    }
}
