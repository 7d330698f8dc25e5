package fr.havre.ui.viewer;

import javafx.beans.property.ReadOnlyIntegerProperty;

/** Something on screen in which words can be found. On the FX thread. */
interface Searchable {
    /** Looks for {@code words}, whatever their accents and capitals; marks every hit and goes to the first from here on. */
    void find(String words);

    /** To the next hit ({@code 1}) or the one before ({@code -1}); from the last to the first. */
    void step(int by);

    /** How many there are. */
    ReadOnlyIntegerProperty hitsProperty();

    /** Which one of them is shown, from 1; 0 for none. */
    ReadOnlyIntegerProperty hitProperty();
}
