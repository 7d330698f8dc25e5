package fr.havre.record;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.record.RecordRefusedException.Code;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Who we are for the national record and how to reach it; kept in the clinical compartment with the credential.
 *
 * <p>Threads: any but the FX thread.
 */
public final class RecordSettings {
    /** The connector of the national interface. */
    private static final String USUAL_KIND = "mhd";

    private static final Pattern PERSON = Pattern.compile("8[0-9]{11}");
    private static final Pattern STRUCTURE = Pattern.compile("1[0-9AB]{9}|3[0-9]{14}");

    private final Database clinical;

    public RecordSettings(Database clinical) {
        this.clinical = clinical;
    }

    /**
     * How the record is reached.
     *
     * @param certificates PEM of authorities trusted besides the system's
     */
    public record Connection(String kind, URI base, String token, Optional<String> certificates,
            Map<String, String> preferences) {
        public Connection {
            preferences = Map.copyOf(preferences);
        }

        @Override public String toString() {
            return "Connection[" + kind + " " + base.getHost() + "]";
        }
    }

    /**
     * The practice.
     *
     * @param organisation {@code 1} and the FINESS number, or {@code 3} and the SIRET
     * @param facilityType code of J02
     * @param practiceSetting code of J04
     */
    public record Practice(String organisation, String name, String facilityType, String practiceSetting) {
        public Practice {
            if (!STRUCTURE.matcher(organisation).matches() || name.isBlank()
                    || CodeLists.official().find(CodeList.FACILITY_TYPE, facilityType).isEmpty()
                    || CodeLists.official().find(CodeList.PRACTICE_SETTING, practiceSetting).isEmpty()) {
                throw new RecordRefusedException(Code.PRACTICE_INCOMPLETE);
            }
        }

        @Override public String toString() {
            return "Practice[…]";
        }
    }

    /**
     * A professional.
     *
     * @param national {@code 8} and the RPPS number
     * @param specialty code of J01
     */
    public record Professional(String national, String family, String given, String specialty) {
        public Professional {
            if (!PERSON.matcher(national).matches() || family.isBlank()
                    || CodeLists.official().find(CodeList.AUTHOR_SPECIALTY, specialty).isEmpty()) {
                throw new RecordRefusedException(Code.AUTHOR_INCOMPLETE);
            }
        }

        @Override public String toString() {
            return "Professional[…]";
        }
    }

    /**
     * Sets how the record is reached; connectors that are open follow at their next use.
     *
     * @throws RecordRefusedException {@code ADDRESS_NOT_SAFE}, {@code UNKNOWN_KIND}, {@code NO_CERTIFICATE}
     */
    public void connect(Session session, Connection connection) {
        session.require(Permission.CONFIGURE_CONNECTOR);
        if (!ConnectorSettings.acceptable(connection.base())) throw new RecordRefusedException(Code.ADDRESS_NOT_SAFE);
        open(connection).close();                                  // nothing is sent: a wrong file or kind shows now
        clinical.write(tx -> {
            tx.run("""
                    INSERT INTO clin.record_connection (one, revision, kind, base, token, certificates, preferences)
                    VALUES (1, 1, ?, ?, ?, ?, ?)
                    ON CONFLICT (one) DO UPDATE SET revision = revision + 1, kind = excluded.kind, base = excluded.base,
                           token = excluded.token, certificates = excluded.certificates, preferences = excluded.preferences""",
                    connection.kind(), connection.base().toString(), connection.token(), connection.certificates(),
                    FrozenJson.write(connection.preferences()));
            tx.audit("record.connected");
            return null;
        });
    }

    static RecordConnector open(Connection connection) {
        RecordConnectorProvider provider = RecordConnectorProvider.of(connection.kind())
                .orElseThrow(() -> new RecordRefusedException(Code.UNKNOWN_KIND));
        String token = connection.token();
        try {
            return provider.connector(new ConnectorSettings(connection.base(), () -> token, connection.certificates(),
                    ConnectorSettings.Timeouts.usual(), connection.preferences()));
        } catch (IllegalArgumentException e) {
            throw new RecordRefusedException(Code.NO_CERTIFICATE);
        }
    }

