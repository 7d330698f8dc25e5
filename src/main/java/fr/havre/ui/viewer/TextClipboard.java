package fr.havre.ui.viewer;

import fr.havre.ui.Copied;

/** Where copied words go. */
@FunctionalInterface
public interface TextClipboard {
    void put(String text);

    /** That of the computer. */
    static TextClipboard system() {
        return Copied::put;
    }
}
