package fr.havre.ui.review;

import fr.havre.access.AbsenceChanged;
import fr.havre.documents.DocumentChange;
import fr.havre.documents.DocumentId;
import fr.havre.documents.review.ReviewChanged;
import fr.havre.documents.review.ReviewCounts;
import fr.havre.documents.review.Reviews;
import fr.havre.documents.review.Severity;
import fr.havre.documents.review.Whose;
import fr.havre.patients.PatientChanged;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.News;
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
 * What waits to be looked at, and what a professional says of it. What is said counts once it is committed: the row stays
 * until then. Changes while it reads are read once more, however many.
 */
public final class ReviewViewModel {
    private final Desk desk;
    private final Reviews reviews;
    private final Background background;
    private final ReviewReading reading;
    private final BooleanProperty all = new SimpleBooleanProperty();
    private final ObservableList<ReviewRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<ReviewRow> chosen = new SimpleObjectProperty<>();
    private final StringProperty word = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<ReviewCounts> counts = new ReadOnlyObjectWrapper<>(ReviewCounts.NONE);
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private boolean busy;
    private boolean stale;
    private boolean saying;

    public ReviewViewModel(Desk desk, Reviews reviews, Background background) {
        this.desk = desk;
        this.reviews = reviews;
        this.background = background;
        reading = new ReviewReading(desk, reviews);
        all.addListener((_, _, _) -> read());
        chosen.addListener((_, before, now) -> {
            if (before == null || now == null || !before.id().equals(now.id())) word.set("");
        });
    }

    /** Reads again, keeping what is chosen; where that is gone, what stands in its place. */
    void read() {
        stale = busy;
        if (busy) return;
        busy = true;
        Whose whose = all.get() ? Whose.ALL : Whose.MINE;
        background.run(() -> reading.read(whose), found -> {
            problem.set(null);
            if (!stale) show(found);
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

    private void show(ReviewReading.Content found) {
        DocumentId before = chosen.get() == null ? null : chosen.get().id();
        int place = chosen.get() == null ? 0 : Math.max(0, indexOf(rows, before));
        counts.set(found.counts());
        if (!found.rows().equals(rows)) rows.setAll(found.rows());
        int now = indexOf(rows, before);
        if (rows.isEmpty()) chosen.set(null);
        else chosen.set(rows.get(now >= 0 ? now : Math.min(place, rows.size() - 1)));
    }

    private static int indexOf(List<ReviewRow> rows, DocumentId document) {
        for (int i = 0; i < rows.size(); i++) if (rows.get(i).id().equals(document)) return i;
        return -1;
    }

    /**
     * Says that the chosen report is seen, with the word that was typed, and goes to the next.
     *
     * @param done with its document, on the FX thread, once it is committed
     */
    void seen(Consumer<DocumentId> done) {
        Optional<ReviewRow> row = Optional.ofNullable(chosen.get());
        if (row.isEmpty() || saying) return;
        String said = word.get();
        DocumentId document = row.get().id();
        saying = true;
        background.run(() -> {
            reviews.seen(desk.session(), document, said);
            return document;
        }, _ -> {
            saying = false;
            problem.set(null);
            leave(document);
            done.accept(document);
        }, failure -> {
            saying = false;
            problem.set(failure);
        });
    }

    /**
     * Says so of several at once, with the word that was typed; what cannot wait has to be looked at by itself and stays.
     *
     * @param done with their documents, on the FX thread, once it is committed
     */
    void seen(List<ReviewRow> several, Consumer<List<DocumentId>> done) {
        List<DocumentId> documents = several.stream().filter(row -> row.review().severity() != Severity.CRITICAL)
                .map(ReviewRow::id).toList();
        if (documents.isEmpty() || saying) return;
        String said = word.get();
        saying = true;
        background.run(() -> {
            for (DocumentId each : documents) reviews.seen(desk.session(), each, said);
            return documents;
        }, _ -> {
            saying = false;
            problem.set(null);
            word.set("");
            read();
            done.accept(documents);
        }, failure -> {
            saying = false;
            problem.set(failure);
            read();
        });
    }

    /** The next takes its place at once, and is what is chosen. */
    private void leave(DocumentId document) {
        int place = indexOf(rows, document);
        boolean here = chosen.get() != null && chosen.get().id().equals(document);
        if (place < 0) return;
        if (here) {
            boolean last = place == rows.size() - 1;
            chosen.set(rows.size() == 1 ? null : rows.get(last ? place - 1 : place + 1));
        }
        rows.remove(place);
        read();
    }

    /** Takes that back. */
    void unseen(List<DocumentId> documents) {
        background.run(() -> {
            for (DocumentId each : documents) reviews.unseen(desk.session(), each);
            return documents;
        }, _ -> read(), problem::set);
    }

    List<News.Listening> follow(News news) {
        return List.of(news.listen(ReviewChanged.class, _ -> read()), news.listen(DocumentChange.class, _ -> read()),
                news.listen(PatientChanged.class, _ -> read()), news.listen(AbsenceChanged.class, _ -> read()));
    }

    /** Everybody's, not only one's own. */
    BooleanProperty allProperty() {
        return all;
    }

    ObservableList<ReviewRow> rows() {
        return rows;
    }

    ObjectProperty<ReviewRow> chosenProperty() {
        return chosen;
    }

    StringProperty wordProperty() {
        return word;
    }

    ReadOnlyObjectProperty<ReviewCounts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
