package fr.havre.ui.viewer;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Where copied words go. */
@FunctionalInterface
public interface TextClipboard {
    void put(String text);

    /** That of the computer. */
    static TextClipboard system() {
        return text -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        };
    }
}
