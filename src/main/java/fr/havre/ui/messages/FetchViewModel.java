package fr.havre.ui.messages;

import fr.havre.messaging.MailboxId;
import fr.havre.messaging.inbox.MailPull;
import fr.havre.sync.PullChanged;
import fr.havre.sync.PullCursor;
import fr.havre.sync.Reason;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.MailDesk;
import fr.havre.ui.News;
import fr.havre.ui.RecordDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** When the mailboxes were last looked into, what keeps Havre from it, and looking now. */
final class FetchViewModel {
    /** A server that says nothing is not waited for on screen: what it says later is shown when it comes. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** One mailbox, as the last look at it went. */
    record Looked(String name, Optional<Instant> at, Optional<Reason> reason, Optional<String> code) {
        static Looked of(String name, PullCursor cursor) {
            return new Looked(name, cursor.pulledAt(), cursor.reason(), cursor.code());
        }
    }

    private final Desk desk;
    private final MailDesk mail;
    private final Background background;
    private final InstantSource time;
    private final Set<UUID> awaited = new HashSet<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Looked>> looked = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private Instant until = Instant.MIN;
    private boolean stale;

    FetchViewModel(Desk desk, MailDesk mail, Background background, InstantSource time) {
        this.desk = desk;
        this.mail = mail;
        this.background = background;
        this.time = time;
    }

    /** How it stands. */
    void load() {
        stale = false;
        background.run(() -> read(desk.recordDesk().orElseThrow()), looked::set, problem::set);
    }

    private List<Looked> read(RecordDesk record) {
        var names = mail.mailboxes().names(desk.session());
        return record.database().read(tx -> names.entrySet().stream().map(each -> Looked.of(each.getValue(),
                record.pulling().cursor(tx, MailPull.NAME, each.getKey().value()).orElse(PullCursor.START))).toList());
    }

    /** Looks into every mailbox now, also those whose server was taken for down. */
    void fetchNow() {
        if (busy.get()) return;
        busy.set(true);
        problem.set(null);
        until = time.instant().plus(PATIENCE);
        background.run(() -> mail.mailboxes().names(desk.session()).keySet().stream().map(MailboxId::value)
                .collect(Collectors.toUnmodifiableSet()), this::ask, failure -> {
                    busy.set(false);
                    problem.set(failure);
                });
    }

    /** What is awaited is known before the first answer can come. */
    private void ask(Set<UUID> mailboxes) {
        awaited.addAll(mailboxes);
        settle();
        RecordDesk record = desk.recordDesk().orElseThrow();
        background.run(() -> {
            mailboxes.forEach(each -> record.pulling().pullNow(MailPull.NAME, each));
            record.scheduler().tryAgain();
            return null;
        }, _ -> { }, problem::set);
    }

    /** Once a second. */
    void tick() {
        if (busy.get() && time.instant().isAfter(until)) awaited.clear();
        settle();
        if (stale) load();
    }

    private void settle() {
        if (busy.get() && awaited.isEmpty()) busy.set(false);
    }

    private void heard(PullChanged news) {
        if (!news.source().equals(MailPull.NAME)) return;
        stale = true;
        if (news.problem().filter(Reason::concernsRemote).isPresent()) awaited.clear();   // the others are not tried now
        else awaited.remove(news.subject());
        settle();
    }

    List<News.Listening> follow(News news) {
        stale = true;
        return List.of(news.listen(PullChanged.class, this::heard));
    }

    /** While a look that was asked for here is under way. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Every mailbox; none while it is read, or there are none. */
    ReadOnlyObjectProperty<List<Looked>> lookedProperty() {
        return looked.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
