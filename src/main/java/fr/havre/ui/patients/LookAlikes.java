package fr.havre.ui.patients;

import fr.havre.patients.DistinctPatients;
import fr.havre.patients.Match;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Who may be the person that is typed, and who was looked at and is somebody else. Late answers are dropped. */
final class LookAlikes {
    private final PatientForm.Services with;
    private final Typing typing;
    private final Consumer<Exception> problem;
    private final ReadOnlyObjectWrapper<List<Resemblance>> found = new ReadOnlyObjectWrapper<>(List.of());
    private final Set<PatientId> notTheSame = new HashSet<>();
    private int asked;

    LookAlikes(PatientForm.Services with, Typing typing, Consumer<Exception> problem) {
        this.with = with;
        this.typing = typing;
        this.problem = problem;
    }

    /** @param self who is being corrected; empty for somebody new */
    void look(Optional<PatientId> self) {
        int mine = ++asked;
        Fields now = typing.now();
        if (!typing.fits() || (now.get(Field.GIVEN_NAMES).isBlank() && now.birthDate().isEmpty())) {
            found.set(List.of());
            return;
        }
        Patients.Draft draft = now.draft();
        with.background().run(() -> resembling(self, draft), all -> {
            if (mine == asked) found.set(all);
        }, failure -> {
            if (mine == asked) problem.accept(failure);
        });
    }

    private List<Resemblance> resembling(Optional<PatientId> self, Patients.Draft draft) {
        List<Resemblance> all = new ArrayList<>();
        DistinctPatients distinct = with.patients().distinct(with.session());
        for (Match.Candidate each : with.patients().duplicatesOf(with.session(), draft)) {
            if (Optional.of(each.patient()).equals(self)) continue;
            with.patients().line(with.session(), each.patient())
                    .ifPresent(line -> all.add(new Resemblance(line, each.differences(),
                            self.filter(mine -> distinct.are(mine, line.id())).isPresent())));
        }
        return List.copyOf(all);
    }

    void notTheSame(Optional<PatientId> self, PatientId other, boolean isAnother) {
        self.ifPresent(mine -> with.background().run(() -> {
            with.patients().decideDistinct(with.session(), mine, other, isAnother);
            return other;
        }, _ -> { }, problem));
        if (isAnother) notTheSame.add(other);
        else notTheSame.remove(other);
    }

    /** Those of whom a person has said so. */
    Set<PatientId> notTheSame() {
        return Set.copyOf(notTheSame);
    }

    ReadOnlyObjectProperty<List<Resemblance>> foundProperty() {
        return found.getReadOnlyProperty();
    }
}
