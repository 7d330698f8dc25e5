package fr.havre.bench;

import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentStore;
import fr.havre.documents.Documents;
import fr.havre.documents.FileOutcome;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Recognised;
import fr.havre.documents.search.Corpus;
import fr.havre.documents.search.IndexedDocument;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.vault.Compartment;
import fr.havre.vault.NewPerson;
import fr.havre.vault.TestVault;
import fr.havre.vault.UnlockedVault;
import fr.havre.vault.Vault;
import fr.havre.vault.VaultHost;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.content.Encoding;
import fr.havre.vault.content.NewContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Durable import of 200 KB documents in batches of 20, beside the two floors: the content path alone, and all of it. */
final class ImportBench implements Measurement {
    private static final int SIZE = 200_000;
    private static final int BATCH = 20;
    private static final int BATCHES = 25;
    private static final int ROUNDS = Integer.getInteger("havre.bench.rounds", 7);
    /** A program that has just started compiles itself meanwhile: after some thousand documents it has done so. */
    private static final int WARM_UP = 6;

    @Override public String name() {
        return "import";
    }

    @Override public List<Figure> measure(Path folder) throws Exception {
        byte[] document = new byte[SIZE];
        new Random(1).nextBytes(document);
        double[] append = new double[ROUNDS];
        double[] files = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        double[] whole = new double[ROUNDS];
        List<Path> incoming = incoming(Files.createDirectory(folder.resolve("incoming")), document);
        double first = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            Path place = Files.createDirectory(folder.resolve("round" + round));
            double a = appendAndForce(Files.createDirectory(place.resolve("append")), document);
            double v = content(Files.createDirectory(place.resolve("vault")), document);
            double w = whole(place.resolve("whole"), incoming);
            double f = fileEach(Files.createDirectory(place.resolve("files")), document);
            if (round == -WARM_UP) first = w / a;
            if (round < 0) continue;
            append[round] = a;
            ours[round] = v;
            files[round] = f;
            whole[round] = w;
        }
        String figure = Figure.number(median(ours)) + " MB/s";
        return List.of(
                Figure.atLeast("durable import of 200 KB documents, batches of 20, content path, beside append + fsync",
                        figure, Figure.number(median(append)) + " MB/s", ratio(ours, append), 0.7),
                Figure.atLeast("the same, beside one fsynced file per document",
                        figure, Figure.number(median(files)) + " MB/s", ratio(ours, files), 4),
                Figure.atLeast("the same with rows, text, signed audit and index, from files, beside append + fsync",
                        Figure.number(median(whole)) + " MB/s", Figure.number(median(append)) + " MB/s",
                        ratio(whole, append), 0.3),
                new Figure("the same, the first 500 documents after the program’s start", "–", "–", Figure.number(first), "", true));
    }

    private static List<Path> incoming(Path folder, byte[] document) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < BATCH * BATCHES; i++) {
            ByteBuffer.wrap(document).putInt(0, i);
            files.add(Files.write(folder.resolve(i + ".pdf"), document));
        }
        return files;
    }

    /** A new vault with a person and keys, a patient, and every file through the service; reading formats is not in it. */
    private static double whole(Path folder, List<Path> incoming) {
        InstantSource time = InstantSource.system();
        VaultHost host = new VaultHost(folder.resolve("app"), time, _ -> { });
        Corpus corpus = new Corpus(1, 10);
        List<String> texts = corpus.first(incoming.size()).stream().map(IndexedDocument::text).toList();
        AtomicInteger next = new AtomicInteger();
        try (UnlockedVault vault = Vault.create(folder.resolve("vault"), host, NewPerson.of("AB", "Anne Bernard", "DOCTOR", true),
                "goudron vif sept marins 42 ivres".toCharArray())) {
            Session doctor = new Session(UUID.randomUUID(), UUID.randomUUID(), Role.DOCTOR, _ -> { });
            Patients patients = new Patients(vault.database(Compartment.ADMINISTRATIVE));
            PatientId patient = patients.create(doctor, new Patients.Draft(new Traits("Essai", "Anne", Optional.empty(),
                    Sex.FEMALE, Optional.empty())), Set.of());
            Documents documents = new Documents(List.of(
                    new DocumentStore(vault.database(Compartment.CLINICAL), vault.contents(Compartment.CLINICAL))), patients,
                    _ -> new Recognised(DocumentFormat.PDF, DocumentMetadata.NONE, texts.get(next.getAndIncrement()), OptionalInt.of(2), Set.of(),
                            List.of()), time);
            long start = System.nanoTime();
            List<FileOutcome> outcomes = documents.importAll(doctor, incoming, ImportWish.forPatient(patient), (_, _, _) -> { });
            double rate = rate(start);
            if (!outcomes.stream().allMatch(each -> each.outcome() instanceof ImportOutcome.Imported)) {
                throw new IllegalStateException("not all were kept");
            }
            return rate;
        }
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

    /** As the import does it: while a batch is being committed the next one is encrypted. */
    private static double content(Path folder, byte[] document) throws Exception {
        try (TestVault vault = TestVault.in(folder); ExecutorService committing = Executors.newSingleThreadExecutor()) {
            ContentStore contents = vault.contents(Compartment.CLINICAL);
            long start = System.nanoTime();
            Future<?> before = committing.submit(() -> { });
            for (int batch = 0; batch < BATCHES; batch++) {
                List<NewContent> put = new ArrayList<>();
                for (int i = 0; i < BATCH; i++) put.add(contents.put(document, Encoding.PLAIN));
                before.get();
                before = committing.submit(() -> vault.clinical().write(tx -> {
                    put.forEach(each -> contents.keep(tx, each));
                    return null;
                }));
            }
            before.get();
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
