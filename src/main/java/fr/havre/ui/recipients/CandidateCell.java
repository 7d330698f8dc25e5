package fr.havre.ui.recipients;

import atlantafx.base.theme.Styles;
import fr.havre.directory.Hit;
import fr.havre.directory.SecureAddress;
import fr.havre.ui.LiveWords;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Who, what and where; at the right the type of mailbox, where it is known from and how old that is. */
final class CandidateCell extends ListCell<Candidate> {
    private static final int LONGEST_NAME = 50;

    private final LiveWords words;
    private final InstantSource time;
    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label what = new Label();
    private final Label where = new Label();
    private final Label kind = new Label();
    private final Label source = new Label();
    private final HBox line;

    CandidateCell(LiveWords words, InstantSource time, ListView<Candidate> list) {
        this.words = words;
        this.time = time;
        name.getStyleClass().add(Styles.TEXT_BOLD);
        name.setMinWidth(USE_PREF_SIZE);                              // what they are is cut before who they are
        what.setMinWidth(0);
        where.setMinWidth(0);
        where.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        kind.getStyleClass().addAll("badge", "badge-plain");
        kind.setMinWidth(USE_PREF_SIZE);
        source.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        source.setMinWidth(USE_PREF_SIZE);
        VBox text = new VBox(2, new HBox(8, name, what), where);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        VBox right = new VBox(2, kind, source);
        right.setAlignment(Pos.CENTER_RIGHT);
        line = new HBox(12, icon, text, right);
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        maxWidthProperty().bind(list.widthProperty());
    }

    @Override protected void updateItem(Candidate candidate, boolean empty) {
        super.updateItem(candidate, empty);
        if (empty || candidate == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        candidate.hit().ifPresentOrElse(this::show, () -> own(candidate));
        kind.setManaged(!kind.getText().isEmpty());
        kind.setVisible(kind.isManaged());
        setAccessibleText(Stream.of(name, what, where, kind, source).map(Label::getText).filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", ")));
        setGraphic(line);
    }

    /** The patient by name only: their address holds their number. */
    private void own(Candidate candidate) {
        icon.setIconLiteral(candidate.isPatient() ? "fth-user-check" : "fth-at-sign");
        String address = candidate.recipient().address().value();
        name.setText(candidate.isPatient() || !candidate.recipient().name().isEmpty() ? candidate.recipient().name() : address);
        what.setText("");
        where.setText(words.now(candidate.isPatient() ? "recipients.patient" : "recipients.typed"));
        kind.setText("");
        source.setText("");
    }

    private void show(Hit hit) {
        SecureAddress address = hit.address().orElseThrow();
        icon.setIconLiteral(hit.uses() > 0 ? "fth-star" : switch (address.kind()) {
            case PER -> "fth-user";
            case CAB -> "fth-users";
            case ORG -> "fth-briefcase";
            case APP -> "fth-cpu";
            case UNSAID -> "fth-mail";
        });
        name.setText(cut(hit.entry().name()));
        what.setText(address.service().isEmpty() ? hit.entry().what() : address.service());
        where.setText(Stream.of(hit.place(), hit.source() == Hit.Source.USED ? "" : address.address())
                .filter(each -> !each.isBlank()).collect(Collectors.joining(" · ")));
        kind.setText(address.kind() == SecureAddress.Kind.UNSAID ? "" : words.label(address.kind()));
        source.setText(words.label(hit.source()) + age(hit).map(each -> ", " + each).orElse(""));
    }

    /** No real name is longer; a hostile one must not push the rest out. */
    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    private Optional<String> age(Hit hit) {
        return hit.asOf().map(at -> words.now("recipients.age", Math.max(0, Duration.between(at, time.instant()).toDays())));
    }
}
