package fr.havre.ui.writing;

import fr.havre.access.Permission;
import fr.havre.documents.DocumentId;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.ui.Surroundings;
import fr.havre.ui.WritingDesk;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;

/** What the frame has of letters written here: the place, the editor, the actions. On the FX thread. */
public final class WritingScreens {
    private final Desk desk;
    private final WritingDesk writing;
    private final Surroundings around;
    private final SignViewModel model;
    private final LetterPen pen;
    private final Consumer<DocumentId> send;

    /**
     * Once for a desk.
     *
     * @param show puts an editor on screen, with a way back
     * @param send opens what sends a document
     */
    public WritingScreens(Desk desk, WritingDesk writing, Surroundings around, Consumer<Node> show, Consumer<DocumentId> send) {
        this.desk = desk;
        this.writing = writing;
        this.around = around;
        this.send = send;
        model = new SignViewModel(desk, writing, around.background());
        pen = new LetterPen(desk, writing, around, InstantSource.system(), show, send);
    }

    /** The place; what was chosen there is still chosen. */
    public Node screen() {
        return new SignView(model, around, InstantSource.system(), pen::open, send);
    }

    /** Where one begins on a screen of this kind. */
    public static void focus(Node screen) {
        if (screen instanceof SignView view) view.firstField().requestFocus();
    }

    /** Begins the correction of a document that was signed here, or goes on with it. */
    public void correct(DocumentId signed) {
        pen.correct(signed);
    }

    /** A button for the chart of a patient; none for who does not write. */
    public Optional<Button> button(PatientId patient) {
        return desk.session().may(Permission.IMPORT_DOCUMENT) ? Optional.of(pen.button(patient)) : Optional.empty();
    }

    /**
     * Keys, actions, the count beside the place; names as pieces what was signed and not named.
     *
     * @param shown whose chart is on screen
     */
    public void offer(Actions actions, ShellView shell, Supplier<Optional<PatientId>> shown) {
        SignView.tellKeys(actions);
        EditorView.tellKeys(actions);
        SignCounter.fill(shell.count(Place.SIGN), desk, writing, around.background(), around.news());
        if (!desk.session().may(Permission.IMPORT_DOCUMENT)) return;
        actions.add("palette.action.writeLetter", "fth-file-text", () -> shown.get().ifPresentOrElse(pen::letter, pen::letter));
        actions.add("palette.action.writeSummary", "fth-clipboard", () -> shown.get().ifPresent(pen::summary));
        if (model.maySign()) around.background().run(() -> {
            writing.admissions().catchUp(desk.session());
            return true;
        }, _ -> { }, around.notices()::problem);
    }
}
