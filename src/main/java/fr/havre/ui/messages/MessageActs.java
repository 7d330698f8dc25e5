package fr.havre.ui.messages;

import fr.havre.access.Session;
import fr.havre.documents.FilingException;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.inbox.FilingState;
import fr.havre.messaging.inbox.Inbox;
import fr.havre.messaging.inbox.MessageLine;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.MailDesk;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What a person does about the message that is being read. Nothing happens while none is. */
final class MessageActs {
    private final MessagesViewModel model;
    private final Desk desk;
    private final MailDesk mail;
    private final Background background;
    /** Somebody else is named in a file: choosing the same patient again files it nevertheless. */
    private final ReadOnlyObjectWrapper<PatientId> warned = new ReadOnlyObjectWrapper<>();

    MessageActs(MessagesViewModel model, Desk desk, MailDesk mail, Background background) {
        this.model = model;
        this.desk = desk;
        this.mail = mail;
        this.background = background;
        model.openProperty().addListener((_, before, now) -> {
            if (before == null || now == null || !before.line().id().equals(now.line().id())) warned.set(null);
        });
    }

    /** The one key of the tray: for whom it is proposed. */
    void fileAsProposed(Consumer<Filed> told) {
        Reading open = model.openProperty().get();
        if (open == null || open.line().filing() != FilingState.TRAY || open.proposals().isEmpty()) return;
        file(open.proposals().getFirst().patient(), told);
    }

    /** What was filed, to be told and taken back. */
    record Filed(MessageId message, Patient patient) {
        @Override public String toString() {
            return "Filed[" + message + "]";
        }
    }

    /** Files it for {@code patient}; a second time after {@link #warnedProperty}, whatever its files name. */
    void file(Patient patient, Consumer<Filed> told) {
        Optional<MessageId> id = id();
        if (id.isEmpty()) return;
        boolean seen = patient.id().equals(warned.get());
        background.run(() -> inbox().file(session(), id.get(), patient.id(), seen), _ -> {
            warned.set(null);
            told.accept(new Filed(id.get(), patient));
            model.moveOn();
        }, failure -> {
            boolean another = failure instanceof FilingException filing && filing.code() == FilingException.Code.OTHER_PATIENT;
            warned.set(another ? patient.id() : null);
            model.fail(failure);
        });
    }

    /** Back into the tray. */
    void unfile(MessageId id) {
        run(() -> inbox().unfile(session(), id), model::load);
    }

    void leaveUnfiled(Runnable told) {
        Reading open = model.openProperty().get();
        if (open == null || open.line().filing() != FilingState.TRAY) return;
        run(() -> inbox().leaveUnfiled(session(), open.line().id()), () -> {
            told.run();
            model.moveOn();
        });
    }

    /** Nothing is left to do about it; or there is again. */
    void done() {
        line().filter(each -> !each.outgoing()).ifPresent(line -> {
            if (line.done()) run(() -> inbox().undone(session(), line.id()), model::moveOn);
            else run(() -> inbox().done(session(), line.id()), model::moveOn);
        });
    }

    void undone(MessageId id) {
        run(() -> inbox().undone(session(), id), model::load);
    }

    void unread() {
        line().filter(each -> !each.outgoing()).ifPresent(line -> run(() -> {
            inbox().markUnread(session(), line.id());
            return line;
        }, () -> {
            model.close();
            model.load();
        }));
    }

    /** @param person empty for nobody in particular */
    void assign(Optional<UUID> person) {
        id().ifPresent(id -> run(() -> inbox().assign(session(), id, person), model::load));
    }

    void note(String words) {
        id().ifPresent(id -> run(() -> {
            inbox().note(session(), id, words);
            return id;
        }, () -> {
            model.load();
            model.open(id);
        }));
    }

    private void run(java.util.concurrent.Callable<?> work, Runnable done) {
        background.run(work, _ -> done.run(), model::fail);
    }

    private Optional<MessageLine> line() {
        return Optional.ofNullable(model.openProperty().get()).map(Reading::line);
    }

    private Optional<MessageId> id() {
        return line().map(MessageLine::id);
    }

    private Inbox inbox() {
        return mail.inbox();
    }

    private Session session() {
        return desk.session();
    }

    /** For whom it was to be filed when a file turned out to name somebody else; null otherwise. */
    ReadOnlyObjectProperty<PatientId> warnedProperty() {
        return warned.getReadOnlyProperty();
    }
}
