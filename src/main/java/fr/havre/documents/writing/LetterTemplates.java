package fr.havre.documents.writing;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.writing.WritingException.Code;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The texts that letters begin with: the practice's own, shared by everybody, every version kept; and those that come with
 * the program, until the practice has one of the same name.
 *
 * <p>Threads: any but the FX thread.
 */
public final class LetterTemplates {
    private static final List<String> CARRIED = List.of("hospital-admission", "referral", "thanks", "attestation");
    private static final String NEWEST = """
            SELECT id, version, name, type, title, body FROM clin.writing_template AS t
             WHERE version = (SELECT max(o.version) FROM clin.writing_template o WHERE o.id = t.id) AND body IS NOT NULL""";

    private final Database clinical;

    public LetterTemplates(Database clinical) {
        this.clinical = clinical;
    }

    /** In order of name. */
    public List<LetterTemplate> list(Session session) {
        session.require(Permission.READ_DOCUMENT);
        List<LetterTemplate> all = new ArrayList<>(clinical.read(tx -> tx.list(NEWEST, LetterTemplates::template)));
        Set<String> own = all.stream().map(each -> folded(each.name())).collect(Collectors.toSet());
        CARRIED.stream().map(LetterTemplates::carried).filter(each -> !own.contains(folded(each.name()))).forEach(all::add);
        all.sort(Comparator.comparing(each -> folded(each.name())));
        return List.copyOf(all);
    }

    /** The one of this name, whatever its capitals. */
    public Optional<LetterTemplate> named(Session session, String name) {
        return list(session).stream().filter(each -> folded(each.name()).equals(folded(name.strip()))).findFirst();
    }

    /** The first of those listed that becomes a document of this type. */
    public Optional<LetterTemplate> ofType(Session session, String type) {
        return list(session).stream().filter(each -> each.type().equals(type)).findFirst();
    }

    /**
     * Keeps a text of the practice as its newest version. One that comes with the program becomes the practice's.
     *
     * @throws WritingException {@code TEMPLATE_NAME_TAKEN}, {@code UNKNOWN_TEMPLATE}
     */
    public LetterTemplate save(Session session, LetterTemplate said) {
        session.require(Permission.IMPORT_DOCUMENT);
        boolean own = said.id().isPresent() && !said.carried();
        return clinical.write(tx -> {
            boolean taken = tx.list(NEWEST, LetterTemplates::template).stream()
                    .anyMatch(each -> folded(each.name()).equals(folded(said.name())) && !(own && each.id().equals(said.id())));
            if (taken) throw new WritingException(Code.TEMPLATE_NAME_TAKEN);
            UUID id = own ? said.id().get() : tx.newId();
            long last = lastVersion(tx, id);
            if (own && last == 0) throw new WritingException(Code.UNKNOWN_TEMPLATE, id.toString());
            insert(tx, id, last + 1, said, Optional.of(said.body()), session.person());
            tx.audit("writing-template.saved", id);
            return new LetterTemplate(Optional.of(id), (int) last + 1, said.name(), said.type(), said.title(), said.body());
        });
    }

    /** Takes it out of the list; its versions stay. Harmless when it is gone already. */
    public void remove(Session session, LetterTemplate gone) {
        session.require(Permission.IMPORT_DOCUMENT);
        if (gone.carried() || gone.id().isEmpty()) return;
        clinical.write(tx -> {
            UUID id = gone.id().get();
            insert(tx, id, lastVersion(tx, id) + 1, gone, Optional.empty(), session.person());
            tx.audit("writing-template.removed", id);
            return null;
        });
    }

    /** Every version of one of the practice's, newest first. */
    public List<LetterTemplate> versions(Session session, UUID id) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.read(tx -> tx.list("""
                SELECT id, version, name, type, title, body FROM clin.writing_template
                 WHERE id = ? AND body IS NOT NULL ORDER BY version DESC""", LetterTemplates::template, id));
    }

    private static long lastVersion(Transaction tx, UUID id) {
        return tx.number("SELECT max(version) FROM clin.writing_template WHERE id = ?", id);
    }

    private static void insert(Transaction tx, UUID id, long version, LetterTemplate said, Optional<String> body, UUID person) {
        tx.run("""
                INSERT INTO clin.writing_template (id, version, name, type, title, body, changed_by, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""", id, version, said.name(), said.type(), said.title(), body, person, tx.now());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.FRENCH);
    }

    private static LetterTemplate template(Row row) throws SQLException {
        return new LetterTemplate(Optional.of(row.uuid("id")), row.integer("version"), row.text("name"), row.text("type"),
                row.text("title"), row.text("body"));
    }

    /** A file: its name, its type, its title, a line each; an empty line; the words. */
    private static LetterTemplate carried(String file) {
        String resource = "/fr/havre/documents/writing/" + file + ".txt";
        try (InputStream in = LetterTemplates.class.getResourceAsStream(resource)) {
            String[] parts = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", 5);
            return new LetterTemplate(Optional.empty(), 0, parts[0], parts[1].strip(), parts[2].strip(), parts[4]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
