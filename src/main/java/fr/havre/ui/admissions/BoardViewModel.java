package fr.havre.ui.admissions;

import fr.havre.admissions.AdmissionChanged;
import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.submission.SubmissionChanged;
import fr.havre.documents.search.Folding;
import fr.havre.patients.PatientChanged;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.News;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

/** Every coming admission under its heading, narrowed by what is typed and ticked. Narrowing reads nothing. */
final class BoardViewModel {
    private final Background background;
    private final BoardReading reading;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableSet<BoardChip> chips = FXCollections.observableSet();
    private final ObservableList<BoardRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<BoardRow.Line> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<BoardReading.Content> content =
            new ReadOnlyObjectWrapper<>(BoardReading.Content.NOTHING);
    private boolean busy;
    private boolean stale;

    BoardViewModel(Desk desk, Background background) {
        this.background = background;
        reading = new BoardReading(desk);
        typed.addListener((_, _, _) -> narrow());
        chips.addListener((SetChangeListener<BoardChip>) _ -> narrow());
    }

    /** Reads again, once more if something changes meanwhile; what is chosen stays chosen. */
    void read() {
        stale = busy;
        if (busy) return;
        busy = true;
        background.run(reading::read, found -> {
            problem.set(null);
            content.set(found);
            narrow();
            ended();
        }, failure -> {
            problem.set(failure);
            ended();
        });
    }

    private void ended() {
        busy = false;
        loaded.set(true);
        if (stale) read();
    }

    private void narrow() {
        Set<String> wanted = Folding.distinct(typed.get());
        List<BoardRow.Line> lines = content.get().lines().stream().filter(line -> chips.stream().allMatch(chip ->
                chip.keeps(line)) && wanted.stream().allMatch(word -> line.folded().contains(" " + word))).toList();
        List<BoardRow> all = new ArrayList<>();
        for (BoardGroup group : BoardGroup.values()) {
            List<BoardRow.Line> of = lines.stream().filter(line -> line.group() == group).toList();
            if (!of.isEmpty()) all.add(new BoardRow.Heading(group, of.size()));
            all.addAll(of);
        }
        Optional<AdmissionId> before = Optional.ofNullable(chosen.get()).map(BoardRow.Line::id);
        chosen.set(null);
        if (!all.equals(rows)) rows.setAll(all);
        chosen.set(lines.stream().filter(line -> before.equals(Optional.of(line.id()))).findFirst()
                .orElseGet(() -> lines.isEmpty() ? null : lines.getFirst()));
    }

    /** The line after, or before, what is chosen. */
    void step(int by) {
        List<BoardRow.Line> lines = lines();
        int place = lines.indexOf(chosen.get()) + by;
        if (place >= 0 && place < lines.size()) chosen.set(lines.get(place));
    }

    /** What is shown, without headings. */
    List<BoardRow.Line> lines() {
        return rows.stream().filter(BoardRow.Line.class::isInstance).map(BoardRow.Line.class::cast).toList();
    }

    /** All there are, whatever is typed or ticked. */
    List<BoardRow.Line> all() {
        return content.get().lines();
    }

    LocalDate today() {
        return content.get().today();
    }

    List<News.Listening> follow(News news) {
        return List.of(news.listen(AdmissionChanged.class, _ -> read()), news.listen(SubmissionChanged.class, _ -> read()),
                news.listen(PatientChanged.class, _ -> read()));
    }

    StringProperty typedProperty() {
        return typed;
    }

    ObservableSet<BoardChip> chips() {
        return chips;
    }

    ObservableList<BoardRow> rows() {
        return rows;
    }

    ObjectProperty<BoardRow.Line> chosenProperty() {
        return chosen;
    }

    ReadOnlyObjectProperty<BoardReading.Content> contentProperty() {
        return content.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
