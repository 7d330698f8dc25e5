package fr.havre.bench;

import fr.havre.documents.search.Corpus;
import fr.havre.documents.search.Folding;
import fr.havre.documents.search.IndexedDocument;
import fr.havre.documents.search.IndexedDocuments;
import fr.havre.documents.search.Places;
import fr.havre.documents.search.SearchFilter;
import fr.havre.documents.search.SearchIndex;
import fr.havre.documents.search.SearchQuery;
import fr.havre.vault.TestVault;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.FSDirectory;

/**
 * The newest 50 documents with a word, and as it is typed, beside Lucene on the same corpus: unencrypted, sorted by date on
 * disk so that it too may stop early. {@code -Dhavre.bench.documents=100000} for a smaller vault.
 */
final class SearchBench implements Measurement {
    private static final int WARM_UP = 1000;
    private static final int QUERIES = 4000;
    private static final int HITS = 50;
    private static final Sort NEWEST_FIRST = new Sort(new SortField("place", SortField.Type.LONG, true));

    private final int count = Integer.getInteger("havre.bench.documents", 1_000_000);

    @Override public String name() {
        return "search";
    }

    /** The corpus in the order of its places. */
    private static final class Numbered implements IndexedDocuments {
        private final Corpus corpus;
        private final long[] places;
        private final int[] numbers;
        private long textBytes;
        private int aheadOf = -1;
        private int aheadCount;
        private CompletableFuture<List<IndexedDocument>> ahead = CompletableFuture.completedFuture(List.of());

        Numbered(Corpus corpus, int count) {
            this.corpus = corpus;
            numbers = IntStream.range(0, count).boxed().sorted((a, b) -> Long.compare(corpus.place(a), corpus.place(b)))
                    .mapToInt(Integer::intValue).toArray();
            places = Arrays.stream(numbers).mapToLong(corpus::place).toArray();
        }

        private int indexOf(long place) {
            int at = Arrays.binarySearch(places, place);
            return at < 0 ? -at - 1 : at;
        }

        /** The documents below the last one given are made while the index is told of these: a vault has their text ready. */
        @Override public List<IndexedDocument> below(Transaction tx, long from, long below, int limit) {
            int end = indexOf(below);
            int begin = Math.max(indexOf(from), end - limit);
            boolean ready = end == aheadOf && limit == aheadCount;
            List<IndexedDocument> found = ready ? ahead.join().subList(0, end - begin) : made(begin, end);
            if (limit > 1) {
                textBytes += found.parallelStream().mapToLong(each -> each.text().getBytes(StandardCharsets.UTF_8).length).sum();
                aheadOf = begin;
                aheadCount = limit;
                ahead = CompletableFuture.supplyAsync(() -> made(Math.max(0, begin - limit), begin));
            }
            return found;
        }

        private List<IndexedDocument> made(int begin, int end) {
            return IntStream.range(begin, end).map(i -> begin + end - 1 - i).parallel()
                    .mapToObj(i -> corpus.document(numbers[i]).withFolded()).toList();
        }

        @Override public Optional<IndexedDocument> at(Transaction tx, long place) {
            return Optional.of(corpus.document(numbers[indexOf(place)]));
        }

        @Override public OptionalLong placeAfter(Transaction tx, long from, long below, long number) {
            long at = indexOf(from) + number;
            return at < places.length && places[(int) at] < below ? OptionalLong.of(places[(int) at]) : OptionalLong.empty();
        }
    }

    @Override public List<Figure> measure(Path folder) throws Exception {
        Numbered documents = new Numbered(new Corpus(2026, 40_000), count);
        try (TestVault vault = TestVault.in(Files.createDirectory(folder.resolve("vault")))) {
            Database database = vault.clinical();
            SearchIndex index = new SearchIndex(database, documents);
            long begun = System.nanoTime();
            index.open();
            while (index.build(2000)) { }
            System.err.printf("%d documents indexed in %.0f s%n", count, (System.nanoTime() - begun) / 1e9);
            database.maintain("PRAGMA search.wal_checkpoint(TRUNCATE)");
            long size = Files.size(folder.resolve("vault/search-clin.db"));
            begun = System.nanoTime();
            Path lucene = fillLucene(folder.resolve("lucene"), documents);
            System.err.printf("Lucene in %.0f s, %.2f of the text%n", (System.nanoTime() - begun) / 1e9,
                    sizeOf(lucene) / (double) documents.textBytes);
            try (var directory = FSDirectory.open(lucene); var reader = DirectoryReader.open(directory)) {
                return figures(documents, database, index, new IndexSearcher(reader), size);
            }
        }
    }

