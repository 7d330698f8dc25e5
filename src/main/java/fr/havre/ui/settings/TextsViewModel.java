package fr.havre.ui.settings;

import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.outgoing.Template;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.MailDesk;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The texts the practice shares for its letters, and one of them being written. */
final class TextsViewModel {
    private final Desk desk;
    private final MailDesk mail;
    private final Background background;
    private final ObservableList<Template> texts = FXCollections.observableArrayList();
    private final ObjectProperty<Template> chosen = new SimpleObjectProperty<>();
    private final ObjectProperty<Template.Kind> kind = new SimpleObjectProperty<>(Template.Kind.LETTER);
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty subject = new SimpleStringProperty("");
    private final StringProperty body = new SimpleStringProperty("");
    private final BooleanProperty lastWord = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper kept = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();

    TextsViewModel(Desk desk, MailDesk mail, Background background) {
        this.desk = desk;
        this.mail = mail;
        this.background = background;
        chosen.addListener((_, _, text) -> show(text));
        load();
    }

    private void load() {
        background.run(() -> Stream.of(Template.Kind.values()).flatMap(each ->
                mail.templates().list(desk.session(), each).stream()).toList(), texts::setAll, problem::set);
    }

    /** @param text null to write a new one */
    private void show(Template text) {
        problem.set(null);
        kept.set(false);
        kind.set(text == null ? Template.Kind.LETTER : text.kind());
        name.set(text == null ? "" : text.name());
        subject.set(text == null ? "" : text.subject());
        body.set(text == null ? "" : text.body());
        lastWord.set(text != null && text.lastWord());
    }

    void save() {
        problem.set(null);
        kept.set(false);
        Optional<UUID> id = Optional.ofNullable(chosen.get()).flatMap(Template::id);
        Template said;
        try {
            said = new Template(id, kind.get(), name.get(), subject.get(), body.get(), lastWord.get());
        } catch (MailRefusedException e) {
            problem.set(e);
            return;
        }
        background.run(() -> mail.templates().save(desk.session(), said), saved -> {
            chosen.set(saved);
            kept.set(true);
            load();
        }, problem::set);
    }

    void remove() {
        Optional<UUID> id = Optional.ofNullable(chosen.get()).flatMap(Template::id);
        id.ifPresent(each -> background.run(() -> {
            mail.templates().remove(desk.session(), each);
            return each;
        }, _ -> {
            chosen.set(null);
            load();
        }, problem::set));
    }

    ObservableList<Template> texts() {
        return texts;
    }

    /** Null while a new one is written. */
    ObjectProperty<Template> chosenProperty() {
        return chosen;
    }

    ObjectProperty<Template.Kind> kindProperty() {
        return kind;
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty subjectProperty() {
        return subject;
    }

    StringProperty bodyProperty() {
        return body;
    }

    BooleanProperty lastWordProperty() {
        return lastWord;
    }

    ReadOnlyBooleanProperty keptProperty() {
        return kept.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
