package fr.havre.messaging.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Sockets of one connection: TLS 1.2 or newer, the server's name checked in the handshake. They can all be cut at once. */
final class TlsSockets extends SSLSocketFactory {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SSLSocketFactory sockets;
    private volatile Socket last;
    private volatile Runnable whenOver = () -> { };

    TlsSockets(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    private Socket checked(Socket made) {
        SSLSocket socket = (SSLSocket) made;
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setEndpointIdentificationAlgorithm("HTTPS");           // RFC 2818's names are RFC 6125's for a mail server
        socket.setSSLParameters(parameters);
        last = socket;
        return socket;
    }

    void whenCut(Runnable listener) {
        whenOver = listener;
    }

    /** Whatever is being read or written fails now; from any thread. Harmless when it is over already. */
    void cut() {
        Socket socket = last;
        whenOver.run();
        if (socket == null) return;
        try {
            socket.close();
        } catch (IOException e) {
            last = null;                                                    // it is broken already
        }
    }

    @Override public Socket createSocket() throws IOException {
        return checked(sockets.createSocket());
    }

    @Override public Socket createSocket(Socket under, String host, int port, boolean autoClose) throws IOException {
        return checked(sockets.createSocket(under, host, port, autoClose));
    }

    @Override public Socket createSocket(String host, int port) throws IOException {
        return checked(sockets.createSocket(host, port));
    }

    @Override public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return checked(sockets.createSocket(host, port, local, localPort));
    }

    @Override public Socket createSocket(InetAddress host, int port) throws IOException {
        return checked(sockets.createSocket(host, port));
    }

    @Override public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return checked(sockets.createSocket(host, port, local, localPort));
    }

    @Override public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }
}
