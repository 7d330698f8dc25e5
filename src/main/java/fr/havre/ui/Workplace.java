package fr.havre.ui;

import fr.havre.access.Permission;
import fr.havre.agenda.prevention.Prevention;
import fr.havre.documents.DocumentId;
import fr.havre.documents.review.Reviews;
import fr.havre.messaging.MessageId;
import fr.havre.patients.PatientId;
import fr.havre.ui.admissions.AdmissionScreens;
import fr.havre.ui.agenda.AgendaFetching;
import fr.havre.ui.agenda.AgendaView;
import fr.havre.ui.agenda.AgendaViewModel;
import fr.havre.ui.chart.ChartView;
import fr.havre.ui.frontdesk.FrontDeskView;
import fr.havre.ui.frontdesk.FrontDeskViewModel;
import fr.havre.ui.home.HealthViewModel;
import fr.havre.ui.home.HomeView;
import fr.havre.ui.home.HomeViewModel;
import fr.havre.ui.home.StatusBar;
import fr.havre.ui.imports.ImportFlow;
import fr.havre.ui.imports.WaysIn;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.patients.PatientSheets;
import fr.havre.ui.patients.PatientsView;
import fr.havre.ui.patients.PatientsViewModel;
import fr.havre.ui.prevention.PreventionTab;
import fr.havre.ui.prevention.RemindersView;
import fr.havre.ui.prevention.RemindersViewModel;
import fr.havre.ui.profile.MedicalTab;
import fr.havre.ui.profile.MedicalView;
import fr.havre.ui.questionnaires.QuestionnaireScreens;
import fr.havre.ui.queue.QueueView;
import fr.havre.ui.queue.QueueViewModel;
import fr.havre.ui.review.ReviewCounter;
import fr.havre.ui.review.ReviewView;
import fr.havre.ui.review.ReviewViewModel;
import fr.havre.ui.send.SendAction;
import fr.havre.ui.settings.SettingsView;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import fr.havre.ui.writing.WritingScreens;
import fr.havre.vault.Compartment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/** The frame and its screens, from unlock to lock: makes each screen when one goes there, knows the way back. */
public final class Workplace implements Navigator {
    private final Desk desk;
    private final Surroundings around;
    private final ShellView shell;
    private final Map<Place, Supplier<Node>> screens = new EnumMap<>(Place.class);
    private final Deque<Runnable> before = new ArrayDeque<>();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final Charts charts;
    private final HealthViewModel health;
    private final Commands commands;
    private final PatientSheets sheets;
    private final Asked asked;
    private PatientsView patients;
    private final ImportFlow imports;
    private final WaysIn ways;
    private final SendAction send;
    private final Optional<Correspondence> messages;
    private final AdmissionScreens admissions;
    private final AgendaFetching fetching;
    private final Optional<WritingScreens> writing;
    private final Optional<QuestionnaireScreens> questionnaires;
    private Runnable here = () -> { };
    /** Whose chart is on screen. */
    private Optional<PatientId> shown = Optional.empty();

