package fr.havre.ui.elsewhere;

import fr.havre.patients.elsewhere.ClaimedPatient;
import fr.havre.patients.elsewhere.ElsewhereException;
import fr.havre.patients.elsewhere.PatientBundle;
import fr.havre.patients.elsewhere.PatientField;
import fr.havre.patients.elsewhere.PatientTable;
import fr.havre.patients.elsewhere.PatientsFromElsewhere;
import fr.havre.patients.elsewhere.PatientsFromElsewhere.Brought;
import fr.havre.patients.elsewhere.PatientsFromElsewhere.Outcome;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.vault.Compartment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One list of patients on its way in. Late answers about another file or another mapping are dropped. */
public final class PatientImportViewModel {
    static final int PREVIEW = 5;
    private static final Set<PatientField> CONTACT = Set.of(PatientField.PHONE, PatientField.ADDRESS, PatientField.EMAIL);

    /**
     * A list as it is read now.
     *
     * @param columns of a table; none of a bundle
     * @param mapping which column holds what
     * @param first the first of them
     * @param tried what would become of each, or became of it
     * @param done whether they were brought in
     * @param same rows of which a person has said since that they are the same
     */
    record Shown(String file, List<String> columns, Map<PatientField, String> mapping, List<ClaimedPatient> first,
            List<Brought> tried, boolean done, Set<Integer> same) {
        Shown {
            columns = List.copyOf(columns);
            mapping = Map.copyOf(mapping);
            first = List.copyOf(first);
            tried = List.copyOf(tried);
            same = Set.copyOf(same);
        }

        /** The others stay what they became. */
        Shown with(Set<Integer> rows, List<Brought> now) {
            Map<Integer, Brought> by = now.stream().collect(Collectors.toMap(Brought::row, each -> each));
            Set<Integer> said = Stream.concat(same.stream(), rows.stream()).collect(Collectors.toSet());
            return new Shown(file, columns, mapping, first, tried.stream().map(each -> by.getOrDefault(each.row(), each)).toList(),
                    done, said);
        }

        /** Whether it changes anything to say that it is the same person: one may be meant, how to reach them is open. */
        boolean toClaim(Brought each) {
            return each.patients().size() == 1 && !same.contains(each.row()) && (each.outcome() == Outcome.POSSIBLE_DUPLICATE
                    || (each.outcome() == Outcome.DIFFERS && each.differs().stream().anyMatch(CONTACT::contains)));
        }

        /** What a person has to decide, what the window can do something about first. */
        List<Brought> toDecide() {
            return tried.stream().filter(each -> each.outcome() == Outcome.POSSIBLE_DUPLICATE || each.outcome() == Outcome.DIFFERS)
                    .sorted(Comparator.comparing((Brought each) -> !toClaim(each)).thenComparing(each -> each.patients().size() != 1))
                    .toList();
        }

        List<Brought> refused() {
            return tried.stream().filter(each -> each.outcome() == Outcome.REFUSED).toList();
        }

        long count(Outcome outcome) {
            return tried.stream().filter(each -> each.outcome() == outcome).count();
        }

        @Override public String toString() {
            return "Shown[" + tried.size() + "]";
        }
    }

    private final Desk desk;
    private final Background background;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private volatile byte[] bytes = {};
    private int asked;

    public PatientImportViewModel(Desk desk, Background background) {
        this.desk = desk;
        this.background = background;
    }

    /** Reads a list and tries it; nothing is kept. */
    void choose(Path file) {
        run(() -> {
            if (Files.size(file) > PatientTable.LARGEST_BYTES) throw new ElsewhereException(ElsewhereException.Code.TOO_LARGE);
            byte[] read = Files.readAllBytes(file);
            bytes = read;
            boolean bundle = isBundle(read);
            return tried(file.getFileName().toString(), read, bundle ? List.of() : PatientTable.columns(read),
                    bundle ? Map.of() : PatientTable.proposed(read), true);
        });
    }

    private static boolean isBundle(byte[] read) {
        return read.length > 0 && read[0] == '{';
    }

    /** @param column empty for none */
    void map(PatientField field, String column) {
        Shown before = shown.get();
        if (before == null || before.done()) return;
        Map<PatientField, String> mapping = new EnumMap<>(PatientField.class);
        mapping.putAll(before.mapping());
        if (column.isEmpty()) mapping.remove(field);
        else mapping.put(field, column);
        byte[] read = bytes;
        run(() -> tried(before.file(), read, before.columns(), mapping, true));
    }

    /** Brings in who can be. */
    void bring() {
        Shown before = shown.get();
        if (before == null || before.done()) return;
        byte[] read = bytes;
        run(() -> tried(before.file(), read, before.columns(), before.mapping(), false));
    }

    /** A person has looked: these are the same, and how to reach them is as the list says. */
    void same(Set<Integer> rows) {
        Shown before = shown.get();
        if (before == null || !before.done() || rows.isEmpty()) return;
        byte[] read = bytes;
        run(() -> before.with(rows, brought(list(read, before.columns(), before.mapping()).stream()
                .filter(each -> rows.contains(each.row())).toList(), rows, false)));
    }

    private Shown tried(String file, byte[] read, List<String> columns, Map<PatientField, String> mapping, boolean trying)
            throws IOException {
        if (columns.isEmpty() || mapping.containsKey(PatientField.BIRTH_NAME)) {
            List<ClaimedPatient> list = list(read, columns, mapping);
            return new Shown(file, columns, mapping, list.subList(0, Math.min(PREVIEW, list.size())), brought(list, Set.of(), trying),
                    !trying, Set.of());
        }
        return new Shown(file, columns, mapping, List.of(), List.of(), false, Set.of());
    }

    private static List<ClaimedPatient> list(byte[] read, List<String> columns, Map<PatientField, String> mapping) {
        return columns.isEmpty() ? PatientBundle.read(read) : PatientTable.mapped(read, mapping);
    }

    private List<Brought> brought(List<ClaimedPatient> list, Set<Integer> same, boolean trying) {
        return new PatientsFromElsewhere(desk.unlocked().database(Compartment.ADMINISTRATIVE), desk.patients())
                .bring(desk.session(), list, same, trying);
    }

    private void run(java.util.concurrent.Callable<Shown> work) {
        int mine = ++asked;
        busy.set(true);
        background.run(work, answer -> {
            if (mine != asked) return;
            busy.set(false);
            problem.set(null);
            shown.set(answer);
        }, failure -> {
            if (mine != asked) return;
            busy.set(false);
            problem.set(failure);
        });
    }

    /** Null until a list was read. */
    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
