package fr.havre.documents.search;

/** A partition: the documents with {@code from <= place < to}, of which those from {@code builtDownTo} on are in. */
record Part(int number, long from, long to, long builtDownTo, long documents, long newest, boolean serving) {
    boolean complete() {
        return builtDownTo <= from;
    }

    boolean contains(long place) {
        return from <= place && place < to;
    }

    /** With one document more, at {@code place}. */
    Part with(long place) {
        return new Part(number, from, to, builtDownTo, documents + 1, Math.max(newest, place), serving);
    }

    /** With one document less. */
    Part without() {
        return new Part(number, from, to, builtDownTo, documents - 1, newest, serving);
    }

    /** Whether the document at {@code place} is in it, or will not be met by its building any more. */
    boolean hasReached(long place) {
        return place >= builtDownTo;
    }
}
