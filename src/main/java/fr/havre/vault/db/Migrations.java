package fr.havre.vault.db;

import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Numbered SQL files, each applied once, in one transaction with its version. Newer data is refused by name. */
public final class Migrations {
    /** In order; {@code both/} files serve either compartment through the schema name {@code own.}. */
    static final List<String> ADMINISTRATIVE = List.of("0001__vault.sql", "0002__sync.sql", "0003__documents.sql",
            "0004__patients.sql", "0005__people.sql", "0006__directory.sql", "0007__agenda.sql", "0008__admissions.sql",
            "0009__letterbox.sql", "0010__admission_sending.sql");
    static final List<String> CLINICAL = List.of("0001__vault.sql", "0002__sync.sql", "0003__documents.sql",
            "0004__record.sql", "0005__members.sql", "0006__mailboxes.sql", "0007__messages.sql", "0008__review.sql",
            "0009__prevention.sql", "0010__sending.sql", "0011__letters.sql", "0012__profile.sql",
            "0013__writing.sql", "0014__parcels.sql");

    private Migrations() { }

    /** Folders in which the file of that compartment may stand. */
    static List<String> foldersOf(Compartment compartment) {
        return List.of("both", compartment == Compartment.ADMINISTRATIVE ? "administrative" : "clinical");
    }

    static List<String> filesOf(Compartment compartment) {
        return compartment == Compartment.ADMINISTRATIVE ? ADMINISTRATIVE : CLINICAL;
    }

    static int versionOf(String file) {
        return Integer.parseInt(file.substring(0, 4));
    }

    /**
     * Brings {@code database} to this program's version.
     *
     * @throws VaultException {@code DATA_TOO_NEW} if a newer program wrote it
     */
    public static void apply(Database database) {
        List<String> files = filesOf(database.compartment());
        long version = database.read(tx -> tx.number("PRAGMA own.user_version"));
        if (version > files.size()) throw new VaultException(Code.DATA_TOO_NEW, "version " + version);
        for (String file : files.subList((int) version, files.size())) {
            List<String> statements = statements(text(database.compartment(), file));
            database.write(tx -> {
                statements.forEach(tx::script);
                tx.script("PRAGMA own.user_version = " + versionOf(file));
                return null;
            });
        }
    }

    private static String text(Compartment compartment, String file) {
        for (String folder : foldersOf(compartment)) {
            try (InputStream in = Migrations.class.getResourceAsStream("/db/" + folder + "/" + file)) {
                if (in != null) return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("no such migration: " + file);
    }

    /** A statement ends with a semicolon at the end of a line; a trigger with {@code END;}. */
    static List<String> statements(String file) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : file.lines().toList()) {
            String code = line.replaceFirst("--.*$", "").stripTrailing();
            if (code.isBlank()) continue;
            statement.append(code).append('\n');
            boolean trigger = statement.toString().startsWith("CREATE TRIGGER");
            if (trigger ? code.strip().equals("END;") : code.endsWith(";")) {
                statements.add(statement.toString());
                statement.setLength(0);
            }
        }
        if (!statement.isEmpty()) throw new IllegalStateException("a statement without an end");
        return statements;
    }
}
