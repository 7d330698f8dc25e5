package fr.havre.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.content.ContentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One bit of one file is turned over, again and again: each time it is found by opening, verifying or reading, or it
 * did no harm. Never is anything else given for what was kept, never does anything fail in a way nobody thought of.
 */
class DamageTest {
    @TempDir static Path once;
    private static SampleVault original;

    @BeforeAll static void makeOne() {
        original = SampleVault.create(once);
    }

    @Test void everyKindOfFileMayBeDamaged(@TempDir Path place) throws IOException {
        flip(place, 18, 20_261_125L);
    }

    @Test @Tag("soak") void aThousandTimes(@TempDir Path place) throws IOException {
        flip(place, 1000, System.getProperty("havre.seed") == null ? System.nanoTime() : Long.getLong("havre.seed"));
    }

    private void flip(Path place, int times, long seed) throws IOException {
        Random random = new Random(seed);
        SampleVault sample = original.copyTo(place);
        List<String> files = files(sample);
        Map<String, byte[]> good = new java.util.HashMap<>();
        for (String file : files) good.put(file, Files.readAllBytes(sample.file(file)));
        byte[] outside = Files.readAllBytes(outerHeads(place));
        for (int i = 0; i < times; i++) {
            String file = files.get(i % files.size());
            byte[] bytes = good.get(file).clone();
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(sample.file(file), bytes);
            String what = "seed " + seed + " round " + i + " " + file + " byte " + at;
            boolean told = isTold(sample, what);
            assertTrue(told, what + ": not found");
            putBack(sample, good, outside, place);
        }
    }

    private static List<String> files(SampleVault sample) throws IOException {
        try (var all = Files.walk(sample.folder())) {
            return all.filter(Files::isRegularFile).map(file -> sample.folder().relativize(file).toString())
                    .filter(name -> !name.equals("lock") && !name.endsWith("-shm"))
                    .filter(name -> sample.file(name).toFile().length() > 0).sorted().toList();
        }
    }

    private static Path outerHeads(Path place) throws IOException {
        try (var all = Files.list(place.resolve("app/heads"))) {
            return all.findFirst().orElseThrow();
        }
    }

    private boolean isTold(SampleVault sample, String what) {
        boolean told = false;
        try (UnlockedVault vault = sample.unlock()) {
            told = !vault.findings().isEmpty();
            told |= !vault.verify(List.of(), Progress.NONE).isEmpty();
            for (var each : original.kept().entrySet()) told |= !isGood(vault, each.getKey(), each.getValue(), what);
        } catch (VaultException e) {
            told = true;
        }
        return told;
    }

    /** Not to be read is one thing; to be read as something else is the one thing that must not be. */
    private static boolean isGood(UnlockedVault vault, ContentId id, byte[] expected, String what) {
        for (Compartment each : Compartment.values()) {
            byte[] read;
            try {
                read = vault.database(each).read(tx -> vault.contents(each).read(tx, id));
            } catch (VaultException e) {
                if (e.code() == VaultException.Code.CONTENT_MISSING) continue;
                return false;
            }
            assertTrue(Arrays.equals(expected, read), what + ": shown as good");
            return true;
        }
        return false;
    }

    private static void putBack(SampleVault sample, Map<String, byte[]> good, byte[] outside,
            Path place) throws IOException {
        List<String> now = new ArrayList<>(files(sample));
        for (String name : now) if (!good.containsKey(name)) Files.delete(sample.file(name));
        try (var all = Files.list(sample.folder())) {
            for (Path file : all.filter(f -> f.toString().endsWith("-shm")).toList()) Files.delete(file);
        }
        for (var each : good.entrySet()) Files.write(sample.file(each.getKey()), each.getValue());
        Files.write(outerHeads(place), outside);
    }

    @Test void aBitTurnedOverInTheLogOfARunningVaultIsMissedAsALostCommit(@TempDir Path place) throws IOException {
        SampleVault sample = original.copyTo(place.resolve("running"));
        Path crashed = place.resolve("crashed");
        try (UnlockedVault vault = sample.unlock()) {
            for (int i = 0; i < 5; i++) sample.keep(vault, Compartment.CLINICAL, 3000 + i);
            VaultTest.copy(sample.folder().getParent(), crashed);
        }
        VaultTest.copy(crashed, place.resolve("again"));
        SampleVault after = sample.at(crashed.resolve("vault")).withAccount(crashed);
        byte[] log = Files.readAllBytes(after.file("clinical.1.db-wal"));
        try (UnlockedVault vault = after.unlock()) {
            assertEquals(List.of(), vault.findings());
        }
        log[log.length / 2] ^= 8;
        SampleVault damaged = sample.at(place.resolve("again/vault")).withAccount(place.resolve("again"));
        Files.write(damaged.file("clinical.1.db-wal"), log);
        try (UnlockedVault vault = damaged.unlock()) {
            assertTrue(vault.findings().stream().anyMatch(f -> f.kind() == Finding.Kind.ROLLED_BACK),
                    vault.findings().toString());
        }
    }
}
