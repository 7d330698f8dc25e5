package fr.havre.documents;

/**
 * Something a program has read between the lines, for a person to accept or not. Nothing is ever done on a proposal
 * alone.
 *
 * @param phrase the words it was seen in, as they stand in the document
 */
public record Proposal<T>(T value, String phrase) {
    /** Quotes a patient's document: nothing is shown. */
    @Override public String toString() {
        return "Proposal[…]";
    }
}
