package fr.havre.ui.admissions;

import fr.havre.access.Permission;
import fr.havre.admissions.Piece;
import fr.havre.ui.Desk;
import fr.havre.ui.Surroundings;
import fr.havre.ui.papers.PaperPane;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.viewer.Viewer;
import fr.havre.vault.Compartment;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What was filed as a piece, over the screen; who may not read it is told that it is there. */
final class FiledSheet extends VBox {
    private static final double WIDTH = 980;
    private static final double HEIGHT = 2000;

    private static final String IDENTITY = "PIECE-IDENTITE";

    private FiledSheet(Viewer viewer, Surroundings around, Optional<PaperPane> paper) {
        super(10);
        getStyleClass().addAll("sheet", "filed-sheet");
        setMaxSize(WIDTH, HEIGHT);
        VBox.setVgrow(viewer, Priority.ALWAYS);
        Button close = new Fields(around.words()).button("admissions.close", around.sheets()::close);
        close.setCancelButton(true);
        HBox last = new HBox(close);
        last.setAlignment(Pos.CENTER_RIGHT);
        paper.ifPresent(getChildren()::add);
        getChildren().addAll(viewer, last);
    }

    /** @param until takes over the last day of an identity paper */
    static void open(Desk desk, Surroundings around, Piece piece, Consumer<LocalDate> until) {
        piece.filed().ifPresent(filed -> {
            boolean clinical = filed.compartment() == Compartment.CLINICAL;
            if (clinical && !desk.session().may(Permission.READ_DOCUMENT)) {
                around.notices().say(() -> around.words().now("admissions.filed.closed"));
                return;
            }
            around.background().run(() -> desk.documents().line(desk.session(), filed.document()), line -> {
                Viewer viewer = new Viewer(desk, around);
                Optional<PaperPane> paper = line.typeCode().equals(IDENTITY) ? Optional.of(new PaperPane(desk, around, line.id(),
                        Optional.of(until))) : Optional.empty();
                around.sheets().show(new FiledSheet(viewer, around, paper), viewer::clear);
                viewer.show(line);
                viewer.requestFocus();
            }, around.notices()::problem);
        });
    }
}
