package fr.havre.documents.jpeg2000;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against files that OpenJPEG wrote of one pattern, in every order of packets. */
class Jpeg2000Test {
    private static final int WIDTH = 61;
    private static final int HEIGHT = 47;

    private static byte[] file(String name) {
        try (InputStream in = Jpeg2000Test.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int pattern(int x, int y, int channel) {
        if ((x - 44) * (x - 44) + (y - 30) * (y - 30) < 81) return 20;
        if (x >= 10 && x < 26 && y >= 8 && y < 20) return channel == 0 ? 255 : 0;
        return channel < 2 ? (3 * x + 2 * y + 40 * channel) % 256 : Math.floorMod(255 - 2 * x, 256);
    }

    private static Jpeg2000.Unpacked unpacked(byte[] bytes) {
        return Jpeg2000.unpack(bytes, () -> { });
    }

    private static void assertIsThePattern(Jpeg2000.Unpacked picture, int channels) {
        assertEquals(WIDTH, picture.width());
        assertEquals(HEIGHT, picture.height());
        assertEquals(channels, picture.channels());
        for (int i = 0; i < picture.samples().length; i++) {
            int x = i / channels % WIDTH;
            int y = i / channels / WIDTH;
            assertEquals(pattern(x, y, i % channels), picture.samples()[i] & 0xFF, x + "," + y + "," + i % channels);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.jp2", "layers.j2k", "tiles.j2k", "places.j2k", "components.j2k", "moved.j2k"})
    void whatLostNothingComesBackAsItWas(String name) {
        assertIsThePattern(unpacked(file(name)), 3);
    }

    @ParameterizedTest
    @CsvSource({"gray.jp2,8", "deep.jp2,16"})
    void grayComesBackAsItWasAndDeepOnesAsBytes(String name, int depth) {
        Jpeg2000.Unpacked picture = unpacked(file(name));
        assertIsThePattern(picture, 1);
        assertEquals(depth, picture.depth());
    }

    @Test void whatLostSomethingLooksTheSame() {
        Jpeg2000.Unpacked picture = unpacked(file("lossy.jp2"));
        double error = 0;
        for (int i = 0; i < picture.samples().length; i++) {
            int x = i / 3 % WIDTH;
            int y = i / 3 / WIDTH;
            error += Math.abs((picture.samples()[i] & 0xFF) - pattern(x, y, i % 3));
        }
        assertTrue(error / picture.samples().length < 8, "mean error " + error / picture.samples().length);
    }

    @Test void whatIsCutShortIsShownCoarser() {
        byte[] whole = file("layers.j2k");
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        Jpeg2000.Unpacked picture = unpacked(half);
        double error = 0;
        for (int i = 0; i < picture.samples().length; i++) {
            error += Math.abs((picture.samples()[i] & 0xFF) - pattern(i / 3 % WIDTH, i / 3 / WIDTH, i % 3));
        }
        assertTrue(error / picture.samples().length < 40, "mean error " + error / picture.samples().length);
    }

    @Test void whatIsLargerThanAnyPageIsRefusedBeforeThereIsRoomForIt() {
        byte[] bytes = file("layers.j2k");
        ByteBuffer.wrap(bytes).putInt(8, 1 << 20).putInt(12, 1 << 20);
        assertEquals(Code.TOO_COMPLEX, assertThrows(DocumentRefusedException.class, () -> unpacked(bytes)).code());
    }

    @Test void theCallersCheckEndsTheWork() {
        assertThrows(IllegalCallerException.class, () -> Jpeg2000.unpack(file("plain.jp2"), () -> {
            throw new IllegalCallerException("enough");
        }));
    }

    @Test void damagedPicturesAreDrawnOrRefusedAndEnd() {
        Random random = new Random(20261126);
        for (String name : new String[] {"plain.jp2", "places.j2k", "moved.j2k", "components.j2k", "lossy.jp2"}) {
            byte[] good = file(name);
            for (int i = 0; i < 120; i++) {
                byte[] bad = good.clone();
                int reach = i % 2 == 0 ? Math.min(250, bad.length) : bad.length;
                for (int n = 0; n <= i % 4; n++) bad[random.nextInt(reach)] = (byte) random.nextInt();
                long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
                try {
                    Jpeg2000.unpack(bad, () -> {
                        if (System.nanoTime() > end) throw new AssertionError("takes too long");
                    });
                } catch (DocumentRefusedException _) {
                    // one of the two
                }
            }
        }
    }
}
