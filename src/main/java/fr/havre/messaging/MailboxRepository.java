package fr.havre.messaging;

import fr.havre.messaging.MailServer.Security;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code clin.mailbox}. */
final class MailboxRepository {
    private static final String COLUMNS = """
            SELECT id, revision, name, address, kind, owner, imap_host, imap_port, imap_tls, smtp_host, smtp_port, smtp_tls,
                   sign_in, sign_in_name, secret, certificate, certificate_secret, renewal, renewal_client, renewal_secret,
                   renewal_given, trusted, revocation, most_bytes, from_day
              FROM clin.mailbox WHERE\s""";

    private MailboxRepository() { }

    static List<Mailbox> open(Transaction tx) {
        return tx.list(COLUMNS + "closed_at IS NULL ORDER BY added_at, id", MailboxRepository::mailbox);
    }

    static Optional<Mailbox> find(Transaction tx, MailboxId id) {
        return tx.first(COLUMNS + "closed_at IS NULL AND id = ?", MailboxRepository::mailbox, id.value());
    }

    /** Closed ones too: their messages stay. */
    static Map<MailboxId, String> names(Transaction tx, UUID person) {
        Map<MailboxId, String> names = new LinkedHashMap<>();
        tx.list("SELECT id, name FROM clin.mailbox WHERE kind <> 'PER' OR owner = ? ORDER BY added_at, id",
                row -> names.put(new MailboxId(row.uuid("id")), row.text("name")), person);
        return names;
    }

    static boolean isClosed(Transaction tx, MailboxId id) {
        return tx.number("SELECT count(*) FROM clin.mailbox WHERE id = ? AND closed_at IS NOT NULL", id.value()) > 0;
    }

    static Optional<MailboxId> withAddress(Transaction tx, MailAddress address) {
        return tx.first("SELECT id FROM clin.mailbox WHERE address = ? COLLATE NOCASE",
                row -> new MailboxId(row.uuid("id")), address.value());
    }

    static void insert(Transaction tx, MailboxId id, NewMailbox said, Optional<UUID> owner, Optional<String> latest) {
        tx.run("""
                INSERT INTO clin.mailbox (id, revision, name, address, kind, owner, imap_host, imap_port, imap_tls, smtp_host,
                       smtp_port, smtp_tls, sign_in, sign_in_name, revocation, most_bytes, from_day, added_at)
                VALUES (?, 0, ?, ?, ?, ?, '', 0, 'IMPLICIT', '', 0, 'IMPLICIT', 'PASSWORD', '', 0, 0, '', ?)""",
                id.value(), said.name(), said.address().value(), said.kind(), owner, tx.now());
        update(tx, id, said, owner, latest);
    }

    /**
     * One that was closed is open again.
     *
     * @param latest what a refresh token that was not kept yet became already
     */
    static void update(Transaction tx, MailboxId id, NewMailbox said, Optional<UUID> owner, Optional<String> latest) {
        Optional<ClientCertificate> certificate = said.signIn().certificate();
        Optional<TokenRenewal> renewal = said.signIn().renewal();
        Optional<String> given = renewal.map(TokenRenewal::token);
        tx.run("""
                UPDATE clin.mailbox SET revision = revision + 1, name = ?, address = ?, kind = ?, owner = ?, imap_host = ?,
                       imap_port = ?, imap_tls = ?, smtp_host = ?, smtp_port = ?, smtp_tls = ?, sign_in = ?, sign_in_name = ?,
                       secret = ?, certificate = ?, certificate_secret = ?, renewal = ?, renewal_client = ?,
                       renewal_secret = ?, renewal_latest = CASE WHEN renewal_given IS ? THEN renewal_latest ELSE ? END,
                       renewal_given = ?, trusted = ?, revocation = ?, most_bytes = ?, from_day = ?, closed_at = NULL
                 WHERE id = ?""",
                said.name(), said.address().value(), said.kind(), owner, said.imap().host(), said.imap().port(),
                said.imap().security(), said.smtp().host(), said.smtp().port(), said.smtp().security(),
                said.signIn().method(), said.signIn().name(), said.signIn().secret(),
                certificate.map(ClientCertificate::pkcs12), certificate.map(ClientCertificate::secret),
                renewal.map(each -> each.endpoint().toString()), renewal.map(TokenRenewal::client),
                renewal.flatMap(TokenRenewal::clientSecret), given, latest.or(() -> given), given, said.trusted(), said.revocation(), said.mostBytes(), said.fromDay().toString(), id.value());
    }

    /** With its secrets gone: nothing is left that opens it. */
    static void close(Transaction tx, MailboxId id) {
        tx.run("""
                UPDATE clin.mailbox SET revision = revision + 1, closed_at = ?, secret = NULL, certificate = NULL,
                       certificate_secret = NULL, renewal_secret = NULL, renewal_given = NULL, renewal_latest = NULL
                 WHERE id = ?""", tx.now(), id.value());
    }

    /** What the refresh token as it was given has become. */
    static Optional<String> latestToken(Transaction tx, TokenRenewal renewal) {
        return tx.first("SELECT renewal_latest FROM clin.mailbox WHERE renewal_given = ? AND renewal_client = ?",
                row -> row.text("renewal_latest"), renewal.token(), renewal.client());
    }

    /** The mailbox stays what it was: what is open stays open. */
    static void renewed(Transaction tx, TokenRenewal renewal, String latest) {
        tx.run("UPDATE clin.mailbox SET renewal_latest = ? WHERE renewal_given = ? AND renewal_client = ?", latest,
                renewal.token(), renewal.client());
    }

    private static Mailbox mailbox(Row row) throws SQLException {
        return new Mailbox(new MailboxId(row.uuid("id")), row.integer("revision"), row.text("name"),
                new MailAddress(row.text("address")), row.constant("kind", MailboxKind.class), row.optionalUuid("owner"),
                server(row, "imap"), server(row, "smtp"), signIn(row), row.optionalText("trusted"), row.flag("revocation"),
                row.number("most_bytes"), LocalDate.parse(row.text("from_day")));
    }

    private static MailServer server(Row row, String which) throws SQLException {
        return new MailServer(row.text(which + "_host"), row.integer(which + "_port"),
                row.constant(which + "_tls", Security.class));
    }

    private static SignIn signIn(Row row) throws SQLException {
        Optional<byte[]> certificate = row.optionalBytes("certificate");
        Optional<ClientCertificate> shown = certificate.isEmpty() ? Optional.empty()
                : Optional.of(new ClientCertificate(certificate.get(), row.optionalText("certificate_secret").orElse("")));
        return new SignIn(row.constant("sign_in", SignIn.Method.class), row.text("sign_in_name"), row.optionalText("secret"),
                shown, renewal(row));
    }

    private static Optional<TokenRenewal> renewal(Row row) throws SQLException {
        Optional<String> given = row.optionalText("renewal_given");
        if (given.isEmpty()) return Optional.empty();
        return Optional.of(new TokenRenewal(TokenRenewal.endpoint(row.text("renewal")), row.text("renewal_client"),
                row.optionalText("renewal_secret"), given.get()));
    }
}
