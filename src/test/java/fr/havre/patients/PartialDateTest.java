package fr.havre.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {
    @ParameterizedTest
    @CsvSource({"2024,2024", "202403,2024-03", "20240305,2024-03-05", "2024030510,2024-03-05T10",
        "202403051030+0100,2024-03-05T10:30+01:00", "20240305103000,2024-03-05T10:30:00",
        "20240305103000.125+0100,2024-03-05T10:30:00.125+01:00", "20240305+0100,2024-03-05", "19500000,1950", "19500400,1950-04",
        "2024-03-05T10:30:00Z,2024-03-05T10:30:00Z", "2024-03-05 10:30 +02:00,2024-03-05T10:30+02:00",
        "2024-03-05T10:30:00+00:00,2024-03-05T10:30:00Z", "' 2024-03-05\n',2024-03-05"})
    void keepsThePrecisionItCameWith(String written, String iso) {
        assertEquals(iso, PartialDate.parse(written).orElseThrow().iso());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "24", "0000", "20241301", "20230229", "2024-02-30", "2024030524", "202403051060", "2024-3-5",
        "20240305103000+9900", "05/03/2024", "2024-03-05T", "٢٠٢٤", "99999999999999999999", "2024-00-05x", "nullFlavor"})
    void isEmptyForWhatIsNoDate(String written) {
        assertEquals(Optional.empty(), PartialDate.parse(written));
    }

    @Test void isBuiltOnlyFromItsOwnSpelling() {
        for (String wrong : List.of("20240305", "2024-13", "2024-00", "2024-03-05T10:30+00:00", "2024-03-05 10:30")) {
            assertThrows(IllegalArgumentException.class, () -> new PartialDate(wrong), wrong);
        }
        assertThrows(IllegalArgumentException.class, () -> new PartialDate(null));
        assertEquals("2024-03-05", PartialDate.of(LocalDate.of(2024, 3, 5)).iso());
        assertEquals("2024-03-05T09:30:00Z", PartialDate.of(Instant.parse("2024-03-05T09:30:00.7Z")).iso());
    }

    @Test void sortsByTheFirstMomentItMayMean() {
        List<String> inOrder = List.of("2023-12-31", "2024", "2024-01", "2024-01-01", "2024-01-01T00:30+01:00", "2024-01-01T10",
                "2024-01-01T10:30", "2024-01-01T09:45:00Z", "2024-01-02", "2024-02", "2025");
        List<PartialDate> shuffled = inOrder.stream().sorted().map(PartialDate::new).toList().reversed();
        assertEquals(inOrder, shuffled.stream().sorted(PartialDate.OLDEST_FIRST).map(PartialDate::iso).toList());
    }

    @Test void saysWhichDaysItMayMean() {
        PartialDate february = new PartialDate("2024-02");
        assertEquals(LocalDate.of(2024, 2, 1), february.firstDay());
        assertEquals(LocalDate.of(2024, 2, 29), february.lastDay());
        assertEquals(Optional.empty(), february.day());
        assertEquals(LocalDate.of(2024, 12, 31), new PartialDate("2024").lastDay());
        assertEquals(Optional.of(LocalDate.of(2024, 3, 5)), new PartialDate("2024-03-05T23:59-05:00").day());
    }

    @Test void comesBackFromItsHl7SpellingAndNeverThrows() {
        long seed = System.nanoTime();
        System.out.println("PartialDateTest seed " + seed);
        Random random = new Random(seed);
        String alphabet = "0123456789-:T+Z. ";
        for (int i = 0; i < 20_000; i++) {
            String noise = Stream.generate(() -> "" + alphabet.charAt(random.nextInt(alphabet.length())))
                    .limit(random.nextInt(24)).reduce("", String::concat);
            PartialDate.parse(noise).ifPresent(this::comesBack);
            String digits = "19" + String.format("%02d%02d%02d%02d%02d%02d", random.nextInt(100), 1 + random.nextInt(12),
                    1 + random.nextInt(28), random.nextInt(24), random.nextInt(60), random.nextInt(60));
            PartialDate date = PartialDate.parse(digits.substring(0, 4 + 2 * random.nextInt(6))).orElseThrow();
            comesBack(date);
        }
        comesBack(new PartialDate("2024-03-05T10:30:00.125-05:30"));
    }

    private void comesBack(PartialDate date) {
        assertEquals(Optional.of(date), PartialDate.parse(date.hl7().isEmpty() ? null : date.hl7()), date.iso());
        assertEquals(Optional.of(date), PartialDate.parse(date.iso()));
        assertTrue(!date.firstDay().isAfter(date.lastDay()));
        long key = date.sortKey();
        assertTrue(Math.abs(Instant.ofEpochMilli(key).getEpochSecond()
                - date.firstDay().toEpochDay() * 86_400) < 3 * 86_400, date.iso());
    }
}
