package fr.havre.ui.writing;

import atlantafx.base.theme.Styles;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLine;
import fr.havre.ui.LiveWords;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** What a summary says as codes, beside what it says in words: to be seen before it is signed. */
final class CodedPane extends VBox {
    private final LiveWords words;
    private final VBox lines = new VBox(4);

    CodedPane(LiveWords words) {
        super(6);
        this.words = words;
        Label title = new Label();
        title.textProperty().bind(words.bound("writing.coded"));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("writing-plain");
        scroll.accessibleTextProperty().bind(words.bound("writing.coded"));
        getChildren().addAll(title, scroll);
        getStyleClass().add("writing-coded");
        managedProperty().bind(visibleProperty());
        show(Optional.empty());
    }

    void show(Optional<Profile> profile) {
        lines.getChildren().clear();
        setVisible(profile.isPresent());
        profile.ifPresent(all -> {
            for (ProfileKind kind : ProfileKind.values()) all.current(kind).forEach(line -> lines.getChildren().add(line(line)));
        });
    }

    private Label line(ProfileLine line) {
        String code = line.content().code().map(each -> each.code() + " (" + each.system() + ")")
                .orElseGet(() -> words.now("writing.coded.none"));
        Label label = new Label(words.label(line.kind()) + " · " + line.content().text() + " · " + code);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