    public Workplace(Desk desk, Background background, News news, Outside outside, Drafting drafts, WindowActions window,
            LiveWords words) {
        this.desk = desk;
        screens.put(Place.HOME, this::home);
        screens.put(Place.PATIENTS, this::patients);
        if (desk.session().may(Permission.KEEP_AGENDA)) screens.put(Place.AGENDA, this::agenda);
        desk.mailDesk().ifPresent(_ -> screens.put(Place.MESSAGES, this::correspondence));
        reviews(desk).ifPresent(reviews -> screens.put(Place.REVIEW, () -> review(reviews)));
        desk.writing().ifPresent(_ -> screens.put(Place.SIGN, this::signing));
        if (desk.session().may(Permission.PREPARE_ADMISSION)) screens.put(Place.ADMISSIONS, this::admissions);
        desk.recordDesk().ifPresent(record -> screens.put(Place.QUEUE, () -> queue(record)));
        screens.put(Place.SETTINGS, this::settings);
        shell = new ShellView(words, screens.keySet(), this::go);
        around = new Surroundings(words, background, this, news, shell.notices(), shell, outside, drafts, window);
        fetching = new AgendaFetching(desk, background, InstantSource.system());
        send = new SendAction(desk, around, InstantSource.system());
        charts = new Charts(desk, around, send::send, this::correct);
        health = new HealthViewModel(desk, background);
        StatusBar.fill(shell.statusLeft(), shell.statusRight(), health, words, news,
                () -> go(screens.containsKey(Place.QUEUE) ? Place.QUEUE : Place.HOME));
        messages = desk.mailDesk().map(mail -> new Correspondence(desk, mail, around, this::write));
        messages.ifPresent(each -> each.mark(shell));
        imports = new ImportFlow(desk, around, InstantSource.system(), send::send);
        sheets = new PatientSheets(desk, around, InstantSource.system());
        asked = new Asked(desk, around, sheets::create);
        commands = new Commands(desk, around, shell, screens.keySet(), charts::assign);
        if (desk.unlocked().holds(Compartment.CLINICAL)) HomeView.tellKeys(commands.actions());
        else FrontDeskView.tellKeys(commands.actions());
        PatientsView.tellKeys(commands.actions());
        ChartView.tellKeys(commands.actions());
        desk.profiles().ifPresent(_ -> MedicalView.tellKeys(commands.actions()));
        prevention().ifPresent(kept -> {
            PreventionTab.tellKeys(commands.actions());
            RemindersView.tellKeys(commands.actions());
            commands.actions().add("palette.action.reminders", "fth-bell", () -> reminders(kept));
        });
        if (screens.containsKey(Place.AGENDA)) AgendaView.tellKeys(commands.actions());
        messages.ifPresent(each -> each.offer(commands.actions()));
        writing = desk.writing().map(each -> new WritingScreens(desk, each, around, this::compose, send::send));
        writing.ifPresent(each -> each.offer(commands.actions(), shell, () -> shown));
        admissions = new AdmissionScreens(desk, around, this::admission);
        if (screens.containsKey(Place.ADMISSIONS)) admissions.offer(commands.actions(), () -> shown);
        questionnaires = desk.questionnaires().map(each -> new QuestionnaireScreens(desk, each, around, InstantSource.system()));
        reviews(desk).ifPresent(reviews -> {
            ReviewView.tellKeys(commands.actions());
            ReviewCounter.fill(shell.count(Place.REVIEW), desk, reviews, background, news);
        });
        if (desk.session().may(Permission.EDIT_PATIENT)) {
            commands.actions().add("palette.action.newPatient", "fth-user-plus", "Shortcut+N", sheets::create);
            commands.actions().add("palette.action.editPatient", "fth-user-check", "Shortcut+E", () -> shown.ifPresent(sheets::edit));
        }
        drafts.keep("imports", this::unfiled, this::proposeAgain);
        ways = new WaysIn(desk, imports, around, () -> shown, InstantSource.system());
        ways.over(shell);
        ways.offer(commands.actions());
        takeOverScans();
    }

    /** What the front desk left for charts is anybody's to file once somebody with the clinical key is here. */
    private void takeOverScans() {
        if (desk.mailDesk().isEmpty() || !desk.session().may(Permission.IMPORT_DOCUMENT)) return;
        around.background().run(() -> desk.scans().takeOver(desk.session()), done -> {
            if (done.taken() > 0) around.notices().say(() -> around.words().now("shell.scans", done.taken()));
        }, around.notices()::problem);
    }

    public Parent view() {
        return shell;
    }

    /** What can be done from anywhere: screens and the window add theirs. */
    public Actions actions() {
        return commands.actions();
    }

    /** Makes the shortcuts work; once, in the scene the view is shown in. */
    public void listen(Scene scene) {
        MovingKeys.in(scene);
        commands.listen(scene);
    }

