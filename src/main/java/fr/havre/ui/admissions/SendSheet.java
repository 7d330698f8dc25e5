package fr.havre.ui.admissions;

import atlantafx.base.theme.Styles;
import fr.havre.admissions.Piece;
import fr.havre.admissions.submission.AddressStanding;
import fr.havre.admissions.submission.HospitalAddress;
import fr.havre.admissions.submission.Submission;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.chart.IdentityBanner;
import fr.havre.ui.imports.SearchField;
import fr.havre.ui.patients.PatientWords;
import fr.havre.ui.shell.Fields;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Whose, what, to which mailbox of the hospital; what is missing in red. Enter sends. */
final class SendSheet extends VBox {
    private final SendViewModel model;
    private final LiveWords words;
    private final AdmissionWords texts;
    private final Fields fields;
    private final SearchField<HospitalAddress> address;
    private final Runnable send;

    private SendSheet(SendViewModel model, Surroundings around, LocalDate today, Consumer<Submission> done) {
        this.model = model;
        words = around.words();
        texts = new AdmissionWords(words);
        fields = new Fields(words);
        send = () -> model.send(submission -> {
            around.sheets().close();
            done.accept(submission);
        });
        address = new SearchField<>(SendSheet::line, model::find, this::take).free();
        getStyleClass().addAll("sheet", "admission-send");
        setMaxHeight(USE_PREF_SIZE);
        IdentityBanner banner = new IdentityBanner(words);
        banner.show(model.file().patient(), today);
        VBox body = new VBox(12, to(), goes(), record(), note());
        body.getStyleClass().add("admission-send-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.accessibleTextProperty().bind(words.bound("admissions.send.title"));
        scroll.prefViewportHeightProperty().bind(body.heightProperty());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(fields.title("admissions.send.title"), banner, missing(), fields.problem(model.problemProperty()),
                scroll, buttons(around.sheets()::close));
    }

    /** Shows it over the screen. */
    static void open(SendViewModel model, Surroundings around, LocalDate today, Consumer<Submission> done) {
        SendSheet sheet = new SendSheet(model, around, today, done);
        model.load();
        around.sheets().show(sheet, () -> { });
        sheet.address.field().requestFocus();
    }

    private static String line(HospitalAddress one) {
        return Stream.of(one.name(), one.service(), one.address()).filter(part -> !part.isBlank())
                .collect(Collectors.joining(AdmissionWords.BETWEEN));
    }

    private void take(HospitalAddress one) {
        address.show(one.address());
        model.addressProperty().set(one.address());
    }

    private Node to() {
        Label label = fields.sentence("admissions.send.to");
        label.setLabelFor(address.field());
        address.field().accessibleTextProperty().bind(label.textProperty());
        address.field().promptTextProperty().bind(words.bound("admissions.send.to.prompt"));
        address.field().textProperty().bindBidirectional(model.addressProperty());
        address.field().setOnAction(_ -> send.run());
        Label standing = fields.sentence(Bindings.createStringBinding(() -> standing(model.standingProperty().get()),
                model.standingProperty(), words.languageProperty()));
        standing.getStyleClass().add("board-under");
        Label replaces = fields.sentence(Bindings.createStringBinding(() -> model.replaced().map(before ->
                words.now("admissions.send.replaces", PatientWords.moment(before.preparedAt()))).orElse(""),
                model.addressProperty(), words.languageProperty()));
        return new VBox(4, label, address, standing, replaces, also());
    }

    /** Who else has it: a person says whether it counts no more there. */
    private Node also() {
        Label who = fields.sentence(Bindings.createStringBinding(() -> model.others().isEmpty() ? "" : words.now("admissions.send.also",
                model.others().stream().map(SendingWords::whom).collect(Collectors.joining(", "))), model.addressProperty(),
                words.languageProperty()));
        CheckBox off = new CheckBox();
        off.textProperty().bind(words.bound("admissions.send.callOff"));
        off.accessibleTextProperty().bind(Bindings.concat(who.textProperty(), " ", off.textProperty()));
        off.selectedProperty().bindBidirectional(model.callOffProperty());
        VBox both = new VBox(4, who, off);
        both.managedProperty().bind(who.managedProperty());
        both.visibleProperty().bind(who.managedProperty());
        return both;
    }

    private String standing(AddressStanding standing) {
        return standing == null ? "" : words.now("admissions.address." + standing);
    }

    private Node missing() {
        Label what = fields.sentence(Bindings.createStringBinding(() -> model.missing().isEmpty() ? ""
                : words.now("admissions.send.missing", names(model.missing())), words.languageProperty()));
        what.getStyleClass().add("board-waits");
        Label again = fields.sentence(Bindings.createStringBinding(() -> model.warnedProperty().get()
                ? words.now("admissions.send.again") : "", model.warnedProperty(), words.languageProperty()));
        VBox both = new VBox(4, what, again);
        both.managedProperty().bind(what.managedProperty());
        return both;
    }

    private String names(List<Piece> pieces) {
        return pieces.stream().map(texts::piece).collect(Collectors.joining(", "));
    }

    private Node goes() {
        VBox lines = new VBox(3);
        Runnable fill = () -> {
            lines.getChildren().clear();
            for (Piece piece : model.goingProperty().get()) lines.getChildren().add(line(piece));
            if (lines.getChildren().isEmpty()) lines.getChildren().add(fields.sentence("admissions.send.nothing"));
            if (model.unsent().isEmpty()) return;
            Label unsent = fields.sentence(words.bound("admissions.send.unsent", names(model.unsent())));
            unsent.getStyleClass().add("board-under");
            lines.getChildren().add(unsent);
        };
        model.goingProperty().addListener((_, _, _) -> fill.run());
        words.languageProperty().addListener((_, _, _) -> fill.run());
        fill.run();
        Label title = fields.sentence("admissions.send.goes");
        title.getStyleClass().add("piece-name");
        return new VBox(4, title, lines);
    }

    private Node line(Piece piece) {
        Label line = new Label(texts.piece(piece));
        line.setGraphic(new FontIcon("fth-file-text"));
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }

    private Node record() {
        CheckBox record = new CheckBox();
        record.textProperty().bind(words.bound("admissions.send.record"));
        record.accessibleTextProperty().bind(record.textProperty());
        record.setWrapText(true);
        record.setMinHeight(USE_PREF_SIZE);
        record.selectedProperty().bindBidirectional(model.recordProperty());
        Label which = fields.sentence(Bindings.createStringBinding(() -> recordNames(), model.goingProperty(),
                model.recordProperty(), words.languageProperty()));
        which.getStyleClass().add("board-under");
        return new VBox(4, record, which);
    }

    private String recordNames() {
        List<Piece> taken = model.goingProperty().get().stream().filter(SendViewModel::forRecord).toList();
        if (!model.recordProperty().get()) return "";
        return taken.isEmpty() ? words.now("admissions.send.record.none") : names(taken);
    }

    private Node note() {
        TextArea note = new TextArea();
        note.setPrefRowCount(2);
        note.setWrapText(true);
        note.textProperty().bindBidirectional(model.noteProperty());
        Fields.leaveByTab(note);
        return fields.labelled("admissions.send.note", note);
    }

    private Node buttons(Runnable close) {
        Button cancel = fields.button("admissions.close", close);
        cancel.setCancelButton(true);
        Button go = fields.button("admissions.send.go", send);
        go.textProperty().unbind();
        go.textProperty().bind(Bindings.createStringBinding(() -> words.now(model.warnedProperty().get()
                ? "admissions.send.go.incomplete" : "admissions.send.go"), model.warnedProperty(), words.languageProperty()));
        go.setGraphic(new FontIcon("fth-send"));
        go.getStyleClass().add(Styles.ACCENT);
        go.setDefaultButton(true);
        go.disableProperty().bind(Bindings.createBooleanBinding(() -> model.goingProperty().get().isEmpty(), model.goingProperty()));
        HBox line = new HBox(10, cancel, go);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }
}
