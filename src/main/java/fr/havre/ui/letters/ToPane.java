package fr.havre.ui.letters;

import fr.havre.messaging.outgoing.Recipient;
import fr.havre.ui.LiveWords;
import fr.havre.ui.recipients.RecipientField;
import java.time.InstantSource;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** To whom: the field, and under it those who are proposed, one press each. */
final class ToPane extends VBox {
    private final LetterViewModel model;
    private final LiveWords words;
    private final AddressWords address;
    private final RecipientField field;
    private final FlowPane proposals = new FlowPane(6, 6);

    ToPane(LetterViewModel model, LiveWords words, InstantSource time) {
        super(6);
        this.model = model;
        this.words = words;
        address = new AddressWords(words);
        field = new RecipientField(model.to(), words, time);
        Label label = new Label();
        label.textProperty().bind(words.bound("letters.to"));
        label.setLabelFor(field.input());
        proposals.setAlignment(Pos.CENTER_LEFT);
        model.recipients().addListener((ListChangeListener<Recipient>) _ -> fill());
        model.proposed().addListener((ListChangeListener<Recipient>) _ -> fill());
        words.languageProperty().addListener((_, _, _) -> fill());
        fill();
        getChildren().addAll(label, field, proposals);
    }

    private void fill() {
        List<Node> offered = model.proposed().stream().filter(each -> model.recipients().stream().noneMatch(other ->
                other.address().equals(each.address()))).map(this::proposal).toList();
        proposals.getChildren().setAll(offered);
        proposals.setVisible(!offered.isEmpty());
        proposals.setManaged(!offered.isEmpty());
    }

    private Node proposal(Recipient to) {
        Button add = new Button(address.recipient(to), new FontIcon("fth-plus"));
        add.setMinWidth(USE_PREF_SIZE);
        add.accessibleTextProperty().bind(words.bound("letters.to.add", address.recipient(to)));
        add.setOnAction(_ -> {
            model.to().add(to);
            field.input().requestFocus();
        });
        return add;
    }

    /** What is typed and not taken yet counts. */
    void takeTyped() {
        if (!field.input().getText().isBlank()) model.to().accept();
    }

    TextField input() {
        return field.input();
    }
}
