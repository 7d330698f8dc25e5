package fr.havre.ui.viewer;

import fr.havre.documents.DocumentLine;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The document that is looked at. Opening another cancels the one before; a late answer is closed unseen. */
final class ViewerViewModel {
    private final Opening opening;
    private final Background background;
    private final ReadOnlyObjectWrapper<DocumentLine> line = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Opened> opened = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private long asked;
    private Background.Running running = () -> { };

    ViewerViewModel(Desk desk, Background background) {
        this.opening = new Opening(desk);
        this.background = background;
    }

    void show(DocumentLine wanted) {
        clear();
        line.set(wanted);
        loading.set(true);
        long mine = asked;
        running = background.run(() -> opening.open(wanted.id()), answer -> {
            if (mine != asked) {
                answer.close();
                return;
            }
            loading.set(false);
            opened.set(answer);
        }, failure -> {
            if (mine != asked) return;
            loading.set(false);
            problem.set(failure);
        });
    }

    /** Nothing is shown any more: never one document's pages under another's name. */
    void clear() {
        running.cancel();
        asked++;
        Opened before = opened.get();
        opened.set(null);
        if (before != null) before.close();
        line.set(null);
        problem.set(null);
        loading.set(false);
    }

    ReadOnlyObjectProperty<DocumentLine> lineProperty() {
        return line.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Opened> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }
}
