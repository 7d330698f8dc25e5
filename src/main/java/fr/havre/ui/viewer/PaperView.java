package fr.havre.ui.viewer;

import fr.havre.documents.DocumentPages;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.pdf.PdfPages;
import fr.havre.ui.Background;
import fr.havre.ui.Surroundings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.layout.StackPane;

/** A PDF that is no document of a chart yet: what is being written, as it will be. On the FX thread. */
public final class PaperView extends StackPane {
    private final Surroundings around;
    private Surface surface = new EmptySurface();
    private final ReadOnlyBooleanWrapper drawn = new ReadOnlyBooleanWrapper();
    private Background.Running opening = () -> { };
    private long asked;

    public PaperView(Surroundings around) {
        this.around = around;
        getStyleClass().add("paper-view");
        setMinSize(0, 0);
    }

    /** In place of what was shown; what comes late for an older one is dropped. */
    public void show(DocumentSource pdf) {
        long mine = ++asked;
        undrawn();
        opening.cancel();
        opening = around.background().run(() -> (DocumentPages) PdfPages.open(pdf), pages -> {
            if (mine == asked) put(new PagesSurface(pages, around));
            else pages.close();
        }, around.notices()::problem);
    }

    /** Whether a page of what was given last can be read on the screen. */
    public ReadOnlyBooleanProperty drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    /** Nothing is shown. */
    public void clear() {
        asked++;
        undrawn();
        opening.cancel();
        surface.close();
        getChildren().clear();
    }

    private void undrawn() {
        drawn.unbind();
        drawn.set(false);
    }

    private void put(PagesSurface shown) {
        surface.close();
        surface = shown;
        getChildren().setAll(shown.node());
        drawn.bind(shown.drawn());
    }
}
