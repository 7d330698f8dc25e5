package fr.havre.ui.messages;

import fr.havre.messaging.MailboxId;
import fr.havre.ui.LiveWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** Which mailbox is looked at; not there while there is only one. */
final class MailboxChoice extends ComboBox<Optional<MailboxId>> {
    private final MessagesViewModel model;
    private final LiveWords words;

    MailboxChoice(MessagesViewModel model, LiveWords words) {
        this.model = model;
        this.words = words;
        accessibleTextProperty().bind(words.bound("messages.mailbox"));
        setConverter(new StringConverter<>() {
            @Override public String toString(Optional<MailboxId> one) {
                return one == null ? "" : name(one);
            }

            @Override public Optional<MailboxId> fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        model.mailboxesProperty().addListener((_, before, now) -> {
            if (!now.equals(before)) fill(now);
        });
        words.languageProperty().addListener((_, _, _) -> fill(model.mailboxesProperty().get()));
        fill(model.mailboxesProperty().get());
        setOnAction(_ -> {
            if (getValue() != null) model.mailboxProperty().set(getValue());
        });
        visibleProperty().bind(Bindings.createBooleanBinding(() -> model.mailboxesProperty().get().size() > 1,
                model.mailboxesProperty()));
        managedProperty().bind(visibleProperty());
    }

    private String name(Optional<MailboxId> one) {
        return one.map(id -> model.mailboxesProperty().get().getOrDefault(id, "")).orElseGet(() -> words.now("messages.all-mailboxes"));
    }

    private void fill(Map<MailboxId, String> names) {
        List<Optional<MailboxId>> all = new ArrayList<>(List.of(Optional.empty()));
        names.keySet().forEach(id -> all.add(Optional.of(id)));
        getItems().setAll(all);
        setValue(model.mailboxProperty().get());
    }
}
