package fr.havre.ui;

import fr.havre.access.Permission;
import fr.havre.messaging.MessageId;
import fr.havre.ui.home.Pulse;
import fr.havre.ui.letters.LetterDesk;
import fr.havre.ui.letters.LetterView;
import fr.havre.ui.letters.Writing;
import fr.havre.ui.messages.MessagesView;
import fr.havre.ui.messages.MessagesViewModel;
import fr.havre.ui.messages.UnreadCount;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;

/** Messages in the window: their screen, letters being written, and how many wait. */
final class Correspondence {
    private final Desk desk;
    private final MailDesk mail;
    private final Surroundings around;
    private final MessagesViewModel model;
    private final Optional<LetterDesk> letters;

    /** @param show puts a letter on screen, with a way back */
    Correspondence(Desk desk, MailDesk mail, Surroundings around, Consumer<Node> show) {
        this.desk = desk;
        this.mail = mail;
        this.around = around;
        model = new MessagesViewModel(desk, mail, around.background());
        letters = desk.session().may(Permission.SEND_MESSAGE)
                ? Optional.of(new LetterDesk(desk, mail, around, InstantSource.system(), show)) : Optional.empty();
        letters.ifPresent(each -> around.drafts().keep("letter", each::typed, each::giveBack));
    }

    /** The same list as before, read again. */
    Node screen() {
        MessagesView view = new MessagesView(desk, mail, model, around, writing(), InstantSource.system());
        model.load();
        return view;
    }

    /** Empty for who may not send. */
    Optional<Writing> writing() {
        return letters.map(each -> each);
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
        letters.ifPresent(each -> {
            LetterView.tellKeys(actions);
            actions.add("palette.action.letter", "fth-edit", each::write);
            actions.add("palette.action.takeBack", "fth-rotate-ccw", "Shortcut+Shift+Z", each::takeBack);
        });
    }
}
