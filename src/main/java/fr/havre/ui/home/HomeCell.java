package fr.havre.ui.home;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.review.Severity;
import fr.havre.ui.LiveWords;
import fr.havre.ui.letters.SentWords;
import fr.havre.ui.chart.Why;
import fr.havre.ui.home.HomeLine.Kind;
import fr.havre.ui.review.ReviewWords;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One line of the day: whom and what, why, and the one thing to do. */
final class HomeCell extends ListCell<HomeRow> {
    private final LiveWords words;
    private final Label heading = new Label();
    private final FontIcon icon = new FontIcon();
    private final Label what = new Label();
    private final Label why = new Label();
    private final Button act = new Button();
    private final Button not = new Button("", new FontIcon("fth-x"));
    private final Tooltip notTip = new Tooltip();
    private final HBox line;
    private final Tooltip full = new Tooltip();

    /**
     * @param act does what the line's button says
     * @param notOwed asks why it is not to be sent
     */
    HomeCell(LiveWords words, BiConsumer<HomeLine, Boolean> act, Consumer<HomeLine> notOwed) {
        this.words = words;
        getStyleClass().add("home-cell");
        heading.getStyleClass().add("home-heading");
        what.getStyleClass().add("home-what");
        what.managedProperty().bind(what.textProperty().isNotEmpty());     // "37 more wait" is of nobody
        why.getStyleClass().add("home-why");
        why.setTooltip(full);
        VBox text = new VBox(2, what, why);
        text.setMinWidth(0);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        this.act.setMinWidth(USE_PREF_SIZE);
        this.act.setFocusTraversable(false);                       // the same by a key on the line itself
        this.act.setOnAction(_ -> {
            if (getItem() instanceof HomeLine shown) act.accept(shown, true);
        });
        not.setFocusTraversable(false);                            // Delete on the line itself
        not.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        not.setMinWidth(USE_PREF_SIZE);
        not.setTooltip(notTip);
        not.managedProperty().bind(not.visibleProperty());
        not.setOnAction(_ -> {
            if (getItem() instanceof HomeLine shown) notOwed.accept(shown);
        });
        line = new HBox(12, icon, text, this.act, not);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("home-line");
        setPrefWidth(0);
    }

    @Override protected void updateItem(HomeRow row, boolean empty) {
        super.updateItem(row, empty);
        setMouseTransparent(empty || row instanceof HomeRow.Heading);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (row) {
            case HomeRow.Heading each -> {
                heading.setText(words.now("home.heading." + each.kind(), each.total()));
                setAccessibleText(heading.getText());
                setGraphic(heading);
            }
            case HomeLine each -> fill(each);
        }
    }

    private void fill(HomeLine shown) {
        icon.setIconLiteral(switch (shown.kind()) {
            case BLOCKED -> "fth-alert-triangle";
            case TO_REVIEW -> "fth-clipboard";
            case MESSAGE -> "fth-mail";
            case TO_SORT -> "fth-mail";
            case REMINDER -> "fth-clock";
            case UNFILED -> "fth-inbox";
            case OWED -> "fth-upload-cloud";
            case NEW_IN_RECORD -> "fth-cloud";
            case ARRIVED -> "fth-download";
        });
        icon.getStyleClass().setAll("ikonli-font-icon", "home-icon", pressing(shown) ? "home-bad"
                : "home-calm");
        what.setText(Stream.of(HomeViewModel.patientName(shown), subject(shown))
                .filter(part -> !part.isBlank()).collect(Collectors.joining("  ·  ")));
        why.setText(why(shown));
        full.setText(why.getText());
        act.setText(words.now("home.act." + shown.kind()));
        not.setVisible(shown.kind() == Kind.OWED);
        not.setAccessibleText(words.now("home.notowed"));
        notTip.setText(words.now("home.notowed") + "  (Del)");
        setAccessibleText(Stream.of(what, why, act).map(Labeled::getText).filter(part -> !part.isBlank())
                .collect(Collectors.joining(", ")));
        setGraphic(line);
    }

    private static boolean pressing(HomeLine shown) {
        return shown.kind() == Kind.BLOCKED || shown.kind() == Kind.MESSAGE
                || shown.review().filter(each -> each.severity() == Severity.CRITICAL).isPresent();
    }

    /** Two scans without a title differ at least in this. */
    private String size(DocumentLine document) {
        return document.format().name() + document.pages().map(pages -> ", " + words.now("home.pages", pages)).orElse("");
    }

    private String subject(HomeLine shown) {
        if (shown.kind() == Kind.TO_SORT) return words.now("home.what.TO_SORT", shown.count());
        return shown.document().map(this::title).or(() -> shown.message().map(new SentWords(words)::what)).orElse("");
    }

    private String title(DocumentLine document) {
        return title(words, document);
    }

    static String title(LiveWords words, DocumentLine document) {
        return document.title().isBlank() ? words.now("home.untitled") : document.title();
    }

    private String why(HomeLine shown) {
        return switch (shown.kind()) {
            case BLOCKED -> shown.item().map(new Why(words)::sentence).orElse("");
            case TO_REVIEW -> shown.review().map(each -> new ReviewWords(words).findings(each))
                    .orElseGet(() -> words.now("home.why.TO_REVIEW", shown.count()));
            case MESSAGE -> shown.message().map(new SentWords(words)::meaning).orElse("");
            case TO_SORT -> words.now("home.why.TO_SORT", shown.count());
            case REMINDER -> shown.message().map(each -> words.now("home.why.REMINDER", HealthWords.moment(each.at(),
                    each.at().minusSeconds(1_000_000)))).orElse("");
            case OWED -> shown.obstacle().map(words::sentence).orElseGet(() -> words.now("home.why.OWED"));
            case NEW_IN_RECORD -> words.now("home.why.NEW_IN_RECORD", shown.count());
            case UNFILED, ARRIVED -> shown.document().map(each -> Stream.of(each.author(), size(each),
                    each.origins().stream().sorted().map(words::label).collect(Collectors.joining(", ")),
                    words.now("home.why.kept",
                    HealthWords.moment(each.keptAt(), each.keptAt().minusSeconds(1_000_000))))
                    .filter(part -> !part.isBlank()).collect(Collectors.joining("  ·  "))).orElse("");
        };
    }
}
