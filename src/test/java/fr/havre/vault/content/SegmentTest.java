package fr.havre.vault.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentTest {
    @TempDir Path folder;

    @AfterEach void calm() {
        Thread.interrupted();                                               // whatever a test left
    }

    @Test void anInterruptedThreadWritesWhatItWasAskedToAndClosesTheFileToNobody() throws Exception {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        try (Segment segment = Segment.create(folder, 1, new byte[Segment.HEADER])) {
            Thread.currentThread().interrupt();
            segment.append(ByteBuffer.wrap(bytes, 0, 60_000));
            assertTrue(Thread.interrupted(), "who was interrupted still is");
            segment.append(ByteBuffer.wrap(bytes, 60_000, 10), ByteBuffer.wrap(bytes, 60_010, bytes.length - 60_010));
            segment.force(segment.end());
        }
        byte[] written = Files.readAllBytes(Segment.file(folder, 1));
        assertArrayEquals(bytes, Arrays.copyOfRange(written, Segment.HEADER, written.length));
    }

    @Test void anInterruptWhileOthersWriteAndForceHarmsNone() throws Exception {
        byte[] piece = new byte[1 << 20];
        Arrays.fill(piece, (byte) 7);
        try (Segment segment = Segment.create(folder, 1, new byte[Segment.HEADER])) {
            for (int i = 0; i < 20; i++) {
                Thread writer = Thread.ofVirtual().start(() -> append(segment, piece));
                writer.interrupt();
                append(segment, piece);
                writer.join();
            }
            segment.force(segment.end());
        }
        byte[] written = Files.readAllBytes(Segment.file(folder, 1));
        byte[] expected = new byte[40 * piece.length];
        Arrays.fill(expected, (byte) 7);
        assertArrayEquals(expected, Arrays.copyOfRange(written, Segment.HEADER, written.length));
    }

    private static void append(Segment segment, byte[] bytes) {
        try {
            segment.append(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test void aClosedOneStaysClosed() throws Exception {
        Segment segment = Segment.create(folder, 1, new byte[Segment.HEADER]);
        segment.close();
        assertThrows(IOException.class, () -> segment.append(ByteBuffer.allocate(1)));
    }
}
