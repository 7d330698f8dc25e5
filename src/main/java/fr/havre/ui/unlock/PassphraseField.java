package fr.havre.ui.unlock;

import java.util.Arrays;
import javafx.scene.control.PasswordField;

/**
 * A password field whose characters never enter the toolkit's text: it keeps them in an array of its own, which is
 * wiped, and shows the model bullets. (A text property would leave Strings in the heap, its undo history too.)
 */
public final class PassphraseField extends PasswordField {
    private static final int LONGEST = 1024;

    private char[] typed = new char[64];
    private int length;

    @Override public void replaceText(int start, int end, String text) {
        String added = text == null ? "" : text.replaceAll("[\\p{Cntrl}]", "");
        if (length - (end - start) + added.length() > LONGEST) return;
        splice(start, end, added);
        super.replaceText(start, end, "\u2022".repeat(added.length()));
    }

    @Override public void replaceSelection(String text) {
        replaceText(getSelection().getStart(), getSelection().getEnd(), text);
    }

    private void splice(int start, int end, String added) {
        char[] next = new char[Math.max(typed.length, length + added.length())];
        System.arraycopy(typed, 0, next, 0, start);
        added.getChars(0, added.length(), next, start);
        System.arraycopy(typed, end, next, start + added.length(), length - end);
        length += added.length() - (end - start);
        Arrays.fill(typed, '\0');
        typed = next;
    }

    /** Gives the characters to the caller, who wipes them, and empties the field. */
    public char[] take() {
        char[] taken = Arrays.copyOf(typed, length);
        wipe();
        return taken;
    }

    /** A copy for measuring; the caller wipes it. */
    char[] measured() {
        return Arrays.copyOf(typed, length);
    }

    boolean sameAs(PassphraseField other) {
        return length == other.length && Arrays.equals(typed, 0, length, other.typed, 0, length);
    }

    public void wipe() {
        clear();
        Arrays.fill(typed, '\0');
        length = 0;
    }
}
