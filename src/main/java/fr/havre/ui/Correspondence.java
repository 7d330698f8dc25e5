package fr.havre.ui;

import fr.havre.messaging.MessageId;
import fr.havre.ui.home.Pulse;
import fr.havre.ui.messages.MessagesView;
import fr.havre.ui.messages.MessagesViewModel;
import fr.havre.ui.messages.UnreadCount;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import java.time.InstantSource;
import java.util.Optional;
import javafx.scene.Node;

/** Messages in the window: their screen, and how many wait. */
final class Correspondence {
    private final Desk desk;
    private final MailDesk mail;
    private final Surroundings around;
    private final MessagesViewModel model;

    Correspondence(Desk desk, MailDesk mail, Surroundings around) {
        this.desk = desk;
        this.mail = mail;
        this.around = around;
        model = new MessagesViewModel(desk, mail, around.background());
    }

    /** The same list as before, read again. */
    Node screen() {
        MessagesView view = new MessagesView(desk, mail, model, around, Optional.empty(), InstantSource.system());
        model.load();
        return view;
    }

    /** Shows one message. */
    void open(MessageId message) {
        model.open(message);
    }

    /** Marks the way there with how many nobody has read. */
    void mark(ShellView shell) {
        UnreadCount unread = new UnreadCount(desk, mail, around.background());
        shell.mark(Place.MESSAGES, unread.unreadProperty());
        unread.tick();
        Pulse.of(shell, unread::tick, () -> unread.follow(around.news()));
    }

    void offer(Actions actions) {
        MessagesView.tellKeys(actions);
    }
}
