package fr.havre.documents.search;

/**
 * A partition: the documents with {@code from <= place < to}, of which those from {@code builtDownTo} on are in.
 *
 * @param loose documents put in or taken out since it was one segment
 */
record Part(int number, long from, long to, long builtDownTo, long documents, long newest, long loose, boolean serving) {
    /** Fewer are no reason to write a partition anew. */
    private static final int FEW = 1000;

    boolean complete() {
        return builtDownTo <= from;
    }

    boolean contains(long place) {
        return from <= place && place < to;
    }

    /** With one document more, at {@code place}. */
    Part with(long place) {
        return new Part(number, from, to, builtDownTo, documents + 1, Math.max(newest, place), loose + 1, serving);
    }

    /** With one document less. */
    Part without() {
        return new Part(number, from, to, builtDownTo, documents - 1, newest, loose + 1, serving);
    }

    /**
     * Whether a search has to look in too many places. In proportion to its size, so that a growing partition is not written
     * anew more than a few times.
     */
    boolean isLoose() {
        return complete() && loose >= Math.max(FEW, documents / 4);
    }

    /** Whether the document at {@code place} is in it, or will not be met by its building any more. */
    boolean hasReached(long place) {
        return place >= builtDownTo;
    }
}
