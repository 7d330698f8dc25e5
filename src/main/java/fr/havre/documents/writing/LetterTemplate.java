package fr.havre.documents.writing;

import fr.havre.documents.writing.WritingException.Code;
import java.util.Optional;
import java.util.UUID;

/**
 * A text to begin a letter with.
 *
 * @param id empty for a new one
 * @param version 0 for one that comes with the program, 1, 2, 3 … for the practice's
 * @param type of the document it becomes (JDV_J07)
 * @param title of the letter
 * @param body with fields such as {@code {patient.name}}
 */
public record LetterTemplate(Optional<UUID> id, int version, String name, String type, String title, String body) {
    private static final int LONGEST_NAME = 80;

    /**
     * Checks it.
     *
     * @throws WritingException {@code TEMPLATE_NOT_VALID}
     */
    public LetterTemplate {
        name = name.strip();
        boolean valid = !name.isEmpty() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl)
                && !title.isBlank() && title.length() <= 200 && !body.isBlank() && body.length() <= Written.LONGEST_BODY;
        if (!valid) throw new WritingException(Code.TEMPLATE_NOT_VALID);
    }

    /** Whether it comes with the program. */
    public boolean carried() {
        return version == 0;
    }

    @Override public String toString() {
        return "LetterTemplate[" + id.map(UUID::toString).orElse("new") + " v" + version + "]";
    }
}
