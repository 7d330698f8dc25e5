package fr.havre.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.TestJava;
import fr.havre.vault.Finding.Severity;
import fr.havre.vault.content.ContentId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another program keeps documents and says so; it is killed at a random moment. What it said is kept is there, whole.
 */
class CrashTest {
    @TempDir Path place;

    @Test void whatWasSaidToBeKeptSurvivesBeingKilled() throws Exception {
        killRepeatedly(3, 7);
    }

    @Test @Tag("soak") void aHundredTimes() throws Exception {
        killRepeatedly(100, System.nanoTime());
    }

    private void killRepeatedly(int times, long seed) throws Exception {
        Random random = new Random(seed);
        SampleVault sample = SampleVault.create(place);
        Map<UUID, Integer> said = new LinkedHashMap<>();
        for (int i = 0; i < times; i++) {
            killOnce(sample, 1 + random.nextInt(60), said);
            try (UnlockedVault vault = sample.unlock()) {
                String what = "seed " + seed + " round " + i;
                assertEquals(List.of(), alarms(vault.findings()), what);
                assertEquals(List.of(), alarms(vault.verify(List.of(), Progress.NONE)), what);
                for (var each : said.entrySet()) {
                    byte[] read = vault.database(Compartment.CLINICAL).read(tx ->
                            vault.contents(Compartment.CLINICAL).read(tx, new ContentId(each.getKey())));
                    assertArrayEquals(SampleVault.bytes(each.getValue()), read, what);
                }
            }
        }
        assertTrue(said.size() >= times, "kept " + said.size());
    }

    private static List<Finding> alarms(List<Finding> findings) {
        return findings.stream().filter(found -> found.severity() != Severity.INFO).toList();
    }

    /** Reads what the other program says until it said {@code lines}, kills it, and reads what it still had said. */
    private static void killOnce(SampleVault sample, int lines, Map<UUID, Integer> said) throws Exception {
        Process other = new ProcessBuilder(TestJava.command(List.of(), Keeper.class.getName(),
                List.of(sample.folder().getParent().toString(), sample.doctorSlot().toString())))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(other.getInputStream(),
                StandardCharsets.US_ASCII))) {
            List<String> read = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                read.add(line);
                if (read.size() == lines) other.toHandle().destroyForcibly();       // leaves what it said to be read
            }
            other.waitFor();
            for (String line : read) {
                String[] words = line.split(" ", -1);
                if (words.length == 3) said.put(UUID.fromString(words[0]), Integer.parseInt(words[1]));
            }
        } finally {
            other.destroyForcibly();
        }
    }

    /** The other program. */
    static final class Keeper {
        private Keeper() { }

        public static void main(String[] args) throws IOException {
            Path place = Path.of(args[0]);
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
            Random random = new Random();
            try (UnlockedVault vault = Vault.at(place.resolve("vault"), SampleVault.host(place))
                    .unlock(UUID.fromString(args[1]), SampleVault.DOCTOR.toCharArray())) {
                while (!out.checkError()) keepSome(vault, random, out);
            }
        }

        private static void keepSome(UnlockedVault vault, Random random, PrintStream out) {
            int[] sizes = random.ints(1 + random.nextInt(5), 20, 120_000).toArray();
            var contents = vault.contents(Compartment.CLINICAL);
            List<ContentId> ids = vault.database(Compartment.CLINICAL).write(tx -> {
                List<ContentId> kept = new ArrayList<>();
                for (int size : sizes) {
                    kept.add(contents.keep(tx, contents.put(SampleVault.bytes(size),
                            fr.havre.vault.content.Encoding.PLAIN)));
                }
                tx.audit("document.imported");
                return kept;
            });
            for (int i = 0; i < sizes.length; i++) out.println(ids.get(i).value() + " " + sizes[i] + " kept");
        }
    }
}
