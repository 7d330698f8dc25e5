package fr.havre.ui.viewer;

import fr.havre.documents.DocumentLine;
import fr.havre.documents.cda.CdaContent;
import fr.havre.ui.Surroundings;
import fr.havre.ui.viewer.biology.BiologyPane;
import fr.havre.ui.viewer.biology.Reports;
import java.util.function.Consumer;
import javafx.scene.Node;

/** The coded results of a report. */
final class ResultsSurface implements Surface {
    private final BiologyPane pane;
    private double size = 1;

    ResultsSurface(CdaContent cda, DocumentLine line, Reports reports, Surroundings around) {
        pane = new BiologyPane(cda.results(), line, reports, around);
    }

    @Override public Node node() {
        return pane;
    }

    @Override public boolean zoom(boolean larger) {
        size = Math.clamp(larger ? size * 1.15 : size / 1.15, 0.7, 2.5);
        pane.setStyle("-fx-font-size: " + Math.round(100 * size) + "%;");
        return true;
    }

    @Override public void copy(Consumer<String> taker) {
        taker.accept(pane.plain());
    }

    @Override public void close() {
        pane.close();
    }
}
