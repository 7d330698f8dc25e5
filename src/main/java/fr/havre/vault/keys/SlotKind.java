package fr.havre.vault.keys;

/** Whose secret a slot holds. */
public enum SlotKind {
    /** A member of staff, with a passphrase. */
    PERSON("person"),
    /** A printed sheet, kept away from the computer. It does one thing: give a person a new slot. */
    RECOVERY("recovery");

    private final String word;

    SlotKind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static SlotKind of(String word) {
        for (SlotKind each : values()) {
            if (each.word.equals(word)) return each;
        }
        throw new IllegalArgumentException("kind of slot");
    }
}
