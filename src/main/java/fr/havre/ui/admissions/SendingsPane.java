package fr.havre.ui.admissions;

import fr.havre.admissions.submission.PaperPack;
import fr.havre.admissions.submission.Submission;
import fr.havre.admissions.submission.SubmissionState;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Calm;
import fr.havre.ui.shell.Fields;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * What was sent of an admission, newest first, and how far each is. P prints the papers; Delete withdraws one that
 * has not left.
 */
final class SendingsPane extends VBox {
    private final FileViewModel model;
    private final LiveWords words;
    private final SendingWords texts;
    private final ObservableList<Submission> rows = FXCollections.observableArrayList();
    private final ListView<Submission> list = new ListView<>(rows);
    private final CheckBox large = new CheckBox();
    private final Surroundings around;
    private final AskPane<PaperPack> ask;
    private final AskPane<Submission> askOff;

    SendingsPane(FileViewModel model, Surroundings around) {
        super(8);
        this.model = model;
        this.around = around;
        words = around.words();
        ask = new AskPane<>(words, this::given, list::requestFocus);
        askOff = new AskPane<>(words, this::callOff, list::requestFocus);
        texts = new SendingWords(words);
        list.accessibleTextProperty().bind(words.bound("admissions.tab.sendings"));
        list.getStyleClass().addAll("pieces", "sendings");
        list.setCellFactory(_ -> new Cell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE) withdraw();
            else if (event.getCode() == KeyCode.C && chosen() != null && model.sendings().mayConfirm(chosen())) confirm();
            else if (event.getCode() == KeyCode.P && !event.isShortcutDown()) print();
            else return;
            event.consume();
        });
        model.contentProperty().addListener((_, _, _) -> fill());
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        StackPane place = new StackPane(list, calm());
        VBox.setVgrow(place, Priority.ALWAYS);
        VBox.setVgrow(this, Priority.ALWAYS);
        Button withdraw = new Fields(words).button("admissions.sending.withdraw", this::withdraw);
        withdraw.disableProperty().bind(Bindings.createBooleanBinding(() -> chosen() == null
                || chosen().state() != SubmissionState.PREPARED, list.getSelectionModel().selectedItemProperty()));
        Button off = new Fields(words).button("admissions.sending.callOff", this::askCallOff);
        off.visibleProperty().bind(Bindings.createBooleanBinding(() -> chosen() != null && SendingActs.mayCallOff(chosen(), rows),
                list.getSelectionModel().selectedItemProperty()));
        off.managedProperty().bind(off.visibleProperty());
        Button confirm = new Fields(words).button("admissions.sending.confirm", this::confirm);
        confirm.visibleProperty().bind(Bindings.createBooleanBinding(() -> chosen() != null && model.sendings().mayConfirm(chosen()),
                list.getSelectionModel().selectedItemProperty()));
        confirm.managedProperty().bind(confirm.visibleProperty());
        Button print = new Fields(words).button("admissions.paper.print", this::print);
        print.disableProperty().bind(model.contentProperty().isNull());
        large.textProperty().bind(words.bound("admissions.paper.large"));
        large.accessibleTextProperty().bind(large.textProperty());
        FlowPane acts = new FlowPane(8, 8, print, large, confirm, withdraw, off);
        acts.setRowValignment(javafx.geometry.VPos.CENTER);
        getChildren().addAll(place, ask, askOff, acts);
        fill();
    }

    private void fill() {
        FileReading.Content content = model.contentProperty().get();
        if (content == null) return;
        rows.setAll(content.submissions());
        if (!rows.isEmpty()) list.getSelectionModel().selectFirst();
    }

    private Submission chosen() {
        return list.getSelectionModel().getSelectedItem();
    }

    private void withdraw() {
        if (chosen() != null && chosen().state() == SubmissionState.PREPARED) {
            model.correct(model.sendings().withdraw(chosen().id()));
        }
    }

    /** It goes to somebody outside, and cannot be taken back there: the hospital is named first. */
    private void askCallOff() {
        Submission about = chosen();
        if (about != null) askOff.ask(Question.CALL_OFF, about, () -> SendingWords.whom(about), "");
    }

    private boolean callOff(Question question, Submission about, String nothing) {
        model.correct(model.sendings().callOff(about));
        return true;
    }

    private void confirm() {
        model.correct(model.sendings().confirm(chosen()));
    }

    /** Then says to whom they were given, which is noted. */
    void print() {
        model.paper(large.isSelected(), pack -> around.outside().print(pack.pdf(), words.now("admissions.sheet.job"), printed -> {
            if (!printed) {
                around.notices().say(() -> words.now("admissions.sheet.unprinted"));
                return;
            }
            if (!pack.apart().isEmpty()) around.notices().say(() -> words.now("admissions.paper.apart", pack.apart().size()));
            if (!pack.hidden().isEmpty()) around.notices().say(() -> words.now("admissions.paper.hidden", pack.hidden().size()));
            ask.ask(Question.GIVEN, pack, () -> words.now("admissions.paper.pages", pack.pages()), model.file()
                    .map(file -> file.admission().situation().hospital()).orElse(""));
        }));
    }

    private boolean given(Question question, PaperPack pack, String toWhom) {
        model.correct(model.sendings().given(pack, toWhom));
        return question == Question.GIVEN;
    }

    private Node calm() {
        return new Calm(words.bound("admissions.sendings.none"), Bindings.isEmpty(rows), "board-calm");
    }

    private final class Cell extends LineCell<Submission> {
        @Override void fill(Submission submission) {
            what.setText(texts.what(submission));
            under.setText(texts.who(submission, model.contentProperty().get().names()));
            why.setText(texts.why(submission));
            state.say(texts.state(submission), SendingWords.tone(submission));
        }
    }
}
