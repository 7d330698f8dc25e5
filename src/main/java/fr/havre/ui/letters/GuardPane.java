package fr.havre.ui.letters;

import fr.havre.messaging.outgoing.Guard;
import fr.havre.ui.LiveWords;
import fr.havre.ui.words.ErrorWords;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands before a letter, in its place: what refuses, what wants a yes, what is only to be known. */
final class GuardPane extends VBox {
    private final LetterSending sending;
    private final LiveWords words;
    private final Runnable inParts;

    GuardPane(LetterSending sending, LiveWords words, Runnable inParts) {
        super(6);
        this.sending = sending;
        this.words = words;
        this.inParts = inParts;
        sending.guards().addListener((ListChangeListener<Guard>) _ -> fill());
        words.languageProperty().addListener((_, _, _) -> fill());
        fill();
    }

    private void fill() {
        List<Guard.Kind> kinds = sending.guards().stream().map(Guard::kind).distinct()
                .sorted(java.util.Comparator.comparing(Guard.Kind::severity)).toList();
        getChildren().setAll(kinds.stream().map(this::line).toList());
        if (kinds.contains(Guard.Kind.TOO_LARGE)) getChildren().add(parts());
        setVisible(!kinds.isEmpty());
        setManaged(!kinds.isEmpty());
    }

    private Node line(Guard.Kind kind) {
        String sentence = new ErrorWords(words.languageProperty().get()).sentence(kind);
        return switch (kind.severity()) {
            case REFUSE -> label(sentence, "fth-alert-octagon", "guard-refuse");
            case TELL -> label(sentence, "fth-info", "guard-tell");
            case CONFIRM -> {
                CheckBox yes = new CheckBox(sentence);
                yes.setWrapText(true);
                yes.setMinHeight(USE_PREF_SIZE);
                yes.setMaxWidth(Double.MAX_VALUE);
                yes.getStyleClass().add("guard-confirm");
                yes.setSelected(sending.confirmed().contains(kind));
                yes.selectedProperty().addListener((_, _, now) -> sending.confirm(kind, now));
                yield yes;
            }
        };
    }

    private Node parts() {
        Button parts = new Button();
        parts.textProperty().bind(words.bound("letters.in-parts"));
        parts.accessibleTextProperty().bind(parts.textProperty());
        parts.setOnAction(_ -> inParts.run());
        return parts;
    }

    private static Label label(String text, String icon, String style) {
        Label label = new Label(text, new FontIcon(icon));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add(style);
        return label;
    }
}
