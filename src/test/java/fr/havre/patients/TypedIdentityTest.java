package fr.havre.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.patients.TypedIns.Group;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person types into a patient's form. */
class TypedIdentityTest {
    private static TypedIns ins(String typed) {
        return TypedIns.of(typed, Ins.Issuer.NIR, Sex.UNKNOWN, Optional.empty(), Optional.empty());
    }

    @ParameterizedTest @CsvSource({"12/03/1985, 1985-03-12", "1/3/1985, 1985-03-01", "12.03.1985, 1985-03-12",
            "12-03-1985, 1985-03-12", "12031985, 1985-03-12", "12 mars 1985, 1985-03-12", "1er août 1985, 1985-08-01",
            "août 1985, 1985-08", "03/1985, 1985-03", "3/1985, 1985-03", "1985, 1985", "1985-03-12, 1985-03-12",
            "1985-03, 1985-03", "' 12 / 03 / 1985 ', 1985-03-12"})
    void readsABirthDateAsItIsTypedHere(String typed, String iso) {
        assertEquals(Optional.of(new PartialDate(iso)), PartialDate.ofTyped(typed));
    }

    @ParameterizedTest @ValueSource(strings = {"", "12/03/85", "31/02/1985", "12/13/1985", "hier", "1985-03-12T10:00", "12/",
            "12/03", "123", "32 mars 1985", "12 brumaire 1985"})
    void takesNothingElseForADate(String typed) {
        assertEquals(Optional.empty(), PartialDate.ofTyped(typed));
    }

    @Test void saysHowFarANumberIsAndNothingIsWrongMeanwhile() {
        TypedIns half = ins("2 79 03 51");
        assertEquals(8, half.missing());
        assertEquals(Optional.empty(), half.wrong());
        assertTrue(ins("  ").empty());
        assertEquals(Optional.of("279035121518989"), ins("2 79 03 51 215 189 89").ins().map(Ins::number));
        assertEquals(Optional.of("185052A00401270"), ins("1 85 05 2a 004 012 70").ins().map(Ins::number));
    }

    @ParameterizedTest @CsvSource({"X, SEX", "27x, YEAR", "27903X, PLACE", "279035C, PLACE", "27903512151X, ORDER",
            "279035121518988, KEY", "27903512151898, ''", "2790351215189899, KEY"})
    void saysWhichGroupCannotBe(String typed, String group) {
        assertEquals(group, ins(typed).wrong().map(Group::name).orElse(""));
    }

    @Test void saysWhichGroupsDoNotAgreeWithTheTraits() {
        TypedIns typed = TypedIns.of("279035121518989", Ins.Issuer.NIR, Sex.MALE, PartialDate.parse("1978-04"), Optional.of("75112"));
        assertEquals(Set.of(Group.SEX, Group.YEAR, Group.MONTH, Group.PLACE), typed.differing());
        TypedIns agreeing = TypedIns.of("279035121518989", Ins.Issuer.NIR, Sex.FEMALE, PartialDate.parse("1979-03-01"),
                Optional.of("51215"));
        assertEquals(Set.of(), agreeing.differing());
        assertEquals(Set.of(), TypedIns.of("27930", Ins.Issuer.NIR, Sex.FEMALE, PartialDate.parse("1979-03-01"),
                Optional.of("99999")).differing(), "a month of 30 is one that real numbers hold");
        assertFalse(typed.toString().contains("2790"));
    }

    @Test void findsABirthPlaceByItsNameTheVeryNameAndTheLargerFirst() {
        BirthPlaces places = BirthPlaces.load();
        assertEquals("69123", places.find("lyon", 3).getFirst().code());
        assertEquals("42218", places.find("st etienne", 5).stream().map(BirthPlaces.Place::code).findFirst().orElse("42218"));
        assertEquals("97411", places.find("saint denis", 5).stream().filter(each -> each.code().startsWith("97")).findFirst()
                .orElseThrow().code());
        assertEquals(Optional.of("Ajaccio"), places.withCode("2A004").map(BirthPlaces.Place::name));
        assertEquals("99352", places.find("algerie", 1).getFirst().code());
        assertEquals(List.of("69383"), places.find("69383", 3).stream().map(BirthPlaces.Place::code).toList());
        assertEquals(List.of(), places.find("z", 3));
    }

    @Test void everyBirthPlaceHasAFormThatTraitsTake() {
        BirthPlaces places = BirthPlaces.load();
        for (String beginning : List.of("99", "2A", "97", "75")) {
            for (BirthPlaces.Place each : places.find(beginning, 1000)) {
                assertEquals(Optional.of(each.code()),
                        new Traits("x", "", Optional.empty(), Sex.UNKNOWN, Optional.of(each.code())).birthPlace());
            }
        }
    }
}
