package fr.havre.vault.keys;

import static fr.havre.vault.keys.TestSecrets.VAULT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultFileTest {
    @TempDir Path folder;

    private Code refusal() {
        return assertThrows(VaultException.class, () -> VaultFile.read(folder)).code();
    }

    @Test void isReadAsWrittenAndKeptTwice() throws IOException {
        VaultFile written = new VaultFile(VAULT, 2, 7);
        written.write(folder);
        assertEquals(written, VaultFile.read(folder));
        assertEquals(7, VaultFile.read(folder).epoch(Compartment.CLINICAL));
        assertArrayEquals(Files.readAllBytes(folder.resolve("vault.json")),
                Files.readAllBytes(folder.resolve("vault.json.bak")));
        assertTrue(VaultFile.isWhole(folder));
    }

    @Test void everyFlippedBitIsReadFromTheBackupAndOfBothIsDamage() throws IOException {
        VaultFile written = new VaultFile(VAULT, 1, 1);
        written.write(folder);
        byte[] whole = written.bytes();
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(folder.resolve("vault.json"), flipped);
            assertEquals(written, VaultFile.read(folder), "bit " + bit);
            assertFalse(VaultFile.isWhole(folder));
        }
        Files.write(folder.resolve("vault.json.bak"), new byte[3]);
        assertEquals(Code.DAMAGED, refusal());
    }

    @Test void anEmptyFolderHasNoVault() {
        assertEquals(Code.NO_VAULT_HERE, refusal());
        assertFalse(VaultFile.isIn(folder));
    }

    @Test void aLaterFormatIsNamedAndOtherNumbersAreDamage() throws IOException {
        String id = "\"vault\":\"" + VAULT + "\"";
        Files.write(folder.resolve("vault.json"), SummedFile.bytes("{\"format\":2," + id));
        assertEquals(Code.DATA_TOO_NEW, refusal());
        for (String body : List.of("{\"format\":1," + id + ",\"adm\":0,\"clin\":1", "{\"format\":1," + id
                + ",\"adm\":1",
                "{\"format\":1," + id + ",\"adm\":1,\"clin\":99999999999", "{\"format\":1," + id
                + ",\"adm\":1,\"clin\":\"../x\"",
                "{\"format\":0," + id + ",\"adm\":1,\"clin\":1",
                "{\"format\":1,\"vault\":\"x\",\"adm\":1,\"clin\":1")) {
            Files.write(folder.resolve("vault.json"), SummedFile.bytes(body));
            assertEquals(Code.DAMAGED, refusal(), body);
        }
    }
}
