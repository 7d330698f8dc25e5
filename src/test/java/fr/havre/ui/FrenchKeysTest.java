package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the toolkit tells was seen on a Linux screen with a French keyboard. */
class FrenchKeysTest {
    private static KeyEvent pressed(String text, KeyCode code, boolean shift, boolean alt) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, text, code, shift, false, alt, false);
    }

    @ParameterizedTest
    @CsvSource({"&,AMPERSAND,1", "é,UNDEFINED,2", "(,LEFT_PARENTHESIS,5", "-,MINUS,6", "_,UNDERSCORE,8", "à,UNDEFINED,0"})
    void theRowOfDigitsCountsWithoutShift(String text, KeyCode code, String digit) {
        KeyEvent read = FrenchKeys.read(pressed(text, code, false, true));
        assertEquals(KeyCode.valueOf("DIGIT" + digit), read.getCode());
        assertTrue(KeyCombination.valueOf("Alt+" + digit).match(read));
    }

    @ParameterizedTest
    @CsvSource({"2,UNDEFINED,true,DIGIT2", "/,COLON,true,SLASH", "/,SLASH,false,SLASH", "/,DIVIDE,false,DIVIDE",
        "2,NUMPAD2,false,NUMPAD2", "2,DIGIT2,false,DIGIT2", "_,MINUS,true,MINUS", "a,A,false,A", "&,DIGIT7,true,DIGIT7"})
    void whatAnyKeyboardHasStaysWhatItIs(String text, KeyCode code, boolean shift, KeyCode read) {
        assertEquals(read, FrenchKeys.read(pressed(text, code, shift, false)).getCode());
    }
}
