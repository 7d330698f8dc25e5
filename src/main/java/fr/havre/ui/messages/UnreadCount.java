package fr.havre.ui.messages;

import fr.havre.messaging.MailboxChanged;
import fr.havre.messaging.inbox.InboxChanged;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.MailDesk;
import fr.havre.ui.News;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** How many messages nobody has read, for the side bar. {@link #tick} is called about once a second. */
public final class UnreadCount {
    private final Desk desk;
    private final MailDesk mail;
    private final Background background;
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private boolean stale = true;
    private boolean busy;
    private boolean known;
    private IntConsumer more = _ -> { };

    public UnreadCount(Desk desk, MailDesk mail, Background background) {
        this.desk = desk;
        this.mail = mail;
        this.background = background;
    }

    /** Counts again if something changed; a count that fails is tried again with the next change. */
    public void tick() {
        if (busy || !stale) return;
        stale = false;
        busy = true;
        background.run(() -> mail.inbox().counts(desk.session()), counts -> {
            busy = false;
            counted(counts.unread().values().stream().mapToInt(Integer::intValue).sum());
        }, _ -> busy = false);
    }

    /** What was there when one came is nothing new. */
    private void counted(int now) {
        int before = unread.get();
        unread.set(now);
        if (known && now > before) more.accept(now - before);
        known = true;
    }

    /** Tells {@code told} how many more there are than before. */
    public void onMore(IntConsumer told) {
        more = told;
    }

    /** Hears what changes, until closed. */
    public List<News.Listening> follow(News news) {
        return List.of(news.listen(InboxChanged.class, _ -> stale = true), news.listen(MailboxChanged.class, _ -> stale = true));
    }

    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }
}
