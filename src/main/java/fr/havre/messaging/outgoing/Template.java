package fr.havre.messaging.outgoing;

import java.util.Optional;
import java.util.UUID;

/**
 * A text the practice shares.
 *
 * @param id empty for a new one
 * @param name what it is called; of a snippet, the short word that brings it
 * @param subject of a letter; may be empty
 * @param body with fields such as {@code {patient.birthName}}
 * @param lastWord whether the patient cannot answer
 */
public record Template(Optional<UUID> id, Kind kind, String name, String subject, String body, boolean lastWord) {
    private static final int LONGEST_NAME = 80;

    /** What it is. */
    public enum Kind { LETTER, SNIPPET }

    public Template {
        name = name.strip();
        subject = subject.strip();
        boolean named = !name.isEmpty() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl)
                && (kind == Kind.LETTER || name.chars().noneMatch(Character::isWhitespace));
        if (!named || body.isBlank() || body.length() > MessageDraft.LONGEST_TEXT || subject.length() > 200) {
            throw new fr.havre.messaging.MailRefusedException(fr.havre.messaging.MailRefusedException.Code.TEMPLATE_NOT_VALID);
        }
    }

    @Override public String toString() {
        return "Template[" + kind + "]";
    }
}
