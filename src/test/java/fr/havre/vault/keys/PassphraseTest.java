package fr.havre.vault.keys;

import static fr.havre.vault.keys.TestSecrets.hex;
import static fr.havre.vault.keys.TestSecrets.passphrase;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.CharBuffer;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PassphraseTest {
    private static String bytesOf(String typed) {
        try (Passphrase passphrase = passphrase(typed)) {
            return passphrase.lendBytes(TestSecrets::hex);
        }
    }

    @Test void composedAndDecomposedAccentsAreTheSameBytesAndSpacesCount() {
        assertEquals("c3a974c3a9", bytesOf("\u00e9t\u00e9"));
        assertEquals("c3a974c3a9", bytesOf("e\u0301te\u0301"));
        assertEquals("2061 20".replace(" ", "") + "20", bytesOf(" a  "));
        assertEquals("f09f90b1", bytesOf("\ud83d\udc31"));
        assertEquals("3f", bytesOf("\ud83d"));
    }

    @Test void wipesWhatItTookAndWhatItLent() {
        char[] typed = "secret".toCharArray();
        Passphrase passphrase = Passphrase.take(typed, Stretcher.ARGON2ID);
        assertArrayEquals(new char[6], typed);
        assertArrayEquals(new byte[6], passphrase.lendBytes(lent -> lent));
        passphrase.close();
        assertEquals("000000000000", passphrase.lendBytes(TestSecrets::hex));
        assertThrows(IllegalArgumentException.class, () -> Passphrase.take(new char[1025], Stretcher.ARGON2ID));
    }

    @Test void measuringAPassphraseLeavesItAsItWas() {
        try (Passphrase passphrase = passphrase("Un canari mauve")) {
            passphrase.strength(List.of());
            assertEquals(hex("Un canari mauve".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    passphrase.lendBytes(TestSecrets::hex));
        }
    }

    private static PassphraseStrength strength(String typed, String... easyGuesses) {
        return PassphraseStrength.of(typed, List.of(easyGuesses));
    }

    @Test void commonOnesAreWeakAndLongOnesOfSeveralWordsAreEnough() {
        for (String weak : List.of("", "azerty123", "Docteur2026!", "motdepasse", "jean.dupont",
                "aaaaaaaaaaaaaaaaaaaaaaaa", "0123456789012")) {
            assertFalse(strength(weak).isEnough(), weak);
        }
        assertTrue(strength("Un canari mauve mange 7 tulipes !").isEnough());
        assertTrue(strength("x".repeat(50) + "Kq7 vélo Zp3 lune 9 grue".repeat(40)).isEnough());
    }

    @Test void namesOfTheHouseAreWorthNothing() {
        String typed = "Kerguelenec-Trestraou";
        assertTrue(strength(typed).guesses() > 1000 * strength(typed, "Yann Kerguelenec", "Cabinet Trestraou")
                .guesses());
        assertFalse(strength(typed, "Yann Kerguelenec", "Cabinet Trestraou").isEnough());
    }

    @Test void adviceIsGivenInFrenchAndInEnglish() {
        PassphraseStrength weak = strength("azertyuiop");
        assertFalse(weak.advice(Locale.FRENCH).isEmpty());
        assertFalse(weak.advice(Locale.FRENCH).equals(weak.advice(Locale.ENGLISH)));
    }

    @Test void threeWordsOfOurListAreTooFewAndFiveEnough() {
        PassphraseWords words = new PassphraseWords(new SecureRandom());
        for (int i = 0; i < 20; i++) {
            String five = new String(words.propose());
            String three = five.substring(0, five.indexOf('-', five.indexOf('-', five.indexOf('-') + 1) + 1));
            assertTrue(strength(five).isEnough(), five);
            assertFalse(strength(three).isEnough(), three);
            assertTrue(strength(three).isOnlyCommonWords());
            assertFalse(strength(three.toUpperCase(Locale.ROOT).replace("-", "  ")).isEnough(), three);
        }
    }

    @Test void proposesFiveWordsOfTheListNeverTheSameTwice() {
        PassphraseWords words = new PassphraseWords(new SecureRandom());
        Set<String> proposed = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            String five = CharBuffer.wrap(words.propose()).toString();
            assertTrue(five.matches("[a-z]{3,8}(-[a-z]{3,8}){4}"), five);
            assertTrue(proposed.add(five));
        }
    }

    @Test void theListHasFourThousandDifferentWordsThatAnyKeyboardTypes() {
        assertTrue(new PassphraseWords(new SecureRandom()).size() >= 4096);
    }
}
