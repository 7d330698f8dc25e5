package fr.havre.ui.viewer;

import fr.havre.documents.DocumentPages;
import fr.havre.documents.PageSize;
import fr.havre.ui.Background;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The page that is looked at, and the one before and after it, drawn in the background. What was asked for an older
 * page or size is cancelled.
 */
final class PagesViewModel {
    /** Neighbours of a page that is larger than this are drawn when one goes there: 16 MB each. */
    private static final int DRAWN_AHEAD = 4_000_000;
    private static final double SAME_SCALE = 0.01;

    private final DocumentPages pages;
    private final Background background;
    private final int count;
    private final IntegerProperty page = new SimpleIntegerProperty(0);
    private final IntegerProperty turns = new SimpleIntegerProperty(0);
    private final ObjectProperty<Zoom> zoom = new SimpleObjectProperty<>(new Zoom(Zoom.Fit.WIDTH, 1, 0, 0));
    private final ReadOnlyObjectWrapper<DrawnPage> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final Map<Integer, DrawnPage> kept = new HashMap<>();
    private double density = 1;
    private long asked;
    private Background.Running running = () -> { };

    PagesViewModel(DocumentPages pages, Background background) {
        this.pages = pages;
        this.background = background;
        this.count = pages.count();
        page.addListener((_, _, _) -> refresh());
        zoom.addListener((_, _, _) -> refresh());
        turns.addListener((_, _, _) -> refresh());
    }

    DocumentPages pages() {
        return pages;
    }

    int count() {
        return count;
    }

    IntegerProperty pageProperty() {
        return page;
    }

    /** Quarter turns to the right that a person asked for, 0 to 3. */
    IntegerProperty turnsProperty() {
        return turns;
    }

    ObjectProperty<Zoom> zoomProperty() {
        return zoom;
    }

    /** The current page as last drawn, perhaps still at another size; null before the first. */
    ReadOnlyObjectProperty<DrawnPage> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Why the current page cannot be shown. */
    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** False if there is no such page. */
    boolean go(int to) {
        if (to < 0 || to >= count || to == page.get()) return false;
        page.set(to);
        return true;
    }

    void turn() {
        turns.set((turns.get() + 1) % 4);
    }

    void step(boolean larger) {
        DrawnPage now = shown.get();
        if (now != null) zoom.set(zoom.get().step(larger, scale(now.size())));
    }

    /** The place there is for a page, in pixels; {@code density} device pixels each. */
    void place(double width, double height, double newDensity) {
        density = newDensity;
        Zoom placed = zoom.get().place(width, height);
        if (!placed.equals(zoom.get())) zoom.set(placed);
    }

    /** Pixels a point at which a page of this size is to be shown now. */
    double scale(PageSize size) {
        return zoom.get().scale(size, turns.get() % 2 == 1);
    }

    private void refresh() {
        running.cancel();
        asked++;
        problem.set(null);
        int now = page.get();
        kept.keySet().removeIf(each -> Math.abs(each - now) > 1);
        if (zoom.get().width() < 50) return;
        DrawnPage drawn = kept.get(now);
        if (drawn != null) shown.set(drawn);
        if (drawn != null && sharp(drawn)) ahead(now);
        else draw(now, now);
    }

    private boolean sharp(DrawnPage drawn) {
        double wanted = scale(drawn.size()) * density;
        return Math.abs(drawn.scale() - wanted) <= SAME_SCALE * wanted;
    }

    /** Draws {@code wanted}, which is the page {@code now} or beside it. */
    private void draw(int wanted, int now) {
        long mine = asked;
        Zoom zoomed = zoom.get();
        boolean turned = turns.get() % 2 == 1;
        double dense = density;
        running = background.run(() -> {
            PageSize size = pages.size(wanted);
            double scale = zoomed.scale(size, turned) * dense;
            return new DrawnPage(wanted, size, pages.picture(wanted, scale), scale);
        }, drawn -> {
            if (mine != asked) return;
            kept.put(wanted, drawn);
            if (wanted == now) shown.set(drawn);
            ahead(now);
        }, failure -> {
            if (mine == asked && wanted == now) problem.set(failure);
        });
    }

    /** One of the neighbours that is not drawn yet, the next one first. */
    private void ahead(int now) {
        DrawnPage drawn = kept.get(now);
        if (drawn == null || (long) drawn.picture().width() * drawn.picture().height() > DRAWN_AHEAD) return;
        for (int beside : new int[] {now + 1, now - 1}) {
            boolean there = beside >= 0 && beside < count;
            if (!there || (kept.containsKey(beside) && sharp(kept.get(beside)))) continue;
            draw(beside, now);
            return;
        }
    }

    /** Nothing more is drawn; the document is closed. */
    void close() {
        running.cancel();
        asked++;
        kept.clear();
        pages.close();
    }
}
