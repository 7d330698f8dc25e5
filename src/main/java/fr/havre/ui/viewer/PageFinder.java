package fr.havre.ui.viewer;

import fr.havre.documents.DocumentPages;
import fr.havre.documents.PageText;
import fr.havre.ui.Background;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** Finds words in all pages, in the background; a newer search cancels the one before. */
final class PageFinder implements Searchable {
    /** A piece of a page's text. */
    record PageHit(int page, List<PageText.Box> boxes) { }

    private static final int MOST_PAGES = 3_000;

    private final PagesViewModel model;
    private final Background background;
    private final ReadOnlyIntegerWrapper hits = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper hit = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
    private List<PageHit> found = List.of();
    private long asked;
    private Background.Running running = () -> { };

    PageFinder(PagesViewModel model, Background background) {
        this.model = model;
        this.background = background;
    }

    @Override public void find(String words) {
        running.cancel();
        long mine = ++asked;
        show(List.of(), 0);
        WordFinder finder = new WordFinder(words);
        searching.set(!finder.isEmpty());
        if (finder.isEmpty()) return;
        int from = model.pageProperty().get();
        running = background.run(() -> search(model.pages(), finder), all -> {
            if (mine != asked) return;
            searching.set(false);
            int first = 0;
            while (first < all.size() && all.get(first).page() < from) first++;
            show(all, all.isEmpty() ? 0 : first == all.size() ? 1 : first + 1);
        }, _ -> {
            if (mine == asked) searching.set(false);
        });
    }

    private static List<PageHit> search(DocumentPages pages, WordFinder finder) {
        List<PageHit> all = new ArrayList<>();
        for (int page = 0; page < Math.min(MOST_PAGES, pages.count()) && all.size() < WordFinder.MOST; page++) {
            PageText text = pages.text(page);
            for (WordFinder.Hit hit : finder.in(text.text())) {
                all.add(new PageHit(page, text.boxes(hit.start(), hit.end())));
            }
        }
        return all;
    }

    private void show(List<PageHit> all, int first) {
        found = all;
        hits.set(all.size());
        hit.set(0);
        hit.set(first);
        if (first > 0) model.go(all.get(first - 1).page());
    }

    @Override public void step(int by) {
        if (found.isEmpty()) return;
        hit.set(Math.floorMod(hit.get() - 1 + by, found.size()) + 1);
        model.go(found.get(hit.get() - 1).page());
    }

    /** What is to be marked on a page. */
    List<PageHit> on(int page) {
        return found.stream().filter(each -> each.page() == page).toList();
    }

    boolean isCurrent(PageHit which) {
        return hit.get() > 0 && hit.get() <= found.size() && found.get(hit.get() - 1).equals(which);
    }

    /** True while pages are still being read. */
    ReadOnlyBooleanProperty searchingProperty() {
        return searching.getReadOnlyProperty();
    }

    @Override public ReadOnlyIntegerProperty hitsProperty() {
        return hits.getReadOnlyProperty();
    }

    @Override public ReadOnlyIntegerProperty hitProperty() {
        return hit.getReadOnlyProperty();
    }
}
