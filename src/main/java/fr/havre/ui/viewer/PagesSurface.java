package fr.havre.ui.viewer;

import fr.havre.documents.DocumentPages;
import fr.havre.ui.Surroundings;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;

/** Pages of a PDF or a picture. */
final class PagesSurface implements Surface {
    private final Surroundings around;
    private final PagesViewModel model;
    private final PagesView view;

    /** Closes {@code pages} with itself. */
    PagesSurface(DocumentPages pages, Surroundings around) {
        this.around = around;
        this.model = new PagesViewModel(pages, around.background());
        this.view = new PagesView(model, around.words(), around.background());
    }

    /** Whether a page was drawn. */
    BooleanBinding drawn() {
        return model.shownProperty().isNotNull();
    }

    @Override public Node node() {
        return view;
    }

    @Override public Optional<PagesViewModel> pages() {
        return Optional.of(model);
    }

    @Override public Optional<Searchable> searchable() {
        return Optional.of(view.finder());
    }

    @Override public Optional<Supplier<DocumentPages>> printed() {
        return Optional.of(model::pages);
    }

    @Override public boolean zoom(boolean larger) {
        model.step(larger);
        return true;
    }

    @Override public void copy(Consumer<String> taker) {
        Optional<String> selected = view.marks().selected();
        if (selected.isPresent()) {
            taker.accept(selected.get());
            return;
        }
        int page = model.pageProperty().get();
        around.background().run(() -> model.pages().text(page).text(), taker, around.notices()::problem);
    }

    @Override public void close() {
        model.close();
    }
}
