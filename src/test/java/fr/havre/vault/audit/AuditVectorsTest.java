package fr.havre.vault.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.havre.vault.Compartment;
import fr.havre.vault.Finding;
import fr.havre.vault.TestVault;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.LentKey;
import fr.havre.vault.db.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published chain, its forgeries and torn heads, made by other code from the format's page alone. */
class AuditVectorsTest {
    @TempDir Path folder;

    private static JsonNode vectors(String name) throws IOException {
        try (InputStream in = AuditVectorsTest.class.getResourceAsStream("/vectors/" + name + ".json")) {
            return JsonMapper.shared().readTree(in.readAllBytes());
        }
    }

    private static byte[] hex(JsonNode vector, String name) {
        return HexFormat.of().parseHex(vector.get(name).stringValue());
    }

    private static UUID vaultOf(JsonNode vectors) {
        return UUID.fromString(vectors.get("vault").stringValue());
    }

    private static int insert(Transaction tx, JsonNode vectors) {
        tx.run("DELETE FROM own.audit");
        tx.run("DELETE FROM own.signer");
        for (JsonNode each : vectors.get("signers")) {
            tx.run("INSERT INTO own.signer (sign_key, person, from_seq) VALUES (?, ?, ?)", hex(each, "sign_key"),
                    hex(each, "person"), each.get("from_seq").intValue());
        }
        for (JsonNode each : vectors.get("rows")) {
            byte[] signature = hex(each, "signature");
            tx.run("""
                    INSERT INTO own.audit (seq, at, person, session, act, subjects, prev, hash, signature)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", each.get("seq").intValue(), each.get("at").longValue(),
                    hex(each, "person"), hex(each, "session"), each.get("act").stringValue(), hex(each, "subjects"),
                    hex(each, "prev"), hex(each, "hash"), signature.length == 0 ? null : signature);
        }
        return 0;
    }

    private static List<String> findings(Database database, UUID vault) {
        List<Finding> found = new ArrayList<>();
        database.read(tx -> {
            ChainCheck.run(tx, vault, found::add);
            return 0;
        });
        return found.stream().map(each -> each.kind() + " " + each.subject().replace("clin ", "")).toList();
    }

    @Test void thePublishedChainIsWholeAndEachForgeryIsFoundForWhatItIs() throws IOException {
        JsonNode vectors = vectors("audit");
        try (TestVault vault = TestVault.in(folder)) {
            for (JsonNode forgery : vectors.get("forgeries")) {
                vault.clinical().write(tx -> insert(tx, vectors));
                assertEquals(List.of(), findings(vault.clinical(), vaultOf(vectors)));
                vault.clinical().write(tx -> {
                    for (JsonNode sql : forgery.get("sql")) tx.run(ours(sql.stringValue()));
                    return 0;
                });
                List<String> expected = new ArrayList<>();
                forgery.get("findings").forEach(each -> expected.add(each.stringValue()));
                assertEquals(expected, findings(vault.clinical(), vaultOf(vectors)), forgery.get("what").stringValue());
            }
            assertEquals(15, vectors.get("forgeries").size());
        }
    }

    private static String ours(String sql) {
        return sql.replace("INTO ", "INTO own.").replace("FROM ", "FROM own.").replace("UPDATE ", "UPDATE own.");
    }

    @Test void eachPublishedHeadsFileGivesTheHeadItShould() throws IOException {
        JsonNode vectors = vectors("heads");
        LentKey key = TestVault.lent(hex(vectors, "key"));
        for (JsonNode each : vectors.get("cases")) {
            Path file = folder.resolve("heads");
            Files.write(file, heads(each));
            String what = each.get("what").stringValue();
            try (HeadsFile heads = new HeadsFile(file, vaultOf(vectors))) {
                assertEquals(each.get("head").longValue(), heads.read(Compartment.CLINICAL, key).map(Head::seq).orElse(0L),
                        what);
                assertEquals(each.get("whole").booleanValue(), heads.isWhole(Compartment.CLINICAL, key), what);
            }
        }
        assertEquals(14, vectors.get("cases").size());
    }

    private static byte[] heads(JsonNode vector) {
        byte[] file = new byte[4 * HeadsFile.PLACE];
        for (int i = 0; i < 2; i++) {
            byte[] place = HexFormat.of().parseHex(vector.get("places").get(i).stringValue());
            System.arraycopy(place, 0, file, (2 + i) * HeadsFile.PLACE, place.length);
        }
        for (JsonNode flip : vector.get("xor")) file[flip.get(0).intValue()] ^= (byte) flip.get(1).intValue();
        return Arrays.copyOf(file, vector.get("length").intValue());
    }
}
