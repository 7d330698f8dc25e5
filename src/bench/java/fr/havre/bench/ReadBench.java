package fr.havre.bench;

import fr.havre.vault.Compartment;
import fr.havre.vault.TestVault;
import fr.havre.vault.content.ContentId;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.content.Encoding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Reading a 2 MB document, warm, beside reading the plain file. */
final class ReadBench implements Measurement {
    private static final int SIZE = 2_000_000;
    private static final int READS = 400;

    @Override public String name() {
        return "read";
    }

    @Override public List<Figure> measure(Path folder) throws Exception {
        byte[] document = new byte[SIZE];
        new Random(2).nextBytes(document);
        Path plain = Files.write(folder.resolve("plain"), document);
        try (TestVault vault = TestVault.in(Files.createDirectory(folder.resolve("vault")))) {
            ContentStore contents = vault.contents(Compartment.CLINICAL);
            var put = contents.put(document, Encoding.PLAIN);
            ContentId id = vault.clinical().write(tx -> contents.keep(tx, put));
            double[] ours = new double[READS];
            double[] file = new double[READS];
            for (int i = -READS / 2; i < READS; i++) {
                long start = System.nanoTime();
                int read = vault.clinical().read(tx -> contents.read(tx, id)).length;
                long middle = System.nanoTime();
                int alsoRead = Files.readAllBytes(plain).length;
                long end = System.nanoTime();
                if (read != alsoRead) throw new IllegalStateException("lengths differ");
                if (i < 0) continue;
                ours[i] = (middle - start) / 1e6;
                file[i] = (end - middle) / 1e6;
            }
            return List.of(Figure.atMost("reading a 2 MB document, warm, p50", Figure.number(ImportBench.median(ours)) + " ms",
                    "plain file " + Figure.number(ImportBench.median(file)) + " ms",
                    ImportBench.median(ours) / ImportBench.median(file), 3));
        }
    }
}
