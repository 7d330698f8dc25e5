package fr.havre.record;

import fr.havre.documents.CodedValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What to list (PDSm ITI-67). Everything empty lists all current documents.
 *
 * @param createdFrom authoring date, not the day the document was filed: a letter filed late is older than its arrival
 */
public record RecordFilter(List<CodedValue> types, List<CodedValue> classes, Optional<LocalDate> createdFrom,
        Optional<LocalDate> createdTo) {
    public RecordFilter {
        types = List.copyOf(types);
        classes = List.copyOf(classes);
    }

    public static RecordFilter everything() {
        return new RecordFilter(List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    public static RecordFilter since(LocalDate day) {
        return new RecordFilter(List.of(), List.of(), Optional.of(day), Optional.empty());
    }
}
