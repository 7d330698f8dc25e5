package fr.havre.bench;

import fr.havre.vault.Compartment;
import fr.havre.vault.TestVault;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.content.Encoding;
import fr.havre.vault.content.NewContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Durable import of 200 KB documents in batches of 20, the content path alone, beside the two floors. */
final class ImportBench implements Measurement {
    private static final int SIZE = 200_000;
    private static final int BATCH = 20;
    private static final int BATCHES = 25;
    private static final int ROUNDS = 7;

    @Override public String name() {
        return "import";
    }

    @Override public List<Figure> measure(Path folder) throws Exception {
        byte[] document = new byte[SIZE];
        new Random(1).nextBytes(document);
        double[] append = new double[ROUNDS];
        double[] files = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            Path place = Files.createDirectory(folder.resolve("round" + round));
            double a = appendAndForce(Files.createDirectory(place.resolve("append")), document);
            double v = content(Files.createDirectory(place.resolve("vault")), document);
            double f = fileEach(Files.createDirectory(place.resolve("files")), document);
            if (round < 0) continue;                                     // warm-up
            append[round] = a;
            ours[round] = v;
            files[round] = f;
        }
        String figure = Figure.number(median(ours)) + " MB/s";
        return List.of(
                Figure.atLeast("durable import of 200 KB documents, batches of 20, content path, beside append + fsync",
                        figure, Figure.number(median(append)) + " MB/s", ratio(ours, append), 0.7),
                Figure.atLeast("the same, beside one fsynced file per document",
                        figure, Figure.number(median(files)) + " MB/s", ratio(ours, files), 4));
    }

    private static double appendAndForce(Path folder, byte[] document) throws IOException {
        long start = System.nanoTime();
        try (FileChannel file = FileChannel.open(folder.resolve("all"), StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
            for (int batch = 0; batch < BATCHES; batch++) {
                for (int i = 0; i < BATCH; i++) file.write(ByteBuffer.wrap(document));
                file.force(false);
            }
        }
        return rate(start);
    }

    private static double fileEach(Path folder, byte[] document) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < BATCH * BATCHES; i++) {
            try (FileChannel file = FileChannel.open(folder.resolve("d" + i), StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.wrap(document));
                file.force(true);
            }
        }
        return rate(start);
    }

    private static double content(Path folder, byte[] document) {
        try (TestVault vault = TestVault.in(folder)) {
            ContentStore contents = vault.contents(Compartment.CLINICAL);
            long start = System.nanoTime();
            for (int batch = 0; batch < BATCHES; batch++) {
                List<NewContent> put = new ArrayList<>();
                for (int i = 0; i < BATCH; i++) put.add(contents.put(document, Encoding.PLAIN));
                vault.clinical().write(tx -> {
                    put.forEach(each -> contents.keep(tx, each));
                    return null;
                });
            }
            return rate(start);
        }
    }

    private static double rate(long start) {
        return (double) SIZE * BATCH * BATCHES / 1e6 / ((System.nanoTime() - start) / 1e9);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Median of the ratios round by round: what the machine does meanwhile touches both. */
    static double ratio(double[] ours, double[] beside) {
        double[] ratios = new double[ours.length];
        for (int i = 0; i < ours.length; i++) ratios[i] = ours[i] / beside[i];
        return median(ratios);
    }
}
