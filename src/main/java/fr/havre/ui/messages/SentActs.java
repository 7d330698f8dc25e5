package fr.havre.ui.messages;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.DraftId;
import fr.havre.messaging.outgoing.Followed;
import fr.havre.messaging.outgoing.MessageState;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.MailDesk;
import fr.havre.ui.messages.MessageCommands.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** What a person decides about a message that was written here. */
final class SentActs {
    private final MessagesViewModel model;
    private final Desk desk;
    private final MailDesk mail;
    private final Background background;

    SentActs(MessagesViewModel model, Desk desk, MailDesk mail, Background background) {
        this.model = model;
        this.desk = desk;
        this.mail = mail;
        this.background = background;
    }

    List<Act> offered(Reading reading) {
        if (!session().may(Permission.SEND_MESSAGE) || reading.followed().isEmpty()) return List.of();
        Followed followed = reading.followed().get();
        List<Act> acts = new ArrayList<>(offered(followed.state()));
        boolean reminded = followed.remindAt().isPresent();
        boolean back = followed.state() == MessageState.BOUNCED || followed.state() == MessageState.REFUSED;
        if (!reading.line().done() && (reminded || back)) acts.add(Act.DONE);
        return acts;
    }

    private static List<Act> offered(MessageState state) {
        return switch (state) {
            case HELD, QUEUED -> List.of(Act.TAKE_BACK);
            case BLOCKED -> List.of(Act.RETRY, Act.TAKE_BACK);
            case IN_DOUBT -> List.of(Act.ARRIVED, Act.SEND_AGAIN);
            case BOUNCED, REFUSED -> List.of(Act.WRITE_AGAIN);
            case SENT, DELIVERED, READ, TAKEN_BACK -> List.of();
        };
    }

    /** Back to what was written. */
    void takeBack(MessageId id, Consumer<DraftId> opened) {
        background.run(() -> mail.letters().takeBack(session(), id), draft -> {
            model.load();
            draft.ifPresent(each -> opened.accept(each.id()));
        }, model::fail);
    }

    /** By a person's word that it arrived. */
    void arrived(MessageId id) {
        run(() -> {
            mail.letters().arrived(session(), id);
            return id;
        });
    }

    /** By a person's word that it did not: the same message again. */
    void sendAgain(MessageId id) {
        run(() -> {
            mail.letters().sendAgain(session(), id);
            wake();
            return id;
        });
    }

    void retry(MessageId id) {
        run(() -> {
            mail.letters().retry(session(), id);
            wake();
            return id;
        });
    }

    /** A person has seen to what came back, or was not read. */
    void settled(MessageId id) {
        run(() -> {
            mail.following().settled(session(), id);
            return id;
        });
    }

    private void wake() {
        desk.recordDesk().ifPresent(record -> record.scheduler().wake());
    }

    private void run(Callable<MessageId> decision) {
        background.run(decision, _ -> model.load(), model::fail);
    }

    private Session session() {
        return desk.session();
    }
}
