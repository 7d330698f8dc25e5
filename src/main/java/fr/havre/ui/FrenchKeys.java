package fr.havre.ui;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Keys of a French keyboard that other keyboards have elsewhere: the row of digits, which writes {@code &é"'(-è_çà} and digits
 * with Shift only (Windows and macOS tell which key it is; on Linux the toolkit tells what it writes, or nothing at all), and
 * the stroke, which is written with Shift.
 */
public final class FrenchKeys {
    private static final String DIGITS = "à&é\"'(-è_ç";

    private FrenchKeys() { }

    /** The same event, or that of the key as other keyboards have it, without Shift. */
    public static KeyEvent read(KeyEvent event) {
        KeyCode code = code(event);
        if (code == event.getCode()) return event;
        return new KeyEvent(event.getSource(), event.getTarget(), event.getEventType(), event.getCharacter(), event.getText(), code,
                false, event.isControlDown(), event.isAltDown(), event.isMetaDown());
    }

    private static KeyCode code(KeyEvent event) {
        KeyCode code = event.getCode();
        String text = event.getText();
        if (code.isDigitKey() || code == KeyCode.DIVIDE || text.length() != 1) return code;
        if (text.equals("/")) return KeyCode.SLASH;
        int digit = DIGITS.indexOf(text);
        if (event.isShiftDown()) digit = code == KeyCode.UNDEFINED ? Character.digit(text.charAt(0), 10) : -1;
        return digit < 0 ? code : KeyCode.valueOf("DIGIT" + digit);
    }
}
