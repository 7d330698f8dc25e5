package fr.havre.ui.admissions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedDayTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @ParameterizedTest
    @CsvSource({"+10, 2026-12-05", "+ 1, 2026-11-26", "25/11, 2026-11-25", "24/11, 2027-11-24", "1203, 2027-03-12",
        "3/12, 2026-12-03", "12/03/27, 2027-03-12", "12.03.2027, 2027-03-12", "120327, 2027-03-12", "12032027, 2027-03-12",
        "29/02, 2028-02-29", "2027-03-12, 2027-03-12", "12 mars 2027, 2027-03-12"})
    void readsADayAsSomebodyInAHurryTypesIt(String typed, LocalDate day) {
        assertEquals(Optional.of(day), TypedDay.parse(typed, TODAY));
    }

    @ParameterizedTest
    @CsvSource({"''", "+", "31/02", "32/01", "mars 2027", "2027", "bientôt", "+9999", "99999999"})
    void understandsNothingElse(String typed) {
        assertEquals(Optional.empty(), TypedDay.parse(typed, TODAY));
    }
}
