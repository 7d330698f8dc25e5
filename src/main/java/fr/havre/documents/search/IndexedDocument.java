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
 */
public record IndexedDocument(long place, Optional<UUID> patient, String type, String classCode, String text) {
    /** No word of a text contains this sign, so no typed word can meet a token of ours. */
    private static final char SIGN = '§';

    /** The words and tokens, once each: how often a word occurs is not kept. */
    String indexed() {
        StringBuilder words = new StringBuilder(text.length() / 2 + 64);
        for (String word : Folding.distinct(text)) words.append(word).append(' ');
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