    private List<Figure> figures(Numbered documents, Database database, SearchIndex index, IndexSearcher lucene, long size) {
        ToLongFunction<String> ours = typed -> database.read(tx -> index.find(tx, SearchQuery.parse(typed), SearchFilter.NONE,
                Places.END, HITS, () -> false)).places().size();
        ToLongFunction<String> word = typed -> search(lucene, new TermQuery(new Term("text", typed.strip())));
        ToLongFunction<String> beginning = typed -> search(lucene, new PrefixQuery(new Term("text", typed)));
        List<String> words = words(documents.corpus).stream().map(each -> each + " ").toList();
        Random letters = new Random(5);
        List<String> typed = words(documents.corpus).stream().filter(each -> each.length() >= 2)
                .map(each -> each.substring(0, Math.min(each.length(), 2 + letters.nextInt(5)))).toList();
        Times oneWord = measure(words, ours);
        Times asTyped = measure(typed, ours);
        Times oneWordBeside = measure(words, word);
        Times asTypedBeside = measure(typed, beginning);
        String of = " of " + count / 1000 + " 000 documents";
        return List.of(line("one word" + of, oneWord.passed(), oneWordBeside.passed(), 1),
                line("the same, processor time alone", oneWord.worked(), oneWordBeside.worked(), 1),
                line("as you type" + of, asTyped.passed(), asTypedBeside.passed(), 25),
                line("the same, processor time alone", asTyped.worked(), asTypedBeside.worked(), 25),
                Figure.atMost("index beside its text", size / 1_000_000 + " MB", documents.textBytes / 1_000_000 + " MB",
                        size / (double) documents.textBytes, 0.5));
    }

    private static Figure line(String what, double[] ours, double[] beside, double bar) {
        return new Figure(what + ", p99", shown(ours), "Lucene " + shown(beside),
                Figure.number(at(ours, 0.99) / at(beside, 0.99)), "≤ " + Figure.number(bar) + " ms", at(ours, 0.99) <= bar);
    }

    private static String shown(double[] times) {
        return Figure.number(at(times, 0.99)) + " ms (p50 " + Figure.number(at(times, 0.5)) + ")";
    }

    private static double at(double[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * part))];
    }

    /** Frequent words and rare ones, folded. */
    private static List<String> words(Corpus corpus) {
        Random random = new Random(3);
        List<String> words = new ArrayList<>();
        while (words.size() < WARM_UP + QUERIES) {
            words.addAll(Folding.distinct(words.size() % 2 == 0 ? corpus.word(random) : corpus.anyWord(random)));
        }
        return words;
    }

    /** Milliseconds of each query, sorted: as a clock shows them, and those in which this thread had a processor. */
    @SuppressWarnings("ArrayRecordComponent")                       // made here, read here, never compared
    private record Times(double[] passed, double[] worked) { }

    private static Times measure(List<String> queries, ToLongFunction<String> search) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        double[] passed = new double[queries.size() - WARM_UP];
        double[] worked = new double[passed.length];
        long found = 0;
        for (int i = 0; i < queries.size(); i++) {
            long work = thread.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            found += search.applyAsLong(queries.get(i));
            long end = System.nanoTime();
            if (i < WARM_UP) continue;
            passed[i - WARM_UP] = (end - start) / 1e6;
            worked[i - WARM_UP] = (thread.getCurrentThreadCpuTime() - work) / 1e6;
        }
        if (found == 0) throw new IllegalStateException("nothing was found");
        Arrays.sort(passed);
        Arrays.sort(worked);
        return new Times(passed, worked);
    }

    private static long search(IndexSearcher lucene, Query query) {
        try {
            return lucene.search(query, new TopFieldCollectorManager(NEWEST_FIRST, HITS, HITS)).scoreDocs.length;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path fillLucene(Path folder, Numbered documents) throws IOException {
        FieldType words = new FieldType();
        words.setIndexOptions(IndexOptions.DOCS);
        words.setOmitNorms(true);
        words.setTokenized(true);
        words.freeze();
        IndexWriterConfig config = new IndexWriterConfig(new StandardAnalyzer()).setIndexSort(NEWEST_FIRST)
                .setRAMBufferSizeMB(256);
        try (var directory = FSDirectory.open(folder); var writer = new IndexWriter(directory, config)) {
            Arrays.stream(documents.numbers).parallel().forEach(n -> {
                IndexedDocument made = documents.corpus.document(n);
                Document document = new Document();
                document.add(new Field("text", Folding.joined(made.text()), words));
                document.add(new NumericDocValuesField("place", made.place()));
                add(writer, document);
            });
        }
        return folder;
    }

    private static void add(IndexWriter writer, Document document) {
        try {
            writer.addDocument(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long sizeOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
