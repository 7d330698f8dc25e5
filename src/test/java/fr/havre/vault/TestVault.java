package fr.havre.vault;

import fr.havre.access.Permission;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Database.KeyedFile;
import fr.havre.vault.db.LentKey;
import fr.havre.vault.db.Migrations;
import fr.havre.vault.keys.RootKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Real SQLCipher databases of both compartments under random keys, without the slots: fast enough for every test. */
public final class TestVault implements AutoCloseable {
    private static final Map<String, byte[]> KEYS = randomKeys();

    /** Databases as the migrations leave them, which take longer to make than to copy. */
    private static final class Empty {
        static final Map<String, byte[]> FILES = made();

        private static Map<String, byte[]> made() {
            try {
                Path folder = Files.createTempDirectory("havre-empty");
                opened(folder, KEYS).databases.values().forEach(Database::close);
                Map<String, byte[]> files = new HashMap<>();
                try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
                    for (Path each : all) {
                        files.put(each.getFileName().toString(), Files.readAllBytes(each));
                        Files.delete(each);
                    }
                }
                Files.delete(folder);
                return files;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static void copyTo(Path folder) {
            try {
                Files.createDirectories(folder);
                for (var each : FILES.entrySet()) Files.write(folder.resolve(each.getKey()), each.getValue());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Map<Compartment, Database> databases = new EnumMap<>(Compartment.class);
    private final Map<Compartment, ContentStore> contents = new EnumMap<>(Compartment.class);
    private final List<Object> changes = new ArrayList<>();
    private final List<Permission> refusals = new ArrayList<>();
    private RootKey letterRoot;
    private Instant now = Instant.parse("2026-11-25T08:00:00Z");
    private final InstantSource time = () -> now;

    private TestVault() { }

    public static TestVault in(Path folder) {
        return in(folder, keys());
    }

    /** Opens a folder again with the same keys. */
    public static TestVault in(Path folder, Map<String, byte[]> keys) {
        if (keys.equals(KEYS) && !Files.exists(folder.resolve("adm.db"))) Empty.copyTo(folder);
        TestVault vault = opened(folder, keys);
        vault.databases.values().forEach(Database::seeOther);
        vault.databases.values().forEach(database -> vault.openContents(folder, database, keys));
        return vault;
    }

    private static TestVault opened(Path folder, Map<String, byte[]> keys) {
        TestVault vault = new TestVault();
        for (Compartment each : Compartment.values()) {
            vault.databases.put(each, Database.open(each, new Database.Files(
                    file(folder, keys, each.schema()), Optional.of(file(folder, keys, each.other().schema())),
                    file(folder, keys, "search-" + each.schema())), vault.time, vault.changes::addAll));
        }
        vault.databases.values().forEach(Migrations::apply);
        return vault;
    }

    private void openContents(Path folder, Database database, Map<String, byte[]> keys) {
        database.write(tx -> {
            if (tx.number("SELECT count(*) FROM own.vault") > 0) return 0;
            return tx.run("INSERT INTO own.vault (id, format, epoch, instance, dedup_key) VALUES (?, 1, 1, ?, randomblob(32))",
                    idOf(folder, keys), UUID.randomUUID());
        });
        String name = database.compartment().schema();
        contents.put(database.compartment(), ContentStore.open(folder.resolve("content").resolve(name), database,
                file(folder, keys, "content-" + name).key(), time));
    }

    /** Where keys are shared, two vaults are still two. */
    private static UUID idOf(Path folder, Map<String, byte[]> keys) {
        return UUID.nameUUIDFromBytes(keys.equals(KEYS) ? folder.toString().getBytes(StandardCharsets.UTF_8) : keys.get("adm"));
    }

    /** A key for each file name, shared by the vaults of this run. */
    public static Map<String, byte[]> keys() {
        return new HashMap<>(KEYS);
    }

    /** Keys that no other vault has. */
    public static Map<String, byte[]> randomKeys() {
        SecureRandom random = new SecureRandom();
        Map<String, byte[]> keys = new HashMap<>();
        for (String name : List.of("adm", "clin", "search-adm", "search-clin", "content-adm", "content-clin")) {
            byte[] key = new byte[32];
            random.nextBytes(key);
            keys.put(name, key);
        }
        return keys;
    }

    private static KeyedFile file(Path folder, Map<String, byte[]> keys, String name) {
        return new KeyedFile(folder.resolve(name + ".db"), lent(keys.get(name)));
    }

    public static LentKey lent(byte[] key) {
        return new LentKey() {
            @Override public <R> R lend(Function<byte[], R> use) {
                return use.apply(key.clone());
            }
        };
    }

    public Database administrative() {
        return databases.get(Compartment.ADMINISTRATIVE);
    }

    public Database clinical() {
        return databases.get(Compartment.CLINICAL);
    }

    public ContentStore contents(Compartment compartment) {
        return contents.get(compartment);
    }

    /** A session of a fresh person; refusals are kept in {@link #refusals()}. */
    public Session session(Role role) {
        return new Session(UUID.randomUUID(), UUID.randomUUID(), role, refusals::add);
    }

    /** The same as who holds no clinical key sees it. */
    public Letterbox letterboxWithoutKey() {
        UUID id = administrative().read(tx -> tx.first("SELECT id FROM own.vault", row -> row.uuid("id"))).orElseThrow();
        return new Letterbox(id, UUID.randomUUID(), administrative(), contents(Compartment.ADMINISTRATIVE), Optional.empty());
    }

    /** The letterbox of this vault, its clinical key offered. */
    public Letterbox letterbox() {
        UUID id = administrative().read(tx -> tx.first("SELECT id FROM own.vault", row -> row.uuid("id"))).orElseThrow();
        if (letterRoot == null) letterRoot = RootKey.random(id, Compartment.CLINICAL, 1);
        Letterbox letterbox = new Letterbox(id, UUID.randomUUID(), administrative(), contents(Compartment.ADMINISTRATIVE),
                Optional.of(letterRoot));
        letterbox.offerKey();
        return letterbox;
    }

    public InstantSource time() {
        return time;
    }

    public void waitFor(java.time.Duration span) {
        now = now.plus(span);
    }

    /** Changes announced after commits, oldest first. */
    public List<Object> changes() {
        return changes;
    }

    public List<Permission> refusals() {
        return refusals;
    }

    @Override public void close() {
        if (letterRoot != null) letterRoot.close();
        contents.values().forEach(ContentStore::close);
        databases.values().forEach(Database::close);
    }
}
