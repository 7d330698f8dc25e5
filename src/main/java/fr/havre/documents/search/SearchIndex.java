package fr.havre.documents.search;

import fr.havre.documents.search.IndexState.Change;
import fr.havre.vault.VaultException;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.RunAgain;
import fr.havre.vault.db.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * The full-text index of one compartment.
 *
 * <p>What is added or removed goes in with the transaction that changes the document, just before its commit and behind a
 * savepoint: a damaged index makes itself be built again, and the document is kept all the same.
 * <p>Threads: any but the FX thread.
 */
public final class SearchIndex {
    private static final System.Logger LOG = System.getLogger(SearchIndex.class.getName());
    /** Candidates read for one page when phrases must be compared with the texts. */
    private static final int MOST_TEXTS_READ = 2000;

    private record Queued(Change change, boolean forget) {
        long place() {
            return change.document().place();
        }
    }

    private final Database database;
    private final IndexedDocuments documents;
    private final IndexState state;
    private final List<Queued> pending = new ArrayList<>();       // of the transaction that is writing
    private Transaction pendingOf;
    private volatile boolean damaged;

    public SearchIndex(Database database, IndexedDocuments documents) {
        this(database, documents, IndexState.DOCUMENTS_A_PART);
    }

    SearchIndex(Database database, IndexedDocuments documents, int documentsAPart) {
        this.database = database;
        this.documents = documents;
        this.state = new IndexState(documents, documentsAPart);
    }

    /**
     * Compares the index with the documents: makes it where there is none, adds what a power cut took from it, and where it
     * cannot be trusted empties it, to be filled by {@link #build}. Short whatever the size of the vault.
     */
    public void open() {
        try {
            database.write(tx -> {
                state.check(tx);
                return null;
            });
        } catch (VaultException e) {
            if (!mayBeTheIndex(e)) throw e;
            renew();
        }
    }

    /** {@code document} is found once this transaction is committed. */
    public void add(Transaction tx, IndexedDocument document) {
        queue(tx, document, false, false);
    }

    /** Takes out exactly what {@link #add} was given. */
    public void remove(Transaction tx, IndexedDocument document) {
        queue(tx, document, true, false);
    }

    /** As {@link #remove}, and its words leave the file's pages too. Cost: rewrites one partition, a few seconds at worst. */
    public void erase(Transaction tx, IndexedDocument document) {
        queue(tx, document, true, true);
    }

    private void queue(Transaction tx, IndexedDocument document, boolean gone, boolean forget) {
        if (pendingOf != tx) {
            pending.clear();
            pendingOf = tx;
            tx.beforeCommit(() -> apply(tx));
            tx.afterRollback(pending::clear);
        }
        pending.add(new Queued(new Change(document, gone), forget));
    }

    private void apply(Transaction tx) {
        List<Change> changes = pending.stream().map(Queued::change).toList();
        long[] forgotten = pending.stream().filter(Queued::forget).mapToLong(Queued::place).toArray();
        pending.clear();
        pendingOf = null;
        IndexState.log(tx, changes);
        IndexState.forgetAfter(tx, changes.size());
        if (damaged) return;
        tx.run("SAVEPOINT index_change");
        try {
            state.apply(tx, changes);
            for (long place : forgotten) Parts.containing(tx, place).forEach(part -> Parts.optimize(tx, part));
            IndexState.stamp(tx);
            tx.requireGenuineIndex();
            tx.run("RELEASE index_change");
        } catch (VaultException e) {
            if (!mayBeTheIndex(e)) throw e;
            damaged = true;                     // the next build step begins it anew
            LOG.log(System.Logger.Level.WARNING, "search index set aside: " + e.code());
            leaveOut(tx);
        }
    }

    /** Where even going back meets the damaged page, the transaction runs again, without the index. */
    private static void leaveOut(Transaction tx) {
        try {
            tx.run("ROLLBACK TO index_change");
            tx.run("RELEASE index_change");
        } catch (VaultException e) {
            throw new RunAgain(e);
        }
    }

    /**
     * The documents that fit, newest first.
     *
     * @param below only places lower than this: {@link Places#END}, or the last place of the page before
     * @param stale asked between partitions; once true nobody waits for the answer any more
     * @throws CancellationException if {@code stale} said so
     * @throws VaultException {@code DAMAGED} if the index is: {@link #renew} and {@link #build} it
     */
    public Found find(Transaction tx, SearchQuery query, SearchFilter filter, long below, int limit, BooleanSupplier stale) {
        return find(tx, query, Expression.of(query, filter), filter.firstPlace(), Math.min(below, filter.endPlace()), limit,
                stale);
    }

    /** As {@link #find}, among what is no document ({@link Places#BESIDE}). */
    public Found findBeside(Transaction tx, SearchQuery query, Optional<UUID> patient, long below, int limit,
            BooleanSupplier stale) {
        SearchFilter filter = patient.map(SearchFilter::ofPatient).orElse(SearchFilter.NONE);
        return find(tx, query, Expression.of(query, filter), Places.BESIDE, below, limit, stale);
    }

    private Found find(Transaction tx, SearchQuery query, String expression, long from, long end, int limit,
            BooleanSupplier stale) {
        List<Long> places = new ArrayList<>();
        boolean complete = !damaged;
        int texts = MOST_TEXTS_READ;
        for (Part part : damaged || expression.isEmpty() ? List.<Part>of() : Parts.serving(tx, from, end)) {
            complete &= part.complete();
            long next = end;
            while (places.size() < limit && texts > 0) {
                if (stale.getAsBoolean()) throw new CancellationException();
                int wanted = query.phrases().isEmpty() ? limit - places.size() : Math.min(texts, limit);
                List<Long> candidates = Parts.find(tx, part, expression, from, next, wanted);
                for (long place : candidates) {
                    if (places.size() < limit && fits(tx, query, place)) places.add(place);
                }
                if (!query.phrases().isEmpty()) texts -= candidates.size();
                if (candidates.size() < wanted) break;
                next = candidates.getLast();
            }
        }
        tx.requireGenuineIndex();                  // FTS5 takes a page it cannot read for the end of a list
        return new Found(places, places.size() == limit || texts <= 0, complete);
    }

    private boolean fits(Transaction tx, SearchQuery query, long place) {
        if (query.phrases().isEmpty()) return true;
        return documents.at(tx, place).filter(found -> Phrases.allIn(found.text(), query.phrases())).isPresent();
    }

    /**
     * Builds a little more of what is missing, newest documents first, divides a partition that has grown too large, or
     * makes one segment of one in which much was put.
     *
     * @param most documents put in by this step, in one transaction
     * @return whether there is more to do
     */
    public boolean build(int most) {
        if (damaged) renew();
        try {
            return database.read(state::hasMore) && database.write(tx -> {
                boolean more = state.step(tx, most);
                tx.requireGenuineIndex();                  // no page that cannot be read is written anew as if it were good
                return more;
            });
        } catch (VaultException e) {
            if (!mayBeTheIndex(e)) throw e;
            renew();
            return true;
        }
    }

    /** Throws the whole index away, its file included, and prepares it for {@link #build}. */
    public void renew() {
        database.renewSearch();
        database.write(tx -> {
            state.begin(tx);
            return null;
        });
        damaged = false;
    }

    /** Whether nothing is left for {@link #build}. */
    public boolean isComplete() {
        return !damaged && database.read(tx -> Parts.all(tx).stream().allMatch(part -> part.complete() && part.serving()));
    }

    private static boolean mayBeTheIndex(VaultException e) {
        return e.code() == VaultException.Code.DAMAGED || e.code() == VaultException.Code.STORE_FAILED;
    }
}
