package fr.havre.patients.questionnaires;

import java.util.Locale;
import java.util.Optional;

/** What kind of answer a question has; FHIR item types. */
public enum QuestionType {
    GROUP, DISPLAY, STRING, TEXT, BOOLEAN, DATE, INTEGER, DECIMAL, CHOICE;

    /** Whether it is answered at all. */
    public boolean answered() {
        return this != GROUP && this != DISPLAY;
    }

    static Optional<QuestionType> of(String code) {
        for (QuestionType each : values()) if (each.name().toLowerCase(Locale.ROOT).equals(code)) return Optional.of(each);
        return code.equals("open-choice") ? Optional.of(STRING) : Optional.empty();
    }
}
