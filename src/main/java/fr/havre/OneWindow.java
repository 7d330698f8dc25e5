package fr.havre;

import fr.havre.ui.Arrivals;
import fr.havre.ui.WantedPatient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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

    private final Optional<ServerSocketChannel> server;
    private final Path socket;
    private final List<List<Path>> early = new ArrayList<>();
    private final List<WantedPatient> earlyWanted = new ArrayList<>();
    private Consumer<List<Path>> receiver;
    private Consumer<WantedPatient> wantedReceiver;

    private OneWindow(Optional<ServerSocketChannel> server, Path socket) {
        this.server = server;
        this.socket = socket;
        server.ifPresent(channel -> Thread.ofVirtual().name("havre-arrivals").start(() -> listen(channel)));
    }

    /**
     * Becomes the one window, or hands {@code files} to the one there is.
     *
     * @param appData this user's folder for application data
     * @return empty when another window took them
     */
    public static Optional<OneWindow> claim(Path appData, List<Path> files) {
        Path socket = appData.resolve("window.sock");
        if (handedOver(socket, files)) return Optional.empty();
        OneWindow window = new OneWindow(bind(socket), socket);
        window.arrived(files);
        return Optional.of(window);
    }

    /**
     * Asks the window there is to show a patient.
     *
     * @param appData this user's folder for application data
     * @return false if there is none
     */
    public static boolean hand(Path appData, WantedPatient wanted) {
        return sent(appData.resolve("window.sock"), wanted.address() + '\n');
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

    private void listen(ServerSocketChannel channel) {
        while (channel.isOpen()) {
            try (SocketChannel other = channel.accept();
                    BufferedReader in = new BufferedReader(new InputStreamReader(Channels.newInputStream(other),
                            StandardCharsets.UTF_8), LONGEST_LINE)) {
                arrived(read(in));
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "an arrival ended: {0}", e.getClass().getSimpleName());
            }
        }
    }

    /** Files and addresses, a line each; what is neither is left out. */
    private List<Path> read(BufferedReader in) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String line = in.readLine(); line != null && files.size() < MOST_FILES; line = in.readLine()) {
            if (line.length() > LONGEST_LINE) continue;
            if (WantedPatient.looksLikeAddress(line)) {
                WantedPatient.parse(line).ifPresent(this::wanted);
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

    private synchronized void wanted(WantedPatient patient) {
        if (wantedReceiver == null) earlyWanted.add(patient);
        else wantedReceiver.accept(patient);
    }

    @Override public synchronized void onWanted(Consumer<WantedPatient> told) {
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
