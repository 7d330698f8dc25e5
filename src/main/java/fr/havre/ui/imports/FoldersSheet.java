package fr.havre.ui.imports;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A question about paths: which folders are watched, or which files may be deleted. One button does the main thing. */
final class FoldersSheet extends VBox {
    private final LiveWords words;
    private final Button main = new Button();
    private final HBox buttons = new HBox(8);
    private final InvalidationListener changed;

    private FoldersSheet(LiveWords words, String title, String text, Node middle, Runnable refresh) {
        this.words = words;
        this.changed = _ -> refresh.run();
        getStyleClass().addAll("sheet", "imports-folders");
        setMaxHeight(USE_PREF_SIZE);
        Label head = new Label();
        head.textProperty().bind(words.bound(title));
        head.getStyleClass().add(Styles.TITLE_3);
        Label said = new Label();
        said.textProperty().bind(words.bound(text));
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        main.getStyleClass().add(Styles.ACCENT);
        main.setDefaultButton(true);
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, said, middle, buttons);
        words.languageProperty().addListener(new WeakInvalidationListener(changed));
    }

    /** Which folders are watched: add one, take one off. */
    static FoldersSheet watched(FolderWatch watch, LiveWords words, Runnable add, Runnable close) {
        VBox rows = new VBox(6);
        Runnable fill = () -> rows.getChildren().setAll(watch.folders().stream().map(each -> row(watch, words, each)).toList());
        FoldersSheet sheet = new FoldersSheet(words, "imports.folders", "imports.folders.text", rows, fill);
        watch.folders().addListener(new WeakInvalidationListener(sheet.changed));
        fill.run();
        sheet.main.textProperty().bind(words.bound("imports.folders.add"));
        sheet.main.setOnAction(_ -> add.run());
        sheet.place(close, "imports.close");
        return sheet;
    }

    private static Node row(FolderWatch watch, LiveWords words, Path folder) {
        Label path = new Label(folder.toString(), new FontIcon("fth-folder"));
        path.setWrapText(true);
        path.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(path, Priority.ALWAYS);
        path.setMaxWidth(Double.MAX_VALUE);
        Button forget = new Button();
        forget.textProperty().bind(words.bound("imports.folders.forget"));
        forget.setAccessibleText(words.now("imports.folders.forget") + " " + folder);
        forget.setMinWidth(USE_PREF_SIZE);
        forget.setOnAction(_ -> watch.forget(folder));
        HBox row = new HBox(10, path, forget);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Which files are kept and may be deleted where they lie; nothing is deleted unless {@code remove} is pressed. */
    static FoldersSheet removal(List<Path> files, LiveWords words, Runnable remove, Runnable leave) {
        ListView<String> names = new ListView<>();
        names.getItems().setAll(files.stream().map(Path::toString).toList());
        names.prefHeightProperty().bind(names.fixedCellSizeProperty().multiply(Math.min(6, files.size())).add(12));
        names.accessibleTextProperty().bind(words.bound("imports.removal"));
        FoldersSheet sheet = new FoldersSheet(words, "imports.removal", "imports.removal.text", names, () -> { });
        sheet.main.textProperty().bind(words.bound("imports.removal.remove", files.size()));
        sheet.main.setOnAction(_ -> remove.run());
        sheet.place(leave, "imports.removal.leave");
        return sheet;
    }

    private void place(Runnable other, String otherWords) {
        Button second = new Button();
        second.textProperty().bind(words.bound(otherWords));
        second.setOnAction(_ -> other.run());
        second.setCancelButton(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        main.setMinWidth(USE_PREF_SIZE);
        buttons.getChildren().setAll(second, gap, main);
    }

    Button mainButton() {
        return main;
    }
}
