package fr.havre.ui.settings;

import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Preferences;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.words.Language;
import java.util.List;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Language, theme, size of the text: seen at once, kept at once. */
final class DisplaySection extends VBox {
    private static final List<Integer> SIZES = List.of(90, 100, 110, 125, 150, 175, 200);

    DisplaySection(Surroundings around) {
        super(16);
        LiveWords words = around.words();
        Fields fields = new Fields(words);
        Look look = around.window().look();
        Preferences preferences = around.window().preferences();
        ComboBox<Language> language = choice(List.of(Language.values()), each -> words.now("settings.language." + each));
        language.valueProperty().bindBidirectional(words.languageProperty());
        ComboBox<Look.Theme> theme = choice(List.of(Look.Theme.values()), each -> words.now("settings.theme." + each));
        theme.valueProperty().bindBidirectional(look.themeProperty());
        ComboBox<Integer> size = choice(SIZES, each -> each + "\u00a0%");
        size.setValue(look.textSizeProperty().get());
        size.valueProperty().addListener((_, _, percent) -> {
            look.textSizeProperty().set(percent);
            preferences.textSize(percent);
            around.background().run(() -> {
                preferences.save();
                return percent;
            }, _ -> { }, around.notices()::problem);
        });
        words.languageProperty().addListener((_, _, _) -> theme.setConverter(theme.getConverter()));
        getStyleClass().add("settings-page");
        getChildren().addAll(fields.title("settings.display"), fields.labelled("settings.language", language),
                fields.labelled("settings.theme", theme), fields.labelled("settings.text-size", size));
    }

    private static <T> ComboBox<T> choice(List<T> values, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>(FXCollections.observableArrayList(values));
        box.setConverter(new StringConverter<>() {
            @Override public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override public T fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        return box;
    }
}
