package fr.havre.documents.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.TestVault;
import fr.havre.vault.VaultException;
import fr.havre.vault.db.Database;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchIndexTest {
    private static final UUID PATIENT = UUID.fromString("01938000-0000-7000-8000-0000000000aa");

    @TempDir Path folder;
    private final Map<String, byte[]> keys = TestVault.keys();
    private final MapOfDocuments documents = new MapOfDocuments();
    private final Map<Long, Set<String>> wordsOf = new HashMap<>();
    private TestVault vault;
    private SearchIndex index;

    @BeforeEach void open() {
        vault = TestVault.in(folder, keys);
        index = new SearchIndex(vault.clinical(), documents, 100);
        index.open();
    }

    @AfterEach void close() {
        vault.close();
    }

    private void reopen() {
        vault.close();
        open();
    }

    private IndexedDocument document(long place, String text) {
        return new IndexedDocument(place, Optional.of(PATIENT), "11502-2", "10", text);
    }

    private void keep(List<IndexedDocument> kept) {
        vault.clinical().write(tx -> {
            documents.put(kept);
            kept.forEach(each -> index.add(tx, each));
            return null;
        });
    }

    private void keep(IndexedDocument... kept) {
        keep(List.of(kept));
    }

    private Found find(String typed, SearchFilter filter, long below, int limit) {
        return vault.clinical().read(tx -> index.find(tx, SearchQuery.parse(typed), filter, below, limit, () -> false));
    }

    private List<Long> find(String typed) {
        return find(typed, SearchFilter.NONE, Places.END, 1000).places();
    }

    private void buildAll() {
        while (index.build(64)) { }
        assertTrue(index.isComplete());
    }

    /** What a reading of every text finds. */
    private List<Long> expected(String typed) {
        SearchQuery query = SearchQuery.parse(typed);
        return documents.byPlace.descendingMap().values().stream().filter(document -> {
            Set<String> words = wordsOf.computeIfAbsent(document.place(), _ -> Folding.distinct(document.text()));
            return words.containsAll(query.words())
                    && query.beginning().map(b -> words.stream().anyMatch(w -> w.startsWith(b))).orElse(true);
        }).map(IndexedDocument::place).limit(1000).toList();
    }

    @Test void findsFoldedWordsNewestFirst() {
        keep(document(10, "Un œdème aigu"), document(30, "OEDEME"), document(20, "rien"));
        assertEquals(List.of(30L, 10L), find("oedème"));
        assertEquals(List.of(10L), find("œdème aig"));
        assertEquals(List.of(), find("œdème aig "));
    }

    @Test void findsWhatAReadingOfEveryTextFinds() {
        Corpus corpus = new Corpus(7, 20);
        List<IndexedDocument> all = corpus.first(900);
        for (int i = 0; i < all.size(); i += 20) keep(all.subList(i, i + 20));
        compareWithReading(corpus);
        buildAll();
        compareWithReading(corpus);
        assertTrue(vault.clinical().read(Parts::all).size() > 3, "divided into partitions");
    }

    @Test void aPartitionInWhichMuchWasPutBitByBitBecomesOneSegmentInSteps() {
        index = new SearchIndex(vault.clinical(), documents, 5000);
        List<IndexedDocument> all = new Corpus(8, 20).first(60);
        for (int i = 0; i < 1020; i += 20) {
            int from = i;
            keep(all.subList(0, 20).stream().map(each -> document(from + all.indexOf(each), each.text())).toList());
        }
        String segments = "SELECT count(DISTINCT segid) FROM search.words_1_idx";
        assertTrue(vault.clinical().<Long>read(tx -> tx.number(segments)) > 1);
        List<Long> before = find("patient");
        assertTrue(index.build(64), "there is something to do");
        keep(document(2000, "patient"));
        buildAll();
        assertEquals(1L, vault.clinical().<Long>read(tx -> tx.number(segments)));
        assertFalse(index.build(64));
        assertEquals(2000L, find("patient").getFirst());
        assertEquals(before, find("patient").subList(1, before.size() + 1));
    }

    private void compareWithReading(Corpus corpus) {
        Random random = new Random(11);
        for (int i = 0; i < 60; i++) {
            String word = i % 2 == 0 ? corpus.word(random) : corpus.anyWord(random);
            String typed = i % 3 == 0 ? word + " " : word.substring(0, Math.min(word.length(), 2 + i % 5));
            if (i % 7 == 0) typed = "patient " + typed;
            assertEquals(expected(typed), find(typed), "seeds 7 and 11, round " + i);
        }
    }

    @Test void narrowsByPatientTypeClassAndPeriod() {
        LocalDate day = LocalDate.of(2024, 3, 1);
        long place = Places.firstOf(day);
        UUID other = UUID.fromString("01938000-0000-7000-8000-0000000000bb");
        keep(document(place, "mot"), new IndexedDocument(place + 1, Optional.of(other), "34112-3", "11", "mot"),
                document(Places.firstOf(day.plusDays(1)), "mot"));
        assertEquals(List.of(Places.firstOf(day.plusDays(1)), place),
                find("mot", SearchFilter.ofPatient(PATIENT), Places.END, 10).places());
        SearchFilter typed = new SearchFilter(Optional.empty(), Set.of("34112-3", "X"), Optional.of("11"), Optional.of(day),
                Optional.of(day));
        assertEquals(List.of(place + 1), find("mot", typed, Places.END, 10).places());
        assertEquals(List.of(place + 1), find("", typed, Places.END, 10).places());
        assertEquals(List.of(), find("", SearchFilter.NONE, Places.END, 10).places());
    }

    @Test void aTypedWordNeverMeetsATokenOfOurs() {
        keep(document(1, "mot"));
        assertEquals(List.of(), find("§t115022"));
        assertEquals(List.of(), find("§c"));
        assertEquals(List.of(), find("t11"));
    }

    @Test void findsPhrasesOnlyWhereTheWordsFollowEachOther() {
        keep(document(1, "œdème aigu du poumon"), document(2, "aigu, mais sans œdème"), document(3, "Œdème\n aigu"));
        assertEquals(List.of(3L, 1L), find("\"oedeme aigu\""));
        assertEquals(List.of(1L), find("\"oedeme aigu\" poum"));
    }

    @Test void givesOnePageAfterTheOther() {
        Corpus corpus = new Corpus(3, 5);
        keep(corpus.first(350));
        buildAll();
        List<Long> all = find("de ");
        Set<Long> seen = new HashSet<>();
        long below = Places.END;
        Found page;
        do {
            page = find("de ", SearchFilter.NONE, below, 30);
            seen.addAll(page.places());
            if (!page.places().isEmpty()) below = page.places().getLast();
        } while (page.more());
        assertEquals(new HashSet<>(all), seen);
        assertTrue(seen.size() > 300);
    }

    @Test void stopsWhenNobodyWaitsAnyMore() {
        keep(document(1, "mot"));
        assertThrows(CancellationException.class, () -> vault.clinical().read(
                tx -> index.find(tx, SearchQuery.parse("mot"), SearchFilter.NONE, Places.END, 10, () -> true)));
    }

    @Test void forgetsWhatTheTransactionForgot() {
        assertThrows(IllegalArgumentException.class, () -> vault.clinical().write(tx -> {
            index.add(tx, document(1, "jamais"));
            throw new IllegalArgumentException("no");
        }));
        keep(document(2, "toujours"));
        assertEquals(List.of(), find("jamais"));
        assertEquals(List.of(2L), find("toujours"));
    }

    @Test void anErasedWordLeavesThePagesToo() {
        IndexedDocument secret = document(5, "zzqxsecretissime aaa");
        keep(secret, document(6, "autre"));
        assertTrue(pagesHold("qxsecretissime"));
        vault.clinical().write(tx -> {
            documents.byPlace.remove(5L);
            index.erase(tx, secret);
            return null;
        });
        assertEquals(List.of(), find("zzqxsecretissime"));
        assertEquals(List.of(6L), find("autre"));
        assertFalse(pagesHold("qxsecretissime"));
    }

    private boolean pagesHold(String word) {
        return vault.clinical().read(tx -> tx.list("SELECT block FROM search.words_1_data", row -> row.bytes("block"))).stream()
                .anyMatch(block -> new String(block, StandardCharsets.ISO_8859_1).contains(word));
    }

    @Test void addsWhatAPowerCutTookFromIt() throws Exception {
        keep(document(1, "avant"));
        vault.close();
        Path file = folder.resolve("search-clin.db");
        byte[] before = Files.readAllBytes(file);
        open();
        keep(document(2, "coupure"));
        vault.close();
        Files.write(file, before);
        open();
        assertEquals(List.of(2L), find("coupure"));
        assertEquals(List.of(1L), find("avant"));
        assertTrue(index.isComplete());
    }

    @Test void makesAPartitionAgainWhenAPowerCutBroughtErasedWordsBack() throws Exception {
        IndexedDocument erased = document(1, "efface");
        keep(erased, document(2, "reste"));
        vault.close();
        Path file = folder.resolve("search-clin.db");
        byte[] before = Files.readAllBytes(file);
        open();
        vault.clinical().write(tx -> {
            documents.byPlace.remove(1L);
            index.erase(tx, erased);
            return null;
        });
        vault.close();
        Files.write(file, before);
        open();
        assertFalse(index.isComplete());
        buildAll();
        assertEquals(List.of(), find("efface"));
        assertEquals(List.of(2L), find("reste"));
    }

    @Test void isBuiltAnewWhenItsFileIsMissingOrOfAnotherKeyOrNoDatabase() throws Exception {
        keep(new Corpus(5, 3).first(250));
        List<Long> all = find("le ");
        Path file = folder.resolve("search-clin.db");
        for (int round = 0; round < 3; round++) {
            vault.close();
            if (round == 0) Files.delete(file);
            if (round == 1) keys.put("search-clin", TestVault.keys().get("adm"));
            if (round == 2) Files.write(file, new byte[40_000]);
            open();
            buildAll();
            assertEquals(all, find("le "), "round " + round);
        }
    }

    @Test void isSearchableWhileItIsBuiltNewestDocumentsFirst() throws Exception {
        keep(new Corpus(5, 3).first(250));
        List<Long> all = find("le ");
        vault.close();
        Files.delete(folder.resolve("search-clin.db"));
        open();
        assertFalse(find("le ", SearchFilter.NONE, Places.END, 1000).complete());
        index.build(64);
        List<Long> some = find("le ");
        assertTrue(some.size() > 20 && some.size() < all.size());
        assertEquals(all.subList(0, some.size()), some);
        IndexedDocument added = document(77, "ajouté pendant ce temps");
        keep(added);
        buildAll();
        assertEquals(List.of(77L), find("ajoute pendant"));
        assertEquals(all.size(), find("le ").size());
    }

    @Test void aDamagedPageNeverStopsADocumentFromBeingKept() throws Exception {
        long seed = 99;
        Random random = new Random(seed);
        keep(new Corpus(5, 3).first(300));
        for (int round = 0; round < 12; round++) {
            vault.close();
            flip(folder.resolve("search-clin.db"), random, round);
            open();
            IndexedDocument added = document(1000 + round, "nouveaute" + round);
            keep(added);
            buildAll();
            long logged = vault.clinical().read(
                    tx -> tx.number("SELECT max(place) FROM clin.search_change WHERE place < 5000"));
            assertEquals(1000L + round, logged);
            for (String word : List.of("de ", "cardio", "patient ", "nouveaute")) foundOrRenewed(word);
            assertEquals(List.of(1000L + round), foundOrRenewed("nouveaute" + round), "seed " + seed + " round " + round);
            assertEquals(expected("le "), foundOrRenewed("le "), "seed " + seed + " round " + round);
        }
    }

    @Test void changesTooOldToCatchUpWithAreForgottenAFewAtATime() {
        vault.clinical().write(tx -> tx.run("""
                INSERT INTO own.search_change (place, gone)
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT i, 0 FROM n"""));
        keep(document(1, "un"), document(2, "deux"));
        assertEquals(20_002 - 4, changes());
        vault.clinical().write(tx -> tx.run("UPDATE search.stamp SET seq = 20002"));
        reopen();
        assertEquals(20_002 - 4 - 1000, changes());
        for (int i = 0; i < 4; i++) reopen();
        assertEquals(1 << 14, changes());
        keep(document(3, "trois"));
        assertEquals(1 << 14, changes());
        assertEquals(List.of(3L), find("trois"));
    }

    private long changes() {
        return vault.clinical().read(tx -> tx.number("SELECT count(*) FROM own.search_change"));
    }

    private List<Long> foundOrRenewed(String typed) {
        try {
            return find(typed);
        } catch (VaultException e) {
            assertEquals(VaultException.Code.DAMAGED, e.code());
            index.renew();
            buildAll();
            return find(typed);
        }
    }

    /** FTS5 takes a page that it cannot read for the end of a list, and the driver hands one such page on. */
    @Test void noShortAnswerIsGivenForAWholeOneWhicheverPageIsDamaged() throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 150; i++) {
            StringBuilder text = new StringBuilder("toujours");
            for (int j = 0; j < 25; j++) text.append(' ').append(Integer.toString(random.nextInt(60_000_000), 36));
            keep(document(i, text.toString()));
        }
        Map<String, List<Long>> whole = new HashMap<>();
        for (int i = 0; i < 40; i++) whole.put(Integer.toString(36 + 31 * i, 36), List.of());
        whole.put("toujours ", List.of());
        whole.replaceAll((typed, _) -> find(typed));
        assertEquals(150, whole.get("toujours ").size());
        vault.clinical().maintain("PRAGMA search.wal_checkpoint(TRUNCATE)");
        vault.close();
        Path file = folder.resolve("search-clin.db");
        byte[] good = Files.readAllBytes(file);
        int told = 0;
        for (int page = 2; page <= good.length / 4096; page++) {
            byte[] bad = good.clone();
            bad[page * 4096 - 2000] ^= 16;
            Files.write(file, bad);
            vault = TestVault.in(folder, keys);
            index = new SearchIndex(vault.clinical(), documents, 100);
            for (var each : whole.entrySet()) {
                try {
                    assertEquals(each.getValue(), find(each.getKey()), "page " + page + " " + each.getKey());
                } catch (VaultException e) {
                    told++;
                }
            }
            vault.close();
        }
        vault = TestVault.in(folder, keys);
        assertTrue(told > 40, "told " + told + " of " + good.length / 4096);
    }

    private static void flip(Path file, Random random, int round) throws Exception {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (int i = 0; i < 1 + round * 2; i++) {
                long at = random.nextLong(bytes.length());
                bytes.seek(at);
                int old = bytes.read();
                bytes.seek(at);
                bytes.write(old ^ (1 << random.nextInt(8)));
            }
        }
    }

    @Test void theFrontDesksIndexIsAnother() {
        keep(document(1, "clinique"));
        Database desk = vault.administrative();
        SearchIndex own = new SearchIndex(desk, new MapOfDocuments());
        own.open();
        assertEquals(List.of(), desk.read(tx -> own.find(tx, SearchQuery.parse("clinique"), SearchFilter.NONE, Places.END, 10,
                () -> false)).places());
    }

    @Test void reopensCheaplyWhenNothingHappened() {
        keep(document(1, "mot"));
        reopen();
        assertTrue(index.isComplete());
        assertEquals(List.of(1L), find("mot"));
    }
}
