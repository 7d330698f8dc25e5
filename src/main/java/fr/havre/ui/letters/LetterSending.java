package fr.havre.ui.letters;

import fr.havre.access.Session;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.DraftId;
import fr.havre.messaging.outgoing.Guard;
import fr.havre.messaging.outgoing.LetterRefusedException;
import fr.havre.messaging.outgoing.MessageDraft;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.MailDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;

/** What stands before a letter, and its way out. What is plainly missing is only said once somebody wants to send. */
public final class LetterSending {
    /** How long a letter can be taken back for sure. */
    public static final Duration HOLD = Duration.ofSeconds(30);
    private static final Set<Guard.Kind> NOT_YET = EnumSet.of(Guard.Kind.NO_RECIPIENT, Guard.Kind.NOTHING_TO_SAY);

    private final LetterViewModel model;
    private final Desk desk;
    private final MailDesk mail;
    private final Background background;
    private final ObservableList<Guard> guards = FXCollections.observableArrayList();
    private final ObservableSet<Guard.Kind> confirmed = FXCollections.observableSet(EnumSet.noneOf(Guard.Kind.class));
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private boolean wanted;
    private long asked;

    LetterSending(LetterViewModel model, Desk desk, MailDesk mail, Background background) {
        this.model = model;
        this.desk = desk;
        this.mail = mail;
        this.background = background;
    }

    /** Looks at the letter as it stands; an answer about an older one is dropped. */
    void check() {
        long number = ++asked;
        MessageDraft letter = model.letter();
        background.run(() -> mail.letters().check(session(), letter), found -> {
            if (number == asked) show(found);
        }, model::fail);
    }

    private void show(List<Guard> found) {
        guards.setAll(found.stream().filter(each -> wanted || !NOT_YET.contains(each.kind())).toList());
        confirmed.removeIf(each -> found.stream().noneMatch(guard -> guard.kind() == each));
    }

    /** Sends it after the hold; {@code sent} once it is queued. */
    public void send(Consumer<List<MessageId>> sent) {
        if (busy.get() || model.isOver()) return;
        wanted = true;
        MessageDraft letter = model.letter();
        start(() -> {
            mail.letters().save(session(), model.id(), letter);
            return List.of(mail.letters().send(session(), model.id(), HOLD, Set.copyOf(confirmed)));
        }, sent);
    }

    /** As several letters that the recipients take. */
    void sendInParts(Consumer<List<MessageId>> sent) {
        if (busy.get() || model.isOver()) return;
        MessageDraft letter = model.letter();
        Set<Guard.Kind> seen = Set.copyOf(confirmed);
        start(() -> {
            List<MessageDraft> parts = mail.letters().split(session(), letter);
            List<MessageId> messages = all(parts.stream().map(each -> mail.letters().keep(session(), each)).toList(), seen);
            mail.letters().discard(session(), model.id());
            return messages;
        }, sent);
    }

    /** Where one is refused, what remains is the letter as it was written. */
    private List<MessageId> all(List<DraftId> parts, Set<Guard.Kind> seen) {
        try {
            return mail.letters().send(session(), parts, HOLD, seen);
        } catch (LetterRefusedException e) {
            parts.stream().filter(each -> !each.equals(model.id())).forEach(each -> mail.letters().discard(session(), each));
            throw e;
        }
    }

    private void start(java.util.concurrent.Callable<List<MessageId>> work, Consumer<List<MessageId>> sent) {
        busy.set(true);
        background.run(work, messages -> {
            busy.set(false);
            model.over();
            desk.recordDesk().ifPresent(record -> record.scheduler().wake());
            sent.accept(messages);
        }, failure -> {
            busy.set(false);
            if (failure instanceof LetterRefusedException refused) {
                asked++;
                show(merged(refused.guards()));
            } else model.fail(failure);
        });
    }

    /** What only is to be told stays on screen. */
    private List<Guard> merged(List<Guard> stopping) {
        List<Guard> all = new ArrayList<>(stopping);
        guards.stream().filter(each -> each.severity() != Guard.Severity.REFUSE && !all.contains(each)).forEach(all::add);
        return all;
    }

    /** Says yes to what wants one, or takes the yes back. */
    void confirm(Guard.Kind kind, boolean yes) {
        if (yes) confirmed.add(kind);
        else confirmed.remove(kind);
    }

    private Session session() {
        return desk.session();
    }

    /** What is to be seen now, the worst first. */
    public ObservableList<Guard> guards() {
        return guards;
    }

    ObservableSet<Guard.Kind> confirmed() {
        return confirmed;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
