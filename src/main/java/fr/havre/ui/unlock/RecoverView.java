package fr.havre.ui.unlock;

import fr.havre.ui.Background;
import fr.havre.ui.Entrance;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Fields;
import fr.havre.vault.Person;
import fr.havre.vault.RecoverySession;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The recovery sheet is typed, a person chosen, a new passphrase given. Nothing of the vault is shown. */
final class RecoverView extends VBox {
    private final Entrance entrance;
    private final Background background;
    private final LiveWords words;
    private final Path vault;
    private final Runnable back;
    private final Fields fields;
    private final PassphraseField sheet = new PassphraseField();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ObjectProperty<Exception> problem = new SimpleObjectProperty<>();
    private RecoverySession session;

    /** @param back to the first card, also once it is done */
    RecoverView(Entrance entrance, Background background, LiveWords words, Path vault, Runnable back) {
        super(14);
        this.entrance = entrance;
        this.background = background;
        this.words = words;
        this.vault = vault;
        this.back = back;
        fields = new Fields(words);
        askForSheet();
    }

    private void askForSheet() {
        Button open = fields.main("unlock.recover.open", this::open);
        open.disableProperty().bind(busy);
        sheet.setOnAction(_ -> open());
        getChildren().setAll(fields.emblem("unlock.recover.title"), fields.sentence("unlock.recover.how"),
                fields.labelled("unlock.recover.sheet", sheet), fields.problem(problem), open, fields.link("unlock.back", this::leave));
    }

    Node firstField() {
        return sheet;
    }

    private void open() {
        if (busy.get()) return;
        char[] typed = sheet.take();
        busy.set(true);
        problem.set(null);
        background.run(() -> {
            RecoverySession opened = entrance.recover(vault, typed);
            return new Opened(opened, opened.people());
        }, this::opened, this::failed);
    }

    private record Opened(RecoverySession session, List<Person> people) { }

    private void failed(Exception failure) {
        busy.set(false);
        problem.set(failure);
        sheet.requestFocus();
    }

    private void opened(Opened opened) {
        busy.set(false);
        session = opened.session();
        ComboBox<Person> people = new ComboBox<>(FXCollections.observableArrayList(opened.people()));
        people.getSelectionModel().selectFirst();
        people.setConverter(new StringConverter<>() {
            @Override public String toString(Person person) {
                return person == null ? "" : person.label() + " · " + person.name();
            }

            @Override public Person fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        NewPassphrase passphrase = new NewPassphrase(background, words, () -> List.of(people.getValue().name()));
        Button give = fields.main("unlock.recover.give", () -> give(people.getValue(), passphrase.take()));
        give.disableProperty().bind(passphrase.readyProperty().not().or(busy).or(people.valueProperty().isNull()));
        getChildren().setAll(fields.emblem("unlock.recover.title"), fields.labelled("unlock.recover.person", people), passphrase,
                fields.problem(problem), give, fields.link("unlock.back", this::leave));
        passphrase.firstField().requestFocus();
    }

    private void give(Person person, char[] passphrase) {
        busy.set(true);
        background.run(() -> {
            session.giveNewSlot(person.id(), passphrase);
            return person;
        }, _ -> leave(), this::failed);
    }

    /** Locks what the sheet opened, off this thread. */
    void leave() {
        sheet.wipe();
        RecoverySession open = session;
        session = null;
        if (open == null) {
            back.run();
            return;
        }
        background.run(() -> {
            open.close();
            return open;
        }, _ -> back.run(), failure -> {
            problem.set(failure);
            back.run();
        });
    }
}