    public void describePractice(Session session, Practice practice) {
        session.require(Permission.CONFIGURE_CONNECTOR);
        clinical.write(tx -> {
            tx.run("""
                    INSERT INTO clin.record_practice (one, organisation, name, facility_type, practice_setting)
                    VALUES (1, ?, ?, ?, ?)
                    ON CONFLICT (one) DO UPDATE SET organisation = excluded.organisation, name = excluded.name,
                           facility_type = excluded.facility_type, practice_setting = excluded.practice_setting""",
                    practice.organisation(), practice.name(), practice.facilityType(), practice.practiceSetting());
            tx.audit("record.practice_described");
            return null;
        });
    }

    /** Says which professional a person of the vault is. */
    public void describe(Session session, UUID person, Professional professional) {
        session.require(Permission.CONFIGURE_CONNECTOR);
        clinical.write(tx -> {
            tx.run("""
                    INSERT INTO clin.record_author (person, national, family, given, specialty) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (person) DO UPDATE SET national = excluded.national, family = excluded.family,
                           given = excluded.given, specialty = excluded.specialty""",
                    person, professional.national(), professional.family(), professional.given(),
                    professional.specialty());
            tx.audit("record.author_described", person);
            return null;
        });
    }

    public Optional<Practice> practice(Transaction tx) {
        return tx.first("SELECT organisation, name, facility_type, practice_setting FROM clin.record_practice",
                row -> new Practice(row.text("organisation"), row.text("name"), row.text("facility_type"),
                        row.text("practice_setting")));
    }

    public Optional<Professional> professional(Transaction tx, UUID person) {
        return tx.first("SELECT national, family, given, specialty FROM clin.record_author WHERE person = ?",
                row -> new Professional(row.text("national"), row.text("family"), row.text("given"),
                row.text("specialty")),
                person);
    }

    /** Holds the credential: not for the window. */
    Optional<Connection> connection(Transaction tx) {
        return tx.first("SELECT kind, base, token, certificates, preferences FROM clin.record_connection",
                RecordSettings::connection);
    }

    /** 0 when nothing is set up; another number after each change. */
    long revision(Transaction tx) {
        return tx.number("SELECT revision FROM clin.record_connection");
    }

    /**
     * The connection without its credential, for a form.
     *
     * @param ownAuthorities whether certificates of authorities were given
     */
    public record Shown(String kind, URI base, boolean ownAuthorities) { }

    public Optional<Shown> shown(Transaction tx) {
        return connection(tx).map(each -> new Shown(each.kind(), each.base(), each.certificates().isPresent()));
    }

    /**
     * The connection in force with another address; an empty token or no certificates: those in force.
     *
     * @throws RecordRefusedException {@code TOKEN_MISSING} if there is none yet and none is given
     */
    public Connection changed(URI base, String token, Optional<String> certificates) {
        Optional<Connection> now = clinical.read(this::connection);
        String credential = token.isBlank() ? now.map(Connection::token).orElse("") : token.strip();
        if (credential.isEmpty()) throw new RecordRefusedException(Code.TOKEN_MISSING);
        return new Connection(now.map(Connection::kind).orElse(USUAL_KIND), base, credential,
                certificates.or(() -> now.flatMap(Connection::certificates)),
                now.map(Connection::preferences).orElse(Map.of()));
    }

    /**
     * Asks the server of {@code connection} what it offers: the test before it is kept. On the network; nothing of a
     * patient is sent.
     *
     * @throws RecordException what is wrong: the name, the certificate, the credential, the answer
     * @throws RecordRefusedException as {@link #connect}
     */
    public Capabilities ask(Session session, Connection connection) throws RecordException {
        session.require(Permission.CONFIGURE_CONNECTOR);
        if (!ConnectorSettings.acceptable(connection.base())) throw new RecordRefusedException(Code.ADDRESS_NOT_SAFE);
        try (RecordConnector connector = open(connection)) {
            return connector.capabilities();
        }
    }

    /** Whether a connection is set up, and to which host. */
    public Optional<String> connectedTo(Transaction tx) {
        return connection(tx).map(connection -> connection.base().getHost());
    }

    private static Connection connection(Row row) throws SQLException {
        return new Connection(row.text("kind"), URI.create(row.text("base")), row.text("token"),
                row.optionalText("certificates"), FrozenJson.readTexts(row.text("preferences")));
    }
}
