package fr.havre.ui.admissions;

import fr.havre.admissions.AdmissionId;
import fr.havre.patients.PatientId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What was typed of a stay and not kept, as it is put away and given back.
 *
 * @param admission which one; empty for one that was not begun
 * @param patient whose, where that is known
 * @param said by the name of the field
 */
record Unfinished(Optional<AdmissionId> admission, Optional<PatientId> patient, Map<String, String> said) {
    private static final String ADMISSION = "admission";
    private static final String PATIENT = "patient";

    Unfinished {
        said = Map.copyOf(said);
    }

    /** One line for each field; fields hold one line. */
    String text() {
        StringBuilder text = new StringBuilder();
        admission.ifPresent(id -> text.append(ADMISSION).append('\t').append(id).append('\n'));
        patient.ifPresent(id -> text.append(PATIENT).append('\t').append(id.value()).append('\n'));
        said.forEach((field, words) -> text.append(field).append('\t').append(words.replace('\n', ' ')).append('\n'));
        return text.toString();
    }

    /** Empty for what this did not write. */
    static Optional<Unfinished> parse(String text) {
        Map<String, String> lines = text.lines().map(line -> line.split("\t", 2)).filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (first, _) -> first));
        Optional<UUID> admission = id(lines.remove(ADMISSION));
        Optional<UUID> patient = id(lines.remove(PATIENT));
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Unfinished(admission.map(AdmissionId::new),
                patient.map(PatientId::new), lines));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override public String toString() {
        return "Unfinished[" + admission + "]";
    }
}
