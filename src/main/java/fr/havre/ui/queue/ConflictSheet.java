package fr.havre.ui.queue;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentLine;
import fr.havre.patients.PartialDate;
import fr.havre.sync.Conflict;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.chart.IdentityBanner;
import fr.havre.ui.patients.PatientWords;
import fr.havre.ui.viewer.Viewer;
import fr.havre.vault.FrenchZone;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Both sides beside each other, and what a person can choose. Whose document it is stands above. */
final class ConflictSheet extends VBox {
    private final Desk desk;
    private final QueueViewModel model;
    private final QueueRow row;
    private final Surroundings around;
    private final LiveWords words;

    ConflictSheet(Desk desk, QueueViewModel model, QueueRow row, Surroundings around) {
        this.desk = desk;
        this.model = model;
        this.row = row;
        this.around = around;
        words = around.words();
        getStyleClass().addAll("sheet", "conflict");
        setMaxSize(1240, 700);
        Label title = label("queue.conflict.title");
        title.getStyleClass().add(Styles.TITLE_4);
        getChildren().add(title);
        row.patient().ifPresent(patient -> {
            IdentityBanner banner = new IdentityBanner(words);
            banner.show(patient, LocalDate.now(FrenchZone.here()));
            getChildren().add(banner);
        });
        HBox sides = new HBox(14, side("queue.conflict.ours", row.document(), describedHere()),
                side("queue.conflict.theirs", row.theirs(), describedThere()));
        sides.setMinHeight(0);
        VBox.setVgrow(sides, Priority.ALWAYS);
        boolean seen = row.conflict().flatMap(conflict -> conflict.theirs()).isPresent();
        getChildren().addAll(label(seen ? "queue.conflict.why" : "queue.conflict.unseen"), sides, choices());
    }

    private Node side(String key, Optional<DocumentLine> document, String described) {
        Label heading = label(key);
        heading.getStyleClass().add(Styles.TEXT_BOLD);
        Label about = new Label(described);
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        about.getStyleClass().add("queue-why");
        VBox side = new VBox(6, heading, about);
        document.ifPresent(line -> {
            Viewer viewer = new Viewer(desk, around);
            viewer.show(line);
            viewer.setMinHeight(0);
            VBox.setVgrow(viewer, Priority.ALWAYS);
            side.getChildren().add(viewer);
        });
        if (document.isEmpty()) side.getChildren().add(label("queue.conflict.not-here"));
        HBox.setHgrow(side, Priority.ALWAYS);
        side.setPrefWidth(0);
        side.setMinHeight(0);
        return side;
    }

    private String describedHere() {
        return row.document().map(line -> joined(Stream.of(line.title(), line.author(), line.date().map(date -> PatientWords.date(
                date.hasTime() ? PartialDate.of(date.firstDay()) : date)).orElse(""))))
                .orElse("");
    }

    private String describedThere() {
        return row.conflict().flatMap(conflict -> conflict.theirs()).map(entry -> joined(Stream.of(
                entry.described().description().title(), words.label(entry.status())))).orElse("");
    }

    private static String joined(Stream<String> parts) {
        return parts.filter(part -> !part.isBlank()).collect(Collectors.joining("  ·  "));
    }

    private Node choices() {
        FlowPane buttons = new FlowPane(8, 8);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        for (Conflict.Choice each : Conflict.Choice.values()) {
            if (row.conflict().filter(conflict -> conflict.choices().contains(each)).isEmpty()) continue;
            Button button = new Button();
            button.textProperty().bind(words.bound("queue.choice." + each));
            button.accessibleTextProperty().bind(button.textProperty());
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> model.choose(row, each, around.sheets()::close));
            buttons.getChildren().add(button);
        }
        Button later = new Button();
        later.textProperty().bind(words.bound("queue.later"));
        later.accessibleTextProperty().bind(later.textProperty());
        later.setCancelButton(true);
        later.setOnAction(_ -> around.sheets().close());
        buttons.getChildren().add(later);
        return buttons;
    }

    private Label label(String key) {
        Label label = new Label();
        label.textProperty().bind(words.bound(key));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
