package fr.havre.patients.questionnaires;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A questionnaire that was answered.
 *
 * @param answeredOn the day, in France
 * @param answers by the id of their question, in the order of the questionnaire; one or several each
 */
public record Filled(UUID id, String url, String version, String title, LocalDate answeredOn, Map<String, List<String>> answers,
        Instant recordedAt, UUID recordedBy) {
    public Filled {
        answers = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(answers));
    }

    @Override public String toString() {
        return "Filled[" + id + "]";
    }
}
