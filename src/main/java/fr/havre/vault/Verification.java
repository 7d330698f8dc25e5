package fr.havre.vault;

import fr.havre.vault.Finding.Kind;
import fr.havre.vault.audit.ChainCheck;
import fr.havre.vault.audit.Heads;
import fr.havre.vault.content.ContentCheck;
import fr.havre.vault.db.Database.KeyedFile;
import fr.havre.vault.db.PageCheck;
import fr.havre.vault.db.Transaction;
import fr.havre.vault.keys.RootKey;
import fr.havre.vault.keys.SlotFolder;
import fr.havre.vault.keys.VaultFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads everything a vault holds, as far as the keys of one session reach, and tells what is not as it was left. */
final class Verification {
    private static final Pattern DATABASES = Pattern.compile(
            "(main|clinical|search-adm|search-clin)\\.[1-9][0-9]*\\.db(-wal|-shm)?");
    private static final Set<String> OTHERS = Set.of("vault.json", "vault.json.bak", "slots", "content", "heads",
            "lock",
            Backup.SUMS);

    private final VaultFiles files;
    private final Progress progress;
    private final List<Finding> findings = new ArrayList<>();
    private long done;
    private long total;

    Verification(VaultFiles files, Progress progress) {
        this.files = files;
        this.progress = progress;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    private void tell(Kind kind, String subject) {
        Finding finding = new Finding(kind, subject);
        if (!findings.contains(finding)) findings.add(finding);
    }

    private void advance(long bytes) {
        done += bytes;
        progress.at(Math.min(done, total), total);
    }

    /** Every page of a compartment's files; the caller keeps writers away. */
    void pages(RootKey root) {
        pages(files.database(root), Kind.DATABASE_DAMAGED);
        pages(files.search(root), Kind.SEARCH_DAMAGED);
    }

    private void pages(KeyedFile file, Kind kind) {
        String name = file.file().getFileName().toString();
        try {
            if (Files.isRegularFile(file.file())) total += Files.size(file.file());
            PageCheck.Result result = PageCheck.run(file.file(), file.key(), this::advance);
            if (result.badPages() > 0 || result.odd()) {
                tell(kind, name + " page " + result.firstBadPage() + " (" + result.badPages() + " of "
                        + result.pages() + ")");
            }
            if (result.badFrames() > 0) tell(Kind.DATABASE_TAIL_UNREADABLE, name);
        } catch (IOException e) {
            tell(kind, name);
        }
    }

    /** A compartment that nobody has open; closes {@code root}. */
    void closed(RootKey root, VaultHost host) {
        pages(root);
        Compartment compartment = root.compartment();
        try (OpenCompartment open = OpenCompartment.open(files, root, host)) {
            open.openContents();
            UUID instance = open.database().read(tx -> tx.first("SELECT instance FROM own.vault",
                    row -> row.uuid("instance")))
                    .orElseThrow();
            Path outside = VaultFiles.outerHeads(host.appData(), instance);
            try (Heads heads = new Heads(files.heads(), outside, files.names().vault())) {
                database(open, heads);
            }
            new Slots(new SlotFolder(files.folder(), files.names().vault())).check(open.database(), false)
                    .forEach(found -> tell(found.kind(), found.subject()));
        } catch (VaultException e) {
            refused(e, compartment.schema());
        }
    }

    /** A database that cannot be opened because nothing can be written beside it is not damaged: its pages were looked at. */
    private void refused(VaultException e, String where) {
        boolean unwritable = e.code() == VaultException.Code.NOT_WRITABLE || e.code() == VaultException.Code.DISK_FULL;
        tell(unwritable ? Kind.NOT_WRITABLE_SO_NOT_CHECKED : Kind.DATABASE_DAMAGED, where);
    }

    /** What an open database says of itself and of its contents. */
    void database(OpenCompartment open, Heads heads) {
        String where = open.compartment().schema();
        try {
            open.database().read(tx -> {
                inside(tx, where);
                heads.check(tx, open.headsKey()).forEach(each -> tell(each.kind(), each.subject()));
                if (!PeopleTable.isAsSealed(tx)) tell(Kind.PEOPLE_CHANGED, where);
                ChainCheck.run(tx, files.names().vault(), each -> tell(each.kind(), each.subject()));
                ChainSeals.check(tx, each -> tell(each.kind(), each.subject()));
                ContentCheck contents = open.contents().check(tx);
                total += contents.bytes();
                contents.run(each -> tell(each.kind(), each.subject()), this::advance);
                orphans(tx, where);
                return 0;
            });
        } catch (VaultException e) {
            refused(e, where);
        }
        index(open, where);
    }

    private void inside(Transaction tx, String where) {
        for (String line : tx.list("PRAGMA own.quick_check(5)", row -> row.text("quick_check"))) {
            if (!line.equals("ok")) tell(Kind.DATABASE_INCONSISTENT, where);
        }
        tx.list("PRAGMA own.foreign_key_check", row -> row.text("table"))
                .forEach(table -> tell(Kind.REFERENCE_BROKEN, where + "." + table));
    }

    /** In a transaction of its own: a damaged index must not keep the rest from being looked at. */
    private void index(OpenCompartment open, String where) {
        try {
            boolean behind = open.database().read(tx -> tx.number(
                    "SELECT count(*) FROM search.sqlite_master WHERE name = 'stamp'") > 0
                    && tx.number("SELECT seq FROM search.stamp") < tx.number("SELECT max(seq) FROM own.search_change"));
            if (behind) tell(Kind.SEARCH_BEHIND, where);
        } catch (VaultException e) {
            tell(Kind.SEARCH_DAMAGED, where);
        }
    }

    /** Contents that no row of a table with a foreign key to them names. */
    private void orphans(Transaction tx, String where) {
        record Reference(String table, String column) { }
        List<String> tables = tx.list("""
                SELECT name FROM own.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'""",
                row -> row.text("name"));
        List<Reference> references = new ArrayList<>();
        for (String table : tables) {
            references.addAll(tx.list("""
                    SELECT "from" AS col FROM pragma_foreign_key_list(?, ?) WHERE "table" = 'content'""",
                    row -> new Reference(table, row.text("col")), table, where));
        }
        if (references.isEmpty()) return;
        StringBuilder sql = new StringBuilder("SELECT id FROM own.content WHERE 1 = 1");
        for (Reference each : references) {
            sql.append(" AND id NOT IN (SELECT ").append(each.column()).append(" FROM own.").append(each.table())
                    .append(" WHERE ").append(each.column()).append(" IS NOT NULL)");
        }
        tx.list(sql.toString(), row -> row.uuid("id")).forEach(id -> tell(Kind.CONTENT_ORPHAN, where + " " + id));
    }

    /** Rows that name a row of the other compartment which is not there; needs both keys. */
    void references(Transaction tx, Collection<CrossReference> references) {
        for (CrossReference each : references) {
            if (each.from() != tx.compartment()) continue;
            String other = each.from().other().schema() + "." + each.otherTable();
            long lost = tx.number("SELECT count(*) FROM own." + each.table() + " WHERE " + each.column()
                    + " IS NOT NULL AND "
                    + each.column() + " NOT IN (SELECT " + each.otherColumn() + " FROM " + other + ")");
            if (lost > 0) tell(Kind.REFERENCE_BROKEN, each.from().schema() + "." + each.table() + " (" + lost + ")");
        }
    }

    /** Slots and vault.json with their copies, and files that are none of ours. */
    void smallFiles(Collection<OpenCompartment> open) {
        if (!VaultFile.isWhole(files.folder())) tell(Kind.VAULT_FILE_COPY_DAMAGED, "vault.json");
        Slots slots = new Slots(new SlotFolder(files.folder(), files.names().vault()));
        for (OpenCompartment each : open) {
            slots.check(each.database(), false).forEach(found -> tell(found.kind(), found.subject()));
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(files.folder())) {
            for (Path file : all) {
                String name = file.getFileName().toString();
                if (!OTHERS.contains(name) && !DATABASES.matcher(name).matches()) tell(Kind.FILE_UNKNOWN, name);
            }
        } catch (IOException e) {
            tell(Kind.NOT_CHECKED, "folder");
        }
    }

    void notChecked(Compartment compartment) {
        tell(Kind.NOT_CHECKED, compartment.schema());
    }
}
