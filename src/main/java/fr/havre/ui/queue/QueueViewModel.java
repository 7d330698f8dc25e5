package fr.havre.ui.queue;

import fr.havre.access.Session;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.Letters;
import fr.havre.record.QueueItem;
import fr.havre.sync.Conflict;
import fr.havre.sync.ConflictChanged;
import fr.havre.sync.OutboxChanged;
import fr.havre.sync.OutboxEvent;
import fr.havre.sync.OutboxState;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.News;
import fr.havre.ui.RecordDesk;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The queue as a person sees it, and what they decide about an item. Answers to an older question are dropped. */
public final class QueueViewModel {
    /** What can be done about a row; what is not offered would be refused. */
    enum Act { RETRY, CANCEL, SEND_AGAIN, CHOOSE }

    private final Desk desk;
    private final RecordDesk record;
    private final Background background;
    private final QueueReading reading;
    private final BooleanProperty settled = new SimpleBooleanProperty();
    private final ObservableList<QueueRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<QueueRow> chosen = new SimpleObjectProperty<>();
    private final ObservableList<OutboxEvent> history = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private long asked;

    public QueueViewModel(Desk desk, RecordDesk record, Background background) {
        this.desk = desk;
        this.record = record;
        this.background = background;
        reading = new QueueReading(desk, record);
        settled.addListener((_, _, _) -> read());
        chosen.addListener((_, _, row) -> readHistory(row));
    }

    /** Reads again, keeping what is chosen. */
    void read() {
        long number = ++asked;
        boolean wanted = settled.get();
        background.run(() -> wanted ? reading.settled() : reading.waiting(), found -> {
            if (number == asked) show(found);
        }, failure -> {
            if (number == asked) problem.set(failure);
        });
    }

    private void show(List<QueueRow> found) {
        problem.set(null);
        QueueRow before = chosen.get();
        rows.setAll(found);
        chosen.set(found.stream().filter(row -> before != null && row.sameAs(before)).findFirst()
                .orElse(found.isEmpty() ? null : found.getFirst()));
    }

    private void readHistory(QueueRow row) {
        history.clear();
        if (row == null || row.item().isEmpty()) return;
        long item = row.item().get().line().id();
        background.run(() -> record.queue().history(session(), item), events -> {
            if (row.equals(chosen.get())) history.setAll(events);
        }, problem::set);
    }

    /** What can be done about {@code row} now, the most likely first. */
    static List<Act> acts(QueueRow row) {
        if (row.conflict().isPresent()) return List.of(Act.CHOOSE);
        return row.item().map(item -> switch (item.line().state()) {
            case QUEUED, BLOCKED -> item.line().maybeSent() ? List.of(Act.RETRY) : List.of(Act.RETRY, Act.CANCEL);
            case IN_DOUBT -> QueueReading.cannotBeAsked(item) ? List.of(Act.RETRY, Act.SEND_AGAIN) : List.of(Act.RETRY);
            case SENDING, SENT, CONFIRMED, CONFLICT, CANCELLED -> List.<Act>of();
        }).orElse(List.of());
    }

    void retry() {
        decide(item -> record.queue().retryNow(session(), item.line().id()), (letters, id) -> letters.retry(session(), id));
    }

    void cancel() {
        decide(item -> record.queue().cancel(session(), item.line().id()), (letters, id) -> letters.takeBack(session(), id));
    }

    /** By a person's word that it did not arrive. */
    void sendAgain() {
        decide(item -> record.queue().sendAgain(session(), item.line().id()), (letters, id) -> letters.sendAgain(session(), id));
    }

    /** A message is decided about with its draft and its recipients. */
    private void decide(Consumer<QueueItem> decision, BiConsumer<Letters, MessageId> aboutMessage) {
        QueueRow row = chosen.get();
        if (row == null || row.item().isEmpty()) return;
        problem.set(null);
        background.run(() -> {
            if (row.message().isPresent()) aboutMessage.accept(desk.mailDesk().orElseThrow().letters(), row.message().get().id());
            else decision.accept(row.item().get());
            record.scheduler().wake();
            return row;
        }, _ -> read(), problem::set);
    }

    /** The network is back, or somebody asks: nothing waits any more. */
    void retryAll() {
        background.run(() -> {
            record.queue().retryAll(session());
            return record;
        }, _ -> read(), problem::set);
    }

    /** @param done on the FX thread, once it is decided */
    void choose(QueueRow row, Conflict.Choice choice, Runnable done) {
        row.conflict().ifPresent(conflict -> background.run(() -> {
            record.publishing().resolve(session(), conflict.conflict().id(), choice);
            record.scheduler().wake();
            return conflict;
        }, _ -> {
            done.run();
            read();
        }, failure -> {
            done.run();
            problem.set(failure);
        }));
    }

    /** Hears what changes, until closed. */
    List<News.Listening> follow(News news) {
        return List.of(news.listen(OutboxChanged.class, _ -> read()), news.listen(ConflictChanged.class, _ -> read()));
    }

    /** How many of these wait for a person. */
    long needSomebody() {
        return rows.stream().filter(row -> row.conflict().isPresent() || row.item().filter(QueueReading::needsSomebody).isPresent())
                .count();
    }

    private Session session() {
        return desk.session();
    }

    /** True: what left; false: what waits. */
    BooleanProperty settledProperty() {
        return settled;
    }

    ObservableList<QueueRow> rows() {
        return rows;
    }

    ObjectProperty<QueueRow> chosenProperty() {
        return chosen;
    }

    /** Of the chosen row, oldest first. */
    ObservableList<OutboxEvent> history() {
        return history;
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The state that {@code row} shows. */
    static OutboxState state(QueueRow row) {
        return row.conflict().isPresent() ? OutboxState.CONFLICT
                : row.item().map(item -> item.line().state()).orElse(OutboxState.CONFLICT);
    }
}
