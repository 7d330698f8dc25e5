package fr.havre.vault.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.VaultException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecoverySheetTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    static List<Integer> seeds() {
        return IntStream.range(0, 20).boxed().toList();
    }

    private static RecoverySheet sheet(long seed) {
        byte[] secret = new byte[RecoverySheet.SECRET_BYTES];
        new Random(seed).nextBytes(secret);
        return RecoverySheet.take(secret);
    }

    private static OptionalInt wrongGroup(String typed) {
        return RecoverySheet.firstMistypedGroup(typed.toCharArray());
    }

    @ParameterizedTest @MethodSource("seeds") void isReadBackAsPrintedOrTypedCarelessly(int seed) {
        try (RecoverySheet printed = sheet(seed)) {
            String text = String.join("\n", printed.groups());
            String careless = String.join("-", printed.groups()).toLowerCase(Locale.ROOT).replace('0', 'o').replace('1',
                    'l');
            for (String typed : List.of(text, careless, text.replace(" ", ""))) {
                try (RecoverySheet read = RecoverySheet.read(typed.toCharArray())) {
                    assertArrayEquals(printed.lendBytes(byte[]::clone), read.lendBytes(byte[]::clone));
                }
            }
        }
    }

    @ParameterizedTest @MethodSource("seeds") void findsTheGroupOfEveryWrongCharacter(int seed) {
        String text = String.join("", sheet(seed).groups()).replace(" ", "");
        for (int at = 0; at < text.length(); at++) {
            for (char c : (ALPHABET + "U?é").toCharArray()) {
                if (c == text.charAt(at)) continue;
                String typed = text.substring(0, at) + c + text.substring(at + 1);
                assertEquals(OptionalInt.of(at / 9 + 1), wrongGroup(typed), "seed " + seed + ", character " + at);
            }
        }
    }

    @ParameterizedTest @MethodSource("seeds") void findsTwoCharactersExchangedInAGroupAndTwoGroupsExchanged(int seed) {
        List<String> groups = sheet(seed).groups().stream().map(g -> g.replace(" ", "")).toList();
        for (int g = 0; g < 4; g++) {
            String group = groups.get(g);
            for (int i = 0; i < 8; i++) {
                if (group.charAt(i) == group.charAt(i + 1)) continue;
                StringBuilder typed = new StringBuilder(String.join("", groups));
                typed.setCharAt(9 * g + i, group.charAt(i + 1));
                typed.setCharAt(9 * g + i + 1, group.charAt(i));
                assertEquals(OptionalInt.of(g + 1), wrongGroup(typed.toString()), "seed " + seed);
            }
        }
        assertEquals(OptionalInt.of(2), wrongGroup(groups.get(0) + groups.get(2) + groups.get(1) + groups.get(3)));
    }

    @Test void saysWhichGroupIsNotComplete() {
        List<String> groups = sheet(1).groups();
        assertEquals(OptionalInt.of(1), wrongGroup(""));
        assertEquals(OptionalInt.of(2), wrongGroup(groups.get(0)));
        assertEquals(OptionalInt.of(4), wrongGroup(String.join(" ", groups.subList(0, 3)) + " 12"));
        assertEquals(OptionalInt.of(4), wrongGroup(String.join(" ", groups) + "7"));
        assertEquals(OptionalInt.empty(), wrongGroup(String.join(" ", groups)));
    }

    @Test void refusesATypingErrorByCodeWipesWhatWasTypedAndNamesOnlyTheGroup() {
        char[] typed = String.join("", sheet(1).groups()).toCharArray();
        typed[13] = typed[13] == '7' ? '8' : '7';
        VaultException refused = assertThrows(VaultException.class, () -> RecoverySheet.read(typed));
        assertEquals(VaultException.Code.SHEET_MISTYPED, refused.code());
        assertEquals("SHEET_MISTYPED (group 2)", refused.getMessage());
        assertArrayEquals(new char[typed.length], typed);
    }

    @Test void knowsItsOwnGroupsOnly() {
        RecoverySheet sheet = sheet(3);
        for (int g = 1; g <= 4; g++) assertTrue(sheet.hasGroup(g, sheet.groups().get(g - 1).toLowerCase(Locale.ROOT)));
        assertFalse(sheet.hasGroup(2, sheet.groups().get(0)));
        assertFalse(sheet.hasGroup(2, sheet(4).groups().get(1)));
        assertFalse(sheet.hasGroup(2, ""));
    }
}
