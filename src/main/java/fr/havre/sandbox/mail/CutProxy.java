package fr.havre.sandbox.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The cable in front of any server on loopback: cut at an exact byte of either direction, slow, pulled out. Each plan
 * is for one connection, in the order in which they come; without a plan everything passes.
 */
public final class CutProxy implements AutoCloseable {
    /** What happens to one connection; bytes are those of the wire, TLS included. */
    public sealed interface Plan {
        /** Cut after so many bytes went to the server. */
        record CutToServer(long bytes) implements Plan { }

        /** Cut after so many bytes went to the client. */
        record CutToClient(long bytes) implements Plan { }

        /** Closed as soon as it is made. */
        record Refuse() implements Plan { }

        /** Nothing happens to it. */
        record Pass() implements Plan { }
    }

    private final InetSocketAddress server;
    private final Listener front;
    private final ConcurrentLinkedQueue<Plan> plans = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean down;
    private volatile Duration delay = Duration.ZERO;

    private CutProxy(int serverPort) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        front = new Listener(0, this::serve);
    }

    /** In front of that port, on a free port of its own. */
    public static CutProxy before(int serverPort) {
        try {
            return new CutProxy(serverPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return front.port();
    }

    /** How many connections came so far. */
    public int connections() {
        return front.taken();
    }

    /** For the next connections that have no plan yet. */
    public CutProxy then(Plan plan) {
        plans.add(plan);
        return this;
    }

    /** Drops the plans that were not carried out yet. */
    public void forget() {
        plans.clear();
    }

    /** Every piece that passes is held back for so long. */
    public void delay(Duration each) {
        delay = each;
    }

    /** Pulled out: what is open ends, new connections end at once, until it is put in again. */
    public void down(boolean isDown) {
        down = isDown;
        if (isDown) dropAll();
    }

    /** Ends what is open. */
    public void dropAll() {
        open.forEach(CutProxy::closed);
        front.dropAll();
    }

    private void serve(Socket client) throws IOException {
        Plan plan = Optional.ofNullable(plans.poll()).orElseGet(Plan.Pass::new);
        if (down || plan instanceof Plan.Refuse) {
            client.setSoLinger(true, 0);                                    // a reset, as from a machine that went away
            return;
        }
        try (Socket behind = new Socket()) {
            behind.setTcpNoDelay(true);
            behind.connect(server);
            open.add(behind);
            long toServer = plan instanceof Plan.CutToServer(long bytes) ? bytes : Long.MAX_VALUE;
            long toClient = plan instanceof Plan.CutToClient(long bytes) ? bytes : Long.MAX_VALUE;
            Thread back = Thread.ofVirtual().start(() -> pump(behind, client, toClient));
            pump(client, behind, toServer);
            back.join();
            open.remove(behind);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to, long most) {
        byte[] buffer = new byte[32 << 10];
        long left = most;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = left > 0 ? in.read(buffer) : -1; read >= 0; read = in.read(buffer)) {
                if (delay.isPositive()) Thread.sleep(delay);
                int passes = (int) Math.min(read, left);
                out.write(buffer, 0, passes);
                left -= passes;
                if (left == 0) break;
            }
        } catch (IOException e) {
            System.getLogger("fr.havre.sandbox").log(System.Logger.Level.TRACE, "connection ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed(from);
            closed(to);
        }
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            System.getLogger("fr.havre.sandbox").log(System.Logger.Level.TRACE, "close failed");
        }
    }

    @Override public void close() {
        try {
            front.close();
            dropAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
