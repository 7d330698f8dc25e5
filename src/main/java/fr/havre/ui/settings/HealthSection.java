package fr.havre.ui.settings;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.viewer.TextClipboard;
import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Labels;
import fr.havre.vault.Finding;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** A page that can be read out on the phone: no name in it, each line short. */
final class HealthSection extends VBox {
    private static final long MEGABYTE = 1_000_000;

    private final VaultHealthViewModel model;
    private final LiveWords words;
    private final Fields fields;

    HealthSection(VaultHealthViewModel model, Surroundings around) {
        super(14);
        this.model = model;
        words = around.words();
        fields = new Fields(words);
        getStyleClass().add("settings-page");
        Label lines = fields.sentence(Bindings.createStringBinding(this::lines, model.factsProperty(), words.languageProperty()));
        Button copy = fields.button("settings.health.copy", () -> {
            TextClipboard.system().put(lines());
            around.notices().say(() -> words.now("settings.health.copied"));
        });
        Button verify = fields.button("settings.verify", model::verify);
        verify.disableProperty().bind(model.busyProperty());
        Button backUp = fields.button("settings.back-up", () -> around.outside().folder(words.now("settings.back-up"))
                .ifPresent(model::backUp));
        backUp.disableProperty().bind(model.busyProperty());
        getChildren().addAll(fields.title("settings.health"), lines, new FlowPane(8, 8, copy, verify, backUp), progress(),
                fields.problem(model.problemProperty()), result());
    }

    private String lines() {
        VaultHealthViewModel.Facts facts = model.factsProperty().get();
        if (facts == null) return "";
        String found = facts.findings().isEmpty() ? words.now("settings.health.well") : sentences(facts.findings());
        return List.of(words.now("settings.health.program", facts.version().isEmpty() ? "–" : facts.version(), facts.java(), facts.system()),
                words.now("settings.health.vault", facts.vault(), megabytes(facts.bytes()), megabytes(facts.freeBytes())),
                facts.clinical() ? words.now("settings.health.queue", facts.waiting(), facts.blocked())
                        : words.now("settings.health.desk"), facts.reader().map(version -> words.now("settings.health.reader", version,
                        facts.unread())).orElseGet(() -> words.now("settings.health.noReader")), found).stream().collect(Collectors.joining("\n"));
    }

    private static String megabytes(long bytes) {
        return String.valueOf(bytes / MEGABYTE);
    }

    private String sentences(List<Finding> findings) {
        Labels labels = new Labels(words.languageProperty().get());
        ErrorWords errors = new ErrorWords(words.languageProperty().get());
        return findings.stream().map(each -> labels.of(each.severity()) + "\u00a0: " + errors.sentence(each.kind()))
                .distinct().collect(Collectors.joining("\n"));
    }

    private Node progress() {
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(320);
        bar.progressProperty().bind(model.doneProperty());
        bar.accessibleTextProperty().bind(words.bound("settings.working"));
        FlowPane line = new FlowPane(10, 6, bar, fields.button("settings.cancel", model::cancel));
        line.visibleProperty().bind(model.busyProperty());
        line.managedProperty().bind(model.busyProperty());
        return line;
    }

    private Node result() {
        Label found = fields.sentence(Bindings.createStringBinding(() -> {
            if (model.verifiedProperty().get() != null) return model.verifiedProperty().get().isEmpty()
                    ? words.now("settings.verified.well") : sentences(model.verifiedProperty().get());
            return model.backedUpProperty().get() == null ? "" : words.now("settings.backed-up", model.backedUpProperty().get().files(),
                    megabytes(model.backedUpProperty().get().copiedBytes()));
        }, model.verifiedProperty(), model.backedUpProperty(), words.languageProperty()));
        found.getStyleClass().add(Styles.TEXT_BOLD);
        return found;
    }
}
