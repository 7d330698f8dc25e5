package fr.havre.ui.writing;

import fr.havre.access.Permission;
import fr.havre.admissions.AdmissionChanged;
import fr.havre.documents.DocumentId;
import fr.havre.documents.writing.Reading;
import fr.havre.documents.writing.WritingChanged;
import fr.havre.documents.writing.WritingId;
import fr.havre.patients.PatientChanged;
import fr.havre.patients.PatientId;
import fr.havre.patients.profile.ProfileChanged;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.News;
import fr.havre.ui.WritingDesk;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What waits to be signed: the chosen text as it would be signed, and what is said of it. Nothing is signed but what is shown.
 */
public final class SignViewModel {
    private final Desk desk;
    private final WritingDesk writing;
    private final Background background;
    private final SignReading reading;
    private final BooleanProperty unfinished = new SimpleBooleanProperty();
    private final ObservableList<SignRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<SignRow> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Reading> shown = new ReadOnlyObjectWrapper<>();
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private long asked;

    public SignViewModel(Desk desk, WritingDesk writing, Background background) {
        this.desk = desk;
        this.writing = writing;
        this.background = background;
        reading = new SignReading(desk, writing);
        unfinished.set(!maySign());
        unfinished.addListener((_, _, _) -> read());
        chosen.addListener((_, before, now) -> {
            if (before == null || now == null || !before.key().equals(now.key())) reason.set("");
            look();
        });
    }

    boolean maySign() {
        return desk.session().may(Permission.SIGN_DOCUMENT);
    }

    /** Reads again, keeping what is chosen; where that is gone, what stands in its place. */
    void read() {
        boolean which = unfinished.get();
        background.run(() -> reading.rows(which), found -> {
            if (which != unfinished.get()) return;
            loaded.set(true);
            show(found);
        }, failure -> {
            loaded.set(true);
            problem.set(failure);
        });
    }

    private void show(List<SignRow> found) {
        SignRow before = chosen.get();
        int place = Math.max(0, indexOf(rows, before));
        int now = indexOf(found, before);
        rows.setAll(found);
        if (found.isEmpty()) chosen.set(null);
        else chosen.set(found.get(now >= 0 ? now : Math.min(place, found.size() - 1)));
    }

    private static int indexOf(List<SignRow> rows, SignRow row) {
        for (int i = 0; row != null && i < rows.size(); i++) if (rows.get(i).key().equals(row.key())) return i;
        return -1;
    }

    /** Reads the chosen text as it would be signed. */
    private void look() {
        long mine = ++asked;
        SignRow row = chosen.get();
        Optional<WritingId> id = row == null ? Optional.empty() : row.id();
        boolean same = id.isPresent() && shown.get() != null && shown.get().writing().id().equals(id.get());
        if (!same) shown.set(null);
        if (id.isEmpty()) return;
        background.run(() -> writing.signing().read(desk.session(), id.get()), read -> {
            if (mine == asked) shown.set(read);
        }, failure -> {
            if (mine == asked) problem.set(failure);
        });
    }

    /**
     * Signs what is shown and goes to the next.
     *
     * @param done with the document, once it is kept
     */
    void sign(Consumer<DocumentId> done) {
        Reading read = shown.get();
        if (read == null || busy.get() || !maySign()) return;
        busy.set(true);
        background.run(() -> signed(read), document -> {
            busy.set(false);
            problem.set(null);
            leave();
            done.accept(document);
        }, failure -> {
            busy.set(false);
            problem.set(failure);
            read();
            look();
        });
    }

    private DocumentId signed(Reading read) {
        DocumentId document = writing.signing().sign(desk.session(), read.writing().id(), read.seen());
        writing.admissions().signed(desk.session(), read.writing().id());
        return document;
    }

    /** The chosen one is done with: the next takes its place. */
    private void leave() {
        int place = indexOf(rows, chosen.get());
        if (place >= 0) {
            chosen.set(rows.size() == 1 ? null : rows.get(place == rows.size() - 1 ? place - 1 : place + 1));
            rows.remove(place);
        }
        read();
    }

    /** Sends the chosen one back to who prepared it, with the reason that was typed. */
    void sendBack(Runnable done) {
        Reading read = shown.get();
        if (read == null || busy.get()) return;
        String why = reason.get();
        busy.set(true);
        background.run(() -> writing.writings().sendBack(desk.session(), read.writing().id(), why), _ -> {
            busy.set(false);
            problem.set(null);
            leave();
            done.run();
        }, failure -> {
            busy.set(false);
            problem.set(failure);
        });
    }

    /** The text to be written: the chosen one, or the one proposed for a hospital. */
    void open(Consumer<WritingId> editor) {
        SignRow row = chosen.get();
        switch (row) {
            case null -> { }
            case SignRow.Text text -> editor.accept(text.writing().id());
            case SignRow.Wanted wanted -> background.run(() -> writing.admissions().propose(desk.session(),
                    wanted.asked().file().admission().id(), wanted.asked().piece().key()), begun -> editor.accept(begun.id()),
                    problem::set);
        }
    }

    List<News.Listening> follow(News news) {
        return List.of(news.listen(WritingChanged.class, _ -> read()), news.listen(AdmissionChanged.class, _ -> read()),
                news.listen(ProfileChanged.class, change -> chartChanged(change.patient())),
                news.listen(PatientChanged.class, change -> chartChanged(change.patient())));
    }

    /** The list says the same of a text whose sheet has other lines now. */
    private void chartChanged(PatientId patient) {
        read();
        if (chosen.get() != null && chosen.get().patient().id().equals(patient)) look();
    }

    /** What is being written, not what waits for this person. */
    BooleanProperty unfinishedProperty() {
        return unfinished;
    }

    ObservableList<SignRow> rows() {
        return rows;
    }

    ObjectProperty<SignRow> chosenProperty() {
        return chosen;
    }

    /** The chosen text; null while it is read, and where there is none yet. */
    ReadOnlyObjectProperty<Reading> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    StringProperty reasonProperty() {
        return reason;
    }

    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
