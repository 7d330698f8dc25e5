package fr.havre.ui.send;

import atlantafx.base.theme.Styles;
import fr.havre.messaging.outgoing.Guard;
import fr.havre.messaging.outgoing.Guard.Severity;
import fr.havre.sending.Target;
import fr.havre.ui.LiveWords;
import fr.havre.ui.chart.IdentityText;
import fr.havre.ui.words.ErrorWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One target: its tick, what belongs to it, and what is in the way. */
final class TargetPane extends VBox {
    private final SendViewModel model;
    private final Target target;
    private final LiveWords words;
    private final CheckBox tick = new CheckBox();
    private final VBox guards = new VBox(4);

    /** @param content what stands under the tick, or null */
    TargetPane(SendViewModel model, Target target, LiveWords words, Node content) {
        super(6);
        this.model = model;
        this.target = target;
        this.words = words;
        getStyleClass().add("send-target");
        tick.getStyleClass().add("send-to");
        tick.setWrapText(true);
        tick.selectedProperty().bindBidirectional(model.ticked(target));
        getChildren().add(tick);
        if (content != null) getChildren().add(content);
        getChildren().add(guards);
    }

    void refresh() {
        tick.setText(title());
        boolean possible = target == Target.COLLEAGUES ? model.canWrite() : model.can(target) || !found(Severity.CONFIRM).isEmpty();
        tick.setDisable(!possible);
        tick.setIndeterminate(!possible);
        tick.setOpacity(1);
        List<Node> lines = new ArrayList<>();
        for (Guard.Kind each : found(Severity.REFUSE)) lines.add(line("fth-x", "send-unmet", each));
        for (Guard.Kind each : found(Severity.TELL)) lines.add(line("fth-info", Styles.TEXT_MUTED, each));
        for (Guard.Kind each : found(Severity.CONFIRM)) lines.add(confirm(each));
        if (target == Target.PATIENT && model.canWrite() && model.toPatient().isEmpty()) {
            lines.add(line("fth-x", "send-unmet", Guard.Kind.NOT_QUALIFIED));
        }
        guards.getChildren().setAll(lines);
        SendSheet.show(guards, !lines.isEmpty());
    }

    private String title() {
        return switch (target) {
            case RECORD -> words.now("send.toRecord");
            case COLLEAGUES -> words.now("send.toColleagues", model.colleagues().size());
            case PATIENT -> words.now("send.toPatient", model.patient().map(IdentityText::name).orElse(""));
        };
    }

    private Set<Guard.Kind> found(Severity severity) {
        Set<Guard.Kind> kinds = new LinkedHashSet<>();
        for (Guard each : model.guardsProperty().get().getOrDefault(target, List.of())) {
            if (each.severity() == severity) kinds.add(each.kind());
        }
        return kinds;
    }

    private Node line(String icon, String style, Guard.Kind kind) {
        Label label = SendSheet.wrapped(style);
        label.setGraphic(new FontIcon(icon));
        label.setText(sentence(kind));
        return label;
    }

    private String sentence(Guard.Kind kind) {
        return new ErrorWords(words.languageProperty().get()).sentence(kind);
    }

    /** A tick that says: I have seen it, it leaves all the same. */
    private Node confirm(Guard.Kind kind) {
        CheckBox seen = new CheckBox(sentence(kind));
        seen.setWrapText(true);
        seen.setSelected(model.confirmed().contains(kind));
        seen.getStyleClass().add("send-confirm");
        seen.setOnAction(_ -> {
            if (seen.isSelected()) model.confirmed().add(kind);
            else model.confirmed().remove(kind);
        });
        return seen;
    }
}
