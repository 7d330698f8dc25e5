package fr.havre.documents;

/**
 * Collects the words of a document: blanks run together, blocks stand on lines of their own, what is not seen (soft
 * hyphens, zero-width and control characters) is left out, and at the cap it is full. One thread.
 */
public final class SearchText {
    private final StringBuilder text = new StringBuilder();
    private final int maxChars;
    private char pending;
    private boolean cut;

    public SearchText(int maxChars) {
        this.maxChars = maxChars;
    }

    public void append(CharSequence words) {
        for (int i = 0; i < words.length() && !cut; i++) append(words.charAt(i));
    }

    public void append(char[] from, int start, int length) {
        for (int i = start; i < start + length && !cut; i++) append(from[i]);
    }

    /** What follows is another block: another cell, paragraph, page. */
    public void newBlock() {
        if (!text.isEmpty()) pending = '\n';
    }

    private void append(char c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
            if (pending == 0 && !text.isEmpty()) pending = ' ';
            return;
        }
        if (Character.getType(c) == Character.FORMAT) return;
        if (text.length() + 2 > maxChars) {
            cut = true;
            return;
        }
        if (pending != 0) text.append(pending);
        pending = 0;
        text.append(c);
    }

    /** True once something did not fit. */
    public boolean cut() {
        return cut;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    public int length() {
        return text.length();
    }

    /** The words so far; unlike other values, this is the text itself. */
    public String words() {
        return text.toString();
    }
}
