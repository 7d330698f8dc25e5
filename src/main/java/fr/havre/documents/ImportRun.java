package fr.havre.documents;

import fr.havre.access.Session;
import fr.havre.documents.ImportOutcome.Refused;
import fr.havre.documents.ImportOutcome.Unpacked;
import fr.havre.vault.Compartment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One import of many files: each is recognised and encrypted outside a transaction, on a few threads ahead of the one
 * that files up to {@value #BATCH} of them in a transaction. Used by one thread.
 */
final class ImportRun {
    static final int BATCH = 20;
    private static final int DEEPEST_ARCHIVE = 2;

    /** A document on its way, and where it ends. */
    private static final class Item {
        private final DocumentSource source;
        private PreparedDocument prepared;
        private ImportOutcome outcome;

        Item(DocumentSource source) {
            this.source = source;
        }
    }

    /** A file on its way. */
    private record Entry(Path file, boolean archive, List<Item> items) {
        ImportOutcome outcome() {
            return archive ? new Unpacked(items.stream().map(item -> item.outcome).toList()) : items.getFirst().outcome;
        }
    }

    private final Shelves shelves;
    private final Intake intake;
    private final Filing filing;
    private final InstantSource time;
    private final Session session;
    private final List<Entry> waiting = new ArrayList<>();

    ImportRun(Shelves shelves, Intake intake, Filing filing, InstantSource time, Session session) {
        this.shelves = shelves;
        this.intake = intake;
        this.filing = filing;
        this.time = time;
        this.session = session;
    }

    /** Every file ends as one outcome, in order; none stops the others. */
    List<FileOutcome> all(List<Path> files, ImportWish wish, ImportProgress progress) {
        List<FileOutcome> outcomes = new ArrayList<>();
        try (ReadAhead<Path, Entry> taken = new ReadAhead<>(files, ImportRun::sizeOf, file -> take(file, wish))) {
            while (!taken.isOver() && !progress.cancelled()) {
                waiting.add(taken.next());
                if (documentsWaiting() >= BATCH) tell(file(), outcomes, files.size(), progress);
            }
            tell(file(), outcomes, files.size(), progress);
            taken.abandon().forEach(this::forget);
        }
        return outcomes;
    }

    /** Of no weight where it cannot be read: then it will be refused. */
    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void tell(List<FileOutcome> ended, List<FileOutcome> outcomes, int total, ImportProgress progress) {
        for (FileOutcome each : ended) {
            outcomes.add(each);
            progress.ended(each, outcomes.size(), total);
        }
    }

    private static DocumentSource sourceOf(Path file) {
        if (!FolderFiles.isRegular(file)) throw new FilingException(FilingException.Code.NOT_A_FILE, "import");
        try {
            return DocumentSource.of(file);
        } catch (IOException e) {
            throw new DocumentRefusedException(DocumentRefusedException.Code.NOT_READABLE, "file", e);
        }
    }

    /** On several threads at once. */
    private Entry take(Path file, ImportWish wish) {
        List<Item> items = new ArrayList<>();
        boolean archive = false;
        try {
            archive = unpack(sourceOf(file), DocumentMetadata.NONE, wish, origin(file), items, 0);
        } catch (RuntimeException e) {
            refuse(items, null, e);
        }
        return new Entry(file, archive, items);
    }

    /** Its bytes were appended, and will be no part of anything. */
    private void forget(Entry entry) {
        for (Item item : entry.items()) {
            if (item.prepared == null) continue;
            item.prepared.bytes().content().ifPresent(shelves.of(item.prepared.compartment()).contents()::discard);
        }
    }

    /** As {@link #one(DocumentSource, ImportWish, Origin, Optional)}. */
    ImportOutcome one(Path file, ImportWish wish, Optional<DocumentId> replaces) {
        return one(sourceOf(file), wish, origin(file), replaces);
    }

    /** A single one: what refuses it is thrown. */
    ImportOutcome one(DocumentSource source, ImportWish wish, Origin origin, Optional<DocumentId> replaces) {
        List<Item> items = new ArrayList<>();
        boolean archive = false;
        if (replaces.isPresent()) prepare(source, intake.recognise(source), DocumentMetadata.NONE, wish, origin, replaces, items);
        else archive = unpack(source, DocumentMetadata.NONE, wish, origin, items, 0);
        Entry entry = new Entry(Path.of(""), archive, items);
        waiting.add(entry);
        file();
        if (entry.outcome() instanceof Refused refused) throw refused.reason();
        return entry.outcome();
    }

    private Origin origin(Path file) {
        return new Origin(Origin.Kind.FILE, time.instant(), file.getFileName().toString(), Optional.empty());
    }

    private boolean unpack(DocumentSource source, DocumentMetadata described, ImportWish wish, Origin origin, List<Item> items,
            int depth) {
        Recognised recognised = intake.recognise(source);
        if (recognised.format() != DocumentFormat.XDM) {
            prepare(source, recognised, described, wish, origin, Optional.empty(), items);
            return false;
        }
        if (depth == DEEPEST_ARCHIVE || recognised.contained().isEmpty()) {
            throw new DocumentRefusedException(DocumentRefusedException.Code.NO_DOCUMENT_INSIDE, "archive");
        }
        for (ContainedDocument each : recognised.contained()) {
            try {
                unpack(each.source(), each.described(), wish, new Origin(origin.kind(), origin.at(), each.name(),
                        Optional.of(origin.reference())), items, depth + 1);
            } catch (RuntimeException e) {
                refuse(items, each.source(), e);
            }
        }
        return true;
    }

    private void prepare(DocumentSource source, Recognised recognised, DocumentMetadata described, ImportWish wish,
            Origin origin, Optional<DocumentId> replaces, List<Item> items) {
        DocumentMetadata metadata = Intake.completed(recognised.metadata(), described, wish);
        Compartment compartment = Intake.compartmentOf(metadata);
        session.require(Shelf.toImport(compartment));
        Item item = new Item(source);
        item.prepared = intake.prepare(shelves.of(compartment), source, recognised, metadata, wish, origin, replaces, true);
        items.add(item);
    }

    private static void refuse(List<Item> items, DocumentSource source, RuntimeException reason) {
        Item item = new Item(source);
        item.outcome = new Refused(reason);
        items.add(item);
    }

    private int documentsWaiting() {
        return waiting.stream().mapToInt(entry -> entry.items().size()).sum();
    }

    /** Files all that was taken, a batch a transaction, and tells each file's outcome. */
    private List<FileOutcome> file() {
        for (Shelf shelf : shelves.all()) {
            List<Item> items = waiting.stream().flatMap(entry -> entry.items().stream())
                    .filter(item -> item.outcome == null && item.prepared.compartment() == shelf.compartment()).toList();
            for (int from = 0; from < items.size(); from += BATCH) {
                fileBatch(shelf, items.subList(from, Math.min(items.size(), from + BATCH)));
            }
        }
        List<FileOutcome> outcomes = waiting.stream().map(entry -> new FileOutcome(entry.file(), entry.outcome())).toList();
        waiting.clear();
        return outcomes;
    }

    /** If the transaction fails, nothing of the batch is kept; what one document caused does not stop the others. */
    private void fileBatch(Shelf shelf, List<Item> batch) {
        List<Optional<ImportOutcome>> outcomes;
        try {
            outcomes = shelf.database().write(tx -> batch.stream().map(item -> filing.file(tx, shelf, item.prepared)).toList());
        } catch (RuntimeException e) {
            if (batch.size() == 1) batch.getFirst().outcome = new Refused(e);
            else batch.forEach(item -> fileBatch(shelf, List.of(item)));
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            Item item = batch.get(i);
            if (outcomes.get(i).isPresent()) end(shelf, item, outcomes.get(i).get());
            else fileWithContent(shelf, item);
        }
    }

    private static void end(Shelf shelf, Item item, ImportOutcome outcome) {
        item.outcome = outcome;
        boolean kept = outcome instanceof ImportOutcome.Imported || outcome instanceof ImportOutcome.NeedsPatient;
        if (!kept) item.prepared.bytes().content().ifPresent(shelf.contents()::discard);
    }

    private void fileWithContent(Shelf shelf, Item item) {
        try {
            item.prepared = intake.withContent(shelf, item.prepared, item.source);
            fileBatch(shelf, List.of(item));
        } catch (RuntimeException e) {
            item.outcome = new Refused(e);
        }
    }
}
