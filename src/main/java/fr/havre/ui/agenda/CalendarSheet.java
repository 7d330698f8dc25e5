package fr.havre.ui.agenda;

import atlantafx.base.theme.Styles;
import fr.havre.agenda.CalendarImported;
import fr.havre.agenda.calendar.CalendarException;
import fr.havre.agenda.calendar.CalendarFile;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
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

    CalendarSheet(Desk desk, Surroundings around) {
        this.desk = desk;
        this.around = around;
        words = around.words();
        Fields fields = new Fields(words);
        choose = fields.button("agenda.import.choose", this::choose);
        getStylesheets().add(Look.sheet("agenda"));
        getStyleClass().addAll("sheet", "calendar");
        setMaxSize(640, USE_PREF_SIZE);
        Button close = fields.button("agenda.close", around.sheets()::close);
        close.setCancelButton(true);
        choose.setDefaultButton(true);
        choose.getStyleClass().add(Styles.ACCENT);
        choose.disableProperty().bind(name.textProperty().map(String::isBlank));
        HBox buttons = new HBox(10, close, choose);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(fields.title("agenda.import.title"), fields.sentence("agenda.import.why"),
                fields.labelled("agenda.import.name", name), fields.sentence(Bindings.createStringBinding(this::said, done,
                words.languageProperty())), fields.problem(problem), buttons);
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
