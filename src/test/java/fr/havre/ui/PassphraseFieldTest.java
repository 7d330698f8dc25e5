package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import fr.havre.ui.unlock.PassphraseField;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PassphraseFieldTest {
    @Test void keepsWhatIsTypedOutOfTheToolkitsText() {
        char[] taken = Screens.on(() -> {
            PassphraseField field = new PassphraseField();
            field.appendText("café");
            assertFalse(field.getText().contains("c"));
            assertEquals(4, field.getText().length());
            return field.take();
        });
        assertArrayEquals("café".toCharArray(), taken);
    }

    @Test void editsLikeAnyFieldWhateverTheOrderOfTheEdits() {
        long seed = 7;
        Random random = new Random(seed);
        StringBuilder expected = new StringBuilder();
        char[] taken = Screens.on(() -> {
            PassphraseField field = new PassphraseField();
            for (int i = 0; i < 500; i++) {
                int start = random.nextInt(expected.length() + 1);
                int end = start + random.nextInt(Math.min(4, expected.length() - start + 1));
                String added = "abcé".substring(0, random.nextInt(5));
                expected.replace(start, end, added);
                field.replaceText(start, end, added);
            }
            return field.take();
        });
        assertEquals(expected.toString(), new String(taken), "seed " + seed);
    }

    @Test void isEmptyOnceTaken() {
        assertEquals(0, Screens.on(() -> {
            PassphraseField field = new PassphraseField();
            field.appendText("abc");
            field.take();
            return field.take().length;
        }));
    }
}
