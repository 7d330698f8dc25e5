package fr.havre.vault.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.Compartment;
import fr.havre.vault.Finding;
import fr.havre.vault.TestVault;
import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentStoreTest {
    @TempDir Path folder;
    private final Map<String, byte[]> keys = TestVault.keys();
    private TestVault vault;
    private ContentStore contents;

    @BeforeEach void open() {
        vault = TestVault.in(folder, keys);
        contents = vault.contents(Compartment.CLINICAL);
    }

    @AfterEach void close() {
        vault.close();
    }

    private void openAgain() {
        vault.close();
        open();
    }

    private ContentId keep(byte[] clear, Encoding encoding) {
        NewContent content = contents.put(clear, encoding);
        return vault.clinical().write(tx -> contents.keep(tx, content));
    }

    private byte[] read(ContentId id) {
        return vault.clinical().read(tx -> contents.read(tx, id));
    }

    private Path segment(long number) {
        return folder.resolve("content/clin/" + number + ".seg");
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] letter(int lines) {
        return "<p>Compte rendu de consultation, tension artérielle 12/8.</p>\n".repeat(lines).getBytes(StandardCharsets.UTF_8);
    }

    private void expect(Code code, org.junit.jupiter.api.function.Executable act) {
        assertEquals(code, assertThrows(VaultException.class, act).code());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, 65_535, 65_536, 65_537, 131_072, 200_000, 9_000_000})
    void givesBackWhatWasKeptAlsoAfterOpeningAgain(int length) throws IOException {
        byte[] clear = random(length);
        ContentId plain = keep(clear, Encoding.PLAIN);
        ContentId deflated = keep(clear, Encoding.DEFLATE);
        assertArrayEquals(clear, read(plain));
        openAgain();
        assertArrayEquals(clear, read(plain));
        assertArrayEquals(clear, read(deflated));
        InputStream afterwards = vault.clinical().read(tx -> contents.open(tx, plain));
        try (afterwards) {
            assertArrayEquals(clear, afterwards.readAllBytes());
        }
    }

    @Test void hidesTheExactSizeAndStoresTextSmaller() throws IOException {
        keep(random(1), Encoding.PLAIN);
        long one = Files.size(segment(1));
        keep(random(4096), Encoding.PLAIN);
        assertEquals(Segment.HEADER + 4096 + 16, one);
        assertEquals(one - Segment.HEADER, Files.size(segment(1)) - one);
        long before = Files.size(segment(1));
        keep(letter(10_000), Encoding.DEFLATE);
        assertTrue(Files.size(segment(1)) - before < letter(10_000).length / 4);
    }

    @Test void aLargeContentHasASegmentOfItsOwnAndIsSealedAtOnce() {
        ContentId small = keep(random(10), Encoding.PLAIN);
        ContentId large = keep(random(RecordWriter.LARGE + 1), Encoding.PLAIN);
        ContentId next = keep(random(20), Encoding.PLAIN);
        assertArrayEquals(random(10), read(small));
        assertArrayEquals(random(RecordWriter.LARGE + 1), read(large));
        assertArrayEquals(random(20), read(next));
        assertEquals(List.of(false, true), vault.clinical().read(tx ->
                tx.list("SELECT sha256 IS NOT NULL AS sealed FROM own.segment ORDER BY number",
                        row -> row.flag("sealed"))));
    }

    @Test void aFullSegmentIsSealedUnderItsHashAndTheNextOneBegun() throws Exception {
        try (ContentStore small = smallSegments(100_000)) {
            List<ContentId> kept = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                NewContent content = small.put(random(20_000 + i), Encoding.PLAIN);
                kept.add(vault.clinical().write(tx -> small.keep(tx, content)));
            }
            for (int i = 0; i < 12; i++) assertArrayEquals(random(20_000 + i), read(kept.get(i)));
            small.awaitSealing();
            NewContent last = small.put(random(3), Encoding.PLAIN);
            vault.clinical().write(tx -> small.keep(tx, last));
        }
        List<byte[]> hashes = vault.clinical().read(tx -> tx.list(
                "SELECT sha256 FROM own.segment WHERE sha256 IS NOT NULL ORDER BY number", row -> row.bytes("sha256")));
        assertEquals(2, hashes.size());
        assertArrayEquals(Segment.digest().digest(Files.readAllBytes(segment(1))), hashes.getFirst());
    }

    @Test void aFullSegmentThatASessionDidNotComeToHashIsHashedByTheNext() throws Exception {
        try (ContentStore small = smallSegments(100_000)) {
            NewContent content = small.put(random(120_000), Encoding.PLAIN);
            vault.clinical().write(tx -> small.keep(tx, content));
            vault.clinical().write(tx -> tx.run("UPDATE own.segment SET sha256 = NULL"));
        }
        try (ContentStore small = smallSegments(100_000)) {
            small.awaitSealing();
            NewContent content = small.put(random(5), Encoding.PLAIN);
            vault.clinical().write(tx -> small.keep(tx, content));
        }
        assertEquals(List.of(1L), vault.clinical().read(tx ->
                tx.list("SELECT number FROM own.segment WHERE sha256 IS NOT NULL", row -> row.number("number"))));
    }

    private ContentStore smallSegments(long sealedAt) {
        return ContentStore.open(folder.resolve("content/clin"), vault.clinical(),
                TestVault.lent(keys.get("content-clin")),
                vault.time(), sealedAt);
    }

    @Test void whatWasNotKeptIsNowhereAndItsPlaceIsNotGivenBackToAnotherSession() {
        NewContent forgotten = contents.put(random(5000), Encoding.PLAIN);
        ContentId kept = keep(random(7), Encoding.PLAIN);
        assertThrows(IllegalStateException.class, () -> vault.clinical().write(tx -> {
            contents.keep(tx, forgotten);
            throw new IllegalStateException("rolled back");
        }));
        expect(Code.CONTENT_MISSING, () -> read(forgotten.id()));
        openAgain();
        ContentId later = keep(random(8), Encoding.PLAIN);
        assertArrayEquals(random(7), read(kept));
        assertArrayEquals(random(8), read(later));
    }

    @Test void continuesBehindAnUnknownTailAndLeavesAShortenedSegmentAlone() throws IOException {
        ContentId first = keep(random(7), Encoding.PLAIN);
        vault.close();
        Files.write(segment(1), random(999), java.nio.file.StandardOpenOption.APPEND);      // a crash's leftovers
        open();
        ContentId second = keep(random(8), Encoding.PLAIN);
        assertArrayEquals(random(7), read(first));
        assertArrayEquals(random(8), read(second));
        vault.close();
        byte[] whole = Files.readAllBytes(segment(1));
        Files.write(segment(1), java.util.Arrays.copyOf(whole, whole.length - 1));
        open();
        ContentId third = keep(random(9), Encoding.PLAIN);
        assertTrue(Files.exists(segment(2)));
        assertArrayEquals(random(9), read(third));
        expect(Code.CONTENT_DAMAGED, () -> read(second));
        assertArrayEquals(random(7), read(first));
    }

    @Test void equalContentsHaveEqualFingerprintsInOneCompartmentOnlyAndDifferentBytesOnDisk() throws IOException {
        NewContent a = contents.put(letter(10), Encoding.PLAIN);
        NewContent b = contents.put(letter(10), Encoding.PLAIN);
        NewContent other = vault.contents(Compartment.ADMINISTRATIVE).put(letter(10), Encoding.PLAIN);
        assertArrayEquals(a.fingerprint(), b.fingerprint());
        assertArrayEquals(a.fingerprint(), contents.fingerprintOf(letter(10)));
        assertFalse(java.util.Arrays.equals(a.fingerprint(), other.fingerprint()));
        byte[] bytes = Files.readAllBytes(segment(1));
        assertFalse(java.util.Arrays.equals(bytes, 64, 64 + 4112, bytes, 64 + 4112, 64 + 8224));
        assertNotEquals(a.id(), b.id());
    }

    @Test void noticesTwoRecordsSwappedAndARowThatPointsElsewhere() throws IOException {
        ContentId a = keep(random(3000), Encoding.PLAIN);
        ContentId b = keep(random(3001), Encoding.PLAIN);
        vault.clinical().write(tx -> tx.run("UPDATE own.content SET offset = 64 + 4112 - (offset - 64)"));
        expect(Code.CONTENT_DAMAGED, () -> read(a));
        expect(Code.CONTENT_DAMAGED, () -> read(b));
        vault.clinical().write(tx -> tx.run("UPDATE own.content SET offset = 64 + 4112 - (offset - 64)"));
        assertArrayEquals(random(3000), read(a));
        vault.clinical().write(tx -> tx.run(
                "UPDATE own.content SET sealed_key = (SELECT sealed_key FROM own.content WHERE id = ?)", b.value()));
        expect(Code.CONTENT_DAMAGED, () -> read(a));
        assertArrayEquals(random(3001), read(b));
    }

    @Test void noticesEachFlippedBitAndEveryWrongLength() throws IOException {
        ContentId id = keep(random(150_000), Encoding.PLAIN);
        byte[] good = Files.readAllBytes(segment(1));
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            byte[] bad = good.clone();
            bad[Segment.HEADER + random.nextInt(good.length - Segment.HEADER)] ^= (byte) (1 << random.nextInt(8));
            Files.write(segment(1), bad);
            expect(Code.CONTENT_DAMAGED, () -> read(id));
        }
        Files.write(segment(1), good);
        for (long wrong : new long[] {0, 16, 65_552, 131_104, good.length - 64 + 4096}) {
            long right = good.length - (long) Segment.HEADER;
            vault.clinical().write(tx -> tx.run("UPDATE own.content SET length = ?", wrong));
            expect(Code.CONTENT_DAMAGED, () -> read(id));
            vault.clinical().write(tx -> tx.run("UPDATE own.content SET length = ?", right));
        }
        for (long wrong : new long[] {149_999, 1_000_000}) {
            vault.clinical().write(tx -> tx.run("UPDATE own.content SET size = ?", wrong));
            expect(Code.CONTENT_DAMAGED, () -> read(id));
        }
    }

    @Test void whatOnlyTheFingerprintOfTheWholeTellsIsFoundByVerifying() {
        ContentId id = keep(random(150_000), Encoding.PLAIN);
        assertEquals(List.of(), check());
        vault.clinical().write(tx -> tx.run("UPDATE own.content SET size = 150001"));
        assertEquals(List.of(Finding.Kind.CONTENT_DAMAGED), check());
        vault.clinical().write(tx -> tx.run("UPDATE own.content SET size = 150000, fingerprint = zeroblob(32)"));
        assertEquals(List.of(Finding.Kind.CONTENT_DAMAGED), check());
        assertArrayEquals(random(150_000), read(id));
    }

    private List<Finding.Kind> check() {
        List<Finding.Kind> found = new ArrayList<>();
        vault.clinical().read(tx -> {
            contents.check(tx).run(each -> found.add(each.kind()), _ -> { });
            return 0;
        });
        return found;
    }

    @Test void neverGivesTheLastBytesOfSomethingThatIsNotTheWhole() throws IOException {
        ContentId id = keep(letter(5000), Encoding.DEFLATE);
        vault.clinical().write(tx -> tx.run("UPDATE own.content SET fingerprint = zeroblob(32)"));
        try (InputStream in = vault.clinical().read(tx -> contents.open(tx, id))) {
            byte[] all = new byte[letter(5000).length];
            expect(Code.CONTENT_DAMAGED, () -> in.readNBytes(all, 0, all.length));
        }
    }

    @Test void readsAnywhereForViewers() {
        byte[] clear = random(200_000);
        ContentId id = keep(clear, Encoding.PLAIN);
        try (ContentReader reader = vault.clinical().read(tx -> contents.reader(tx, id))) {
            byte[] into = new byte[100];
            assertEquals(36, reader.readAt(65_500, into, 0, 100));
            assertArrayEquals(java.util.Arrays.copyOfRange(clear, 65_500, 65_536), java.util.Arrays.copyOf(into, 36));
            assertEquals(50, reader.readAt(199_950, into, 0, 100));
            assertEquals(-1, reader.readAt(200_000, into, 0, 100));
            assertEquals(1, reader.readAt(0, into, 5, 1));
            assertEquals(clear[0], into[5]);
        }
    }

    @Test void refusesWhatIsLargerThanTheLimitWithoutHoldingItAndLeavesNoFile() throws IOException {
        int before = filesOfContents();
        expect(Code.CONTENT_TOO_LARGE, () -> contents.put(new Zeros(ContentStore.LIMIT + 1), Encoding.PLAIN));
        expect(Code.CONTENT_TOO_LARGE, () -> contents.put(new Zeros(2L * 1024 * 1024 * 1024), Encoding.DEFLATE));
        assertEquals(before, filesOfContents());
    }

    private int filesOfContents() throws IOException {
        try (var files = Files.list(folder.resolve("content/clin"))) {
            return files.toList().size();
        }
    }

    @Test void aSourceThatFailsLeavesNothing() throws IOException {
        InputStream failing = new java.io.SequenceInputStream(new Zeros(20_000_000), new InputStream() {
            @Override public int read() throws IOException {
                throw new IOException("cable");
            }

            @Override public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("cable");
            }
        });
        assertEquals("cable", assertThrows(IOException.class, () -> contents.put(failing,
                Encoding.PLAIN)).getMessage());
        ContentId id = keep(random(3), Encoding.PLAIN);
        assertArrayEquals(random(3), read(id));
    }

    @Test void aDiscardedLargeContentLeavesNoFile() throws IOException {
        NewContent large = contents.put(new Zeros(9_000_000), Encoding.PLAIN);
        assertEquals(9_000_000, large.size());
        assertTrue(Files.exists(segment(1)));
        contents.discard(large);
        assertFalse(Files.exists(segment(1)));
    }

    @Test void whatIsErasedCannotBeReadAgain() {
        ContentId id = keep(random(3000), Encoding.PLAIN);
        ContentId other = keep(random(3001), Encoding.PLAIN);
        vault.clinical().write(tx -> {
            contents.erase(tx, id);
            return null;
        });
        expect(Code.CONTENT_MISSING, () -> read(id));
        assertArrayEquals(random(3001), read(other));
        expect(Code.CONTENT_MISSING, () -> vault.clinical().write(tx -> {
            contents.erase(tx, new ContentId(UUID.randomUUID()));
            return null;
        }));
    }

    @Test void aMissingSegmentIsSaidToBeMissing() throws IOException {
        ContentId id = keep(random(3000), Encoding.PLAIN);
        Files.delete(segment(1));
        expect(Code.CONTENT_MISSING, () -> read(id));
    }

    @Test void putsOfSeveralThreadsDoNotMix() throws Exception {
        List<NewContent> put = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int start = t * 100;
            threads.add(Thread.startVirtualThread(() -> {
                for (int i = 0; i < 25; i++) {
                    NewContent content = contents.put(random(1000 * (start + i)), Encoding.PLAIN);
                    synchronized (put) {
                        put.add(content);
                    }
                }
            }));
        }
        for (Thread thread : threads) thread.join();
        vault.clinical().write(tx -> {
            put.forEach(content -> contents.keep(tx, content));
            return null;
        });
        for (NewContent content : put) assertArrayEquals(random((int) content.size()), read(content.id()));
        assertEquals(100, put.size());
    }

    @Test void keepsOfTheOtherCompartmentAreRefused() {
        NewContent content = contents.put(new ByteArrayInputStream(new byte[1]).readAllBytes(), Encoding.PLAIN);
        assertThrows(IllegalArgumentException.class, () -> vault.administrative().write(tx -> contents.keep(tx,
                content)));
    }

    @Test void nothingReadableIsOnDisk() throws IOException {
        keep(letter(100), Encoding.PLAIN);
        keep(letter(100), Encoding.DEFLATE);
        String bytes = new String(Files.readAllBytes(segment(1)), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("tension"));
        assertFalse(bytes.contains("Compte"));
    }

    /** As many zeros as asked for, never held. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long length) {
            this.left = length;
        }

        @Override public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override public int read(byte[] into, int from, int length) {
            if (left <= 0) return -1;
            int given = (int) Math.min(left, length);
            java.util.Arrays.fill(into, from, from + given, (byte) 0);
            left -= given;
            return given;
        }
    }
}
