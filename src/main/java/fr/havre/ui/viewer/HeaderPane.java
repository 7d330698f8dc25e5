package fr.havre.ui.viewer;

import atlantafx.base.theme.Styles;
import fr.havre.documents.Author;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.cda.CdaContent;
import fr.havre.documents.cda.CdaParty;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.Sex;
import fr.havre.ui.LiveWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Whom a CDA speaks of, always in sight; who made it and when, when one wants to know. */
final class HeaderPane extends VBox {
    private final LiveWords words;
    private final CdaContent cda;
    private final GridPane more = new GridPane(12, 3);

    HeaderPane(CdaContent cda, LiveWords words) {
        this.cda = cda;
        this.words = words;
        getStyleClass().add("viewer-header");
        Label who = new Label();
        who.textProperty().bind(Bindings.createStringBinding(this::patient, words.languageProperty()));
        who.getStyleClass().add("viewer-patient");
        who.setWrapText(true);
        who.setMinHeight(USE_PREF_SIZE);
        who.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(who, Priority.ALWAYS);
        HBox line = new HBox(8, new FontIcon("fth-user"), who, fold());
        line.setAlignment(Pos.CENTER_LEFT);
        more.getColumnConstraints().addAll(new ColumnConstraints(), grows());
        words.languageProperty().addListener((_, _, _) -> fill());
        fill();
        getChildren().addAll(line, more);
    }

    private static ColumnConstraints grows() {
        ColumnConstraints column = new ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        column.setFillWidth(true);
        return column;
    }

    private Button fold() {
        Button fold = new Button();
        fold.textProperty().bind(words.bound("viewer.header.more"));
        fold.setMinWidth(USE_PREF_SIZE);
        fold.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "viewer-fold");
        fold.graphicProperty().bind(Bindings.createObjectBinding(
                () -> new FontIcon(more.isVisible() ? "fth-chevron-up" : "fth-chevron-down"), more.visibleProperty()));
        fold.setOnAction(_ -> more.setVisible(!more.isVisible()));
        more.setVisible(false);
        more.managedProperty().bind(more.visibleProperty());
        return fold;
    }

    /** Shows everything, as on paper. */
    void unfold() {
        more.setVisible(true);
    }

    /** Birth name, given name, name in use; sex, birth date, end of the INS. */
    private String patient() {
        ClaimedIdentity said = cda.metadata().patient();
        List<String> parts = new ArrayList<>();
        String family = said.birthFamilyName().isEmpty() ? said.usedFamilyName() : said.birthFamilyName();
        String given = said.firstBirthGivenName().isEmpty() ? said.birthGivenNames() : said.firstBirthGivenName();
        parts.add((family.toUpperCase(Locale.ROOT) + " " + given).strip());
        if (!said.usedFamilyName().isEmpty() && !said.usedFamilyName().equalsIgnoreCase(family)) {
            parts.add(words.now("viewer.header.used", said.usedFamilyName().toUpperCase(Locale.ROOT)));
        }
        said.sex().ifPresent(sex -> parts.add(words.label(sex)));
        said.birthDate().ifPresent(date -> parts.add(words.now(said.sex().orElse(Sex.UNKNOWN) == Sex.FEMALE
                ? "viewer.header.born.FEMALE" : "viewer.header.born", Dates.of(date))));
        said.ins().ifPresent(ins -> parts.add(words.now("viewer.header.ins", tail(ins.claimedNumber()))));
        return parts.stream().filter(each -> !each.isEmpty()).collect(Collectors.joining("  ·  "));
    }

    private static String tail(String number) {
        return number.substring(Math.max(0, number.length() - 5));
    }

    private void fill() {
        more.getChildren().clear();
        DocumentMetadata said = cda.metadata();
        if (!said.title().isEmpty()) row("viewer.header.title", said.title());
        said.date().ifPresent(date -> row("viewer.header.date", Dates.of(date)));
        said.serviceStart().ifPresent(start -> row("viewer.header.act", Stream.of(said.serviceStart(), said.serviceEnd())
                .flatMap(each -> each.stream()).map(Dates::of).distinct().collect(Collectors.joining(" – "))));
        said.version().filter(version -> version > 1).ifPresent(version -> row("viewer.header.version", version.toString()));
        if (!cda.patientContacts().isEmpty()) row("viewer.header.contacts", String.join("\n", cda.patientContacts()));
        for (CdaParty.Kind kind : CdaParty.Kind.values()) {
            String all = cda.parties().stream().filter(each -> each.kind() == kind).map(HeaderPane::party).distinct()
                    .collect(Collectors.joining("\n"));
            if (!all.isEmpty()) row("viewer.party." + kind, all);
        }
    }

    private static String party(CdaParty party) {
        Author who = party.who();
        String organisation = who.organisation().name().equals(who.displayName()) ? "" : who.organisation().name();
        return Stream.of(who.displayName(), party.function(), organisation, party.when().map(Dates::of).orElse(""))
                .filter(each -> !each.isEmpty()).collect(Collectors.joining(", "));
    }

    private void row(String key, String value) {
        Label name = new Label(words.now(key));
        name.getStyleClass().add(Styles.TEXT_MUTED);
        name.setMinWidth(USE_PREF_SIZE);
        GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        Label said = new Label(value);
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        more.addRow(more.getRowCount(), name, said);
    }
}
