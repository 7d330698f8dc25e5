package fr.havre.ui.home;

import atlantafx.base.theme.Styles;
import fr.havre.record.NotOwed;
import fr.havre.ui.Surroundings;
import fr.havre.ui.chart.IdentityBanner;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks why a document is not to be sent; one key on a reason decides. */
final class NotOwedSheet extends VBox {
    private final Button first;

    NotOwedSheet(HomeLine line, LocalDate today, String title, Surroundings around, Consumer<NotOwed> chosen) {
        super(10);
        getStyleClass().add("sheet");
        setMaxSize(560, USE_PREF_SIZE);
        IdentityBanner banner = new IdentityBanner(around.words());
        line.patient().ifPresent(each -> banner.show(each, today));
        Label asked = wrapped();
        asked.textProperty().bind(around.words().bound("home.notowed.title"));
        asked.getStyleClass().add(Styles.TITLE_4);
        Label what = wrapped();
        what.setText(title);
        getChildren().addAll(banner, asked, what);
        for (NotOwed each : NotOwed.values()) {
            Button reason = new Button(capital(around.words().label(each)));
            reason.setMaxWidth(Double.MAX_VALUE);
            reason.setAlignment(Pos.CENTER_LEFT);
            reason.setWrapText(true);
            reason.setMinHeight(USE_PREF_SIZE);
            reason.setOnAction(_ -> chosen.accept(each));
            getChildren().add(reason);
        }
        first = (Button) getChildren().get(3);
        Button cancel = new Button();
        cancel.textProperty().bind(around.words().bound("home.notowed.cancel"));
        cancel.setOnAction(_ -> around.sheets().close());
        HBox buttons = new HBox(cancel);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().add(buttons);
    }

    private static String capital(String label) {
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    private static Label wrapped() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    Node firstField() {
        return first;
    }
}
