package fr.havre.ui.profile;

import atlantafx.base.theme.Styles;
import fr.havre.patients.profile.AllergySeverity;
import fr.havre.patients.profile.Profile.Known;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileLine;
import fr.havre.ui.shell.Badge;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A heading; or a line: what it says, and under it where it comes from, of which day, and who recorded it. */
final class ProfileCell extends ListCell<ProfileRow> {
    private static final double SCROLL_BAR = 18;
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final ProfileWords words;
    private final boolean withKind;
    private final Label what = new Label();
    private final Label under = new Label();
    private final Badge mark = new Badge();
    private final VBox text = new VBox(1, what, under);
    private final HBox line = new HBox(10, text, mark);

    /** @param withKind says of each line what it is about: where no heading does */
    ProfileCell(ProfileWords words, boolean withKind) {
        this.words = words;
        this.withKind = withKind;
        getStyleClass().add("profile-cell");
        what.getStyleClass().add("profile-what");
        under.getStyleClass().addAll("profile-under", Styles.TEXT_MUTED);
        for (Label each : new Label[] {what, under}) {
            each.setWrapText(true);
            each.setMinHeight(USE_PREF_SIZE);
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        line.setAlignment(Pos.TOP_LEFT);
        setPrefWidth(0);
    }

    @Override protected void updateItem(ProfileRow row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().removeAll("profile-heading");
        pseudoClassStateChanged(OVER, false);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (row) {
            case ProfileRow.Heading heading -> heading(words.label(heading.kind()), heading.known() == Known.NOT_ASKED
                    ? words.label(Known.NOT_ASKED) : "");
            case ProfileRow.Lane lane -> heading(words.now("profile.lane." + lane.lane()), "");
            case ProfileRow.Past _ -> heading(words.now("profile.past"), "");
            case ProfileRow.Said said -> said(said);
        }
        setGraphic(line);
        setAccessibleText(Stream.of(what.getText(), mark.getText(), under.getText()).filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", ")));
    }

    private void heading(String title, String state) {
        getStyleClass().add("profile-heading");
        what.setText(title);
        under.setText("");
        under.setManaged(false);
        under.setVisible(false);
        mark.say(state, Badge.Tone.WARN);
    }

    private void said(ProfileRow.Said said) {
        ProfileLine now = said.line();
        ProfileContent content = now.content();
        boolean listed = now.state().open();
        pseudoClassStateChanged(OVER, !listed);
        boolean severe = listed && content.severity().filter(each -> each == AllergySeverity.SEVERE).isPresent();
        String full = words.full(severe ? content.withSeverity(Optional.empty()) : content);
        what.setText(withKind || !listed ? words.now("profile.of", words.label(now.kind()), full) : full);
        under.setText(words.source(now.source()) + "  ·  " + words.recorded(now, said.by()));
        under.setManaged(true);
        under.setVisible(true);
        if (listed) mark.say(severe ? words.label(AllergySeverity.SEVERE) : "", Badge.Tone.BAD);
        else mark.say(words.label(now.state()), Badge.Tone.PLAIN);
    }

    /** As high as the words are at the list's width: a cell does not ask its graphic by itself. */
    @Override protected double computePrefHeight(double width) {
        if (getItem() == null || getListView() == null) return super.computePrefHeight(width);
        double inside = getListView().getWidth() - snappedLeftInset() - snappedRightInset() - SCROLL_BAR;
        return snappedTopInset() + line.prefHeight(Math.max(1, inside)) + snappedBottomInset();
    }
}
