package fr.havre.ui.admissions;

import fr.havre.admissions.Admission;
import fr.havre.admissions.AdmissionChanged;
import fr.havre.admissions.AdmissionException;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.AdmissionSituation;
import fr.havre.admissions.Checklist;
import fr.havre.admissions.Piece;
import fr.havre.admissions.PieceKey;
import fr.havre.admissions.submission.PaperPack;
import fr.havre.admissions.submission.PaperWish;
import fr.havre.admissions.submission.SubmissionChanged;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientChanged;
import fr.havre.patients.PatientId;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.News;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * One admission, or one that is being begun: what is typed of the stay, the pieces that follow from it at once, and what
 * becomes of them. Whatever needs the stay kept keeps it first. Everything is done in turn.
 */
final class FileViewModel {
    /** A scan that names somebody else: a person has to say whether it is this patient's. */
    record Doubtful(PieceKey key, Path scan) { }

    /** What is to be done first. */
    enum Start { PATIENT, STAY, PIECES }

    private final Desk desk;
    private final InTurn turn;
    private final FileReading reading;
    private final PieceActs acts;
    private final SendingActs sendings;
    private final StayForm form = new StayForm();
    private final PieceList pieces = new PieceList();
    private final ObjectProperty<Patient> patient = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<FileReading.Content> content = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<LocalDate> today = new ReadOnlyObjectWrapper<>(LocalDate.EPOCH);
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Doubtful> doubtful = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper meanwhile = new ReadOnlyBooleanWrapper();
    private final BooleanProperty everything = new SimpleBooleanProperty();
    private Start start = Start.PATIENT;

    FileViewModel(Desk desk, Background background) {
        this.desk = desk;
        turn = new InTurn(background);
        reading = new FileReading(desk);
        acts = new PieceActs(desk);
        sendings = new SendingActs(desk);
        form.onChange(() -> {
            unsaved.set(differs());
            preview();
        });
        patient.addListener((_, _, _) -> preview());
        everything.addListener((_, _, _) -> preview());
    }

    /** A new one, of somebody who is known already or of whoever is chosen. */
    void begin(Optional<PatientId> of) {
        start = of.isPresent() ? Start.STAY : Start.PATIENT;
        turn.run(() -> reading.begin(of), found -> {
            today(found.today());
            found.patient().ifPresent(patient::set);
            preview();
        }, problem::set);
    }

    void open(AdmissionId id) {
        start = Start.PIECES;
        turn.run(() -> reading.open(id), this::show, problem::set);
    }

    /** One that was typed and not kept: as it stood. */
    void resume(Unfinished unfinished) {
        unfinished.admission().ifPresentOrElse(this::open, () -> begin(unfinished.patient()));
        turn.run(() -> unfinished, found -> form.giveBack(found.said()), problem::set);
    }

    /** What is typed and not kept; empty where nothing is. */
    Optional<String> typed() {
        if (!unsaved.get()) return Optional.empty();
        return Optional.of(new Unfinished(file().map(kept -> kept.admission().id()), Optional.ofNullable(patient.get())
                .map(Patient::id), form.typed()).text());
    }

    private void again() {
        if (content.get() == null) return;
        turn.run(() -> reading.again(content.get().file()), this::show, problem::set);
    }

    private void today(LocalDate day) {
        today.set(day);
        form.today(day);
    }

    /** What is being typed stays; what is not is as it was kept. */
    private void show(FileReading.Content found) {
        boolean typing = unsaved.get();
        today(found.today());
        content.set(found);
        patient.set(found.file().patient());
        if (!typing) form.fill(found.file().admission().situation());
        unsaved.set(typing && differs());
        preview();
    }

    private boolean differs() {
        Optional<AdmissionFile> kept = file();
        if (kept.isEmpty()) return form.begun();
        try {
            return !form.read().equals(kept.get().admission().situation());
        } catch (AdmissionException _) {
            return true;                                                // not to be kept as it stands
        }
    }

    private void preview() {
        if (today.get().equals(LocalDate.EPOCH)) return;
        Optional<Patient> who = Optional.ofNullable(patient.get());
        pieces.show(Checklist.carried().preview(form.soFar(), who.flatMap(each -> each.traits().birthDate()),
                file().map(AdmissionFile::pieces).orElse(List.of()), today.get()), everything.get());
    }

    /** Keeps the stay as it was typed; begins the admission if there is none yet. */
    void save() {
        save(_ -> { });
    }

    /** The same; {@code then} once it is kept, or if there was nothing to keep. */
    void save(Consumer<AdmissionId> then) {
        turn.prepared(this::keeping, found -> {
            found.ifPresent(this::saved);
            then.accept(content.get().file().admission().id());
        }, this::failed);
    }

