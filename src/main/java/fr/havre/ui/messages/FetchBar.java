package fr.havre.ui.messages;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import fr.havre.ui.messages.FetchViewModel.Looked;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.words.ErrorWords;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** Looks into the mailboxes now, says when that was last done, and what is wrong where it cannot be done. */
final class FetchBar extends FlowPane {
    private final FetchViewModel model;
    private final LiveWords words;
    private final MessageWords moments;
    private final InstantSource time;

    FetchBar(FetchViewModel model, LiveWords words, InstantSource time) {
        super(10, 4);
        this.model = model;
        this.words = words;
        this.time = time;
        moments = new MessageWords(words);
        Fields fields = new Fields(words);
        Button now = fields.button("messages.fetch", model::fetchNow);
        now.setGraphic(new FontIcon("fth-refresh-cw"));
        now.disableProperty().bind(model.busyProperty());
        Label state = fields.sentence(Bindings.createStringBinding(this::state, model.busyProperty(), model.lookedProperty(),
                words.languageProperty()));
        state.getStyleClass().add(Styles.TEXT_MUTED);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(now, state);
        visibleProperty().bind(Bindings.createBooleanBinding(() -> !model.lookedProperty().get().isEmpty(),
                model.lookedProperty()));
        managedProperty().bind(visibleProperty());
    }

    /** The one that was not looked into for the longest time. */
    private String state() {
        if (model.busyProperty().get()) return words.now("messages.fetching");
        List<Looked> all = model.lookedProperty().get();
        if (all.isEmpty()) return "";
        if (all.stream().anyMatch(each -> each.at().isEmpty())) return words.now("messages.fetched.never");
        Instant oldest = all.stream().flatMap(each -> each.at().stream()).min(Instant::compareTo).orElseThrow();
        return words.now("messages.fetched", moments.when(oldest, time.instant()));
    }

    /** Each mailbox that could not be looked into, and why; a line to stand below the head. */
    Label problems(Fields fields) {
        Label problems = fields.sentence(Bindings.createStringBinding(this::wrong, model.lookedProperty(), model.problemProperty(),
                words.languageProperty()));
        problems.getStyleClass().add(Styles.DANGER);
        return problems;
    }

    private String wrong() {
        if (model.problemProperty().get() != null) return words.sentence(model.problemProperty().get());
        return model.lookedProperty().get().stream().flatMap(each -> why(each).stream()).collect(Collectors.joining("\n"));
    }

    private Optional<String> why(Looked one) {
        ErrorWords errors = new ErrorWords(words.languageProperty().get());
        return one.reason().map(reason -> words.now("messages.fetch.problem", one.name(),
                one.code().flatMap(errors::sentence).orElseGet(() -> errors.sentence(reason))));
    }
}
