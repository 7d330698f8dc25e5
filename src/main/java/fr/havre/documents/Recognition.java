package fr.havre.documents;

/** The largest document that is taken, and how much of its text is searched. */
public final class Recognition {
    public static final long MAX_SIZE_BYTES = 256L << 20;
    public static final int MAX_TEXT_CHARS = 8 << 20;

    private Recognition() { }
}
