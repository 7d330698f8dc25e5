package fr.havre.ui.prevention;

import fr.havre.agenda.prevention.Prevention;
import fr.havre.agenda.prevention.PreventionChanged;
import fr.havre.agenda.prevention.ReminderCandidate;
import fr.havre.agenda.prevention.Reminders;
import fr.havre.patients.PatientId;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.News;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Who is to be reminded: a person chooses, one by one; nobody is chosen before. */
public final class RemindersViewModel {
    private final Desk desk;
    private final Prevention prevention;
    private final Background background;
    private final InstantSource time;
    private final ReminderSending sending;
    private final ObservableList<ReminderRow> rows = FXCollections.observableArrayList();
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();

    public RemindersViewModel(Desk desk, Prevention prevention, Background background, InstantSource time) {
        this.desk = desk;
        this.prevention = prevention;
        this.background = background;
        this.time = time;
        sending = new ReminderSending(desk, prevention);
    }

    public void read() {
        background.run(this::found, this::show, problem::set);
    }

    private record Read(List<ReminderRow> rows, boolean more) { }

    private Read found() {
        boolean mailbox = sending.mayWrite();
        Reminders.Found found = prevention.reminders().found(desk.session());
        return new Read(found.candidates().stream().map(each -> new ReminderRow(each,
                mailbox && ReminderSending.addressOf(each.file().patient()).isPresent(), false)).toList(), found.more());
    }

    private void show(Read read) {
        List<ReminderRow> found = read.rows();
        more.set(read.more());
        Set<PatientId> chosen = rows.stream().filter(ReminderRow::chosen).map(row -> row.candidate().file().patient().id())
                .collect(Collectors.toSet());
        rows.setAll(found.stream().map(row -> row.choose(chosen.contains(row.candidate().file().patient().id()))).toList());
        loaded.set(true);
    }

    void toggle(int index) {
        if (index < 0 || index >= rows.size()) return;
        rows.set(index, rows.get(index).choose(!rows.get(index).chosen()));
    }

    /**
     * Everybody who may be reminded and of whom something is noted; nobody, when all were. The others are asked first, so they are
     * chosen one by one.
     */
    void toggleAll() {
        List<ReminderRow> known = rows.stream().filter(row -> row.candidate().may() && !row.candidate().file().nothingNoted()).toList();
        boolean all = known.stream().allMatch(ReminderRow::chosen);
        rows.replaceAll(row -> known.contains(row) ? row.choose(!all) : row);
    }

    List<ReminderCandidate> chosen(boolean byMessage) {
        return rows.stream().filter(row -> row.chosen() && (!byMessage || row.byMessage())).map(ReminderRow::candidate).toList();
    }

    /** Wants no reminders, or wants them again. */
    void optOut(ReminderRow row) {
        background.run(() -> {
            prevention.reminders().optOut(desk.session(), row.candidate().file().patient().id(), !row.candidate().optedOut());
            return found();
        }, this::show, problem::set);
    }

    /**
     * Writes to the chosen ones that can be written to, one after the other; the first that fails ends it.
     *
     * @param done told how many were written to
     */
    void write(IntConsumer done) {
        List<ReminderCandidate> all = chosen(true);
        if (all.isEmpty() || busy.get()) return;
        busy.set(true);
        problem.set(null);
        String as = title.get();
        String words = text.get();
        record Written(int many, Optional<Exception> failure) { }
        background.run(() -> {
            int many = 0;
            for (ReminderCandidate each : all) {
                try {
                    sending.write(each, as, words);
                    many++;
                } catch (RuntimeException e) {
                    return new Written(many, Optional.of(e));
                }
            }
            return new Written(many, Optional.empty());
        }, written -> {
            busy.set(false);
            written.failure().ifPresent(problem::set);
            read();
            if (written.many() > 0) done.accept(written.many());
        }, this::failed);
    }

    /** @param print given the letters of the chosen ones, and whom they are for */
    void letters(BiConsumer<byte[], List<ReminderCandidate>> print) {
        List<ReminderCandidate> all = chosen(false);
        if (all.isEmpty() || busy.get()) return;
        busy.set(true);
        String as = title.get();
        String words = text.get();
        background.run(() -> sending.paper(all, as, words, time.instant()), pdf -> {
            busy.set(false);
            problem.set(null);
            print.accept(pdf, all);
        }, this::failed);
    }

    void printed(List<ReminderCandidate> all, Runnable done) {
        background.run(() -> {
            sending.printed(all);
            return found();
        }, found -> {
            show(found);
            done.run();
        }, problem::set);
    }

    private void failed(Exception failure) {
        busy.set(false);
        problem.set(failure);
    }

    List<News.Listening> follow(News news) {
        return List.of(news.listen(PreventionChanged.class, _ -> {
            if (!busy.get()) read();
        }));
    }

    ObservableList<ReminderRow> rows() {
        return rows;
    }

    StringProperty titleProperty() {
        return title;
    }

    StringProperty textProperty() {
        return text;
    }

    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Whether there are others of whom nothing is noted. */
    ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
