package fr.havre.ui.admissions;

import fr.havre.admissions.AdmissionId;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.ui.Surroundings;
import fr.havre.ui.palette.Actions;
import fr.havre.vault.Compartment;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;

/** Admissions in the window: the board, the file of one, and the ways to them. On the FX thread. */
public final class AdmissionScreens {
    private final Desk desk;
    private final Surroundings around;
    private final Consumer<Node> show;
    private final BoardViewModel model;
    /** On screen, or left last. */
    private Optional<FileViewModel> current = Optional.empty();
    /** Typed and not kept: given back when the same is done again. */
    private Optional<Unfinished> unfinished = Optional.empty();

    /** @param show puts a screen of this place there, with a way back */
    public AdmissionScreens(Desk desk, Surroundings around, Consumer<Node> show) {
        this.desk = desk;
        this.around = around;
        this.show = show;
        model = new BoardViewModel(desk, around.background());
        around.drafts().keep("admission", () -> current.flatMap(FileViewModel::typed).or(() -> unfinished.map(Unfinished::text)),
                typed -> unfinished = Unfinished.parse(typed));
    }

    /** The board; what it was narrowed to is still there when one comes back. */
    public Node board() {
        return new BoardView(model, around, new BoardView.Acts(this::open, () -> create(Optional.empty()), this::print));
    }

    /** What the board shows now, on paper. */
    private void print() {
        List<BoardRow.Line> lines = model.lines();
        if (lines.isEmpty()) return;
        LocalDate today = model.today();
        around.background().run(() -> new BoardPrint(around.words()).pdf(lines, today, desk.unlocked()
                .database(Compartment.ADMINISTRATIVE).read(tx -> tx.now())), this::print, around.notices()::problem);
    }

    private void print(byte[] pdf) {
        around.outside().print(pdf, around.words().now("admissions.sheet.job"), printed -> {
            if (!printed) around.notices().say(() -> around.words().now("admissions.sheet.unprinted"));
        });
    }

    /** Where the cursor belongs in a screen of this place. */
    public static void focus(Node screen) {
        if (screen instanceof BoardView board) board.firstField().requestFocus();
        if (screen instanceof FileView file) file.firstField().requestFocus();
    }

    /** Shows the file of one. */
    public void open(AdmissionId id) {
        putAway();
        Optional<Unfinished> same = unfinished.filter(each -> each.admission().equals(Optional.of(id)));
        shown(same, file -> file.open(id));
    }

    /** Begins one, of the patient whose chart is on screen if it is one; goes on with one that was left unfinished. */
    public void create(Optional<PatientId> patient) {
        putAway();
        Optional<Unfinished> same = unfinished.filter(each -> each.admission().isEmpty()
                && (patient.isEmpty() || each.patient().equals(patient)));
        shown(same, file -> file.begin(patient));
    }

    private void putAway() {
        unfinished = current.flatMap(FileViewModel::typed).flatMap(Unfinished::parse).or(() -> unfinished);
    }

    private void shown(Optional<Unfinished> same, Consumer<FileViewModel> otherwise) {
        FileViewModel file = new FileViewModel(desk, around.background());
        FileView view = view(file);
        same.ifPresentOrElse(file::resume, () -> otherwise.accept(file));
        if (same.isPresent()) unfinished = Optional.empty();
        current = Optional.of(file);
        show.accept(view);
    }

    /** Every admission of a patient, for their chart. */
    public Node ofPatient(PatientId patient) {
        return new PatientStays(desk, around, patient, this::open, () -> create(Optional.of(patient)));
    }

    private FileView view(FileViewModel file) {
        return new FileView(desk, file, around, new HospitalSearch(desk, around.background()));
    }

    /** What can be done from anywhere; {@code chart} says whose chart is on screen. */
    public void offer(Actions actions, Supplier<Optional<PatientId>> chart) {
        BoardView.tellKeys(actions);
        FileView.tellKeys(actions);
        actions.add("palette.action.admission", "fth-log-in", "Shortcut+Shift+A", () -> create(chart.get()));
    }
}
