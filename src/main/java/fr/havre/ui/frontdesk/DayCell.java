package fr.havre.ui.frontdesk;

import fr.havre.agenda.Appointment;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Badge;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One line of the front desk's day: whom and what, what is missing, where to go. */
final class DayCell extends ListCell<DayRow> {
    private final LiveWords words;
    private final DayWords say;
    private final Supplier<Instant> now;
    private final Label heading = new Label();
    private final FontIcon icon = new FontIcon();
    private final Label what = new Label();
    private final Label why = new Label();
    private final Badge badge = new Badge();
    private final Button act = new Button();
    private final Tooltip full = new Tooltip();
    private final HBox line;

    /** @param go takes a person to where a line is dealt with */
    DayCell(LiveWords words, Supplier<Instant> now, Consumer<DayLine> go) {
        this.words = words;
        this.say = new DayWords(words);
        this.now = now;
        getStyleClass().add("home-cell");
        heading.getStyleClass().add("home-heading");
        what.getStyleClass().add("home-what");
        why.getStyleClass().add("home-why");
        why.setTooltip(full);
        VBox text = new VBox(2, what, why);
        text.setMinWidth(0);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        act.setMinWidth(USE_PREF_SIZE);
        act.setFocusTraversable(false);                            // Enter on the line itself
        act.managedProperty().bind(act.visibleProperty());
        act.setOnAction(_ -> {
            if (getItem() instanceof DayLine shown) go.accept(shown);
        });
        line = new HBox(12, icon, text, badge, act);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("home-line");
        setPrefWidth(0);
    }

    @Override protected void updateItem(DayRow row, boolean empty) {
        super.updateItem(row, empty);
        setMouseTransparent(empty || row instanceof DayRow.Heading);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (row) {
            case DayRow.Heading each -> {
                heading.setText(words.now("frontdesk.heading." + each.kind(), each.total()));
                setAccessibleText(heading.getText());
                setGraphic(heading);
            }
            case DayLine each -> fill(each);
        }
    }

    private void fill(DayLine shown) {
        icon.setIconLiteral(switch (shown.kind()) {
            case TO_FILE -> "fth-inbox";
            case APPOINTMENT -> "fth-calendar";
            case ADMISSION -> "fth-clipboard";
            case WAITING -> "fth-lock";
        });
        icon.getStyleClass().setAll("ikonli-font-icon", "home-icon", pressing(shown) ? "home-bad" : "home-calm");
        what.setText(say.what(shown));
        why.setText(say.why(shown, today()));
        full.setText(why.getText());
        badge.say(say.badge(shown).orElse(""), pressing(shown) ? Badge.Tone.BAD : tone(shown));
        boolean leads = shown.kind() == DayLine.Kind.TO_FILE || shown.patient().isPresent();
        act.setVisible(leads);
        act.setText(leads ? words.now("frontdesk.act." + toDo(shown)) : "");
        setAccessibleText(String.join(", ", List.of(what.getText(), why.getText(), badge.getText(), act.getText())));
        setGraphic(line);
    }

    /** Nothing is left to be completed of what is complete. */
    private static DayLine.Kind toDo(DayLine shown) {
        return shown instanceof DayLine.Stay stay && stay.file().complete() ? DayLine.Kind.APPOINTMENT : shown.kind();
    }

    private static Badge.Tone tone(DayLine shown) {
        return shown instanceof DayLine.Stay stay && !stay.file().complete() ? Badge.Tone.WARN : Badge.Tone.GOOD;
    }

    /** Somebody must act today: a piece that is late, an admission whose day is here, a patient who did not come. */
    private boolean pressing(DayLine shown) {
        return switch (shown) {
            case DayLine.Stay stay -> !stay.file().complete() && (stay.file().blocking().stream().anyMatch(each -> each.late())
                    || !stay.file().admission().situation().day().isAfter(today()));
            case DayLine.Visit visit -> visit.appointment().state() == Appointment.State.ABSENT;
            case DayLine.ToFile _, DayLine.Waiting _ -> false;
        };
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now.get() == null ? Instant.EPOCH : now.get(), DayReading.FRANCE);
    }
}
