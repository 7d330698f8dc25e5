package fr.havre.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdentifierTest {
    @Test void hasOneSpellingWhereverItComesFrom() {
        Identifier id = Identifier.parse("1.2.250.1.213.1.1.1.51.2024.1.1").orElseThrow();
        assertEquals(id, Identifier.parse(" urn:oid:1.2.250.1.213.1.1.1.51.2024.1.1 ").orElseThrow());
        assertEquals(id, Identifier.of("1.2.250.1.213.1.1.1.51.2024.1.1", null).orElseThrow());
        assertEquals("urn:oid:1.2.250.1.213.1.1.1.51.2024.1.1", id.urn());
        assertEquals(Identifier.parse("8D5E778C-E155-4685-95C6-5FF65A362964"),
                Identifier.parse("urn:uuid:8d5e778c-e155-4685-95c6-5ff65a362964"));
    }

    @Test void keepsRootAndExtensionApart() {
        Identifier id = Identifier.parse("1.2.3^A4").orElseThrow();
        assertEquals("A4", id.extension());
        assertEquals("1.2.3^A4", id.value());
        assertEquals(Optional.of(id), Identifier.of("1.2.3", "A4"));
    }

    @Test void isEmptyWithoutARoot() {
        assertEquals(Optional.empty(), Identifier.parse(null));
        assertEquals(Optional.empty(), Identifier.parse("^A4"));
        assertEquals(Optional.empty(), Identifier.of("x".repeat(600), ""));
    }

    @Test void makesAnOidOfAUuid() {
        Identifier id = Identifier.of(UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));
        assertEquals("2.25.340282366920938463463374607431768211455", id.value());
        assertTrue(id.value().length() <= 64);                                  // what XDS allows a uniqueId
    }
}
