package fr.havre.ui.imports;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.ImportWish;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.ui.imports.PatientChoice.Certainty;
import fr.havre.vault.FrenchZone;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One document on its way into a file: what was read of it, what a person says of it, how far it is. */
final class ImportLine {
    /** How far it is. */
    enum State {
        READING, TO_COMPLETE, READY, FILING, FILED, ALREADY_THERE,
        /** Sealed for the clinical side. */
        HANDED_OVER, REFUSED
    }

    /** What a person has to say first. */
    enum Missing { NOTHING, PATIENT, RIGHT_PATIENT, TYPE, TITLE }

    private static final ZoneId FRANCE = FrenchZone.here();

    private final boolean handsOver;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.READING);
    private final ReadOnlyObjectWrapper<Missing> missing = new ReadOnlyObjectWrapper<>(Missing.PATIENT);
    private final ObjectProperty<PatientChoice> choice = new SimpleObjectProperty<>();
    private final BooleanProperty confirmed = new SimpleBooleanProperty();
    private final StringProperty type = new SimpleStringProperty("");
    private final StringProperty title = new SimpleStringProperty("");
    private final ObjectProperty<PartialDate> date = new SimpleObjectProperty<>();
    private final BooleanProperty wanted = new SimpleBooleanProperty(true);
    private final ObservableList<RuntimeException> obstacles = FXCollections.observableArrayList();
    private final ObjectProperty<Exception> problem = new SimpleObjectProperty<>();
    private final ObservableList<DocumentId> filed = FXCollections.observableArrayList();
    private Incoming incoming;
    private Reading reading;
    private boolean done;

    /** @param handsOver whether what is not administrative is sealed for the clinical side */
    ImportLine(Incoming incoming, Optional<Patient> chart, boolean handsOver) {
        this.incoming = incoming;
        this.handsOver = handsOver;
        chart.ifPresent(patient -> choice.set(PatientChoice.of(patient, Certainty.CHART)));
        choice.addListener((_, before, now) -> {
            if (before == null || now == null || !before.patient().id().equals(now.patient().id())) confirmed.set(false);
            judge();
        });
        type.addListener((_, before, now) -> {
            if (title.get().isBlank() || title.get().equals(Types.label(before))) title.set(Types.label(now));
            judge();
        });
        title.addListener((_, _, _) -> judge());
        confirmed.addListener((_, _, _) -> judge());
    }

    /** What was read becomes the proposal; what a person has said already stays. */
    void read(Reading read) {
        problem.set(null);
        if (!read.archive()) propose(read);
        if (choice.get() == null || choice.get().certainty() == Certainty.CHART) propose(read.candidates());
        reading = read;
        if (read.handedOver()) done = true;
        state.set(read.handedOver() ? State.HANDED_OVER : State.TO_COMPLETE);
        judge();
    }

    private void propose(Reading read) {
        if (type.get().isEmpty()) type.set(read.type());
        String own = read.examined().recognised().metadata().title().strip();
        if (!own.isEmpty()) title.set(own);
        if (date.get() == null) date.set(read.date().or(() -> read.lastModified()
                .map(at -> PartialDate.of(LocalDate.ofInstant(at.toInstant(), FRANCE)))).orElse(null));
    }

    /** One who is certain, or the only one who resembles; of several a person picks. */
    private void propose(List<PatientChoice> candidates) {
        if (choice.get() != null) {
            candidates.stream().filter(each -> each.certainty() == Certainty.CERTAIN
                    && each.patient().id().equals(choice.get().patient().id())).findFirst().ifPresent(choice::set);
            return;
        }
        Optional<PatientChoice> certain = candidates.stream().filter(each -> each.certainty() == Certainty.CERTAIN).findFirst();
        certain.or(() -> candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty()).ifPresent(choice::set);
    }

    private void judge() {
        if (reading == null || done || state.get() == State.FILING || state.get() == State.REFUSED) return;
        missing.set(missingNow());
        filed.setAll(keptAlready().stream().toList());
        State reached = missing.get() == Missing.NOTHING ? State.READY : State.TO_COMPLETE;
        state.set(filed.isEmpty() ? reached : State.ALREADY_THERE);
    }

    /** The very same bytes in the chosen patient's file: nothing more to do, whatever the type. */
    private Optional<DocumentId> keptAlready() {
        if (incoming instanceof Incoming.Kept) return Optional.empty();
        return patient().map(Patient::id).flatMap(reading::keptFor).map(DocumentLine::id);
    }

    private Missing missingNow() {
        if (handsOver && reading.archive()) return Missing.NOTHING;
        if (choice.get() == null) return toHandOver() ? Missing.NOTHING : Missing.PATIENT;
        if (!confirmed.get() && reading.speaksOfAnother(choice.get().patient().id())) return Missing.RIGHT_PATIENT;
        if (reading.archive()) return Missing.NOTHING;
        if (type.get().isEmpty()) return Missing.TYPE;
        if (toHandOver()) return Missing.NOTHING;
        return title.get().isBlank() ? Missing.TITLE : Missing.NOTHING;
    }

    /** By its type, or as an archive of several, it is not kept here but sealed for the clinical side, whoever's it may be. */
    boolean toHandOver() {
        return handsOver && (archive() || (!type.get().isEmpty() && !Types.administrative(type.get())));
    }

    boolean archive() {
        return reading != null && reading.archive();
    }

    /** Whether it can be sealed for the clinical side though nobody has said what it is. */
    boolean unknownToHandOver() {
        return handsOver && type.get().isEmpty() && state.get() == State.TO_COMPLETE;
    }

    /** Nothing more is done with it unless a person takes it back. */
    boolean isSettled() {
        return state.get() == State.FILED || state.get() == State.ALREADY_THERE || state.get() == State.HANDED_OVER;
    }

    /** Whether it may go with all others, unseen: not on a resemblance alone; to the clinical side, where a person looks. */
    boolean sure() {
        if (state.get() != State.READY) return false;
        return toHandOver() || (choice.get().certainty() != Certainty.PROBABLE && choice.get().certainty() != Certainty.FRONT_DESK);
    }

    /** What a person says of it, as it stands now. */
    ImportWish wish() {
        Optional<PatientId> patient = patient().filter(_ -> missing.get() != Missing.RIGHT_PATIENT).map(Patient::id);
        if (reading.archive()) return new ImportWish(patient, Optional.empty(), Optional.empty(), Optional.empty(), confirmed.get());
        return new ImportWish(patient, Optional.of(type.get()).filter(code -> !code.isEmpty()), Optional.ofNullable(date.get()),
                Optional.of(title.get().strip()).filter(text -> !text.isEmpty()), confirmed.get());
    }

    void filing() {
        state.set(State.FILING);
    }

    /** Handed over once, and to be handed over again: erased on the other side, or proposed for the wrong patient. */
    void handOverAgain() {
        if (state.get() != State.HANDED_OVER) return;
        done = false;
        notNow();
    }

    void filed(Filed result) {
        done = true;
        filed.setAll(result.documents());
        problem.set(result.notSent().orElse(null));
        State kept = result.created().isEmpty() ? State.ALREADY_THERE : State.FILED;
        state.set(result.handedOver() ? State.HANDED_OVER : kept);
    }

    void refused(Exception why) {
        problem.set(why);
        state.set(State.REFUSED);
    }

    /** It could not be filed as asked; a person may say something else. */
    void failed(Exception why) {
        notNow();
        problem.set(why);
    }

    /** To be read anew: another file lies there now. */
    void again() {
        reading = null;
        problem.set(null);
        state.set(State.READING);
    }

    /** The same bytes are kept already and nobody's: it stands for that document. */
    void is(DocumentId kept) {
        incoming = new Incoming.Kept(kept, incoming.name());
    }

    /** Not filed after all. */
    void notNow() {
        state.set(State.TO_COMPLETE);
        judge();
    }

    /** Nobody's again, and kept. */
    void takenBack(DocumentId document) {
        done = false;
        is(document);
        problem.set(null);
        notNow();
    }

    Incoming incoming() {
        return incoming;
    }

    Optional<Reading> reading() {
        return Optional.ofNullable(reading);
    }

    Optional<Patient> patient() {
        return Optional.ofNullable(choice.get()).map(PatientChoice::patient);
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Missing> missingProperty() {
        return missing.getReadOnlyProperty();
    }

    ObjectProperty<PatientChoice> choiceProperty() {
        return choice;
    }

    /** A person has seen that it speaks of somebody else, and files it nevertheless. */
    BooleanProperty confirmedProperty() {
        return confirmed;
    }

    StringProperty typeProperty() {
        return type;
    }

    StringProperty titleProperty() {
        return title;
    }

    ObjectProperty<PartialDate> dateProperty() {
        return date;
    }

    /** Whether a person wants it in the national record; so unless they say otherwise. */
    BooleanProperty wantedProperty() {
        return wanted;
    }

    /** Whether it will be queued for the record once filed, as far as known. */
    boolean goesToRecord() {
        return wanted.get() && obstacles.isEmpty();
    }

    ObservableList<RuntimeException> obstacles() {
        return obstacles;
    }

    ObjectProperty<Exception> problemProperty() {
        return problem;
    }

    /** The documents it became, or was already. */
    ObservableList<DocumentId> filed() {
        return filed;
    }
}
