package fr.havre.patients.questionnaires;

import java.util.Locale;
import java.util.Optional;

/** What kind of answer a question has; FHIR item types. */
public enum QuestionType {
    GROUP, DISPLAY, STRING, TEXT, BOOLEAN, DATE, INTEGER, DECIMAL, CHOICE,
    /** One of those offered, or words of one's own. */
    OPEN_CHOICE;

    /** Whether it is answered at all. */
    public boolean answered() {
        return this != GROUP && this != DISPLAY;
    }

    static Optional<QuestionType> of(String code) {
        for (QuestionType each : values()) {
            if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(code)) return Optional.of(each);
        }
        return Optional.empty();
    }
}
