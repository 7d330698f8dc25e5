package fr.havre.directory;

import fr.havre.directory.DirectoryRefusedException.Code;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/** The practice's own address book, shared by all who hold the administrative key. Each change leaves a trace. */
public final class Contacts {
    private static final int LONGEST = 200;
    private static final int MOST_ROWS = 1_000;
    private static final String COLUMNS =
            "SELECT id, revision, name, what, city, phone, address, address_kind, most_bytes FROM adm.contact";

    private final Database administrative;

    Contacts(Database administrative) {
        this.administrative = administrative;
    }

    /**
     * Keeps one more.
     *
     * @throws DirectoryRefusedException why it is not kept
     */
    public Contact add(Contact.Typed typed) {
        Contact contact = contact(null, typed);
        return administrative.write(tx -> {
            Contact added = with(contact, tx.newId(), 1);
            tx.run("""
                    INSERT INTO adm.contact (id, revision, name, what, city, phone, address, address_kind, most_bytes, folded,
                           changed_at) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", added.id(), added.name(), added.what(),
                    added.city(), added.phone(), added.address().map(SecureAddress::address), typed.kind(),
                    bytes(added), Wanted.folded(added.words()), tx.now());
            tx.audit("contact.added", added.id());
            return added;
        });
    }

    /**
     * Puts {@code typed} in the place of {@code seen}.
     *
     * @throws DirectoryRefusedException {@code UNKNOWN_CONTACT}, {@code CHANGED_MEANWHILE}, or why it is not kept
     */
    public Contact change(Contact seen, Contact.Typed typed) {
        Contact contact = with(contact(seen.id(), typed), seen.id(), seen.revision() + 1);
        return administrative.write(tx -> {
            int rows = tx.run("""
                    UPDATE adm.contact SET revision = ?, name = ?, what = ?, city = ?, phone = ?, address = ?,
                           address_kind = ?, most_bytes = ?, folded = ?, changed_at = ?
                     WHERE id = ? AND revision = ?""", contact.revision(), contact.name(), contact.what(), contact.city(),
                    contact.phone(), contact.address().map(SecureAddress::address), typed.kind(), bytes(contact),
                    Wanted.folded(contact.words()), tx.now(), seen.id(), seen.revision());
            if (rows == 0) throw new DirectoryRefusedException(get(tx, seen.id()).isPresent() ? Code.CHANGED_MEANWHILE
                    : Code.UNKNOWN_CONTACT);
            tx.audit("contact.changed", seen.id());
            return contact;
        });
    }

    /**
     * Deletes it.
     *
     * @throws DirectoryRefusedException {@code UNKNOWN_CONTACT}
     */
    public void remove(UUID id) {
        administrative.write(tx -> {
            if (tx.run("DELETE FROM adm.contact WHERE id = ?", id) == 0) {
                throw new DirectoryRefusedException(Code.UNKNOWN_CONTACT);
            }
            tx.audit("contact.removed", id);
            return null;
        });
    }

    /**
     * This one, as it is now.
     *
     * @throws DirectoryRefusedException {@code UNKNOWN_CONTACT}
     */
    public Contact get(UUID id) {
        return administrative.read(tx -> get(tx, id)).orElseThrow(() -> new DirectoryRefusedException(Code.UNKNOWN_CONTACT));
    }

    /** By name; the first thousand. */
    public List<Contact> all() {
        return administrative.read(tx -> find(tx, Wanted.of("")));
    }

    /** Those that hold every word typed, by name. */
    public List<Contact> find(String typed) {
        return administrative.read(tx -> find(tx, Wanted.of(typed)));
    }

    List<Contact> find(Transaction tx, Wanted wanted) {
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder(COLUMNS).append(" WHERE 1 = 1");
        EntryRepository.where(wanted, sql, values);
        values.add(MOST_ROWS);
        return tx.list(sql.append(" ORDER BY folded, id LIMIT ?").toString(), Contacts::read, values.toArray());
    }

    List<Contact> ofAddress(Transaction tx, String key) {
        return tx.list(COLUMNS + " WHERE lower(address) = ?", Contacts::read, key);
    }

    private static Optional<Contact> get(Transaction tx, UUID id) {
        return tx.first(COLUMNS + " WHERE id = ?", Contacts::read, id);
    }

    private static Contact contact(UUID id, Contact.Typed typed) {
        if (typed.name().isBlank()) throw new DirectoryRefusedException(Code.NAME_MISSING);
        if (Stream.of(typed.name(), typed.what(), typed.city(), typed.phone()).anyMatch(each -> each.length() > LONGEST)) {
            throw new DirectoryRefusedException(Code.TEXT_TOO_LONG);
        }
        if (SecureAddress.isPatient(typed.address())) throw new DirectoryRefusedException(Code.MAILBOX_OF_A_PATIENT);
        Optional<SecureAddress> address = SecureAddress.parse(typed.address(), typed.kind(), "", "");
        if (address.isEmpty() && !typed.address().isBlank()) throw new DirectoryRefusedException(Code.MAILBOX_NOT_VALID);
        return new Contact(id, 1, typed.name().strip(), typed.what().strip(), typed.city().strip(), typed.phone().strip(),
                address, typed.mostBytes());
    }

    private static Contact with(Contact contact, UUID id, int revision) {
        return new Contact(id, revision, contact.name(), contact.what(), contact.city(), contact.phone(), contact.address(),
                contact.mostBytes());
    }

    private static Long bytes(Contact contact) {
        return contact.mostBytes().isPresent() ? contact.mostBytes().getAsLong() : null;
    }

    private static Contact read(Row row) throws SQLException {
        SecureAddress.Kind kind = row.constant("address_kind", SecureAddress.Kind.class);
        Optional<SecureAddress> address = row.optionalText("address").flatMap(each -> SecureAddress.parse(each, kind, "", ""));
        Optional<Long> most = row.optionalNumber("most_bytes");
        return new Contact(row.uuid("id"), row.integer("revision"), row.text("name"), row.text("what"), row.text("city"),
                row.text("phone"), address, most.map(OptionalLong::of).orElse(OptionalLong.empty()));
    }
}
