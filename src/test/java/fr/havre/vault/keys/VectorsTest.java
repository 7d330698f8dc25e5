package fr.havre.vault.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published vectors are what this program makes; {@code fr.havre.reader} reads them with code of its own. */
class VectorsTest {
    static List<String> names() {
        return Vectors.NAMES;
    }

    private static String published(String name) throws IOException {
        try (InputStream in = VectorsTest.class.getResourceAsStream("/vectors/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest @MethodSource("names") void thePublishedVectorIsMadeAgainToTheLetter(String name)
            throws IOException {
        assertEquals(published(name), Vectors.text(name));
    }

    /** The draft's own results (appendix C), taken from the draft, not from our library. */
    @Test void xWingGivesTheSecretsAndKeysOfTheDraft() throws IOException {
        String xWing = published("xwing");
        for (String value : List.of("d2df0522128f09dd8e2c92b1e905c793d8f57a54c3da25861f10bf4ca613e384",
                "f2e86241c64d60f6649fbc6c5b7d17180b780a3f34355e64a85749949c45f150",
                "953f7f4e8c5b5049bdc771d1dffada0dd961477d1a2ae0988baa7ea6898d893f",
                "5121745904643ad9dfacca7869292c19a8a69533b53e60666b7db910b4ad6367",
                "c0abd149f83f45324ac3a7ddc7606c71f257e5ea86113522834a0ee1bcb34e3e",
                "799b6016e5daa56ffa1b5e79f7caf73413ceecd6df428642404cac41ddee4853",
                "7680b7ba47ae09bac4b43001edcef9d98e50df20026e70ba6a424447e1f2b961",
                "1ef0c99a06026450564957a5402a788feffbbefdcce55d25de254d0a49eb095a",
                "3088688d63201d5d844170b79f148b2791c15f346ff6f8bd559807fbd442f91f")) {
            assertTrue(xWing.contains(value), value);
        }
    }

    @Test void composedAndDecomposedTypingOpenTheSame() throws IOException {
        List<String> keks = published("kek").lines().filter(line -> line.contains("\"kek\"")).toList();
        assertEquals(4, keks.size());
        assertEquals(keks.get(0), keks.get(2));
        assertEquals(keks.get(1), keks.get(3));
    }
}
