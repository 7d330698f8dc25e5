package fr.havre.ui.viewer;

import fr.havre.documents.PageText;
import fr.havre.ui.Background;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** What lies over a page: the words found, and those selected with the mouse. */
final class PageMarks extends Pane {
    private final PagesViewModel model;
    private final PageFinder finder;
    private final Background background;
    private Optional<PageText> text = Optional.empty();
    private int textOf = -1;
    private int from = -1;
    private int to = -1;

    PageMarks(PagesViewModel model, PageFinder finder, Background background) {
        this.model = model;
        this.finder = finder;
        this.background = background;
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        finder.hitProperty().addListener((_, _, _) -> draw());
        finder.hitsProperty().addListener((_, _, _) -> draw());
        model.shownProperty().addListener((_, _, _) -> draw());
    }

    private double scale() {
        DrawnPage drawn = model.shownProperty().get();
        return drawn == null ? 1 : model.scale(drawn.size());
    }

    void draw() {
        getChildren().clear();
        DrawnPage drawn = model.shownProperty().get();
        if (drawn == null) return;
        if (textOf != drawn.page()) forget();
        for (PageFinder.PageHit hit : finder.on(drawn.page())) {
            mark(hit.boxes(), finder.isCurrent(hit) ? "page-hit-here" : "page-hit");
        }
        if (from >= 0) text.ifPresent(words -> mark(words.boxes(Math.min(from, to), Math.max(from, to) + 1), "page-selected"));
    }

    private void forget() {
        text = Optional.empty();
        textOf = -1;
        from = -1;
        to = -1;
    }

    private void mark(List<PageText.Box> boxes, String style) {
        double scale = scale();
        for (PageText.Box box : boxes) {
            Rectangle mark = new Rectangle(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale);
            mark.getStyleClass().add(style);
            mark.setMouseTransparent(true);
            getChildren().add(mark);
        }
    }

    /** The middle of the hit one has gone to, down the page from 0 to 1. */
    Optional<Double> currentHit() {
        DrawnPage drawn = model.shownProperty().get();
        if (drawn == null) return Optional.empty();
        return finder.on(drawn.page()).stream().filter(finder::isCurrent).flatMap(each -> each.boxes().stream()).findFirst()
                .map(box -> (box.y() + box.height() / 2) / drawn.size().height());
    }

    private void press(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) return;
        DrawnPage drawn = model.shownProperty().get();
        from = -1;
        draw();
        if (drawn == null || textOf == drawn.page()) return;
        int page = drawn.page();
        background.run(() -> model.pages().text(page), words -> {
            if (model.pageProperty().get() != page) return;
            text = Optional.of(words);
            textOf = page;
        }, _ -> { });
    }

    private void drag(MouseEvent event) {
        if (text.isEmpty() || !event.isPrimaryButtonDown()) return;
        int at = text.get().nearest(event.getX() / scale(), event.getY() / scale());
        if (at < 0) return;
        if (from < 0) from = at;
        to = at;
        draw();
    }

    /** The words selected with the mouse. */
    Optional<String> selected() {
        if (from < 0 || text.isEmpty()) return Optional.empty();
        return Optional.of(text.get().text().substring(Math.min(from, to), Math.max(from, to) + 1));
    }
}
