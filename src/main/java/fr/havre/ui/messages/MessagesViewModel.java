package fr.havre.ui.messages;

import fr.havre.access.Session;
import fr.havre.messaging.MailboxChanged;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.inbox.InboxChanged;
import fr.havre.messaging.inbox.MessageCounts;
import fr.havre.messaging.inbox.MessageFilter;
import fr.havre.messaging.outgoing.MessageMoved;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.MailDesk;
import fr.havre.ui.News;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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

/**
 * The lists of messages and the one that is read. Answers to an older question are dropped. {@link #tick} is called about
 * once a second: what arrives meanwhile, however much, is read once.
 */
public final class MessagesViewModel {
    static final int PAGE = 100;
    private static final int MOST_READ_AGAIN = 1000;

    private final Desk desk;
    private final MailDesk mail;
    private final Background background;
    private final MessageReading reading;
    private final MessageActs acts;
    private final ObjectProperty<Shelf> shelf = new SimpleObjectProperty<>(Shelf.TRAY);
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObjectProperty<Optional<MailboxId>> mailbox = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<MessageRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<MessageRow> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Reading> open = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<MessageCounts> counts = new ReadOnlyObjectWrapper<>(
            new MessageCounts(Map.of(), 0, 0, 0));
    private final ReadOnlyObjectWrapper<Map<MailboxId, String>> mailboxes = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private OptionalLong next = OptionalLong.empty();
    private boolean stale;
    private long asked;
    private long shown;
    /** What was filed or done leaves the list, and the one after it is looked at. */
    private boolean onward;

    public MessagesViewModel(Desk desk, MailDesk mail, Background background) {
        this.desk = desk;
        this.mail = mail;
        this.background = background;
        reading = new MessageReading(desk, mail);
        acts = new MessageActs(this, desk, mail, background);
        shelf.addListener((_, _, _) -> begin());
        typed.addListener((_, _, _) -> begin());
        mailbox.addListener((_, _, _) -> begin());
    }

    /** Another list from its beginning: nothing of the one before stays on screen. */
    private void begin() {
        rows.clear();
        loaded.set(false);
        close();
        load();
    }

    /** Reads again, keeping what is chosen. */
    public void load() {
        stale = false;
        long number = ++asked;
        MessageFilter filter = filter();
        int wanted = Math.clamp(rows.size(), PAGE, MOST_READ_AGAIN);
        background.run(() -> new Now(reading.page(filter, OptionalLong.empty(), wanted), mail.inbox().counts(session()),
                mail.mailboxes().names(session())), now -> {
                    if (number == asked) show(now);
                }, failure -> {
                    if (number == asked) fail(failure);
                });
    }

    private record Now(MessageReading.Page page, MessageCounts counts, Map<MailboxId, String> mailboxes) { }

    private void show(Now now) {
        problem.set(null);
        mailboxes.set(now.mailboxes());
        counts.set(now.counts());
        MessageRow before = chosen.get();
        int at = before == null ? -1 : indexOf(before.line().id());
        rows.setAll(now.page().rows());
        next = now.page().next();
        complete.set(now.page().complete());
        loaded.set(true);
        chooseAgain(before, at);
    }

    private void chooseAgain(MessageRow before, int at) {
        boolean moving = onward;
        onward = false;
        if (before == null) {
            if (shelf.get() == Shelf.TRAY && typed.get().isBlank() && open.get() == null && !rows.isEmpty()) choose(rows.getFirst());
            return;
        }
        int now = indexOf(before.line().id());
        if (now >= 0) {
            chosen.set(rows.get(now));
            if (!rows.get(now).equals(before)) reread(before.line().id());
        } else if (moving) {
            if (rows.isEmpty()) close();
            else choose(rows.get(Math.clamp(at, 0, rows.size() - 1)));
        } else {
            reread(before.line().id());
        }
    }

    private int indexOf(MessageId id) {
        for (int i = 0; i < rows.size(); i++) if (rows.get(i).line().id().equals(id)) return i;
        return -1;
    }

    /** What is searched is searched everywhere; else the list that is looked at. */
    MessageFilter filter() {
        String words = typed.get().strip();
        MessageFilter wanted = words.isEmpty() ? shelf.get().filter() : MessageFilter.of(MessageFilter.Show.ALL).with(words);
        return mailbox.get().map(wanted::in).orElse(wanted);
    }

    /** The part of the list after what is here; nothing at its end. */
    void more() {
        if (next.isEmpty()) return;
        OptionalLong from = next;
        next = OptionalLong.empty();
        long number = asked;
        MessageFilter filter = filter();
        background.run(() -> reading.page(filter, from, PAGE), page -> {
            if (number != asked) return;
            rows.addAll(page.rows());
            next = page.next();
        }, this::fail);
    }

    /** Opens a message, which is read by that. */
    public void choose(MessageRow row) {
        chosen.set(row);
        open(row.line().id());
    }

    /** Opens one that may be in no list: of an exchange, of a chart. */
    public void open(MessageId id) {
        long number = ++shown;
        if (open.get() != null && !open.get().line().id().equals(id)) open.set(null);
        background.run(() -> {
            mail.inbox().markRead(session(), id);
            return reading.read(id);
        }, read -> {
            if (number == shown) open.set(read);
        }, failure -> {
            if (number == shown) fail(failure);
        });
    }

    private void reread(MessageId id) {
        long number = ++shown;
        background.run(() -> reading.read(id), read -> {
            if (number == shown) open.set(read);
        }, this::fail);
    }

    /** Nothing is read any more. */
    void close() {
        shown++;
        chosen.set(null);
        open.set(null);
    }

    /** The next in the list, or the one before it. */
    void step(int by) {
        if (rows.isEmpty()) return;
        int at = chosen.get() == null ? -1 : indexOf(chosen.get().line().id());
        int to = at < 0 ? 0 : Math.clamp((long) at + by, 0, rows.size() - 1);
        if (to != at) choose(rows.get(to));
    }

    /** The one being read is settled here: the next one comes. */
    void moveOn() {
        onward = true;
        load();
    }

    void fail(Exception failure) {
        problem.set(failure);
        loaded.set(true);
    }

    /** Reads again if something changed. */
    void tick() {
        if (stale) load();
    }

    List<News.Listening> follow(News news) {
        return List.of(news.listen(InboxChanged.class, _ -> stale = true), news.listen(MessageMoved.class, _ -> stale = true),
                news.listen(MailboxChanged.class, _ -> stale = true));
    }

    /** Whom a message can be given to. */
    void colleagues(java.util.function.Consumer<List<Colleague>> told) {
        background.run(reading::colleagues, told, this::fail);
    }

    MessageActs acts() {
        return acts;
    }

    private Session session() {
        return desk.session();
    }

    public ObjectProperty<Shelf> shelfProperty() {
        return shelf;
    }

    /** Words to be found in any message; empty for the list itself. */
    public StringProperty typedProperty() {
        return typed;
    }

    /** Empty for all of them. */
    ObjectProperty<Optional<MailboxId>> mailboxProperty() {
        return mailbox;
    }

    public ObservableList<MessageRow> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<MessageRow> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** What is being read; null for nothing, or while it is fetched. */
    public ReadOnlyObjectProperty<Reading> openProperty() {
        return open.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<MessageCounts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** What the practice calls its mailboxes; empty when it has none. */
    ReadOnlyObjectProperty<Map<MailboxId, String>> mailboxesProperty() {
        return mailboxes.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** False while the index of words is being built. */
    ReadOnlyBooleanProperty completeProperty() {
        return complete.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