    @Override public void go(Place place) {
        step(() -> {
            shown = Optional.empty();
            Node screen = screens.get(place).get();
            shell.show(place, screen);
            if (place == Place.PATIENTS) patients.firstField().requestFocus();
            if (screen instanceof ReviewView view) view.firstField().requestFocus();
            if (screen instanceof AgendaView view) view.firstField().requestFocus();
            if (place == Place.ADMISSIONS) AdmissionScreens.focus(screen);
            WritingScreens.focus(screen);
            name(new SimpleStringProperty(""));
        });
    }

    @Override public void openPatient(PatientId patient) {
        step(() -> chart(patient, Optional.empty()));
    }

    @Override public void openDocument(PatientId patient, DocumentId document) {
        step(() -> chart(patient, Optional.of(document)));
    }

    @Override public void openMessage(MessageId message) {
        messages.ifPresent(each -> step(() -> {
            shown = Optional.empty();
            each.open(message);
            shell.show(Place.MESSAGES, each.screen());
            name(new SimpleStringProperty(""));
        }));
    }

    @Override public void sortMessages() {
        messages.ifPresent(Correspondence::sort);
        go(Place.MESSAGES);
    }

    private void chart(PatientId patient, Optional<DocumentId> document) {
        ChartView view = charts.open(patient, document);
        shown = Optional.of(patient);
        view.bannerActions().getChildren().add(sheets.button(patient));
        prevention().ifPresent(kept -> view.addTab("prevention.title", () -> new PreventionTab(desk, kept, around, patient,
                InstantSource.system(), desk.vaccinationNotes().map(notes -> whose -> note(notes, whose)))));
        if (screens.containsKey(Place.ADMISSIONS)) view.addTab("admissions.of-patient", () -> admissions.ofPatient(patient));
        writing.flatMap(each -> each.button(patient)).ifPresent(view.bannerActions().getChildren()::add);
        messages.ifPresent(each -> {
            view.bannerActions().getChildren().add(each.button(patient));
            view.addTab("messages.exchanges", () -> each.exchanges(patient));
        });
        desk.profiles().ifPresent(each -> MedicalTab.add(view, desk, each, around, patient,
                () -> questionnaires.ifPresent(all -> all.open(patient))));
        shell.show(Place.PATIENTS, view);
        name(view.windowTitleProperty());
        view.firstField().requestFocus();
    }

    /** Whom another program asked to see. */
    public void show(Asking asking) {
        asked.open(asking, shell.hasSheet());
    }

    /** Files that came from outside: for the chart on screen, if it is one. */
    public void drop(List<Path> files) {
        imports.drop(files, shown);
    }

    /** Paths of files that were given and not filed: they are proposed again. */
    private Optional<String> unfiled() {
        String paths = imports.unfinished().stream().map(Path::toString).collect(Collectors.joining("\n"));
        return paths.isEmpty() ? Optional.empty() : Optional.of(paths);
    }

    private void proposeAgain(String paths) {
        around.background().run(() -> paths.lines().map(Path::of).filter(Files::exists).toList(),
                files -> around.background().onScreen(() -> drop(files)),
                around.notices()::problem);
    }

    /** As often as one likes, from unlock to lock: does what is done by itself. */
    void tick() {
        fetching.tick();
    }

    /** Begins nothing more; {@code then} when what cannot be left half done is done. */
    void leave(Runnable then) {
        fetching.close();
        imports.leave(then);
    }

    /** Published for whoever names the window: whose chart it is, then the program. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    private void name(ObservableValue<String> what) {
        title.bind(Bindings.createStringBinding(() -> (what.getValue().isEmpty() ? "" : what.getValue() + " – ")
                + around.words().now("shell.app"), what, around.words().languageProperty()));
    }

    @Override public void back() {
        if (before.isEmpty()) return;
        here = before.pop();
        here.run();
    }

    private void step(Runnable there) {
        before.push(here);
        here = there;
        there.run();
    }

    /** The front desk's own page, for who holds no clinical key. */
    private Node frontDesk() {
        FrontDeskViewModel model = new FrontDeskViewModel(desk, around.background());
        FrontDeskView view = new FrontDeskView(model, around, new FrontDeskView.Ways(sheets::create, ways::choose,
                () -> admissions.create(Optional.empty()), charts::assign, file -> admissions.open(file.admission().id())));
        model.load();
        return view;
    }

