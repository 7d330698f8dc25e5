package fr.havre.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cable in front of the web server: a TCP relay on loopback that can be cut at an exact byte, or pulled out.
 * Two virtual threads a connection.
 */
public final class Wire implements AutoCloseable {
    private final ServerSocket front;
    private final InetSocketAddress server;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Link> byServerPort = new ConcurrentHashMap<>();
    private volatile boolean down;

    /** @param port to listen on, 0 for any */
    public Wire(int port, InetSocketAddress server) throws IOException {
        this.server = server;
        this.front = new ServerSocket();
        front.setReuseAddress(true);
        front.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        Thread.ofVirtual().name("sandbox-wire").start(this::accept);
    }

    public int port() {
        return front.getLocalPort();
    }

    /** Cuts the connection whose server side sees this client port, after this many more bytes of answer. */
    public void cutAfter(int clientPortAtServer, long bytes) {
        Link link = byServerPort.get(clientPortAtServer);
        if (link != null) link.cutAfter(bytes);
    }

    public void down(boolean isDown) {
        down = isDown;
        if (isDown) links.forEach(Link::close);
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                Socket client = front.accept();
                if (down) reset(client);
                else connect(client);
            } catch (IOException e) {
                if (front.isClosed()) return;                              // the normal end
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket behind = new Socket();
        try {
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            behind.bind(new InetSocketAddress(server.getAddress(), 0));
            Link link = new Link(client, behind, behind.getLocalPort());
            links.add(link);
            byServerPort.put(link.port, link);
            behind.connect(server);
            link.start();
        } catch (IOException e) {
            reset(client);
            behind.close();
        }
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override public void close() throws IOException {
        front.close();
        links.forEach(Link::close);
    }

    /** One connection, and its way to the server. */
    private final class Link {
        private final Socket client;
        private final Socket behind;
        private final int port;
        private long left = Long.MAX_VALUE;

        Link(Socket client, Socket behind, int port) {
            this.client = client;
            this.behind = behind;
            this.port = port;
        }

        void start() {
            Thread.ofVirtual().start(() -> pump(client, behind, false));
            Thread.ofVirtual().start(() -> pump(behind, client, true));
        }

        private void pump(Socket from, Socket to, boolean answers) {
            byte[] buffer = new byte[65_536];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    int allowed = answers ? allowed(read) : read;
                    out.write(buffer, 0, allowed);
                    if (allowed < read || (answers && isSpent())) break;
                }
            } catch (IOException e) {
                System.getLogger("fr.havre.sandbox").log(System.Logger.Level.TRACE, "connection ended");
            } finally {
                close();
            }
        }

        private synchronized int allowed(int read) {
            int allowed = (int) Math.min(read, left);
            if (left != Long.MAX_VALUE) left -= allowed;
            return allowed;
        }

        private synchronized boolean isSpent() {
            return left == 0;
        }

        void cutAfter(long bytes) {
            synchronized (this) {
                left = bytes;
            }
            if (bytes == 0) close();
        }

        void close() {
            links.remove(this);
            byServerPort.remove(port, this);
            for (Socket each : new Socket[] {client, behind}) {
                try {
                    each.close();
                } catch (IOException e) {
                    System.getLogger("fr.havre.sandbox").log(System.Logger.Level.TRACE, "close failed");
                }
            }
        }
    }
}
