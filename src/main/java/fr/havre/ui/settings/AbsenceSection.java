package fr.havre.ui.settings;

import fr.havre.ui.Preferences;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.scene.control.Spinner;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** After how long without anybody the screen is covered, and the vault locked. */
final class AbsenceSection extends VBox {
    private static final int LONGEST_VEIL = 60;
    private static final int LONGEST_LOCK = 8 * 60;

    private final Surroundings around;

    AbsenceSection(Surroundings around) {
        super(16);
        this.around = around;
        Preferences preferences = around.window().preferences();
        Fields fields = new Fields(around.words());
        getStyleClass().add("settings-page");
        getChildren().addAll(fields.title("settings.absence"), fields.sentence("settings.absence.why"),
                fields.labelled("settings.veil-after", minutes(preferences.veilAfter(), LONGEST_VEIL, preferences::veilAfter)),
                fields.labelled("settings.lock-after", minutes(preferences.lockAfter(), LONGEST_LOCK, preferences::lockAfter)),
                new FlowPane(8, 8, fields.button("settings.veil-now", around.window()::veil),
                        fields.button("settings.lock-now", around.window()::lock)));
    }

    private Spinner<Integer> minutes(Duration now, int longest, Consumer<Duration> keep) {
        Spinner<Integer> spinner = new Spinner<>(1, longest, (int) now.toMinutes());
        spinner.setEditable(true);
        spinner.valueProperty().addListener((_, _, minutes) -> {
            keep.accept(Duration.ofMinutes(minutes));
            around.background().run(() -> {
                around.window().preferences().save();
                return minutes;
            }, _ -> { }, around.notices()::problem);
        });
        return spinner;
    }
}
