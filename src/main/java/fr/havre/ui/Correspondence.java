package fr.havre.ui;

import fr.havre.access.Permission;
import fr.havre.messaging.MessageId;
import fr.havre.patients.PatientId;
import fr.havre.ui.home.Pulse;
import fr.havre.ui.letters.LetterDesk;
import fr.havre.ui.letters.LetterView;
import fr.havre.ui.letters.Writing;
import fr.havre.ui.messages.ExchangesPane;
import fr.havre.ui.messages.MessagesView;
import fr.havre.ui.messages.MessagesViewModel;
import fr.havre.ui.messages.Shelf;
import fr.havre.ui.messages.UnreadCount;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** Messages in the window: their screen, letters being written, and how many wait. */
final class Correspondence {
    private final Desk desk;
    private final MailDesk mail;
    private final Surroundings around;
    private final MessagesViewModel model;
    private final LetterDesk letters;

    /** @param show puts a letter on screen, with a way back */
    Correspondence(Desk desk, MailDesk mail, Surroundings around, Consumer<Node> show) {
        this.desk = desk;
        this.mail = mail;
        this.around = around;
        model = new MessagesViewModel(desk, mail, around.background());
        letters = new LetterDesk(desk, mail, around, InstantSource.system(), show);
        around.drafts().keep("letter", letters::typed, letters::giveBack);
    }

    /** The same list as before, read again. */
    Node screen() {
        MessagesView view = new MessagesView(desk, mail, model, around, letters, InstantSource.system());
        model.load();
        return view;
    }

    Writing writing() {
        return letters;
    }

    /** Shows one message, beside what was sent. */
    void open(MessageId message) {
        model.typedProperty().set("");
        model.shelfProperty().set(Shelf.SENT);
        model.open(message);
    }

    /** The list where a person says whose a message is. */
    void sort() {
        model.typedProperty().set("");
        model.shelfProperty().set(Shelf.TRAY);
    }

    /** Every exchange about a patient. */
    Node exchanges(PatientId patient) {
        return new ExchangesPane(desk, mail, around, patient);
    }

    /** Begins a letter about the patient whose chart is on screen. */
    Button button(PatientId patient) {
        Button write = new Button();
        write.setGraphic(new FontIcon("fth-edit"));
        write.textProperty().bind(around.words().bound("letters.write-about"));
        write.accessibleTextProperty().bind(write.textProperty());
        write.setMinWidth(Region.USE_PREF_SIZE);
        write.setOnAction(_ -> letters.write(patient, List.of(), List.of()));
        return write;
    }

    /** Marks the way there with how many nobody has read. */
    void mark(ShellView shell) {
        UnreadCount unread = new UnreadCount(desk, mail, around.background());
        shell.mark(Place.MESSAGES, unread.unreadProperty());
        unread.onMore(count -> around.news().committed(List.of(new MessagesCame(count))));
        unread.tick();
        Pulse.of(shell, unread::tick, () -> unread.follow(around.news()));
    }

    void offer(Actions actions) {
        MessagesView.tellKeys(actions);
        LetterView.tellKeys(actions);
        actions.add("palette.action.letter", "fth-edit", letters::write);
        if (desk.session().may(Permission.SEND_MESSAGE)) {
            actions.add("palette.action.takeBack", "fth-rotate-ccw", "Shortcut+Shift+Z", letters::takeBack);
        }
    }
}
