package fr.havre;

import fr.havre.ui.Arrivals;
import fr.havre.ui.Asking;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One window for each user of this computer: a second start hands its files, or the patient it asks for, to the first over a socket in the user's own
 * folder, and ends. Where such a socket cannot be made there is simply no first window.
 */
public final class OneWindow implements Arrivals, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OneWindow.class.getName());
    private static final int LONGEST_LINE = 4096;
    private static final int MOST_FILES = 1000;
    /** What somebody who is no other start of this program sends is not kept in memory without end, nor waited for. */
    private static final int MOST_BYTES = LONGEST_LINE * MOST_FILES;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Optional<ServerSocketChannel> server;
    private final Path socket;
    private final List<List<Path>> early = new ArrayList<>();
    private final List<Asking> earlyWanted = new ArrayList<>();
    private Consumer<List<Path>> receiver;
    private Consumer<Asking> wantedReceiver;

    private OneWindow(Optional<ServerSocketChannel> server, Path socket, Duration patience) {
        this.server = server;
        this.socket = socket;
        server.ifPresent(channel -> Thread.ofVirtual().name("havre-arrivals").start(() -> listen(channel, patience)));
    }

    /**
     * Becomes the one window, or hands {@code files} to the one there is.
     *
     * @param appData this user's folder for application data
     * @return empty when another window took them
     */
    public static Optional<OneWindow> claim(Path appData, List<Path> files) {
        return claim(appData, files, PATIENCE);
    }

    /** @param patience how long another start may take to say what it wants */
    static Optional<OneWindow> claim(Path appData, List<Path> files, Duration patience) {
        Path socket = appData.resolve("window.sock");
        if (handedOver(socket, files)) return Optional.empty();
        OneWindow window = new OneWindow(bind(socket), socket, patience);
        window.arrived(files);
        return Optional.of(window);
    }

    /**
     * Asks the window there is to show a patient.
     *
     * @param appData this user's folder for application data
     * @return false if there is none
     */
    public static boolean hand(Path appData, Asking wanted) {
        return sent(appData.resolve("window.sock"), wanted.line() + '\n');
    }

    private static boolean handedOver(Path socket, List<Path> files) {
        StringBuilder lines = new StringBuilder();
        for (Path file : files) lines.append(file.toAbsolutePath()).append('\n');
        return sent(socket, lines.toString());
    }

    private static boolean sent(Path socket, String lines) {
        if (!Files.exists(socket)) return false;
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                OutputStream out = Channels.newOutputStream(channel)) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;                                           // left behind by a window that was killed
        }
    }

    private static Optional<ServerSocketChannel> bind(Path socket) {
        try {
            Files.createDirectories(socket.getParent());
            Files.deleteIfExists(socket);
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(socket));
            return Optional.of(channel);
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            LOG.log(System.Logger.Level.WARNING, "no socket for other starts: {0}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private void listen(ServerSocketChannel channel, Duration patience) {
        while (channel.isOpen()) {
            try (SocketChannel other = channel.accept()) {
                arrived(understood(said(other, patience)));
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "an arrival ended: {0}", e.getClass().getSimpleName());
            }
        }
    }

    /** All of it, or an error: another start writes at once and goes. */
    private static String said(SocketChannel other, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer some = ByteBuffer.allocate(LONGEST_LINE);
        try (Selector selector = Selector.open()) {
            other.configureBlocking(false);
            other.register(selector, SelectionKey.OP_READ);
            while (other.read(some.clear()) >= 0) {
                all.write(some.array(), 0, some.position());
                long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0 || all.size() > MOST_BYTES) throw new IOException("too slow or too long");
                if (some.position() == 0) selector.select(left);
                selector.selectedKeys().clear();
            }
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** Files and patients, a line each; what is neither is left out. */
    private List<Path> understood(String lines) {
        List<Path> files = new ArrayList<>();
        for (String line : lines.lines().limit(MOST_FILES).toList()) {
            if (line.isEmpty() || line.length() > LONGEST_LINE) continue;
            if (Asking.looksLikeLine(line)) {
                Asking.parse(line).ifPresent(this::wanted);
                continue;
            }
            try {
                Path file = Path.of(line);
                if (file.isAbsolute()) files.add(file);
            } catch (InvalidPathException e) {
                LOG.log(System.Logger.Level.DEBUG, "not a path");
            }
        }
        return files;
    }

    private synchronized void wanted(Asking asking) {
        if (wantedReceiver == null) earlyWanted.add(asking);
        else wantedReceiver.accept(asking);
    }

    @Override public synchronized void onWanted(Consumer<Asking> told) {
        wantedReceiver = told;
        earlyWanted.forEach(told);
        earlyWanted.clear();
    }

    private synchronized void arrived(List<Path> files) {
        if (receiver == null) early.add(files);
        else receiver.accept(files);
    }

    @Override public synchronized void onArrival(Consumer<List<Path>> arrival) {
        receiver = arrival;
        early.forEach(arrival);
        early.clear();
    }

    @Override public void close() {
        server.ifPresent(channel -> {
            try {
                channel.close();
                Files.deleteIfExists(socket);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "socket left behind: {0}", e.getClass().getSimpleName());
            }
        });
    }
}
