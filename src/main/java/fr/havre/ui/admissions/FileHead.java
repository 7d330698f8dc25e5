package fr.havre.ui.admissions;

import atlantafx.base.theme.Styles;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.submission.Submission;
import fr.havre.patients.Patient;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.chart.IdentityBanner;
import fr.havre.ui.chart.IdentityText;
import fr.havre.ui.imports.SearchField;
import fr.havre.ui.shell.Badge;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.shell.Later;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above an admission: whose it is, or who is asked for; the day, how far it is; what a person has to decide first. */
final class FileHead extends VBox {
    private final FileViewModel model;
    private final Desk desk;
    private final Surroundings around;
    private final LiveWords words;
    private final AdmissionWords texts;
    private final Fields fields;
    private final SearchField<Patient> whose;

    /**
     * @param send sends it to the hospital
     * @param save keeps the stay
     * @param chosen told once it is known whose it is
     */
    FileHead(Desk desk, FileViewModel model, Surroundings around, Runnable send, Runnable save, Runnable chosen) {
        super(10);
        this.desk = desk;
        this.model = model;
        this.around = around;
        words = around.words();
        texts = new AdmissionWords(words);
        fields = new Fields(words);
        whose = new SearchField<>(this::found, this::search, model.patientProperty()::set);
        model.patientProperty().addListener((_, before, now) -> {
            if (before == null && now != null && model.file().isEmpty()) chosen.run();
        });
        getChildren().addAll(new Later(model.patientProperty().isNotNull(), () -> banner(send)), choosing(), headline(),
                fields.problem(model.problemProperty()),
                new Later(model.meanwhileProperty(), () -> caution("admissions.meanwhile",
                        fields.button("admissions.meanwhile.mine", save), fields.button("admissions.meanwhile.theirs", model::takeTheirs))),
                new Later(model.doubtfulProperty().isNotNull(), () -> caution("admissions.doubtful",
                        fields.button("admissions.doubtful.file", model::fileAllTheSame),
                        fields.button("admissions.doubtful.leave", model::leaveIt))));
    }

    /** Where somebody says whose it is. */
    Node field() {
        return whose.field();
    }

    private Node banner(Runnable send) {
        IdentityBanner banner = new IdentityBanner(words);
        banner.managedProperty().bind(banner.visibleProperty());
        Runnable who = () -> {
            Patient patient = model.patientProperty().get();
            if (patient == null) banner.clear();
            else banner.show(patient, model.todayProperty().get());
        };
        model.patientProperty().addListener((_, _, _) -> who.run());
        who.run();
        Button go = fields.button("admissions.send", send);
        go.setGraphic(new FontIcon("fth-send"));
        go.getStyleClass().add(Styles.ACCENT);
        Button chart = fields.button("admissions.chart", () -> around.navigator().openPatient(
                model.patientProperty().get().id()));
        chart.setGraphic(new FontIcon("fth-folder"));
        banner.actions().getChildren().addAll(chart, go);
        return banner;
    }

    private Node choosing() {
        Label label = fields.sentence("admissions.whose");
        label.setLabelFor(whose.field());
        whose.field().accessibleTextProperty().bind(label.textProperty());
        whose.field().promptTextProperty().bind(words.bound("admissions.whose.prompt"));
        VBox both = new VBox(4, label, whose);
        both.visibleProperty().bind(model.patientProperty().isNull());
        both.managedProperty().bind(both.visibleProperty());
        return both;
    }

    private String found(Patient patient) {
        return IdentityText.name(patient) + AdmissionWords.BETWEEN + texts.born(patient);
    }

    private void search(String typed, Consumer<List<Patient>> answer) {
        if (typed.isBlank()) answer.accept(List.of());
        else around.background().run(() -> desk.patients().find(desk.session(), typed), answer, around.notices()::problem);
    }

    private Node headline() {
        Badge state = new Badge();
        Badge alert = new Badge();
        Badge sent = new Badge();
        Badge changed = new Badge();
        SendingWords sendings = new SendingWords(words);
        Label when = new Label();
        when.setWrapText(true);
        when.setMinHeight(USE_PREF_SIZE);
        Runnable say = () -> model.file().ifPresentOrElse(file -> {
            state.say(texts.state(file), AdmissionWords.tone(file));
            alert.say(texts.alert(file), Badge.Tone.BAD);
            Optional<Submission> latest = model.contentProperty().get().submissions().stream()
                    .filter(each -> !each.callsOff()).findFirst();
            sent.say(latest.map(sendings::state).orElse(""), latest.map(SendingWords::tone).orElse(Badge.Tone.PLAIN));
            changed.say(latest.filter(each -> Outdated.since(each, file)).isPresent() ? words.now("admissions.outdated") : "",
                    Badge.Tone.WARN);
            when.setText(headline(file));
        }, () -> {
            for (Badge each : List.of(state, alert, sent, changed)) each.say("", Badge.Tone.PLAIN);
            when.setText(words.now("admissions.begin"));
        });
        model.contentProperty().addListener((_, _, _) -> say.run());
        words.languageProperty().addListener((_, _, _) -> say.run());
        say.run();
        FlowPane line = new FlowPane(10, 4, when, state, alert, sent, changed);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private String headline(AdmissionFile file) {
        LocalDate day = file.admission().situation().day();
        return words.now("admissions.headline", texts.wholeDay(day), texts.until(day, model.todayProperty().get()));
    }

    private Node caution(String key, Button... buttons) {
        VBox box = new VBox(6, fields.sentence(key), new FlowPane(8, 8, buttons));
        box.getStyleClass().add("sheet-caution");
        return box;
    }
}
