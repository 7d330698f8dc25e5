package fr.havre.vault;

import fr.havre.vault.VaultException.Code;
import fr.havre.vault.audit.AuditTrail;
import fr.havre.vault.audit.Heads;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.LentKey;
import fr.havre.vault.db.Migrations;
import fr.havre.vault.keys.PersonKeys;
import fr.havre.vault.keys.RootKey;
import fr.havre.vault.keys.RootKey.Purpose;
import fr.havre.vault.keys.VaultFile;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;

/** One compartment whose key is held: its root, database, contents and chain. Closed in the opposite order. */
final class OpenCompartment implements AutoCloseable {
    private final VaultFiles files;
    private final RootKey root;
    private final Database database;
    private final VaultHost host;
    private ContentStore contents;
    private AuditTrail trail;

    private OpenCompartment(VaultFiles files, RootKey root, Database database, VaultHost host) {
        this.files = files;
        this.root = root;
        this.database = database;
        this.host = host;
    }

    /**
     * Opens what is there. Owns {@code root} from now on, also when it throws.
     *
     * @throws VaultException {@code DAMAGED} if there is no such file or the key does not open it, or it is another vault's
     */
    static OpenCompartment open(VaultFiles files, RootKey root, VaultHost host) {
        if (!Files.isRegularFile(files.database(root.compartment()))) {
            root.close();
            throw new VaultException(Code.DAMAGED, files.database(root.compartment()).getFileName().toString());
        }
        OpenCompartment open = create(files, root, host);
        try {
            open.requireSameAs(files.names());
            return open;
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    static OpenCompartment create(VaultFiles files, RootKey root, VaultHost host) {
        Database database = null;
        try {
            database = Database.open(root.compartment(), new Database.Files(files.database(root), Optional.empty(),
                    files.search(root)), host.time(), host.announce(), host.beforeWork());
            Migrations.apply(database);
            return new OpenCompartment(files, root, database, host);
        } catch (RuntimeException e) {
            if (database != null) database.close();
            root.close();
            throw e;
        }
    }

    private void requireSameAs(VaultFile names) {
        boolean same = database.read(tx -> tx.first("SELECT id, epoch FROM own.vault", row ->
                row.uuid("id").equals(names.vault()) && row.integer("epoch") == root.epoch())).orElse(false);
        if (!same) throw new VaultException(Code.DAMAGED, "vault.json and " + root.compartment().schema());
    }

    /** Lets this compartment's transactions read the other's tables. */
    void see(OpenCompartment other) {
        database.seeOther(files.database(other.root));
    }

    /** From now on acts are signed by this person. */
    void signBy(UUID person, UUID session, PersonKeys keys, Heads heads) {
        trail = new AuditTrail(database, files.names().vault(), person, session, keys::sign, heads, headsKey());
    }

    void openContents() {
        contents = ContentStore.open(files.contents(compartment()), database, root.key(Purpose.CONTENT), host.time());
    }

    LentKey headsKey() {
        return root.key(Purpose.HEADS);
    }

    Compartment compartment() {
        return root.compartment();
    }

    RootKey root() {
        return root;
    }

    Database database() {
        return database;
    }

    ContentStore contents() {
        return contents;
    }

    AuditTrail trail() {
        return trail;
    }

    @Override public void close() {
        try {
            if (contents != null) contents.close();
        } finally {
            try {
                database.close();
            } finally {
                root.close();
            }
        }
    }
}
