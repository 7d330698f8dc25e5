package fr.havre.ui.viewer;

import fr.havre.ui.FrenchKeys;
import java.util.Optional;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/** The keys of the viewer; those that a field or a list has used do not come here. */
final class ViewerKeys {
    private final Viewer viewer;
    private final FindBar find;

    ViewerKeys(Viewer viewer, FindBar find) {
        this.viewer = viewer;
        this.find = find;
    }

    void pressed(KeyEvent event) {
        boolean done = event.isShortcutDown() ? withControl(event) : event.isAltDown() ? withAlt(event) : alone(event);
        if (done) event.consume();
    }

    private boolean withControl(KeyEvent event) {
        return switch (FrenchKeys.read(event).getCode()) {
            case F -> does(find::open);
            case C -> !(event.getTarget() instanceof TextInputControl) && does(viewer::copy);
            case P -> does(viewer::print);
            case PLUS, ADD, EQUALS -> viewer.surface().zoom(true);
            case MINUS, SUBTRACT, DIGIT6 -> viewer.surface().zoom(false);
            case DIGIT0, NUMPAD0 -> fit();
            case R -> turn();
            case PAGE_DOWN -> does(() -> viewer.neighbour(true));
            case PAGE_UP -> does(() -> viewer.neighbour(false));
            default -> false;
        };
    }

    private boolean withAlt(KeyEvent event) {
        return switch (event.getCode()) {
            case DOWN -> does(() -> viewer.neighbour(true));
            case UP -> does(() -> viewer.neighbour(false));
            default -> false;
        };
    }

    private boolean alone(KeyEvent event) {
        return switch (event.getCode()) {
            case F3 -> does(() -> find.step(event.isShiftDown() ? -1 : 1));
            case ESCAPE -> find.hide() || viewer.closeComparison();
            default -> false;
        };
    }

    private boolean fit() {
        Optional<PagesViewModel> pages = viewer.surface().pages();
        pages.ifPresent(each -> each.zoomProperty().set(each.zoomProperty().get().fit(Zoom.Fit.WIDTH)));
        return pages.isPresent();
    }

    private boolean turn() {
        Optional<PagesViewModel> pages = viewer.surface().pages();
        pages.ifPresent(PagesViewModel::turn);
        return pages.isPresent();
    }

    private static boolean does(Runnable act) {
        act.run();
        return true;
    }
}
