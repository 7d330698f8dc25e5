package fr.havre.patients.elsewhere;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A patient as another program wrote it, word for word.
 *
 * @param row in a table the number of its line, in a bundle its place, from 1
 */
public record ClaimedPatient(int row, Map<PatientField, String> fields) {
    public ClaimedPatient {
        Map<PatientField, String> said = new EnumMap<>(PatientField.class);
        fields.forEach((field, text) -> {
            if (!text.isBlank()) said.put(field, text.strip());
        });
        fields = Map.copyOf(said);
    }

    Optional<String> field(PatientField field) {
        return Optional.ofNullable(fields.get(field));
    }

    @Override public String toString() {
        return "ClaimedPatient[" + row + "]";
    }
}
