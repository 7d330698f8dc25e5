package fr.havre.messaging.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.havre.messaging.MailServer;
import fr.havre.messaging.MailServer.Security;
import fr.havre.messaging.transport.MailDiscovery.Servers;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailDiscoveryTest {
    /** {@code priority weight port host} by name. */
    private static final Map<String, List<String>> RECORDS = Map.of(
            "_imaps._tcp.cabinet.mssante.fr", List.of("20 1 993 secours.example.fr", "10 5 993 a.example.fr", "10 50 1993 b.example.fr"),
            "_submission._tcp.cabinet.mssante.fr", List.of("0 0 587 envoi.example.fr"),
            "_imaps._tcp.rien.mssante.fr", List.of("0 0 0 ."));

    private DatagramSocket resolver;

    @BeforeEach void start() throws Exception {
        resolver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::serve);
    }

    @AfterEach void stop() {
        resolver.close();
    }

    private void serve() {
        byte[] buffer = new byte[1500];
        try {
            while (true) {
                DatagramPacket asked = new DatagramPacket(buffer, buffer.length);
                resolver.receive(asked);
                byte[] answer = answer(buffer, asked.getLength());
                resolver.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
            }
        } catch (IOException e) {
            return;                                                         // closed
        }
    }

    /** RFC 1035, just enough of it. */
    private static byte[] answer(byte[] query, int length) throws IOException {
        StringBuilder name = new StringBuilder();
        int at = 12;
        for (; query[at] != 0; at += query[at] + 1) {
            if (!name.isEmpty()) name.append('.');
            name.append(new String(query, at + 1, query[at], StandardCharsets.US_ASCII));
        }
        int end = at + 5;
        List<String> found = RECORDS.getOrDefault(name.toString().toLowerCase(Locale.ROOT), List.of());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(query, 0, 2);
        out.writeShort(found.isEmpty() ? 0x8183 : 0x8180);
        out.writeShort(1);
        out.writeShort(found.size());
        out.writeInt(0);
        out.write(query, 12, end - 12);
        for (String each : found) {
            String[] parts = each.split(" ", -1);
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(data);
            for (int i = 0; i < 3; i++) fields.writeShort(Integer.parseInt(parts[i]));
            for (String label : parts[3].split("\\.", 0)) {
                fields.writeByte(label.length());
                fields.writeBytes(label);
            }
            fields.writeByte(0);
            out.writeShort(0xC00C);
            out.writeShort(33);
            out.writeShort(1);
            out.writeInt(60);
            out.writeShort(data.size());
            out.write(data.toByteArray());
        }
        assertEquals(true, length > 12);
        return bytes.toByteArray();
    }

    private Servers discover(String domain) throws MailException {
        return new MailDiscovery(Optional.of("dns://127.0.0.1:" + resolver.getLocalPort())).discover(domain);
    }

    @Test void takesTheServersThatTheDomainPrefers() throws Exception {
        assertEquals(new Servers(Optional.of(new MailServer("b.example.fr", 1993, Security.IMPLICIT)),
                Optional.of(new MailServer("envoi.example.fr", 587, Security.STARTTLS))), discover("cabinet.mssante.fr"));
    }

    @Test void aDomainThatSaysNothingOrThatItHasNoneGivesNone() throws Exception {
        assertEquals(new Servers(Optional.empty(), Optional.empty()), discover("inconnu.mssante.fr"));
        assertEquals(new Servers(Optional.empty(), Optional.empty()), discover("rien.mssante.fr"));
    }
}
