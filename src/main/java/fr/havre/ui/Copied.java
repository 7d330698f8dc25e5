package fr.havre.ui;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Words that were copied out of the window. They say that no history is to be kept of them, which programs that keep one
 * understand (KDE's hint for password managers, followed elsewhere too), and they go when the vault is locked or the window
 * closed. On the FX thread.
 */
public final class Copied {
    private static final DataFormat NO_HISTORY = format("x-kde-passwordManagerHint");
    /** By this they are known again. */
    private static final DataFormat OURS = format("application/x-havre");
    private static final List<KeyCombination> COPYING = List.of(
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN),
            new KeyCodeCombination(KeyCode.X, KeyCombination.SHORTCUT_DOWN),
            new KeyCodeCombination(KeyCode.INSERT, KeyCombination.SHORTCUT_DOWN),
            new KeyCodeCombination(KeyCode.DELETE, KeyCombination.SHIFT_DOWN));

    private Copied() { }

    private static DataFormat format(String name) {
        return Optional.ofNullable(DataFormat.lookupMimeType(name)).orElseGet(() -> new DataFormat(name));
    }

    /** Copies. */
    public static void put(String words) {
        ClipboardContent content = new ClipboardContent();
        content.putString(words);
        content.put(NO_HISTORY, ByteBuffer.wrap("secret".getBytes(StandardCharsets.US_ASCII)));
        content.put(OURS, ByteBuffer.wrap(new byte[] {1}));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Fields copy by themselves; what they copied is marked too. */
    static void watch(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (COPYING.stream().noneMatch(each -> each.match(event))) return;
            if (!(scene.getFocusOwner() instanceof TextInputControl field) || field.getSelectedText().isEmpty()) return;
            String selected = field.getSelectedText();
            Platform.runLater(() -> {
                if (selected.equals(Clipboard.getSystemClipboard().getString())) put(selected);
            });
        });
    }

    /** What is still there of it goes. */
    static void forget() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasContent(OURS)) clipboard.clear();
    }
}
