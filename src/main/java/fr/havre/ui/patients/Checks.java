package fr.havre.ui.patients;

import fr.havre.patients.PatientException;
import fr.havre.patients.Traits;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What is wrong with what was typed: for each field the key of a sentence. */
final class Checks {
    private Checks() { }

    /** @param today a birth after it is none */
    static Map<Field, String> of(Fields typed, LocalDate today) {
        Map<Field, String> wrong = new EnumMap<>(Field.class);
        name(typed, Field.BIRTH_NAME).ifPresent(key -> wrong.put(Field.BIRTH_NAME, key));
        for (Field each : new Field[] {Field.GIVEN_NAMES, Field.USED_NAME, Field.USED_GIVEN_NAME}) {
            if (typed.get(each).strip().length() > 100) wrong.put(each, "identity.wrong.long");
        }
        date(typed, today).ifPresent(key -> wrong.put(Field.BIRTH_DATE, key));
        if (!place(typed.get(Field.BIRTH_PLACE).strip())) wrong.put(Field.BIRTH_PLACE, "identity.wrong.place");
        String email = typed.get(Field.EMAIL).strip();
        if (!email.isEmpty() && !email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) wrong.put(Field.EMAIL, "identity.wrong.email");
        return wrong;
    }

    private static Optional<String> name(Fields typed, Field field) {
        if (typed.get(field).isBlank()) return Optional.of("identity.wrong.name");
        if (typed.get(field).strip().length() > 100) return Optional.of("identity.wrong.long");
        return typed.get(field).codePoints().anyMatch(Character::isLetterOrDigit) ? Optional.empty()
                : Optional.of("identity.wrong.name");
    }

    private static Optional<String> date(Fields typed, LocalDate today) {
        if (typed.get(Field.BIRTH_DATE).isBlank()) return Optional.empty();
        if (typed.birthDate().isEmpty()) return Optional.of("identity.wrong.date");
        return typed.birthDate().get().firstDay().isAfter(today) ? Optional.of("identity.wrong.future") : Optional.empty();
    }

    /** Asked of the traits themselves, so that there is one rule. */
    private static boolean place(String code) {
        if (code.isEmpty()) return true;
        try {
            return new Traits("x", "", Optional.empty(), fr.havre.patients.Sex.UNKNOWN, Optional.of(code)).birthPlace().isPresent();
        } catch (PatientException _) {
            return false;
        }
    }
}
