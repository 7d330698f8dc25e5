package fr.havre.ui.profile;

import fr.havre.access.Permission;
import fr.havre.documents.DocumentId;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.ProfileChanged;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLane;
import fr.havre.patients.profile.ProfileLine;
import fr.havre.patients.profile.ProfileSource;
import fr.havre.patients.profile.Profiles;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.News;
import fr.havre.vault.Person;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One patient's medical profile on screen: what is so, what waits, what was. */
public final class MedicalViewModel {
    private final Desk desk;
    private final Profiles profiles;
    private final Background background;
    private final InstantSource time;
    private final PatientId patient;
    private final ReadOnlyObjectWrapper<Profile> profile = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final ObservableList<ProfileRow> rows = FXCollections.observableArrayList();
    private final ObservableList<ProfileRow> proposals = FXCollections.observableArrayList();
    private final BooleanProperty past = new SimpleBooleanProperty();
    private Map<UUID, String> people = Map.of();

    /** What was read at once. */
    private record Read(Profile profile, Map<UUID, String> people) {
        @Override public String toString() {
            return "Read[" + profile + "]";
        }
    }

    public MedicalViewModel(Desk desk, Profiles profiles, Background background, InstantSource time, PatientId patient) {
        this.desk = desk;
        this.profiles = profiles;
        this.background = background;
        this.time = time;
        this.patient = patient;
        past.addListener((_, _, _) -> fill());
    }

    /** Reads it, which leaves a trace. */
    public void load() {
        background.run(() -> {
            Map<UUID, String> names = desk.unlocked().people().all().stream()
                    .collect(Collectors.toMap(Person::id, Person::name, (one, _) -> one));
            return new Read(profiles.of(desk.session(), patient), names);
        }, read -> {
            people = read.people();
            show(read.profile());
        }, problem::set);
    }

    private void refresh() {
        Profile opened = profile.get();
        if (opened != null) background.run(() -> profiles.again(desk.session(), opened), this::show, problem::set);
    }

    List<News.Listening> follow(News news) {
        return List.of(news.listen(ProfileChanged.class, change -> {
            if (change.patient().equals(patient)) refresh();
        }));
    }

    private void show(Profile now) {
        problem.set(null);
        profile.set(now);
        fill();
    }

    private void fill() {
        Profile now = profile.get();
        if (now == null) return;
        List<ProfileRow> all = new ArrayList<>();
        for (ProfileKind kind : ProfileKind.values()) {
            all.add(new ProfileRow.Heading(kind, now.known(kind)));
            now.none(kind).ifPresent(each -> all.add(said(each)));
            now.current(kind).forEach(each -> all.add(said(each)));
        }
        if (past.get() && !now.past().isEmpty()) {
            all.add(new ProfileRow.Past());
            now.past().forEach(each -> all.add(said(each)));
        }
        rows.setAll(all);
        List<ProfileRow> waiting = new ArrayList<>();
        for (ProfileLane lane : List.of(ProfileLane.PATIENT, ProfileLane.ELSEWHERE)) {
            List<ProfileLine> lines = now.proposed(lane);
            if (lines.isEmpty()) continue;
            waiting.add(new ProfileRow.Lane(lane));
            lines.forEach(each -> waiting.add(said(each)));
        }
        proposals.setAll(waiting);
    }

    private ProfileRow said(ProfileLine line) {
        return new ProfileRow.Said(line, people.getOrDefault(line.recordedBy(), ""));
    }

    void none(ProfileKind kind) {
        act(() -> profiles.add(desk.session(), patient, ProfileContent.none(kind), ProfileSource.practice(today())));
    }

    void end(ProfileLine line) {
        act(() -> profiles.end(desk.session(), line.id(), today()));
    }

    void mistaken(ProfileLine line) {
        act(() -> profiles.mistaken(desk.session(), line.id()));
    }

    void reopen(ProfileLine line) {
        act(() -> profiles.reopen(desk.session(), line.id()));
    }

    void accept(ProfileLine line) {
        act(() -> profiles.accept(desk.session(), line.id()));
    }

    void leave(ProfileLine line) {
        act(() -> profiles.leave(desk.session(), line.id()));
    }

    private void act(Callable<Profile> work) {
        background.run(work, this::show, problem::set);
    }

    /** What a document says joins what waits; {@code done} with what came of it. */
    void takeFrom(DocumentId document, java.util.function.Consumer<Profiles.Proposed> done) {
        desk.documentProfiles().ifPresent(each -> background.run(() -> each.takeFrom(desk.session(), document), proposed -> {
            refresh();
            done.accept(proposed);
        }, problem::set));
    }

    LineViewModel adding(ProfileKind kind) {
        return new LineViewModel(desk, profiles, background, this::today, patient, kind, this::show);
    }

    LineViewModel changing(ProfileLine line) {
        return new LineViewModel(desk, profiles, background, this::today, patient, line, this::show);
    }

    /** Every version of a line, newest first. */
    void history(ProfileLine line, java.util.function.Consumer<List<ProfileRow>> done) {
        background.run(() -> profiles.history(desk.session(), line.id()), versions ->
                done.accept(versions.stream().map(this::said).toList()), problem::set);
    }

    boolean mayWrite(ProfileKind kind) {
        return Profiles.mayWrite(desk.session(), kind);
    }

    boolean mayPropose() {
        return desk.session().may(Permission.IMPORT_DOCUMENT);
    }

    PartialDate today() {
        return PartialDate.of(LocalDate.ofInstant(time.instant(), ProfileWords.FRANCE));
    }

    PatientId patient() {
        return patient;
    }

    Desk desk() {
        return desk;
    }

    /** Null until it was read. */
    ReadOnlyObjectProperty<Profile> profileProperty() {
        return profile.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ObservableList<ProfileRow> rows() {
        return rows;
    }

    ObservableList<ProfileRow> proposals() {
        return proposals;
    }

    /** Whether what is over is listed too. */
    BooleanProperty pastProperty() {
        return past;
    }
}
