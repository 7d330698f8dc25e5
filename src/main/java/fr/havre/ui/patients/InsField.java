package fr.havre.ui.patients;

import atlantafx.base.theme.Styles;
import fr.havre.patients.Ins;
import fr.havre.patients.TypedIns;
import fr.havre.patients.TypedIns.Group;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Badge;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** An INS being typed: which group cannot be, what does not agree with the traits, how many characters are missing. */
final class InsField extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final Typing typing;
    private final LiveWords words;
    private final TextField number = new TextField();
    private final Label said = FormFields.line();
    private final Badge nobodys = new Badge();

    InsField(Typing typing, LiveWords words) {
        super(4);
        this.typing = typing;
        this.words = words;
        number.textProperty().bindBidirectional(typing.insTextProperty());
        number.promptTextProperty().bind(words.bound("identity.ins.prompt"));
        number.accessibleTextProperty().bind(words.bound("identity.ins"));
        HBox.setHgrow(number, Priority.ALWAYS);
        Label name = new Label();
        name.textProperty().bind(words.bound("identity.ins"));
        name.setLabelFor(number);
        name.getStyleClass().add("field-name");
        HBox line = new HBox(8, number, issuers());
        getChildren().addAll(new HBox(8, name, nobodys), line, said);
        said.textProperty().bind(Bindings.createStringBinding(() -> sentence(typing.insProperty().get()), typing.insProperty(),
                words.languageProperty()));
        typing.insProperty().addListener((_, _, typed) -> mark(typed));
        words.languageProperty().addListener((_, _, _) -> mark(typing.insProperty().get()));
        mark(typing.insProperty().get());
    }

    TextField number() {
        return number;
    }

    private void mark(TypedIns typed) {
        number.pseudoClassStateChanged(WRONG, typed.wrong().isPresent());
        said.getStyleClass().removeAll(Styles.DANGER, Styles.SUCCESS, Styles.WARNING, Styles.TEXT_MUTED);
        said.getStyleClass().add(typed.wrong().isPresent() ? Styles.DANGER : typed.ins().isEmpty() ? Styles.TEXT_MUTED
                : typed.differing().isEmpty() ? Styles.SUCCESS : Styles.WARNING);
        Ins.Issuer issuer = typing.issuerProperty().get();
        nobodys.say(issuer.test() ? words.now("patients.ins.test") : issuer.demo() ? words.now("patients.ins.demo") : "",
                Badge.Tone.INFO);
    }

    private String sentence(TypedIns typed) {
        if (typed.empty()) return words.now("identity.ins.empty");
        String differing = typed.differing().isEmpty() ? "" : " " + words.now("identity.ins.differs", groups(typed.differing()));
        if (typed.wrong().isPresent()) {
            Group group = typed.wrong().get();
            return (group == Group.KEY ? words.now("identity.ins.key") : words.now("identity.ins.wrong", groups(Set.of(group))))
                    + differing;
        }
        return (typed.ins().isPresent() ? words.now("identity.ins.right")
                : words.now("identity.ins.missing", typed.missing())) + differing;
    }

    private String groups(Set<Group> groups) {
        return groups.stream().sorted().map(group -> words.now("identity.ins.group." + group)).collect(Collectors.joining(", "));
    }

    private ComboBox<Ins.Issuer> issuers() {
        ComboBox<Ins.Issuer> issuers = new ComboBox<>();
        issuers.getItems().setAll(Ins.Issuer.values());
        issuers.valueProperty().bindBidirectional(typing.issuerProperty());
        issuers.accessibleTextProperty().bind(words.bound("identity.ins.kind"));
        issuers.setMinWidth(USE_PREF_SIZE);
        issuers.converterProperty().bind(Bindings.createObjectBinding(() -> new StringConverter<Ins.Issuer>() {
            @Override public String toString(Ins.Issuer issuer) {
                return issuer == null ? "" : words.now("identity.ins.kind." + issuer);
            }

            @Override public Ins.Issuer fromString(String text) {
                return issuers.getValue();
            }
        }, words.languageProperty()));
        return issuers;
    }
}
