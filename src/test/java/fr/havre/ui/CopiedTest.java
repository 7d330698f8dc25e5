package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class CopiedTest {
    private static final DataFormat NO_HISTORY = DataFormat.lookupMimeType("x-kde-passwordManagerHint") == null
            ? new DataFormat("x-kde-passwordManagerHint") : DataFormat.lookupMimeType("x-kde-passwordManagerHint");

    private static <T> T on(Callable<T> work) {
        return Screens.on(work);
    }

    private static boolean marked() {
        return on(() -> Clipboard.getSystemClipboard().hasContent(NO_HISTORY));
    }

    private static String words() {
        return on(() -> Clipboard.getSystemClipboard().getString());
    }

    @Test void whatIsCopiedSaysThatNoHistoryIsToBeKeptAndGoesWithTheLock() {
        on(() -> {
            Copied.put("allergie");
            return null;
        });
        assertEquals("allergie", words());
        assertTrue(marked());
        on(() -> {
            Copied.forget();
            return null;
        });
        assertFalse(on(() -> Clipboard.getSystemClipboard().hasString()));
    }

    @Test void whatAFieldCopiesIsMarkedToo() {
        TextField field = on(() -> {
            TextField made = new TextField("MARTIN");
            Scene scene = Screens.laidOut(new StackPane(made), 200, 60);
            Copied.watch(scene);
            made.requestFocus();
            made.selectAll();
            made.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "c", "c", KeyCode.C, false, true, false, false));
            return made;
        });
        assertEquals("MARTIN", words());
        assertTrue(marked());
        assertEquals("MARTIN", on(field::getText));
    }

    @Test void theOlderKeyForCopyingIsWatchedToo() {
        on(() -> {
            TextField field = new TextField("DUPONT");
            Scene scene = Screens.laidOut(new StackPane(field), 200, 60);
            Copied.watch(scene);
            field.requestFocus();
            field.selectAll();
            field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.INSERT, false, true, false, false));
            return field;
        });
        assertEquals("DUPONT", words());
        assertTrue(marked());
    }

    @Test void whatAnotherProgramCopiedStays() {
        on(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("of another program");
            Clipboard.getSystemClipboard().setContent(content);
            Copied.forget();
            return null;
        });
        assertEquals("of another program", words());
    }
}