    /** Empty if what is typed is kept already. */
    private Callable<Optional<FileReading.Content>> keeping() {
        Optional<AdmissionFile> before = file();
        if (before.isPresent() && !unsaved.get()) return Optional::empty;
        AdmissionSituation stay = form.read();
        if (before.isEmpty()) {
            Patient who = patient.get();
            if (who == null) throw new AdmissionException(AdmissionException.Code.PATIENT_MISSING);
            return () -> Optional.of(reading.around(desk.admissions().create(desk.session(), who.id(), stay)));
        }
        Admission admission = before.get().admission();
        return () -> Optional.of(reading.around(desk.admissions().change(desk.session(), admission.id(), admission.version(),
                stay)));
    }

    private void saved(FileReading.Content found) {
        problem.set(null);
        meanwhile.set(false);
        unsaved.set(false);
        show(found);
    }

    private void failed(Exception failure) {
        if (PieceActs.changedMeanwhile(failure)) {
            meanwhile.set(true);
            again();
        } else {
            problem.set(failure);
        }
    }

    /** Somebody else changed it meanwhile: what they said is taken, what was typed here is given up. */
    void takeTheirs() {
        meanwhile.set(false);
        unsaved.set(false);
        form.fill(content.get().file().admission().situation());
        preview();
    }

    /** Says something of the chosen piece and goes on at once to the next that is open; back to it where that is refused. */
    void say(PieceActs.Act act) {
        Piece about = pieces.chosenProperty().get();
        if (about == null) return;
        pieces.after(about.key());
        change(act, failure -> {
            pieces.choose(about.key());
            problem.set(failure);
        });
    }

    /** The same, and stays. */
    void correct(PieceActs.Act act) {
        change(act, problem::set);
    }

    private void change(PieceActs.Act act, Consumer<Exception> failed) {
        save(id -> turn.run(() -> reading.around(act.on(id)), found -> {
            problem.set(null);
            doubtful.set(null);
            show(found);
        }, failed));
    }

    /** Files a scan or a photo as this piece. */
    void drop(PieceKey key, Path scan) {
        pieces.choose(key);
        file(key, scan, false);
    }

    private void file(PieceKey key, Path scan, boolean whateverItNames) {
        pieces.after(key);
        change(acts.file(key, scan, whateverItNames), failure -> {
            boolean another = PieceActs.namesAnother(failure);
            pieces.choose(key);
            doubtful.set(another ? new Doubtful(key, scan) : null);
            problem.set(another ? null : failure);
        });
    }

    /** It is this patient's, whatever it names. */
    void fileAllTheSame() {
        Doubtful doubt = doubtful.get();
        if (doubt != null) file(doubt.key(), doubt.scan(), true);
    }

    void leaveIt() {
        doubtful.set(null);
    }

    /** The patient was admitted, the stay was given up, or it goes on. */
    void become(Admission.State state) {
        correct(id -> desk.admissions().become(desk.session(), id, state));
    }

    /** Makes the papers of what is there; {@code then} prints them. Pieces that this person may not read are not in it. */
    void paper(boolean large, Consumer<PaperPack> then) {
        save(id -> turn.run(() -> desk.admissionPaper().pack(desk.session(), id, new PaperWish(Optional.empty(), large)),
                then, problem::set));
    }

    /** What is to be sent, once the stay is kept as it was typed; {@code then} shows it. */
    void sending(Background background, Consumer<SendViewModel> then) {
        save(_ -> then.accept(new SendViewModel(desk, background, content.get().file(),
                content.get().submissions())));
    }

    List<News.Listening> follow(News news) {
        return List.of(news.listen(AdmissionChanged.class, change -> {
            if (file().filter(kept -> kept.admission().id().equals(change.admission())).isPresent()) again();
        }), news.listen(SubmissionChanged.class, _ -> again()), news.listen(PatientChanged.class, _ -> again()));
    }

    /** As it is kept; empty before it is begun. */
    Optional<AdmissionFile> file() {
        return Optional.ofNullable(content.get()).map(FileReading.Content::file);
    }

    Start start() {
        return file().isPresent() ? Start.PIECES : start;
    }

    PieceActs acts() {
        return acts;
    }

    SendingActs sendings() {
        return sendings;
    }

    StayForm form() {
        return form;
    }

    PieceList pieces() {
        return pieces;
    }

    ObjectProperty<Patient> patientProperty() {
        return patient;
    }

    ReadOnlyObjectProperty<FileReading.Content> contentProperty() {
        return content.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LocalDate> todayProperty() {
        return today.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** A scan that waits for a person's word; null while none does. */
    ReadOnlyObjectProperty<Doubtful> doubtfulProperty() {
        return doubtful.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /** Somebody else changed the stay while it was being typed here. */
    ReadOnlyBooleanProperty meanwhileProperty() {
        return meanwhile.getReadOnlyProperty();
    }

    /** Pieces that are not needed too. */
    BooleanProperty everythingProperty() {
        return everything;
    }
}
