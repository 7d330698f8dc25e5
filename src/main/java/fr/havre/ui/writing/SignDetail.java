package fr.havre.ui.writing;

import atlantafx.base.theme.Styles;
import fr.havre.documents.writing.Reading;
import fr.havre.documents.writing.WritingState;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.chart.IdentityBanner;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.viewer.PaperView;
import fr.havre.vault.FrenchZone;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The chosen text as it would be signed, and what can be done with it. */
final class SignDetail extends VBox {
    private static final ZoneId FRANCE = FrenchZone.here();

    private final SignViewModel model;
    private final LiveWords words;
    private final SignWords signWords;
    private final InstantSource time;
    private final Fields fields;
    private final IdentityBanner banner;
    private final Label said = new Label();
    private final TextField reason = new TextField();
    private final PaperView paper;
    private final CodedPane coded;
    private Optional<String> shown = Optional.empty();

    /** What the buttons do. */
    record Acts(Runnable sign, Runnable signAndSend, Runnable sendBack, Runnable open) { }

    SignDetail(SignViewModel model, Surroundings around, InstantSource time, Acts acts) {
        super(10);
        this.model = model;
        this.time = time;
        words = around.words();
        signWords = new SignWords(words);
        fields = new Fields(words);
        banner = new IdentityBanner(words);
        paper = new PaperView(around);
        coded = new CodedPane(words);
        getStyleClass().add("sign-detail");
        setMinWidth(0);
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(paper, Priority.ALWAYS);
        getChildren().addAll(banner, said, new PdfOnlyLabel(model.shownProperty(), model.maySign(), words), buttons(acts), paper, coded);
        model.chosenProperty().addListener((_, _, _) -> refresh());
        model.shownProperty().addListener((_, _, _) -> refresh());
        words.languageProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    private Node buttons(Acts acts) {
        Button sign = fields.button("writing.sign.next", acts.sign());
        sign.setGraphic(new FontIcon("fth-check"));
        sign.getStyleClass().add(Styles.ACCENT);
        Button send = fields.button("writing.sign.send", acts.signAndSend());
        Button back = fields.button("writing.sendBack", acts.sendBack());
        reason.promptTextProperty().bind(words.bound("writing.reason"));
        reason.accessibleTextProperty().bind(words.bound("writing.reason"));
        reason.textProperty().bindBidirectional(model.reasonProperty());
        reason.setPrefColumnCount(16);
        reason.setMinWidth(0);
        reason.setOnAction(_ -> acts.sendBack().run());
        Button open = fields.button("writing.open", acts.open());
        open.setGraphic(new FontIcon("fth-edit-2"));
        for (Node each : new Node[] {sign, send}) {
            shownWhen(each, model.maySign() ? State.READ : State.NEVER);
            each.disableProperty().bind(model.busyProperty().or(paper.drawnProperty().not()));
        }
        shownWhen(back, model.maySign() ? State.WAITS : State.NEVER);
        shownWhen(reason, model.maySign() ? State.WAITS : State.NEVER);
        FlowPane line = new FlowPane(8, 8, sign, send, open, reason, back);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }

    /** When a button stands there. */
    private enum State { NEVER, READ, WAITS }

    private void shownWhen(Node node, State when) {
        node.managedProperty().bind(node.visibleProperty());
        node.visibleProperty().bind(Bindings.createBooleanBinding(() -> {
            Reading read = model.shownProperty().get();
            return switch (when) {
                case NEVER -> false;
                case READ -> read != null;
                case WAITS -> read != null && read.writing().state() == WritingState.TO_SIGN;
            };
        }, model.shownProperty()));
    }

    /** Whether what would be signed can be read. */
    boolean drawn() {
        return paper.drawnProperty().get();
    }

    TextField reason() {
        return reason;
    }

    /** Escape leaves the reason, not the screen. */
    void onEscape(Runnable leave) {
        reason.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            leave.run();
            event.consume();
        });
    }

    private void refresh() {
        SignRow row = model.chosenProperty().get();
        setVisible(row != null);
        if (row == null) {
            banner.clear();
            clearPaper();
            return;
        }
        banner.show(row.patient(), LocalDate.ofInstant(time.instant(), FRANCE));
        said.setText(signWords.said(row));
        Reading read = model.shownProperty().get();
        if (read == null) {
            clearPaper();
            return;
        }
        coded.show(read.profile());
        String now = read.writing().id() + read.seen();
        if (shown.equals(Optional.of(now))) return;
        shown = Optional.of(now);
        paper.show(read.pdf());
    }

    private void clearPaper() {
        shown = Optional.empty();
        paper.clear();
        coded.show(Optional.empty());
    }
}
