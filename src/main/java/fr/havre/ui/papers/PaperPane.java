package fr.havre.ui.papers;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentId;
import fr.havre.documents.ocr.OcrException;
import fr.havre.patients.Patient;
import fr.havre.patients.papers.IdentityPaper;
import fr.havre.patients.papers.PaperDifference;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.chart.IdentityText;
import fr.havre.ui.shell.Badge;
import fr.havre.vault.Compartment;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Transaction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Reads a filed paper and says how far it agrees with its patient; nothing is changed by it. On the FX thread. */
public final class PaperPane extends HBox {
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** What a scan says, and with whom it was compared. */
    private record Read(IdentityPaper paper, Patient patient, Set<PaperDifference> differences, LocalDate today) {
        @Override public String toString() {
            return "Read[…]";
        }
    }

    private final LiveWords words;
    private final Label sentence = new Label();
    private final Label detail = new Label();
    private final Badge badge = new Badge();
    private final Button take = new Button();
    private Optional<Read> shown = Optional.empty();
    private String why = "papers.reading";

    /** @param until takes over the last day it is valid; empty where nobody asks for one */
    public PaperPane(Desk desk, Surroundings around, DocumentId document, Optional<Consumer<LocalDate>> until) {
        super(12);
        this.words = around.words();
        getStyleClass().add("paper");
        setAlignment(Pos.CENTER_LEFT);
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        detail.setWrapText(true);
        detail.setMinHeight(USE_PREF_SIZE);
        detail.getStyleClass().add(Styles.TEXT_MUTED);
        detail.managedProperty().bind(detail.textProperty().isNotEmpty());
        VBox text = new VBox(2, sentence, detail);
        HBox.setHgrow(text, Priority.ALWAYS);
        take.setMinWidth(USE_PREF_SIZE);
        take.managedProperty().bind(take.visibleProperty());
        take.setVisible(false);
        take.setOnAction(_ -> shown.flatMap(read -> read.paper().validUntil()).ifPresent(day -> until.ifPresent(told -> told.accept(day))));
        getChildren().addAll(new FontIcon("fth-credit-card"), text, badge, take);
        words.languageProperty().addListener(_ -> fill(until.isPresent()));
        fill(until.isPresent());
        around.background().run(() -> read(desk, document), read -> {
            shown = read;
            why = "papers.none";
            fill(until.isPresent());
        }, failure -> {
            why = failure instanceof OcrException ? "papers.unread" : "papers.none";
            if (!(failure instanceof OcrException)) around.notices().problem(failure);
            fill(until.isPresent());
        });
    }

    private static Optional<Read> read(Desk desk, DocumentId document) throws OcrException {
        Optional<Patient> patient = desk.documents().line(desk.session(), document).patient().flatMap(id -> desk.unlocked()
                .database(Compartment.ADMINISTRATIVE).read(tx -> desk.patients().find(tx, id)));
        LocalDate today = LocalDate.ofInstant(desk.unlocked().database(Compartment.ADMINISTRATIVE).read(Transaction::now), FRANCE);
        Optional<IdentityPaper> paper = IdentityPaper.read(desk.scanReading().words(desk.session(), document), today);
        return paper.flatMap(found -> patient.map(whose -> new Read(found, whose, found.compare(whose, today), today)));
    }

    private void fill(boolean wanted) {
        if (shown.isEmpty()) {
            sentence.setText(words.now(why));
            detail.setText("");
            badge.say("", Badge.Tone.PLAIN);
            return;
        }
        Read read = shown.get();
        boolean agrees = read.differences().isEmpty();
        String name = IdentityText.name(read.patient());
        sentence.setText(agrees ? words.now("papers.agrees", name) : words.now("papers.differs", name, read.differences().stream()
                .sorted().map(words::label).collect(Collectors.joining(", "))));
        detail.setText(words.now("papers.says", words.label(read.paper().kind()), read.paper().surname(),
                String.join(" ", read.paper().givenNames()), read.paper().birthDate(read.today()).map(date -> date.hasDay()
                        ? DAY.format(date.firstDay()) : date.iso()).orElse("?")));
        badge.say(words.now(agrees ? "papers.badge.agrees" : "papers.badge.differs"), agrees ? Badge.Tone.GOOD : Badge.Tone.BAD);
        take.setVisible(wanted && read.paper().validUntil().isPresent());
        read.paper().validUntil().ifPresent(day -> take.setText(words.now(read.paper().validByRule() ? "papers.take.rule"
                : "papers.take", DAY.format(day))));
    }

    /** What it says now, for a test. */
    String said() {
        return sentence.getText();
    }

    Button takeButton() {
        return take;
    }
}
