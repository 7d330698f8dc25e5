package fr.havre.ui.agenda;

import atlantafx.base.theme.Styles;
import fr.havre.agenda.CalendarImported;
import fr.havre.agenda.calendar.CalendarException;
import fr.havre.agenda.calendar.CalendarFile;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Takes over the calendar of another program, then says what was new, changed, gone. */
final class CalendarSheet extends VBox {
    private final Desk desk;
    private final Surroundings around;
    private final LiveWords words;
    private final TextField name = new TextField();
    private final ObjectProperty<CalendarImported> done = new SimpleObjectProperty<>();
    private final ObjectProperty<Exception> problem = new SimpleObjectProperty<>();
    private final Button choose;
    private final Button server = new Button();
    private final ObjectProperty<String> feed = new SimpleObjectProperty<>();
    private final BooleanProperty asking = new SimpleBooleanProperty();

    CalendarSheet(Desk desk, Surroundings around) {
        this.desk = desk;
        this.around = around;
        words = around.words();
        Fields fields = new Fields(words);
        choose = fields.button("agenda.import.choose", this::choose);
        getStyleClass().addAll("sheet", "calendar");
        setMaxSize(640, USE_PREF_SIZE);
        name.getStyleClass().add("phrase");
        Button close = fields.button("agenda.close", around.sheets()::close);
        close.setCancelButton(true);
        choose.setDefaultButton(true);
        choose.getStyleClass().add(Styles.ACCENT);
        choose.disableProperty().bind(name.textProperty().map(String::isBlank));
        FlowPane buttons = new FlowPane(10, 8, close, server, choose);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        server.setManaged(false);
        server.setVisible(false);
        server.setMinWidth(USE_PREF_SIZE);
        server.setOnAction(_ -> ask());
        feed.addListener((_, _, name) -> offer(name));
        getChildren().addAll(fields.title("agenda.import.title"), fields.sentence("agenda.import.why"),
                fields.labelled("agenda.import.name", name), fields.sentence(Bindings.createStringBinding(this::said, done,
                words.languageProperty())), fields.problem(problem), buttons);
        around.background().run(() -> desk.agenda().feed().calendar(), known -> known.ifPresent(feed::set), problem::set);
        around.background().run(() -> desk.agenda().calendars(desk.session()),
                known -> name.setText(known.stream().findFirst().orElseGet(() -> words.now("agenda.import.usual"))), problem::set);
    }

    Node firstField() {
        return choose;
    }

    private String said() {
        CalendarImported all = done.get();
        return all == null ? "" : words.now("agenda.import.done", all.added(), all.changed(), all.cancelled(), all.same())
                + (all.unread() == 0 ? "" : "\n" + words.now("agenda.import.unread", all.unread()))
                + (all.wholeDays() == 0 ? "" : "\n" + words.now("agenda.import.whole-days", all.wholeDays()));
    }

    /** The other program's server, where one is set up, is the main thing then. */
    private void offer(String calendar) {
        server.textProperty().bind(Bindings.createStringBinding(() -> words.now(asking.get() ? "agenda.import.asking"
                : "agenda.import.server", calendar), asking, words.languageProperty()));
        server.accessibleTextProperty().bind(server.textProperty());
        server.disableProperty().bind(asking);
        server.setManaged(true);
        server.setVisible(true);
        choose.setDefaultButton(false);
        choose.getStyleClass().remove(Styles.ACCENT);
        server.setDefaultButton(true);
        server.getStyleClass().add(Styles.ACCENT);
    }

    private void ask() {
        done.set(null);
        problem.set(null);
        asking.set(true);
        around.background().run(() -> desk.agenda().feed().refresh(desk.session()), all -> {
            asking.set(false);
            done.set(all);
        }, failure -> {
            asking.set(false);
            problem.set(failure);
        });
    }

    private void choose() {
        Optional<Path> file = around.outside().files(words.now("agenda.import.choose")).stream().findFirst();
        if (file.isEmpty()) return;
        String calendar = name.getText();
        done.set(null);
        around.background().run(() -> desk.agenda().importCalendar(desk.session(), calendar, bytes(file.get())), all -> {
            problem.set(null);
            done.set(all);
        }, problem::set);
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > CalendarFile.LARGEST_BYTES) throw new CalendarException(CalendarException.Code.TOO_LARGE);
        return Files.readAllBytes(file);
    }
}
