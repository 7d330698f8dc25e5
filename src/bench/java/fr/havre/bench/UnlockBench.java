package fr.havre.bench;

import fr.havre.Locked;
import fr.havre.OpenVault;
import fr.havre.documents.SearchRequest;
import fr.havre.documents.search.Corpus;
import fr.havre.documents.search.Places;
import fr.havre.documents.search.SearchFilter;
import fr.havre.vault.Compartment;
import fr.havre.vault.NewPerson;
import fr.havre.vault.VaultHost;
import fr.havre.vault.content.Encoding;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import fr.havre.vault.keys.KeyWarmUp;
import fr.havre.vault.keys.Stretcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * From the passphrase to the first answer of a search, in a vault of 1 000 000 documents, beside Argon2id alone with
 * the same cost. The documents are rows made by SQL (a thousand texts of a dozen words, one content for all, 40 000
 * patients); tables, indexes and full-text index are the real ones. {@code -Dhavre.bench.documents=100000} for fewer.
 */
final class UnlockBench implements Measurement {
    private static final String PASSPHRASE = "goudron vif sept marins 42 ivres";
    private static final int CHUNK = 1000;
    private static final int A_DAY = 183;
    private static final int TIMES = 9;

    private double workToAnswer;                            // of this thread so far, when the answer came
    private final int count = Integer.getInteger("havre.bench.documents", 1_000_000);

    @Override public String name() {
        return "unlock";
    }

    @Override public List<Figure> measure(Path folder) throws Exception {
        VaultHost host = new VaultHost(folder.resolve("app"), InstantSource.system(), _ -> { });
        Path at = folder.resolve("vault");
        Corpus corpus = new Corpus(7, 1);
        try (OpenVault vault = Locked.create(at, host, NewPerson.of("AB", "Anne Bernard", "DOCTOR", true),
                PASSPHRASE.toCharArray())) {
            fill(vault, corpus);
        }
        try (OpenVault vault = Locked.at(at, host).unlock("AB", PASSPHRASE.toCharArray())) {
            long begun = System.nanoTime();
            while (vault.documents().buildIndex(5000)) { }
            System.err.printf("indexed in %.0f s%n", (System.nanoTime() - begun) / 1e9);
        }
        force(folder);
        KeyWarmUp.run(Stretcher.ARGON2ID);
        double[] stretch = new double[TIMES];
        double[] unlock = new double[TIMES];
        double[] stretchWork = new double[TIMES];
        double[] unlockWork = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            String word = corpus.anyWord(new Random(i));
            long before = worked();
            stretch[i] = stretch();
            long between = worked();
            unlock[i] = unlock(at, host, word);
            stretchWork[i] = (between - before) / 1e6;
            unlockWork[i] = workToAnswer - between / 1e6;
        }
        return List.of(line("unlock to first answer, " + count + " documents, first of the run", unlock[0], stretch[0]),
                line("the same, median of " + TIMES, ImportBench.median(unlock), ImportBench.median(stretch)),
                line("the same, processor time of that thread alone", ImportBench.median(unlockWork),
                        ImportBench.median(stretchWork)));
    }

    /** What the filling left to be written would keep the first commit waiting. */
    private static void force(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    private static long worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Figure line(String what, double ours, double argon) {
        double more = ours - argon;
        return new Figure(what, Math.round(ours) + " ms", "Argon2id " + Math.round(argon) + " ms",
                "+ " + Math.round(more) + " ms", "≤ + 150 ms", more <= 150);
    }

    private static double stretch() {
        long start = System.nanoTime();
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13).withMemoryAsKB(64 * 1024)
                .withIterations(3).withParallelism(1).withSalt(new byte[16]).build());
        generator.generateBytes(PASSPHRASE.getBytes(StandardCharsets.UTF_8), new byte[32]);
        return (System.nanoTime() - start) / 1e6;
    }

    private double unlock(Path at, VaultHost host, String word) {
        long start = System.nanoTime();
        try (OpenVault vault = Locked.at(at, host).unlock("AB", PASSPHRASE.toCharArray())) {
            vault.documents().search(vault.session(), new SearchRequest(word, SearchFilter.NONE, 20), () -> false);
            double millis = (System.nanoTime() - start) / 1e6;
            workToAnswer = worked() / 1e6;
            if (!vault.findings().isEmpty()) throw new IllegalStateException(vault.findings().toString());
            return millis;
        }
    }

    private void fill(OpenVault vault, Corpus corpus) throws IOException {
        Database database = vault.unlocked().database(Compartment.CLINICAL);
        var contents = vault.unlocked().contents(Compartment.CLINICAL);
        var put = contents.put(new byte[1000], Encoding.PLAIN);
        database.write(tx -> contents.keep(tx, put));
        long begun = System.nanoTime();
        for (int from = 0; from < count; from += 20 * CHUNK) {
            int first = from;
            database.write(tx -> {
                for (int i = first; i < first + 20 * CHUNK && i < count; i += CHUNK) rows(tx, i, corpus);
                return null;
            });
        }
        System.err.printf("%d rows in %.0f s%n", count, (System.nanoTime() - begun) / 1e9);
        database.renewSearch();                              // knows none of these rows: begun anew at the next opening
    }

    private static void rows(Transaction tx, int first, Corpus corpus) {
        String series = "WITH RECURSIVE n (i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i < ?) ";
        int last = first + CHUNK - 1;
        tx.run(series + """
                INSERT INTO own.content (id, segment, offset, length, size, encoding, sealed_key, fingerprint)
                SELECT CAST(printf('c%015d', n.i) AS BLOB), c.segment, c.offset, c.length, c.size, c.encoding,
                       c.sealed_key, c.fingerprint
                  FROM n, (SELECT * FROM own.content LIMIT 1) c""", first, last);
        tx.run(series + """
                INSERT INTO own.document (id, patient, place, content, format, size, fingerprint, title, type, class,
                       date, author, confidentiality, metadata, warnings, pages, kept_at, device, clock)
                SELECT CAST(printf('d%015d', i) AS BLOB), CAST(printf('p%015d', i % 40000) AS BLOB),
                       ? + i / ? * 16384 + i % ?, CAST(printf('c%015d', i) AS BLOB), 'PDF', 100000, randomblob(32),
                       'Compte rendu de consultation',
                       '11488-4', '10', '2020-01-01', 'Dr Anne Bernard', 'N', '{}', '', 2, 1700000000000 + i,
                       (SELECT instance FROM own.vault), 1700000000000 + i FROM n""",
                first, last, Places.firstOf(Corpus.LAST_DAY.minusYears(15)), A_DAY, A_DAY);
        tx.run(series + """
                INSERT INTO own.document_text (document, text) SELECT CAST(printf('d%015d', i) AS BLOB), ? FROM n""",
                first, last, deflated(text(corpus, first)));
        tx.run(series + """
                INSERT INTO own.document_origin (document, kind, at, reference)
                SELECT CAST(printf('d%015d', i) AS BLOB), 'FILE', 1700000000000 + i, 'f' FROM n""", first, last);
    }

    private static String text(Corpus corpus, int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) text.append(i % 2 == 0 ? corpus.word(random) : corpus.anyWord(random)).append(' ');
        return text.toString();
    }

    /** As a row keeps a text: raw deflate. */
    private static byte[] deflated(String text) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot fail to be written", e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }
}
