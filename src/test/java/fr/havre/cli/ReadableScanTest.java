package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableScanTest {
    @TempDir Path folder;

    @ParameterizedTest @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16LE", "UTF-16BE"})
    void findsAWordInEveryEncodingAndCase(String charset) throws IOException {
        for (String form : List.of("Lefèvre", "LEFÈVRE", "lefevre", "LEFEVRE")) {
            Files.write(folder.resolve("a.bin"), ("xx" + form + "yy").getBytes(Charset.forName(charset)));
            assertEquals(1, hits("Lefèvre"), form);
        }
    }

    @Test void findsAWordAcrossTheEdgeOfItsBuffer() throws IOException {
        for (int before : new int[] {65_530, 65_533, 65_536, 65_540, 131_070}) {
            byte[] filler = new byte[before];
            Files.write(folder.resolve("a.bin"), join(filler, "HOSPITALISATION".getBytes(StandardCharsets.UTF_8)));
            assertEquals(1, hits("hospitalisation"), "after " + before);
        }
    }

    @Test void findsAWordInsideAZip() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("a.zip")))) {
            zip.putNextEntry(new ZipEntry("x.txt"));
            zip.write("Marguerite ".repeat(50).getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(1, hits("Marguerite"));
    }

    @Test void findsNothingInRandomBytes() throws IOException {
        long seed = 20261125L;
        byte[] noise = new byte[2_000_000];
        new Random(seed).nextBytes(noise);
        Files.write(folder.resolve("noise.bin"), noise);
        assertEquals(0, hits("Marguerite"), "seed " + seed);
    }

    private int hits(String word) throws IOException {
        return new ReadableScan(List.of(word)).scan(List.of(folder)).hits().size();
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
