package fr.havre.ui.chart;

import atlantafx.base.theme.Styles;
import fr.havre.patients.Consent;
import fr.havre.patients.Consent.Decision;
import fr.havre.patients.Identity;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientVersion;
import fr.havre.patients.Traits;
import fr.havre.ui.LiveWords;
import fr.havre.ui.chart.ProfileViewModel.Profile;
import fr.havre.ui.shell.Badge;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.converter.LocalDateStringConverter;

/** Decisions about the record first, with one button for each other decision; then identity, contact and history. */
final class ProfileTab extends ScrollPane {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final ProfileViewModel model;
    private final ChartWords chartWords;
    private final LiveWords words;
    private final Supplier<LocalDate> today;
    private final VBox content = new VBox(14);
    private final DatePicker decidedOn = new DatePicker();

    ProfileTab(ProfileViewModel model, ChartWords chartWords, Supplier<LocalDate> today) {
        this.model = model;
        this.chartWords = chartWords;
        this.words = chartWords.live();
        this.today = today;
        setFitToWidth(true);
        setContent(content);
        getStyleClass().add("profile");
        accessibleTextProperty().bind(words.bound("chart.tab.profile"));
        decidedOn.accessibleTextProperty().bind(words.bound("chart.consent.on"));
        decidedOn.setConverter(new LocalDateStringConverter(DAY, DAY));
        model.profileProperty().addListener((_, _, _) -> fill());
        model.problemProperty().addListener((_, _, _) -> fill());
        words.languageProperty().addListener((_, _, _) -> fill());
    }

    private void fill() {
        content.getChildren().clear();
        Exception problem = model.problemProperty().get();
        if (problem != null) content.getChildren().add(styled(words.sentence(problem), Styles.DANGER));
        Profile profile = model.profileProperty().get();
        if (profile == null || profile.versions().isEmpty()) return;
        PatientVersion now = profile.versions().getFirst();
        decidedOn.setValue(today.get());
        content.getChildren().addAll(card("chart.consents", consents(profile)), card("chart.identity", identity(now)),
                card("chart.contact", contact(now.contact())), card("chart.history", history(profile)));
    }

    private Node card(String title, Node inside) {
        Label head = styled(words.now(title), Styles.TITLE_4);
        VBox card = new VBox(10, head, inside);
        card.getStyleClass().add("profile-card");
        return card;
    }

    private Node consents(Profile profile) {
        VBox lines = new VBox(12);
        profile.record().ifPresent(status -> lines.getChildren().add(text(words.label(status.state()))));
        for (Consent.Subject subject : Consent.Subject.values()) lines.getChildren().add(consent(profile, subject));
        if (model.mayDecide()) {
            HBox day = new HBox(8, text(words.now("chart.consent.on")), decidedOn);
            day.setAlignment(Pos.CENTER_LEFT);
            lines.getChildren().add(day);
        }
        return lines;
    }

    private Node consent(Profile profile, Consent.Subject subject) {
        Optional<Consent> current = profile.current(subject);
        Decision decision = current.map(Consent::decision)
                .orElse(subject == Consent.Subject.FEEDING ? Decision.INO : Decision.NA);
        Badge badge = new Badge();
        badge.say(words.label(decision), decision == Decision.IO || decision == Decision.INC ? Badge.Tone.BAD
                : decision == Decision.NA ? Badge.Tone.WARN : Badge.Tone.GOOD);
        Label who = styled(current.map(each -> words.now("chart.consent.since", chartWords.fullDay(each.decidedOn()),
                name(profile, each.recordedBy()))).orElseGet(() -> words.now("chart.consent.never")),
                        Styles.TEXT_MUTED);
        FlowPane line = new FlowPane(10, 6, text(words.now("chart.consent." + subject.name())), badge, who);
        line.setAlignment(Pos.CENTER_LEFT);
        if (!model.mayDecide()) return line;
        FlowPane buttons = new FlowPane(8, 6);
        Arrays.stream(Decision.values()).filter(each -> each.subject() == subject && each != decision).forEach(each -> {
            Button button = new Button(words.now("chart.consent.decide." + each.name()));
            button.setOnAction(_ -> model.decide(each, decidedOn.getValue() == null ? today.get()
                    : decidedOn.getValue()));
            buttons.getChildren().add(button);
        });
        return new VBox(6, line, buttons);
    }

    private static String name(Profile profile, UUID person) {
        return profile.names().of(person);
    }

    private Node identity(PatientVersion now) {
        Identity identity = now.identity();
        Traits traits = identity.traits();
        GridPane grid = grid();
        row(grid, "chart.identity.birthName", traits.birthName());
        row(grid, "chart.identity.given", traits.givenNames());
        row(grid, "chart.identity.used", String.join(" ",
                List.of(now.used().name().orElse(""), now.used().givenName().orElse(""))));
        row(grid, "chart.identity.born", traits.birthDate().map(chartWords::fullDay).orElse(""));
        row(grid, "chart.identity.place", traits.birthPlace().orElse(""));
        row(grid, "chart.identity.sex", words.label(traits.sex()));
        row(grid, "chart.identity.ins", identity.ins().map(ins -> spaced(ins.number())).orElse(""));
        row(grid, "chart.identity.status", words.label(identity.status()));
        row(grid, "chart.identity.insi", identity.insi().map(each -> day(each.at())).orElse(""));
        row(grid, "chart.identity.proof", identity.proof()
                .map(each -> words.label(each.type()) + ", " + day(each.at())).orElse(""));
        return grid;
    }

    /** {@code 1 83 08 99 217 727 05}. */
    private static String spaced(String number) {
        return number.replaceFirst("(.)(..)(..)(..)(...)(...)(..)", "$1 $2 $3 $4 $5 $6 $7");
    }

    private Node contact(Patient.Contact contact) {
        GridPane grid = grid();
        row(grid, "chart.contact.phone", contact.phone().orElse(""));
        row(grid, "chart.contact.address", contact.address().orElse(""));
        row(grid, "chart.contact.email", contact.email().orElse(""));
        return grid;
    }

    private Node history(Profile profile) {
        VBox lines = new VBox(6);
        profile.versions().forEach(each -> lines.getChildren().add(text(words.now("chart.history.line", day(each.at()),
                words.label(each.what()), name(profile, each.by()), words.label(each.identity().status())))));
        profile.consents().forEach(each -> lines.getChildren().add(text(words.now("chart.history.consent",
                chartWords.fullDay(each.decidedOn()), words.label(each.decision()),
                        name(profile, each.recordedBy())))));
        return lines;
    }

    private String day(Instant at) {
        return chartWords.fullDay(LocalDate.ofInstant(at, Timeline.FRANCE));
    }

    private static GridPane grid() {
        GridPane grid = new GridPane(16, 6);
        return grid;
    }

    private void row(GridPane grid, String key, String value) {
        int row = grid.getRowCount();
        Label name = styled(words.now(key), Styles.TEXT_MUTED);
        name.setMinWidth(USE_PREF_SIZE);
        Label said = text(value.isBlank() ? "–" : value.strip());
        GridPane.setHgrow(said, Priority.ALWAYS);
        grid.addRow(row, name, said);
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Label styled(String words, String style) {
        Label label = text(words);
        label.getStyleClass().add(style);
        return label;
    }
}
