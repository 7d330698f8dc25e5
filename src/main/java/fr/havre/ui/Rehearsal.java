package fr.havre.ui;

import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Makes what stands behind the door quick while somebody types: a page of the controls that the first screens are made of
 * is dressed in our rules and laid out, so that classes are loaded, rules read and fonts measured. Nobody sees it, nothing
 * of a vault is in it, and it is thrown away.
 *
 * <p>Threads: any but the FX thread; a scene that no window shows is the toolkit's to make anywhere.
 */
public final class Rehearsal {
    private static final int LINES = 30;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 760;

    private Rehearsal() { }

    /** A few hundred milliseconds of one processor, once. */
    public static void run() {
        Parent page = page();
        Scene scene = new Scene(page, WIDTH, HEIGHT);
        scene.getStylesheets().add(Look.class.getResource("havre.css").toExternalForm());
        for (int i = 0; i < 2; i++) {                                       // cells are made by the first layout
            page.applyCss();
            page.layout();
        }
    }

    private static Parent page() {
        BorderPane frame = new BorderPane(new HBox(patients(), home()));
        frame.getStyleClass().add("shell");
        VBox bar = new VBox(place("fth-home"), place("fth-users"), place("fth-send"));
        bar.getStyleClass().add("side-bar");
        frame.setLeft(bar);
        frame.setBottom(new HBox(new Label("–"), new Button("–")));
        return frame;
    }

    private static ToggleButton place(String icon) {
        ToggleButton button = new ToggleButton("–", new FontIcon(icon));
        return button;
    }

    private static Parent patients() {
        TableView<String> table = new TableView<>(lines());
        for (int i = 0; i < 4; i++) {
            TableColumn<String, String> column = new TableColumn<>("–");
            column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
            table.getColumns().add(column);
        }
        VBox page = new VBox(new Label("–"), new FlowPane(new TextField(), new Button("–", new FontIcon("fth-user-plus")),
                new ToggleButton("–")), table);
        page.getStyleClass().addAll("page", "patients");
        page.getStylesheets().add(Look.sheet("patients"));
        return page;
    }

    private static Parent home() {
        VBox page = new VBox(new Label("–", new FontIcon("fth-refresh-cw")), new ListView<>(lines()));
        page.getStyleClass().addAll("page", "home");
        page.getStylesheets().add(Look.sheet("home"));
        return page;
    }

    private static ObservableList<String> lines() {
        return FXCollections.observableArrayList(IntStream.range(0, LINES).mapToObj(Integer::toString).toList());
    }
}
