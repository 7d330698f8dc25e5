package fr.havre.vault.content;

/** What is done to the clear bytes before they are encrypted. */
public enum Encoding {
    /** For what is already compressed: PDF, images, archives. */
    PLAIN,
    /** Raw deflate, for XML and text of one sender only: sizes of mixed secrets would leak (vault-format (f)). */
    DEFLATE
}
