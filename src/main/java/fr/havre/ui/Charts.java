package fr.havre.ui;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.patients.PatientId;
import fr.havre.ui.chart.AssignSheet;
import fr.havre.ui.chart.AssignViewModel;
import fr.havre.ui.chart.ChartTools;
import fr.havre.ui.chart.ChartView;
import fr.havre.ui.chart.ChartViewModel;
import fr.havre.ui.chart.DocumentPreview;
import fr.havre.ui.viewer.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/** Makes charts: the one place where a chart meets the viewer and sending. */
final class Charts {
    private final Desk desk;
    private final Surroundings around;
    private final Consumer<List<DocumentId>> send;
    private final Consumer<DocumentId> correct;

    Charts(Desk desk, Surroundings around, Consumer<List<DocumentId>> send, Consumer<DocumentId> correct) {
        this.desk = desk;
        this.around = around;
        this.send = send;
        this.correct = correct;
    }

    /** Opens the patient's file, at {@code document} if one is wanted. */
    ChartView open(PatientId patient, Optional<DocumentId> document) {
        ChartViewModel model = new ChartViewModel(desk, around.background(), patient);
        document.ifPresent(model.timeline()::select);
        Viewer viewer = new Viewer(desk, around);
        viewer.setOnNeighbours(model.timeline()::previous, model.timeline()::next);
        ChartView view = new ChartView(model, around, new ChartTools(preview(viewer), send, correct));
        model.open();
        return view;
    }

    /** Asks whose a document is, with the document in sight. */
    void assign(DocumentLine line) {
        Viewer viewer = new Viewer(desk, around);
        AssignSheet sheet = new AssignSheet(new AssignViewModel(desk, around.background(), line), around, preview(viewer));
        around.sheets().show(sheet, viewer::clear);
        sheet.firstField().requestFocus();
    }

    private static DocumentPreview preview(Viewer viewer) {
        return new DocumentPreview() {
            @Override public Node node() {
                return viewer;
            }

            @Override public void show(DocumentLine line) {
                viewer.show(line);
            }

            @Override public void clear() {
                viewer.clear();
            }

            @Override public void pressed(KeyEvent event) {
                viewer.pressed(event);
            }
        };
    }
}
