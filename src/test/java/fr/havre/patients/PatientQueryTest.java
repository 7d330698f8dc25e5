package fr.havre.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientQueryTest {
    @ParameterizedTest @ValueSource(strings = {"12/03/1985", "12.03.1985", "12-3-1985", "1985-03-12", "12031985",
            "12 mars 1985", "12 MARS 1985", " 12 Mars  1985 "})
    void readsABirthDateAsPeopleWriteIt(String typed) {
        PatientQuery query = PatientQuery.parse(typed);
        assertEquals(Set.of("1985-03-12"), query.dates());
        assertEquals(List.of(), query.words());
    }

    @ParameterizedTest @CsvSource({"03/1985, 1985-03*", "mars 1985, 1985-03*", "1er août 1985, 1985-08-01", "1985, 1985*",
            "12/03, ????-03-12", "12/03/, ????-03-12", "1985-03, 1985-03*", "12 mars, ????-03-12"})
    void readsAnUnfinishedOrVagueDate(String typed, String pattern) {
        assertEquals(Set.of(pattern), PatientQuery.parse(typed).dates());
    }

    @Test void aYearOfTwoDigitsMayBeOfEitherCenturyOrUnfinished() {
        assertEquals(Set.of("1919-03-12", "2019-03-12", "19??-03-12"), PatientQuery.parse("12/03/19").dates());
    }

    @Test void aMonthAloneMayBeAName() {
        assertEquals(List.of("MARS"), PatientQuery.parse("Mars").words());
    }

    @Test void takesNamesAndDateApart() {
        PatientQuery query = PatientQuery.parse("d’Haÿ-lès Œuvrard 12/03/1985 zoé");
        assertEquals(List.of("D", "HAY", "LES", "OEUVRARD", "ZOE"), query.words());
        assertEquals(Set.of("1985-03-12"), query.dates());
    }

    @ParameterizedTest @CsvSource({"279, 279", "2 79 03 51 215 189 89, 279035121518989", "1 85 05 2a 004, 185052A004"})
    void readsTheBeginningOfAnIns(String typed, String beginning) {
        assertEquals(Optional.of(beginning), PatientQuery.parse(typed).insBeginning());
    }

    @Test void readsAPhoneNumber() {
        assertEquals(Optional.of("0612345678"), PatientQuery.parse("06 12 34 56 78").phoneBeginning());
        assertEquals(Optional.of("0612345678"), PatientQuery.parse("+33 6 12 34 56 78").phoneBeginning());
    }

    @Test void aDayThatCannotBeIsNoDate() {
        assertEquals(Set.of(), PatientQuery.parse("32/13/1985x").dates());
    }

    @Test void neverFailsWhateverIsTyped() {
        long seed = 42;
        Random random = new Random(seed);
        String letters = "aé'’-/. 0123456789er*?%_\u0000\uD83DmarsMARS12/03\u202F";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder typed = new StringBuilder();
            for (int j = random.nextInt(40); j > 0; j--) typed.append(letters.charAt(random.nextInt(letters.length())));
            PatientQuery query = PatientQuery.parse(typed.toString());
            assertFalse(query.words().contains(""), () -> "seed " + seed);
            assertTrue(query.words().size() <= 8);
        }
    }

    @Test void forgivesOneMistakeAndNotTwo() {
        for (String wrong : List.of("LEFEVE", "LEFEVRRE", "LEFEBRE", "LEFVERE", "EFEVRE", "LEFEVR")) {
            assertTrue(Typos.atMostOne(wrong, "LEFEVRE"), wrong);
            assertTrue(Typos.atMostOne("LEFEVRE", wrong), wrong);
        }
        for (String wrong : List.of("LEFV", "ELFEVER", "LEFEBBE", "")) assertFalse(Typos.atMostOne(wrong, "LEFEVRE"), wrong);
        assertTrue(Typos.beginsLike("LEFB", "LEFEVRE"));
    }
}
