package fr.havre.ui.writing;

import fr.havre.documents.DocumentId;
import fr.havre.documents.writing.WritingId;
import fr.havre.documents.writing.Written;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.ui.Surroundings;
import fr.havre.ui.WritingDesk;
import fr.havre.ui.letters.WhoseSheet;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** Begins letters and summaries, and opens those that were begun. On the FX thread. */
public final class LetterPen {
    /** Of a letter of which nobody has said what it is. */
    private static final String LETTER = "11488-4";

    private final Desk desk;
    private final WritingDesk writing;
    private final Surroundings around;
    private final InstantSource time;
    private final Consumer<Node> show;
    private final Consumer<DocumentId> send;
    /** On screen, or left last. */
    private Optional<EditorViewModel> current = Optional.empty();
    /** Typed and not kept: given back when the same is opened again. */
    private Optional<Typed> unfinished = Optional.empty();

    /**
     * Once for a desk.
     *
     * @param show puts an editor on screen, with a way back
     * @param send opens what sends a document
     */
    public LetterPen(Desk desk, WritingDesk writing, Surroundings around, InstantSource time, Consumer<Node> show,
            Consumer<DocumentId> send) {
        this.desk = desk;
        this.writing = writing;
        this.around = around;
        this.time = time;
        this.show = show;
        this.send = send;
        around.drafts().keep("writing", () -> unkept().map(Typed::text), typed -> Typed.parse(typed).ifPresent(this::giveBack));
    }

    private Optional<Typed> unkept() {
        return current.flatMap(EditorViewModel::unkept).or(() -> unfinished);
    }

    private void giveBack(Typed typed) {
        unfinished = Optional.of(typed);
        around.notices().offering(() -> around.words().now("writing.unkept"), "writing.open", () -> open(typed.id()));
    }

    /** Opens a text that was begun. */
    public void open(WritingId id) {
        unfinished = unkept();
        Optional<Typed> same = unfinished.filter(each -> each.id().equals(id));
        if (same.isPresent()) unfinished = Optional.empty();
        EditorViewModel model = new EditorViewModel(desk, writing, around.background());
        current = Optional.of(model);
        EditorView view = new EditorView(model, around, time, send);
        show.accept(view);
        model.open(id, same);
        view.firstField().requestFocus();
    }

    /** Begins a letter about a patient. */
    public void letter(PatientId patient) {
        begin(Written.letter(patient, LETTER, ""));
    }

    /** Begins a medical summary of a patient. */
    public void summary(PatientId patient) {
        begin(Written.summary(patient));
    }

    /** Begins the correction of a document that was signed here, or goes on with it. */
    public void correct(DocumentId signed) {
        around.background().run(() -> writing.writings().correct(desk.session(), signed).id(), this::open, around.notices()::problem);
    }

    private void begin(Written written) {
        around.background().run(() -> writing.writings().begin(desk.session(), written).id(), this::open, around.notices()::problem);
    }

    /** Asks whom it is about first. */
    public void letter() {
        WhoseSheet sheet = new WhoseSheet(desk, around, patient -> {
            around.sheets().close();
            letter(patient.id());
        });
        around.sheets().show(sheet, () -> { });
        sheet.firstField().requestFocus();
    }

    /** A button for the chart of a patient. */
    public Button button(PatientId patient) {
        Button write = new Button();
        write.setGraphic(new FontIcon("fth-file-text"));
        write.textProperty().bind(around.words().bound("writing.write"));
        write.accessibleTextProperty().bind(write.textProperty());
        write.setMinWidth(Region.USE_PREF_SIZE);
        write.setOnAction(_ -> letter(patient));
        return write;
    }
}
