package fr.havre.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrenchZoneTest {
    private static final Path SOURCES = Path.of("src/main/java/fr/havre");
    /** What standards fix to mainland France, and another system. */
    private static final Set<String> OWN = Set.of("vault/FrenchZone.java", "patients/PartialDate.java", "agenda/calendar/CalendarTimes.java");

    @Test void overseasHasItsOwnDayAndAComputerSetToElsewhereThatOfMainlandFrance() {
        Instant late = Instant.parse("2026-11-25T21:30:00Z");
        assertEquals(LocalDate.of(2026, 11, 26), LocalDate.ofInstant(late, FrenchZone.of(ZoneId.of("Indian/Reunion"))));
        assertEquals(LocalDate.of(2026, 11, 25), LocalDate.ofInstant(late, FrenchZone.of(ZoneId.of("America/Cayenne"))));
        for (String elsewhere : List.of("UTC", "America/New_York", "Europe/Berlin", "Z", "+04:00")) {
            assertEquals(FrenchZone.MAINLAND, FrenchZone.of(ZoneId.of(elsewhere)), elsewhere);
        }
        assertTrue(ZoneId.getAvailableZoneIds().containsAll(Set.of("Indian/Reunion", "Indian/Mayotte", "Pacific/Wallis")));
    }

    @Test void nobodyElseSaysWhatTheHourIsInFrance() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            List<String> naming = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !SOURCES.relativize(file).startsWith("sandbox"))
                    .filter(file -> !OWN.contains(SOURCES.relativize(file).toString().replace('\\', '/')))
                    .filter(FrenchZoneTest::namesParis).map(Path::toString).toList();
            assertEquals(List.of(), naming, "take FrenchZone.here()");
        }
    }

    private static boolean namesParis(Path file) {
        try {
            return Files.readString(file).contains("Europe/Paris");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
