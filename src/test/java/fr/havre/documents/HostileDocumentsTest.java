package fr.havre.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentRefusedException.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes: a document or a refusal, within time and memory, and not a word of them in the refusal. */
class HostileDocumentsTest {
    /** Each run has other mutants. */
    private static final long WHILE_NANOS = 2_500_000_000L;
    private static final Map<Code, Integer> SEEN = new EnumMap<>(Code.class);

    /** Null if refused. */
    private static Recognised tryOn(byte[] bytes, String what) {
        try {
            return assertNotNull2(Recognition.recognise(DocumentSource.of(bytes)));
        } catch (DocumentRefusedException e) {
            assertTrue(e.getMessage().matches("[A-Z_]+ \\([A-Za-z0-9 :.-]+\\)"), what + ": " + e.getMessage());
            SEEN.merge(e.code(), 1, Integer::sum);
            return null;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what, e);
        }
    }

    private static Recognised assertNotNull2(Recognised recognised) {
        assertNotNull(recognised);
        return recognised;
    }

    private static Code refusal(DocumentSource source) {
        return assertThrows(DocumentRefusedException.class, () -> Recognition.recognise(source)).code();
    }

    private static Code refusal(String text) {
        return refusal(DocumentSource.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test void mutatedOfficialExamplesAreDocumentsOrRefusals() throws Exception {
        long seed = System.nanoTime();
        System.out.println("HostileDocumentsTest official seed " + seed);
        Random random = new Random(seed);
        long end = System.nanoTime() + WHILE_NANOS;
        List<Path> files = Examples.cda().stream().filter(file -> file.toFile().length() < 150_000).toList();
        int tried = 0;
        while (System.nanoTime() < end) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] mutant = mutate(Files.readAllBytes(file), random);
            tryOn(mutant, file.getFileName() + " #" + tried++);
        }
        System.out.println("mutants " + tried + ", refused " + SEEN);
    }

    @Test void mutatedDocumentsOfEveryFormatAreDocumentsOrRefusals() throws Exception {
        long seed = System.nanoTime();
        System.out.println("HostileDocumentsTest formats seed " + seed);
        Random random = new Random(seed);
        byte[] pdf = Pdfs.of("Compte rendu de consultation\nNée le 12/05/1985", "Seconde page");
        List<byte[]> originals = List.of(pdf, Xdms.of(pdf), RecognitionTest.levelOne(pdf), RecognitionTest.image("png", 1),
                RecognitionTest.image("jpeg", 1), RecognitionTest.image("tiff", 3), "Été à la plage".getBytes(StandardCharsets.UTF_8));
        long end = System.nanoTime() + WHILE_NANOS;
        for (int i = 0; System.nanoTime() < end; i++) {
            tryOn(mutate(originals.get(i % originals.size()), random), "format " + i % originals.size() + " #" + i);
        }
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(7)) {
            case 0 -> {
                for (int flips = 1 + random.nextInt(20); flips > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                yield bytes;
            }
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at / 2, bytes.length));
            case 3 -> {
                byte[] noise = new byte[1 + random.nextInt(64)];
                random.nextBytes(noise);
                yield join(Arrays.copyOf(bytes, at), noise, Arrays.copyOfRange(bytes, at, bytes.length));
            }
            case 4 -> new String(bytes, StandardCharsets.UTF_8).getBytes(random.nextBoolean()
                    ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
            case 5 -> {
                String text = new String(bytes, StandardCharsets.ISO_8859_1);
                int tag = Math.max(0, text.lastIndexOf('<', at));
                String nested = random.nextBoolean() ? "<a>".repeat(400) : "<a ".concat("b=\"c\" ".repeat(80)) + "/>";
                yield (text.substring(0, tag) + nested + text.substring(tag)).getBytes(StandardCharsets.ISO_8859_1);
            }
            default -> {
                Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(40)), (byte) random.nextInt(256));
                yield bytes;
            }
        };
    }

    private static byte[] join(byte[]... parts) {
        var out = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) out.writeBytes(part);
        return out.toByteArray();
    }

    @Test void twoGigabytesOfZerosAreRefusedWithoutBeingRead() {
        assertEquals(Code.TOO_LARGE, refusal(new DocumentSource() {
            @Override public long size() {
                return 2L << 30;
            }

            @Override public InputStream open() {
                throw new AssertionError("read");
            }
        }));
        assertEquals(Code.UNKNOWN_FORMAT, refusal(repeated(new byte[1 << 16], 4_096)));
    }

    @Test void nothingIsFetchedAndNothingSwells() {
        String lol = "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;\">]><lolz>&lol2;</lolz>";
        assertEquals(Code.DOCTYPE_FORBIDDEN, refusal(lol));
        assertEquals(Code.DOCTYPE_FORBIDDEN, refusal("<?xml version='1.0'?><!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a/>"));
        assertEquals(Code.DOCTYPE_FORBIDDEN, refusal(" \n<!--c--><!doctype html><html/>"));
        assertEquals(Code.DAMAGED, refusal("<ClinicalDocument xmlns='urn:hl7-org:v3'>&unknown;</ClinicalDocument>"));
        assertEquals(Code.TOO_DEEP, refusal("<a>".repeat(100_000)));
        assertEquals(Code.TOO_COMPLEX, refusal("<a b='" + "x".repeat(1 << 20) + "'/>"));
        assertEquals(Code.TOO_COMPLEX, refusal("<a>" + "<b/>".repeat(600_000) + "</a>"));
        assertEquals(Code.TOO_COMPLEX, refusal("<a>&" + "x".repeat(100) + ";</a>"));
        assertEquals(Code.TOO_COMPLEX, refusal("<a>&#" + "0".repeat(100) + "65;</a>"));
    }

    @Test void aNestedPdfIsRefusedOrReadButNeverOverflows() {
        String begin = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/X " + "[".repeat(300_000) + ">>endobj\ntrailer<</Root 1 0 R>>";
        assertTrue(List.of(Code.DAMAGED, Code.TOO_DEEP).contains(refusal(begin)));
    }

    @Test void aHugeCdaIsStreamed() {
        byte[] begin = ("<ClinicalDocument xmlns='urn:hl7-org:v3'><component><nonXMLBody><text mediaType='application/octet-stream'"
                + " representation='B64'>").getBytes(StandardCharsets.US_ASCII);
        byte[] end = "</text></nonXMLBody></component></ClinicalDocument>".getBytes(StandardCharsets.US_ASCII);
        byte[] piece = "AAAA".repeat(16 << 10).getBytes(StandardCharsets.US_ASCII);
        DocumentSource body = repeated(piece, 2_000);
        DocumentSource huge = new DocumentSource() {
            @Override public long size() {
                return begin.length + body.size() + end.length;
            }

            @Override public InputStream open() throws IOException {
                return new SequenceInputStream(Collections.enumeration(
                        List.of(new ByteArrayInputStream(begin), body.open(), new ByteArrayInputStream(end))));
            }
        };
        long[] peak = new long[1];
        var memory = ManagementFactory.getMemoryMXBean();
        System.gc();
        long before = memory.getHeapMemoryUsage().getUsed();
        Recognised read = Recognition.recognise(new DocumentSource() {
            @Override public long size() {
                return huge.size();
            }

            @Override public InputStream open() throws IOException {
                return new java.io.FilterInputStream(huge.open()) {
                    private int reads;

                    @Override public int read(byte[] into, int offset, int count) throws IOException {
                        if (++reads % 4_000 == 0) {
                            System.gc();
                            peak[0] = Math.max(peak[0], memory.getHeapMemoryUsage().getUsed() - before);
                        }
                        return super.read(into, offset, count);
                    }
                };
            }
        });
        assertEquals(2_000L * (48 << 10), read.contained().getFirst().source().size());
        assertTrue(peak[0] < 20L << 20, "alive: " + peak[0]);
    }

    @Test void aTextThatIsOneLineIsReadWithinItsCap() {
        Recognised text = Recognition.recognise(repeated("ligne sans fin ".getBytes(StandardCharsets.UTF_8), 2_000_000));
        assertTrue(text.text().length() <= Recognition.MAX_TEXT_CHARS && text.warnings().contains(Warning.TEXT_CUT));
    }

    @Test void encodingsThatLieAreRefused() {
        String cda = "<?xml version='1.0' encoding='UTF-8'?><ClinicalDocument xmlns='urn:hl7-org:v3'><title>é</title></ClinicalDocument>";
        assertEquals(Code.WRONG_ENCODING, refusal(DocumentSource.of(cda.getBytes(Charset.forName("windows-1252")))));
        assertEquals(Code.WRONG_ENCODING, refusal(cda.replace("UTF-8", "UTF-7")));
        assertFalse(refusal(DocumentSource.of(cda.getBytes(StandardCharsets.UTF_16LE))) == Code.NOT_READABLE);
    }

    @Test void aSourceThatFailsIsARefusalToo() {
        assertEquals(Code.NOT_READABLE, refusal(new DocumentSource() {
            @Override public long size() {
                return 10;
            }

            @Override public InputStream open() throws IOException {
                throw new IOException("disk");
            }
        }));
    }

    static DocumentSource repeated(byte[] piece, int times) {
        return new DocumentSource() {
            @Override public long size() {
                return (long) piece.length * times;
            }

            @Override public InputStream open() {
                return new InputStream() {
                    private long at;

                    @Override public int read() {
                        return at >= size() ? -1 : piece[(int) (at++ % piece.length)] & 0xFF;
                    }

                    @Override public int read(byte[] into, int offset, int count) {
                        if (at >= size()) return -1;
                        int from = (int) (at % piece.length);
                        int given = Math.min(count, piece.length - from);
                        System.arraycopy(piece, from, into, offset, given);
                        at += given;
                        return given;
                    }
                };
            }
        };
    }
}
