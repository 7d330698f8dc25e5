package fr.havre.sandbox.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes connections on loopback and serves each on a virtual thread, until it is closed. */
final class Listener implements AutoCloseable {
    /** What is done with a connection; it is closed afterwards. */
    interface Service {
        void serve(Socket socket) throws IOException;
    }

    private static final int LONGEST_SILENCE_MILLIS = 30 * 60_000;
    private final ServerSocket front = new ServerSocket();
    private final Service service;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger taken = new AtomicInteger();

    /** @param port 0 for any free one */
    Listener(int port, Service service) throws IOException {
        this.service = service;
        front.setReuseAddress(true);
        front.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        Thread.ofVirtual().name("sandbox-mail").start(this::accept);
    }

    int port() {
        return front.getLocalPort();
    }

    /** How many connections came so far. */
    int taken() {
        return taken.get();
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                Socket socket = front.accept();
                taken.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                if (front.isClosed()) return;                              // the normal end
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
            service.serve(socket);
        } catch (IOException e) {
            System.getLogger("fr.havre.sandbox").log(System.Logger.Level.TRACE, "connection ended");
        } finally {
            open.remove(socket);
        }
    }

    /** Ends every connection there is; new ones are taken. */
    void dropAll() {
        for (Socket each : open) {
            try {
                each.close();
            } catch (IOException e) {
                System.getLogger("fr.havre.sandbox").log(System.Logger.Level.TRACE, "close failed");
            }
        }
    }

    @Override public void close() throws IOException {
        front.close();
        dropAll();
    }
}
