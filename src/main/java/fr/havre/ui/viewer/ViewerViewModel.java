package fr.havre.ui.viewer;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentPages;
import fr.havre.documents.pdf.PdfPages;
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
    private final ReadOnlyObjectWrapper<Part> part = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Pair> pair = new ReadOnlyObjectWrapper<>();
    private long asked;
    private Background.Running running = () -> { };

    /** Two versions, opened to be compared. */
    record Pair(CompareSurface.Side older, CompareSurface.Side newer) {
        void close() {
            older.close();
            newer.close();
        }
    }

    /**
     * A PDF inside that was opened; whoever shows it closes it.
     *
     * @param namesAnother whether its words name somebody else than the header around it
     */
    record Part(String id, DocumentPages pages, boolean namesAnother) { }

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

    /** Opens a PDF inside the document that is shown. */
    void openPart(Content.Structured within, String id) {
        running.cancel();
        long mine = ++asked;
        problem.set(null);
        part.set(null);
        loading.set(true);
        running = background.run(() -> open(within, id), answer -> {
            if (mine != asked) {
                answer.pages().close();
                return;
            }
            loading.set(false);
            part.set(answer);
        }, failure -> {
            if (mine != asked) return;
            loading.set(false);
            problem.set(failure);
        });
    }

    private static Part open(Content.Structured within, String id) {
        DocumentPages pages = PdfPages.open(within.pdfs().get(id).source());
        try {
            return new Part(id, pages, OtherPatient.differs(within.cda().metadata().patient(), pages.text(0).text()));
        } catch (RuntimeException e) {
            pages.close();
            throw e;
        }
    }

    /** Opens two versions to be compared; whoever shows them closes them. The document itself is let go. */
    void openPair(DocumentId older, DocumentId newer) {
        DocumentLine kept = line.get();
        clear();
        line.set(kept);
        loading.set(true);
        long mine = asked;
        running = background.run(() -> pair(older, newer), answer -> {
            if (mine != asked) {
                answer.close();
                return;
            }
            loading.set(false);
            pair.set(answer);
        }, failure -> {
            if (mine != asked) return;
            loading.set(false);
            problem.set(failure);
        });
    }

    private Pair pair(DocumentId older, DocumentId newer) {
        CompareSurface.Side left = CompareSurface.Side.of(opening.open(older));
        try {
            return new Pair(left, CompareSurface.Side.of(opening.open(newer)));
        } catch (RuntimeException e) {
            left.close();
            throw e;
        }
    }

    /** What else was asked for of this document is not wanted any more. */
    void forgetPart() {
        running.cancel();
        asked++;
        part.set(null);
        problem.set(null);
        loading.set(false);
    }

    /** Nothing is shown any more: never one document's pages under another's name. */
    void clear() {
        running.cancel();
        asked++;
        part.set(null);
        pair.set(null);
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

    ReadOnlyObjectProperty<Pair> pairProperty() {
        return pair.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Part> partProperty() {
        return part.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }
}