    private Node home() {
        if (!desk.unlocked().holds(Compartment.CLINICAL)) return frontDesk();
        HomeViewModel model = new HomeViewModel(desk, around.background(), this, send::send);
        HomeView view = new HomeView(model, health, around, charts::assign);
        model.load();
        return view;
    }

    /** The same each time: what was searched for is still there when one comes back. */
    private Node patients() {
        if (patients == null) {
            PatientsViewModel model = new PatientsViewModel(desk.patients(), desk.session(), around.background(), around.news());
            patients = new PatientsView(model, around.words(), new PatientsView.Actions(
                    patient -> openPatient(patient.id()), patient -> sheets.edit(patient.id()), sheets::create));
        }
        return patients;
    }

    /** A letter being written, to be signed: the way back leads to where it was begun. */
    private void compose(Node editor) {
        step(() -> {
            shown = Optional.empty();
            shell.show(Place.SIGN, editor);
            name(new SimpleStringProperty(""));
        });
    }

    private void correct(DocumentId signed) {
        writing.ifPresent(each -> each.correct(signed));
    }

    private Node signing() {
        return writing.orElseThrow().screen();
    }

    /** A letter on screen: the way back leads to where it was begun. */
    private void write(Node letter) {
        step(() -> {
            shown = Optional.empty();
            shell.show(Place.MESSAGES, letter);
            name(new SimpleStringProperty(""));
        });
    }

    private Node admissions() {
        return admissions.board();
    }

    /** One admission on screen: the way back leads to where it was opened. */
    private void admission(Node file) {
        step(() -> {
            shown = Optional.empty();
            shell.show(Place.ADMISSIONS, file);
            AdmissionScreens.focus(file);
            name(new SimpleStringProperty(""));
        });
    }

    private Node correspondence() {
        return messages.orElseThrow().screen();
    }

    private Node queue(RecordDesk record) {
        return new QueueView(desk, new QueueViewModel(desk, record, around.background()), around);
    }

    /** For who may say that a result was seen. */
    private static Optional<Reviews> reviews(Desk desk) {
        return desk.reviews().filter(_ -> desk.session().may(Permission.REVIEW_RESULTS));
    }

    private Node review(Reviews reviews) {
        return new ReviewView(desk, new ReviewViewModel(desk, reviews, around.background()), around);
    }

    /** Who holds no clinical key is led to the identity: their chart would be nearly empty. */
    private Node agenda() {
        return new AgendaView(desk, new AgendaViewModel(desk, around.background(), InstantSource.system()), fetching, around,
                desk.recordDesk().isPresent() ? this::openPatient : sheets::edit,
                prevention().map(kept -> () -> reminders(kept)));
    }

    private void reminders(Prevention kept) {
        step(() -> {
            shown = Optional.empty();
            RemindersView view = new RemindersView(new RemindersViewModel(desk, kept, around.background(), InstantSource.system()), around);
            shell.show(Place.AGENDA, view);
            view.firstField().requestFocus();
            name(new SimpleStringProperty(""));
        });
    }

    /** Kept at once; where it goes is another decision. */
    private void note(VaccinationNotes notes, PatientId patient) {
        around.background().run(() -> notes.make(patient), made -> {
            around.notices().say(() -> around.words().now("prevention.note.made"));
            send.send(List.of(made));
        }, around.notices()::problem);
    }

    private Optional<Prevention> prevention() {
        return desk.prevention().filter(_ -> desk.session().may(Permission.KEEP_PREVENTION));
    }

    private Node settings() {
        return new SettingsView(desk, around, ways::folders);
    }
}
