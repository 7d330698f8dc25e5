package fr.havre.documents.search;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What the index is told of one document. Taking it out again needs the very same values.
 *
 * @param place its rank, see {@link Places}
 * @param type code of its type, such as {@code 11502-2}
 * @param classCode code of its class, such as {@code 10}
 * @param text title and text
 * @param folded what {@link Folding#joined} makes of the text, where somebody had the time before
 */
public record IndexedDocument(long place, Optional<UUID> patient, String type, String classCode, String text,
        Optional<String> folded) {
    /** No word of a text contains this sign, so no typed word can meet a token of ours. */
    private static final char SIGN = '§';

    public IndexedDocument(long place, Optional<UUID> patient, String type, String classCode, String text) {
        this(place, patient, type, classCode, text, Optional.empty());
    }

    /** With its words folded. */
    public IndexedDocument withFolded() {
        return folded.isPresent() ? this
                : new IndexedDocument(place, patient, type, classCode, text, Optional.of(Folding.joined(text)));
    }

    /** The words and tokens, once each: how often a word occurs is not kept. */
    String indexed() {
        StringBuilder words = new StringBuilder(folded.orElseGet(() -> Folding.joined(text)));
        patient.ifPresent(id -> words.append(patientToken(id)).append(' '));
        return words.append(typeToken(type)).append(' ').append(classToken(classCode)).toString();
    }

    /** The random half of a version 7 id: two patients who share it are told apart by the documents' rows. */
    static String patientToken(UUID patient) {
        return SIGN + "p" + Long.toUnsignedString(patient.getLeastSignificantBits(), 36);
    }

    static String typeToken(String type) {
        return SIGN + "t" + plain(type);
    }

    static String classToken(String classCode) {
        return SIGN + "c" + plain(classCode);
    }

    private static String plain(String code) {
        return code.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    @Override public String toString() {
        return "IndexedDocument[" + place + "]";
    }
}
