package fr.havre.ui;

import fr.havre.ui.viewer.PrinterForm;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Modality;
import javafx.stage.Stage;

/** Asks for a printer above a window, at most once at a time. On the FX thread. */
final class PrinterDialog {
    private final Stage owner;
    private final LiveWords words;
    private final Look look;
    private Stage shown;

    PrinterDialog(Stage owner, LiveWords words, Look look) {
        this.owner = owner;
        this.words = words;
        this.look = look;
    }

    /** @param answered once: empty when the person gave up, or left */
    void ask(List<String> printers, Consumer<Optional<PrinterForm.Chosen>> answered) {
        close();
        AtomicReference<PrinterForm.Chosen> answer = new AtomicReference<>();
        Stage dialog = new Stage();
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setResizable(false);
        dialog.titleProperty().bind(words.bound("viewer.print.title"));
        Scene scene = new Scene(new StackPane(new PrinterForm(words, printers, chosen -> {
            answer.set(chosen);
            dialog.hide();
        }, dialog::hide)));
        look.dress(scene);
        dialog.setScene(scene);
        dialog.setOnHidden(_ -> {
            answered.accept(Optional.ofNullable(answer.get()));
        });
        shown = dialog;
        dialog.show();
    }

    void close() {
        if (shown != null) shown.hide();
        shown = null;
    }
}
