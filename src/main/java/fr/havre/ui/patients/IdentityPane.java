package fr.havre.ui.patients;

import atlantafx.base.theme.Styles;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientVersion;
import fr.havre.patients.ProofType;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Badge;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** How far the identity of a kept patient is certain, what makes it more so, and how it came to this. */
final class IdentityPane extends VBox {
    private final PatientForm form;
    private final LiveWords words;
    private final InsField ins;
    private final ComboBox<ProofType> proofs = new ComboBox<>();

    IdentityPane(PatientForm form, LiveWords words) {
        super(10);
        this.form = form;
        this.words = words;
        ins = new InsField(form.typing(), words);
        form.toAcceptProperty().addListener((_, _, _) -> show());
        form.patientProperty().addListener((_, _, _) -> show());
        words.languageProperty().addListener((_, _, _) -> show());
        proofs.getItems().setAll(ProofType.values());
        proofs.accessibleTextProperty().bind(words.bound("identity.proof.which"));
        proofs.promptTextProperty().bind(words.bound("identity.proof.which"));
        proofs.converterProperty().bind(Bindings.createObjectBinding(this::proofWords, words.languageProperty()));
        show();
    }

    private StringConverter<ProofType> proofWords() {
        return new StringConverter<>() {
            @Override public String toString(ProofType type) {
                return type == null ? "" : words.label(type);
            }

            @Override public ProofType fromString(String text) {
                return proofs.getValue();
            }
        };
    }

    private void show() {
        getChildren().clear();
        if (form.isNew()) {
            if (form.mayQualify()) getChildren().addAll(heading("identity.title.answer"), ins, sentence(words.now("identity.answer.new")));
            return;
        }
        Patient kept = form.patientProperty().get();
        if (kept == null) return;
        Badge status = new Badge();
        status.say(words.label(kept.status()), StatusCell.tone(kept.status()));
        HBox title = new HBox(10, heading("identity.title.status"), status);
        title.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, sentence(words.now("identity.status." + kept.status())));
        getChildren().addAll(answer(kept), proof(kept), heading("identity.title.history"));
        form.history().forEach(each -> getChildren().add(sentence(told(each))));
    }

    private Node answer(Patient kept) {
        VBox box = new VBox(6);
        kept.identity().insi().ifPresent(answer -> {
            box.getChildren().add(sentence(words.now("identity.answered", PatientWords.ins(answer.ins()),
                    PatientWords.moment(answer.at()), form.nameOf(answer.recordedBy()))));
            if (form.mayQualify()) box.getChildren().add(button("identity.answer.withdraw", form::withdrawAnswer));
        });
        if (kept.identity().insi().isPresent() || !form.mayQualify()) return box;
        Button record = button("identity.answer.record", form::recordAnswer);
        record.disableProperty().bind(Bindings.createBooleanBinding(() -> form.typing().insProperty().get().ins().isEmpty(),
                form.typing().insProperty()));
        box.getChildren().add(ins);
        if (!form.toAcceptProperty().get().isEmpty()) {
            record.setText(words.now("identity.answer.accept"));
            box.getChildren().add(sentence(words.now("identity.answer.differs", form.toAcceptProperty().get().stream().sorted()
                    .map(each -> words.now(each.words())).collect(Collectors.joining(", ")))));
        }
        box.getChildren().add(record);
        return box;
    }

    private Node proof(Patient kept) {
        VBox box = new VBox(6);
        kept.identity().proof().ifPresent(proof -> {
            box.getChildren().add(sentence(words.now("identity.proved", words.label(proof.type()), PatientWords.moment(proof.at()),
                    form.nameOf(proof.checkedBy()))));
            if (form.mayQualify()) box.getChildren().add(button("identity.proof.withdraw", form::withdrawProof));
        });
        if (kept.identity().proof().isPresent() || !form.mayQualify()) return box;
        Button seen = button("identity.proof.seen", () -> form.proofSeen(proofs.getValue()));
        seen.disableProperty().bind(proofs.valueProperty().isNull());
        box.getChildren().addAll(proofs, sentence(words.now(kept.traits().complete() ? "identity.proof.compare"
                : "identity.proof.incomplete")), seen);
        return box;
    }

    private String told(PatientVersion version) {
        String who = form.nameOf(version.by());
        return words.now("identity.version", PatientWords.moment(version.at()), words.label(version.what()),
                who.isEmpty() ? words.now("identity.somebody") : who, words.label(version.identity().status()));
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(words.now(key));
        button.setOnAction(_ -> action.run());
        button.setWrapText(true);
        return button;
    }

    private Label heading(String key) {
        Label heading = new Label(words.now(key));
        heading.getStyleClass().add(Styles.TEXT_BOLD);
        return heading;
    }

    private static Label sentence(String text) {
        Label sentence = new Label(text);
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.getStyleClass().add(Styles.TEXT_MUTED);
        return sentence;
    }
}
