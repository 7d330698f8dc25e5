package fr.havre.agenda.prevention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.havre.agenda.prevention.PreventionException.Code;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxCodeTest {
    private static final BoxCode SAME = new BoxCode("03400930123454", Optional.of(LocalDate.of(2027, 3, 31)), Optional.of("AB12-C"));

    @ParameterizedTest
    @ValueSource(strings = {"(01)03400930123454(17)270331(10)AB12-C", " (01)03400930123454 (17)270300 (10)AB12-C\n",
        "01034009301234541727033110AB12-C", "]d201034009301234541727033110AB12-C\u001d21SERIAL9",
        "01034009301234541727030010AB12-C<GS>21SERIAL9", "010340093012345421SERIAL9\u001d1727033110AB12-C",
        "\u001d01034009301234541123010117270331" + "10AB12-C"})
    void isReadHoweverAScannerTypesIt(String typed) {
        assertEquals(SAME, BoxCode.parse(typed));
    }

    @Test void whatIsNotOnTheBoxIsLeftOpen() {
        assertEquals(new BoxCode("03400930123454", Optional.empty(), Optional.empty()), BoxCode.parse("0103400930123454"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3400930123454", "(01)03400930123455(17)270331", "(17)270331(10)AB12", "(01)03400930123454(17)271331",
        "(01)03400930123454(17)270231", "(01)03400930123454)(", "01034009301234541727033110", "https://example.org/01/03400930123454"})
    void whatIsNoBoxIsRefused(String typed) {
        assertEquals(Code.CODE_NOT_UNDERSTOOD, assertThrows(PreventionException.class, () -> BoxCode.parse(typed)).code());
    }

    @Test void noiseIsRefusedAndNeverAnythingElse() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "0103400930123454" : "(01)03400930123454");
            int length = random.nextInt(320);
            for (int j = 0; j < length; j++) text.append("0172010(\u001d)AZ~é<".charAt(random.nextInt(15)));
            try {
                assertEquals("03400930123454".length(), BoxCode.parse(text.toString()).product().length());
            } catch (PreventionException refused) {
                assertEquals(Code.CODE_NOT_UNDERSTOOD, refused.code(), "seed " + seed);
            }
        }
    }
}
