package fr.havre.ui.patients;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.patients.Ins;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientVersion;
import fr.havre.patients.Patients;
import fr.havre.patients.ProofType;
import fr.havre.patients.Traits;
import fr.havre.ui.Background;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * One patient being entered or corrected: what is typed, who may be the same person, how far the identity is certain, and
 * what came of saving. What is typed is never lost: only {@link #startOver} drops it.
 */
public final class PatientForm {
    /** What a form works with. {@code names} says who a person is; it is asked off the FX thread. */
    public record Services(Patients patients, Session session, Background background, Function<UUID, String> names,
            LocalDate today) { }

    private record Read(Patient patient, List<PatientVersion> history, Map<UUID, String> names) { }

    private final Services with;
    private final Consumer<PatientId> saved;
    private final Typing typing;
    private final LookAlikes resembling;
    private final ReadOnlyObjectWrapper<Patient> patient = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Clash> clash = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Set<Field>> toAccept = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private List<PatientVersion> history = List.of();
    private Map<UUID, String> names = Map.of();
    private Optional<PatientId> id;
    private Fields base = Fields.EMPTY;

    /**
     * @param id empty for somebody new
     * @param saved told once everything is kept
     */
    public PatientForm(Services with, Optional<PatientId> id, Consumer<PatientId> saved) {
        this.with = with;
        this.id = id;
        this.saved = saved;
        typing = new Typing(with.today, () -> toAccept.set(Set.of()));
        resembling = new LookAlikes(with, typing, problem::set);
    }

    /** The fields. */
    public Typing typing() {
        return typing;
    }

    /** Reads the patient, which leaves a trace; nothing to do for somebody new. */
    public void open() {
        id.ifPresent(patientId -> run(() -> read(with.patients.open(with.session, patientId)), read -> {
            show(read);
            typing.fill(base);
        }));
    }

    /** Takes up what was typed before; what somebody else changed since is told. */
    void resume(Drafts.Draft draft) {
        typing.fill(draft.typed());
        typing.insTextProperty().set(draft.ins());
        id.ifPresent(patientId -> run(() -> read(with.patients.open(with.session, patientId)), read -> {
            show(read);
            if (draft.version() != read.patient.version()) merge(draft.base());
        }));
    }

    /** As it is kept, or empty: what was typed is dropped. */
    public void startOver() {
        clash.set(null);
        problem.set(null);
        typing.fill(base);
        typing.insTextProperty().set("");
        typing.forgetLeft();
    }

    private Read read(Patient found) {
        List<PatientVersion> versions = with.patients.history(with.session, found.id());
        Map<UUID, String> who = new HashMap<>();
        for (PatientVersion each : versions) who.computeIfAbsent(each.by(), with.names);
        return new Read(found, versions, who);
    }

    private void show(Read read) {
        base = Fields.of(read.patient.traits(), read.patient.used(), read.patient.contact());
        names = read.names;
        history = read.history;
        patient.set(read.patient);
        read.patient.ins().ifPresent(number -> typing.issuerProperty().set(number.issuer()));
    }

    /** What would be lost by closing, if anything. */
    Optional<Drafts.Draft> unsaved() {
        Fields now = typing.now();
        int version = patient.get() == null ? 0 : patient.get().version();
        String ins = typing.insTextProperty().get();
        return now.differing(base).isEmpty() && ins.isBlank() ? Optional.empty()
                : Optional.of(new Drafts.Draft(version, base, now, ins));
    }

    /** Looks for patients who may be this one; the view asks when the typing pauses. */
    public void lookForResembling() {
        resembling.look(id);
    }

    /** Somebody looked: whether this one is another person. Remembered at once for one who is kept already. */
    public void notTheSame(PatientId other, boolean isAnother) {
        resembling.notTheSame(id, other, isAnother);
    }

    boolean lookedAt(PatientId other) {
        return resembling.notTheSame().contains(other);
    }

    /** Whether a trait would change that the INSi answer or the proof was about. */
    public boolean voidsIdentity() {
        Patient kept = patient.get();
        if (kept == null || (kept.identity().insi().isEmpty() && kept.identity().proof().isEmpty())) return false;
        return typing.fits() && !typing.now().draft().traits().sameAs(kept.traits());
    }

    /** Keeps what is typed, and the INSi answer if one is typed for somebody new. */
    public void save() {
        if (busy.get() || !typing.everythingFits() || (!isNew() && patient.get() == null)) return;
        Patients.Draft draft = typing.now().draft();
        if (isNew()) run(() -> with.patients.create(with.session, draft, resembling.notTheSame()), this::created);
        else if (typing.now().differing(base).isEmpty()) saved.accept(id.get());
        else run(() -> with.patients.edit(with.session, id.get(), patient.get().version(), draft), _ -> kept(id.get()));
    }

    private void kept(PatientId patientId) {
        base = typing.now();
        saved.accept(patientId);
    }

    /** When the answer is refused the patient is there all the same: it is a correction from then on. */
    private void created(PatientId created) {
        Optional<Ins> number = mayQualify() ? typing.insProperty().get().ins() : Optional.empty();
        if (number.isEmpty()) {
            kept(created);
            return;
        }
        id = Optional.of(created);
        Traits traits = typing.now().draft().traits();
        run(() -> {
            try {
                return read(with.patients.insiAnswered(with.session, created, number.get(), traits, false));
            } catch (PatientException refused) {
                with.background.onScreen(() -> failed(refused));
                return read(with.patients.open(with.session, created));
            }
        }, read -> {
            show(read);
            if (read.patient.ins().isEmpty()) return;
            typing.insTextProperty().set("");
            kept(created);
        });
    }

    /** Takes the INSi answer with the traits as typed; where they differ from those kept, only once that was accepted. */
    public void recordAnswer() {
        Optional<Ins> number = typing.insProperty().get().ins();
        if (busy.get() || isNew() || number.isEmpty() || !typing.everythingFits()) return;
        Set<Field> differing = typing.now().differing(base);
        differing.removeIf(field -> !field.trait());
        if (!toAccept.get().equals(differing)) {
            toAccept.set(Set.copyOf(differing));
            return;
        }
        Traits answered = typing.now().draft().traits();
        changeIdentity(() -> with.patients.insiAnswered(with.session, id.get(), number.get(), answered, true));
    }

    public void withdrawAnswer() {
        changeIdentity(() -> with.patients.insiWithdrawn(with.session, id.get()));
    }

    /** A proof was seen and agrees with the traits as they are kept. */
    public void proofSeen(ProofType type) {
        int version = patient.get().version();
        changeIdentity(() -> with.patients.proofChecked(with.session, id.get(), version, type));
    }

    public void withdrawProof() {
        changeIdentity(() -> with.patients.proofWithdrawn(with.session, id.get()));
    }

    /** What is typed and not saved stays typed. */
    private void changeIdentity(Callable<Patient> change) {
        run(() -> read(change.call()), read -> {
            Fields before = base;
            show(read);
            follow(before);
            if (read.patient.ins().isPresent()) typing.insTextProperty().set("");
        });
    }

    /** Fields nobody has touched follow what is kept now. */
    private Set<Field> follow(Fields before) {
        Fields mine = typing.now();
        Set<Field> followed = EnumSet.noneOf(Field.class);
        for (Field each : before.differing(base)) {
            if (!mine.get(each).strip().equals(before.get(each).strip())) continue;
            typing.text(each).set(base.get(each));
            followed.add(each);
        }
        return followed;
    }

    private <T> void run(Callable<T> work, Consumer<T> done) {
        busy.set(true);
        problem.set(null);
        with.background.run(work, result -> {
            busy.set(false);
            done.accept(result);
        }, failure -> {
            busy.set(false);
            failed(failure);
        });
    }

    private void failed(Exception failure) {
        problem.set(failure);
        if (!(failure instanceof PatientException refused)) return;
        switch (refused.code()) {
            case CHANGED_MEANWHILE -> see();
            case POSSIBLE_DUPLICATE -> lookForResembling();
            default -> { }
        }
    }

    /** Reads what somebody else did; the file is open already, so no second trace. */
    private void see() {
        Fields before = base;
        PatientId patientId = id.orElseThrow();
        run(() -> {
            List<PatientVersion> versions = with.patients.history(with.session, patientId);
            PatientVersion now = versions.getFirst();
            return read(new Patient(patientId, now.version(), now.identity(), now.used(), now.contact(),
                    versions.getLast().at(), now.at(), now.by()));
        }, read -> {
            show(read);
            merge(before);
        });
    }

    /** Takes over what only they changed; what both changed is for the person to choose. */
    private void merge(Fields before) {
        Fields mine = typing.now();
        Set<Field> taken = follow(before);
        List<Clash.Two> both = before.differing(base).stream()
                .filter(field -> !taken.contains(field) && !mine.get(field).strip().equals(base.get(field).strip()))
                .map(field -> new Clash.Two(field, mine.get(field), base.get(field))).toList();
        PatientVersion last = history.getFirst();
        clash.set(new Clash(nameOf(last.by()), last.at(), both, taken));
    }

    ReadOnlyObjectProperty<List<Resemblance>> resemblingProperty() {
        return resembling.foundProperty();
    }

    /** As it is kept; null while it is read, and for somebody new. */
    public ReadOnlyObjectProperty<Patient> patientProperty() {
        return patient.getReadOnlyProperty();
    }

    /** Every version, newest first; changes with {@link #patientProperty}. */
    List<PatientVersion> history() {
        return history;
    }

    /** Who a person of the history is. */
    String nameOf(UUID person) {
        return names.getOrDefault(person, "");
    }

    ReadOnlyObjectProperty<Clash> clashProperty() {
        return clash.getReadOnlyProperty();
    }

    /** Traits of the INSi answer that differ from those kept and wait to be accepted. */
    public ReadOnlyObjectProperty<Set<Field>> toAcceptProperty() {
        return toAccept.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public boolean isNew() {
        return id.isEmpty();
    }

    public boolean mayQualify() {
        return with.session.may(Permission.QUALIFY_IDENTITY);
    }

    Optional<PatientId> id() {
        return id;
    }
}
