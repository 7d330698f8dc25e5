package fr.havre.interop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Dovecot and Postfix as Debian packages them, on free ports of loopback, under an authority of their own, with all they
 * write in one folder. Postfix only starts as root. Signing in: password, token (asked of a stand-in for the identity
 * provider), client certificate.
 */
final class MailServers implements AutoCloseable {
    static final String PACKAGES = "dovecot-core dovecot-imapd postfix";
    static final String CLAIRE = "claire.roussel@tilleuls.mssante.fr";
    static final String KARIM = "karim.benali@tilleuls.mssante.fr";
    /** A bounce comes back, 5.2.2. */
    static final String FULL = "paul.vasseur@mordelles.mssante.fr";
    /** A bounce comes back, 5.1.1. */
    static final String UNKNOWN = "personne@mordelles.mssante.fr";
    static final String PASSWORD = "goudron vif";
    static final String TOKEN = "jeton-de-claire";
    static final long MOST_BYTES = 2_000_000;
    private static final Path DOVECOT = Path.of("/usr/sbin/dovecot");
    private static final Path IMAP = Path.of("/usr/lib/dovecot/imap");
    private static final Path POSTFIX = Path.of("/usr/sbin/postfix");
    private static final int TOO_LONG_SECONDS = 60;

    private final Path folder;
    private final HttpServer web;
    private final Authority authority;
    private final Map<String, Integer> ports;
    private final List<Process> processes = new ArrayList<>();
    private volatile boolean tokenGood = true;

    private MailServers(Path folder) throws IOException {
        this.folder = folder;
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String here = "http://127.0.0.1:" + web.getAddress().getPort();
        authority = new Authority(here + "/revoked.crl");
        ports = Map.of("IMAP", free(), "IMAPS", free(), "SMTPS", free(), "SUBMISSION", free(), "REVOKED", free());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String each : List.of("run", "mail", "queue", "data", "postfix")) Files.createDirectory(folder.resolve(each));
        own("mail", "nobody");
        own("data", "postfix");
        BigInteger revoked = certificates();
        web.createContext("/tokeninfo", this::tokenInfo);
        web.createContext("/revoked.crl", exchange -> answer(exchange, 200, authority.revoked(revoked)));
        web.start();
        MailServerFiles.write(folder, ports, here + "/tokeninfo?access_token=");
    }

    /** Why they cannot run here; empty if they can. */
    static Optional<String> missing() {
        if (!Files.isExecutable(DOVECOT) || !Files.isExecutable(IMAP) || !Files.isExecutable(POSTFIX)) {
            return Optional.of("not run: install Debian's packages " + PACKAGES);
        }
        return System.getProperty("user.name").equals("root") ? Optional.empty()
                : Optional.of("not run: Postfix only starts as root");
    }

    /** Starts them; returns when every port answers. */
    static MailServers start() {
        try {
            MailServers servers = new MailServers(Files.createTempDirectory("havre-mail-servers"));
            Runtime.getRuntime().addShutdownHook(new Thread(servers::stop));
            servers.run(DOVECOT.toString(), "-F", "-c", servers.folder.resolve("dovecot.conf").toString());
            servers.run(POSTFIX.toString(), "-c", servers.folder.resolve("postfix").toString(), "start-fg");
            for (int port : servers.ports.values()) servers.await(port);
            return servers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int free() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private void own(String what, String user) throws IOException {
        Files.setOwner(folder.resolve(what), FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }

    private BigInteger certificates() throws IOException {
        Files.writeString(folder.resolve("ca.pem"), authority.pem());
        Authority.Issued revoked = authority.server();
        for (var each : Map.of("good", authority.server(), "revoked", revoked).entrySet()) {
            Files.writeString(folder.resolve(each.getKey() + ".pem"), each.getValue().certificate());
            Files.writeString(folder.resolve(each.getKey() + ".key"), each.getValue().key());
        }
        return revoked.serial();
    }

    /** What an identity provider says of a token. */
    private void tokenInfo(HttpExchange exchange) throws IOException {
        boolean good = tokenGood && String.valueOf(exchange.getRequestURI().getQuery()).equals("access_token=" + TOKEN);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer(exchange, good ? 200 : 401, (good ? "{\"email\":\"" + CLAIRE + "\"}" : "{\"error\":\"invalid_token\"}")
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void run(String... command) throws IOException {
        Path log = folder.resolve(Path.of(command[0]).getFileName() + ".out");
        processes.add(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start());
    }

    /** A server says something first, or waits for TLS: a connection that stands is enough. */
    private void await(int port) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TOO_LONG_SECONDS);
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) return;
            } catch (IOException e) {
                Thread.onSpinWait();
            }
            for (Process each : processes) {
                if (!each.isAlive()) throw new IOException("a mail server ended: " + said());
            }
        }
        throw new IOException("a mail server does not come up: " + said());
    }

    /** What they wrote. Everybody in it is invented. */
    String said() {
        StringBuilder all = new StringBuilder();
        for (String each : List.of("dovecot.out", "dovecot.log", "postfix.out", "postfix.log")) {
            try {
                if (Files.exists(folder.resolve(each))) all.append(Files.readString(folder.resolve(each)));
            } catch (IOException e) {
                all.append(each).append(" cannot be read\n");
            }
        }
        return all.toString();
    }

    int port(String name) {
        return ports.get(name);
    }

    Authority authority() {
        return authority;
    }

    /** Whether the identity provider knows the token. */
    void tokenGood(boolean good) {
        tokenGood = good;
    }

    private synchronized void stop() {
        try {
            if (processes.size() == 2 && processes.get(1).isAlive()) {
                new ProcessBuilder(POSTFIX.toString(), "-c", folder.resolve("postfix").toString(), "stop")
                        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                        .waitFor(TOO_LONG_SECONDS, TimeUnit.SECONDS);
            }
            for (Process each : processes) {
                each.destroy();
                if (!each.waitFor(TOO_LONG_SECONDS, TimeUnit.SECONDS)) each.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override public void close() {
        stop();
        web.stop(0);
        try (var files = Files.walk(folder)) {
            for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
