package fr.havre.ui;

import fr.havre.documents.DocumentChange.DocumentKept;
import fr.havre.sync.OutboxChanged;
import fr.havre.sync.OutboxState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * Tells the desktop that something came, or is blocked, while nobody looked at the window: how many, never whose. At most
 * one notice in so long; what comes meanwhile is counted into the next. On the FX thread.
 */
final class Bell {
    static final Duration QUIET = Duration.ofMinutes(2);

    private final LiveWords words;
    private final Outside outside;
    private final InstantSource time;
    private final BooleanSupplier looking;
    private int arrived;
    private int blocked;
    private int messages;
    private Instant last = Instant.MIN;

    /** Silent while {@code looking}: the window has the focus and is not covered. */
    Bell(LiveWords words, Outside outside, InstantSource time, BooleanSupplier looking) {
        this.words = words;
        this.outside = outside;
        this.time = time;
        this.looking = looking;
    }

    void follow(News news) {
        news.listen(DocumentKept.class, _ -> arrived++);
        news.listen(MessagesCame.class, came -> messages += came.count());
        news.listen(OutboxChanged.class, change -> {
            if (change.state() == OutboxState.BLOCKED || change.state() == OutboxState.CONFLICT) blocked++;
        });
    }

    /** Called every few seconds. */
    void tick() {
        if (looking.getAsBoolean()) {
            arrived = 0;
            blocked = 0;
            messages = 0;
            return;
        }
        if (arrived + blocked + messages == 0 || time.instant().isBefore(quietUntil())) return;
        if (arrived > 0) outside.tell(words.now("shell.bell.arrived", arrived));
        if (messages > 0) outside.tell(words.now("shell.bell.messages", messages));
        if (blocked > 0) outside.tell(words.now("shell.bell.blocked", blocked));
        last = time.instant();
        arrived = 0;
        blocked = 0;
        messages = 0;
    }

    private Instant quietUntil() {
        return last.equals(Instant.MIN) ? last : last.plus(QUIET);
    }
}
