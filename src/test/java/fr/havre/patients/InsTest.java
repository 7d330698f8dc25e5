package fr.havre.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.patients.Ins.Issuer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InsTest {
    @ParameterizedTest
    @CsvSource({"2790351215189,89", "2770763220829,10", "185052A004012,70", "185052B033012,03", "2230425456114,82"})
    void computesTheKeyOfKnownNumbers(String thirteen, String key) {
        assertEquals(key, Ins.keyOf(thirteen));
        assertEquals(thirteen, new Ins(thirteen + key, Issuer.NIR).root());
    }

    @Test void refusesANumberOfTheOfficialExamplesWhoseKeyDoesNotCompute() {
        assertThrows(IllegalArgumentException.class, () -> new Ins("223042545611404", Issuer.NIR));
        assertEquals(Optional.empty(), new ClaimedIns("223042545611404", Issuer.NIR.oid()).verified());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2790351215189", "27903512151898", "2790351215189890", "27903C121518989", "2A9035121518989", "٢79035121518989"})
    void refusesAnotherShape(String number) {
        assertThrows(IllegalArgumentException.class, () -> new Ins(number, Issuer.NIR));
        assertEquals(Optional.empty(), Ins.parse(number, Issuer.NIR));
    }

    @Test void forgivesHowPeopleType() {
        assertEquals("279035121518989", Ins.parse(" 2 79 03 51\u00A0215 189-89 ", Issuer.NIR_TEST).orElseThrow().number());
        assertEquals("185052A00401270", Ins.parse("1 85 05 2a 004 012 70", Issuer.NIR).orElseThrow().number());
        assertEquals(Optional.empty(), Ins.parse(null, Issuer.NIR));
    }

    @Test void acceptsTheMonthsThatRealNumbersHold() {
        for (String month : new String[] {"01", "12", "20", "31", "42", "50", "99"}) {
            String thirteen = "279" + month + "51215189";
            assertTrue(Ins.parse(thirteen + Ins.keyOf(thirteen), Issuer.NIR).isPresent(), month);
        }
    }

    @Test void tellsTestAndDemonstrationNumbersFromRealOnes() {
        assertTrue(new Ins("279035121518989", Issuer.NIR_TEST).test());
        assertTrue(new Ins("279035121518989", Issuer.NIR_DEMO).demo());
        assertFalse(new Ins("279035121518989", Issuer.NIA).test());
        assertEquals(Optional.of(Issuer.NIR_TEST), Issuer.ofOid("urn:oid:1.2.250.1.213.1.4.10"));
        assertEquals(Optional.empty(), Issuer.ofOid("1.2.250.1.213.1.4.2"));
    }

    @Test void aClaimIsKeptWordForWordAndVerifiedOnlyUnderAnInsOid() {
        var claim = new ClaimedIns("279035121518989", "1.2.250.1.213.1.4.8");
        assertEquals("279035121518989", claim.verified().orElseThrow().number());
        assertEquals(Optional.empty(), new ClaimedIns("279035121518989", "1.2.3").verified());
        assertEquals(" 27 x", new ClaimedIns(" 27 x", "1.2.3").claimedNumber());
    }

    @Test void neverPrintsTheNumber() {
        assertFalse(new Ins("279035121518989", Issuer.NIR).toString().contains("279035"));
        assertFalse(new ClaimedIns("279035121518989", Issuer.NIR.oid()).toString().contains("79035"));
        assertFalse(new ClaimedIdentity(Optional.of(new ClaimedIns("279035121518989", "1.2")), "MARTIN", "ZOE", "ZOE",
                "MARTIN", "ZOE", PartialDate.parse("19790328"), Optional.of(Sex.FEMALE), "51215").toString()
                .matches(".*(MARTIN|ZOE|1979|51215|79035).*"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new Ins("279035121518988", Issuer.NIR))
                .getMessage().indexOf("27903") < 0);
    }

    @Test void oneWrongDigitOrTwoSwappedOnesAreAlwaysFound() {
        long seed = System.nanoTime();
        System.out.println("InsTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String thirteen = String.format("%013d", random.nextLong(10_000_000_000_000L));
            String number = thirteen + Ins.keyOf(thirteen);
            assertTrue(Ins.parse(number, Issuer.NIR).isPresent());
            int at = random.nextInt(15);
            char other = (char) ('0' + (number.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
            String wrong = number.substring(0, at) + other + number.substring(at + 1);
            assertEquals(Optional.empty(), Ins.parse(wrong, Issuer.NIR), wrong);
            int swap = random.nextInt(12);
            if (number.charAt(swap) == number.charAt(swap + 1)) continue;
            String swapped = number.substring(0, swap) + number.charAt(swap + 1) + number.charAt(swap) + number.substring(swap + 2);
            assertEquals(Optional.empty(), Ins.parse(swapped, Issuer.NIR), swapped);
        }
    }
}
