package fr.havre.patients;

import fr.havre.patients.PatientLine.Part;

/**
 * The folded names of all lines of a register, one after another: read from the first to the last byte, they are searched
 * many times faster than line by line from wherever each lies in memory. Immutable.
 */
final class FoldedTexts {
    private final byte[] all;
    private final int[] ends;

    FoldedTexts(PatientLine[] lines) {
        int total = 0;
        for (PatientLine line : lines) total += line.size(Part.FOLDED);
        all = new byte[total];
        ends = new int[lines.length];
        int at = 0;
        for (int i = 0; i < lines.length; i++) {
            at = lines[i].copy(Part.FOLDED, all, at);
            ends[i] = at;
        }
    }

    /**
     * Whether one of these words stands in line {@code i}. Each begins with the space before it.
     *
     * @param initials true for the first bytes they have: most words of a line are passed over by that alone
     * @param whole only with a space or the end behind it
     */
    boolean holdsOne(int i, byte[][] wanted, boolean[] initials, boolean whole) {
        int end = ends[i];
        for (int at = i == 0 ? 0 : ends[i - 1]; at < end - 1; at++) {
            if (all[at] != ' ' || !initials[all[at + 1] & 0xFF]) continue;
            for (byte[] word : wanted) {
                if (stands(word, at, end, whole)) return true;
            }
        }
        return false;
    }

    private boolean stands(byte[] word, int at, int end, boolean whole) {
        int behind = at + word.length;
        if (behind > end || (whole && behind < end && all[behind] != ' ')) return false;
        for (int i = 2; i < word.length; i++) if (all[at + i] != word[i]) return false;
        return word[1] == all[at + 1];
    }
}
