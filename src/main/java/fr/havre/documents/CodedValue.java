package fr.havre.documents;

/**
 * A code as a document gives it, with the OID of its system and the words it came with. What the words should be says
 * {@link CodeLists}.
 *
 * @param system OID without {@code urn:oid:}; empty if not said
 * @param label empty if not said
 */
public record CodedValue(String code, String system, String label) {
    public CodedValue {
        if (code == null || system == null || label == null
                || code.isEmpty()) throw new IllegalArgumentException("no code");
    }

    /** The words can be anything: only the code is shown. */
    @Override public String toString() {
        return "CodedValue[" + code + "]";
    }
}
