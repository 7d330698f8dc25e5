package fr.havre.ui.viewer;

import fr.havre.documents.PageSize;
import fr.havre.ui.Background;
import fr.havre.ui.LiveWords;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;

/** One page at a time: the wheel scrolls it and goes on to the next, Ctrl and the wheel zoom. */
final class PagesView extends StackPane {
    private static final double A_SCREEN = 0.9;

    private final PagesViewModel model;
    private final ImageView image = new ImageView();
    private final PageFinder finder;
    private final PageMarks marks;
    private final StackPane paper;
    private final ScrollPane scroll = new ScrollPane();

    PagesView(PagesViewModel model, LiveWords words, Background background) {
        this.model = model;
        this.finder = new PageFinder(model, background);
        this.marks = new PageMarks(model, finder, background);
        this.paper = new StackPane(image, marks);
        getStyleClass().add("viewer-pages");
        paper.getStyleClass().add("viewer-paper");
        paper.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane desk = new StackPane(new Group(paper));
        desk.getStyleClass().add("viewer-desk");
        scroll.setContent(desk);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setPannable(false);
        scroll.accessibleTextProperty().bind(words.bound("viewer.page.a11y"));
        Label problem = new Label();
        problem.textProperty().bind(words.sentence(model.problemProperty()));
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.getStyleClass().add("viewer-sentence");
        problem.setWrapText(true);
        paper.visibleProperty().bind(problem.visibleProperty().not());
        Label incomplete = new Label();
        incomplete.textProperty().bind(words.bound("viewer.page.incomplete"));
        incomplete.visibleProperty().bind(model.shownProperty().map(each -> each.picture().incomplete()).orElse(false));
        incomplete.setWrapText(true);
        incomplete.getStyleClass().add("viewer-incomplete");
        setAlignment(incomplete, Pos.BOTTOM_CENTER);
        getChildren().addAll(scroll, problem, incomplete);
        scroll.viewportBoundsProperty().addListener((_, _, bounds) -> place(bounds));
        model.shownProperty().addListener((_, _, _) -> draw());
        model.zoomProperty().addListener((_, _, _) -> resize());
        model.turnsProperty().addListener((_, _, _) -> resize());
        scroll.addEventFilter(ScrollEvent.SCROLL, this::wheel);
        scroll.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        finder.hitProperty().addListener((_, _, _) -> toHit());
        draw();
    }

    PageFinder finder() {
        return finder;
    }

    PageMarks marks() {
        return marks;
    }

    @Override public void requestFocus() {
        scroll.requestFocus();
    }

    private void toHit() {
        double hidden = hidden();
        if (hidden <= 1) return;
        marks.currentHit().ifPresent(down -> {
            double seen = scroll.getViewportBounds().getHeight();
            double at = down * paper.getPrefHeight() - seen / 2;
            scroll.setVvalue(Math.clamp(at / hidden, 0, 1));
        });
    }

    /** Bars that come and go must not change the size of a page that fits: measured without them. */
    private void place(Bounds bounds) {
        if (bounds.getWidth() < 2) return;
        double density = getScene() == null || getScene().getWindow() == null ? 1
                : Math.max(1, getScene().getWindow().getOutputScaleX());
        model.place(getWidth() - 14, getHeight(), density);
    }

    private void draw() {
        DrawnPage drawn = model.shownProperty().get();
        if (drawn == null) return;
        image.setImage(Pictures.image(drawn.picture()));
        resize();
        toHit();
    }

    private void resize() {
        DrawnPage drawn = model.shownProperty().get();
        if (drawn == null) return;
        PageSize size = drawn.size();
        double scale = model.scale(size);
        image.setFitWidth(size.width() * scale);
        image.setFitHeight(size.height() * scale);
        paper.setPrefSize(size.width() * scale, size.height() * scale);
        paper.setRotate(90.0 * model.turnsProperty().get());
        marks.draw();
    }

    private void wheel(ScrollEvent event) {
        if (event.isControlDown()) {
            if (event.getDeltaY() != 0) model.step(event.getDeltaY() > 0);
            event.consume();
        } else if (event.getDeltaY() < 0 && atEnd(true) && model.go(model.pageProperty().get() + 1)) {
            scroll.setVvalue(0);
            event.consume();
        } else if (event.getDeltaY() > 0 && atEnd(false) && model.go(model.pageProperty().get() - 1)) {
            scroll.setVvalue(scroll.getVmax());
            event.consume();
        }
    }

    private boolean atEnd(boolean bottom) {
        if (hidden() <= 1) return true;
        return bottom ? scroll.getVvalue() >= scroll.getVmax() - 0.001 : scroll.getVvalue() <= 0.001;
    }

    /** How much of the page is above and below what is seen, in pixels. */
    private double hidden() {
        return scroll.getContent().getLayoutBounds().getHeight() - scroll.getViewportBounds().getHeight();
    }

    private void key(KeyEvent event) {
        int page = model.pageProperty().get();
        if (event.isAltDown() || event.isMetaDown() || event.isControlDown()) return;
        boolean done = switch (event.getCode()) {
            case PAGE_DOWN -> forward(page);
            case PAGE_UP -> backward(page);
            case HOME -> toEdge(0, 0);
            case END -> toEdge(model.count() - 1, scroll.getVmax());
            default -> false;
        };
        if (done) event.consume();
    }

    private boolean toEdge(int page, double edge) {
        model.go(page);
        scroll.setVvalue(edge);
        return true;
    }

    private boolean forward(int page) {
        if (atEnd(true)) {
            if (model.go(page + 1)) scroll.setVvalue(0);
        } else {
            scroll.setVvalue(Math.min(scroll.getVmax(), scroll.getVvalue() + screen()));
        }
        return true;
    }

    private boolean backward(int page) {
        if (atEnd(false)) {
            if (model.go(page - 1)) scroll.setVvalue(scroll.getVmax());
        } else {
            scroll.setVvalue(Math.max(0, scroll.getVvalue() - screen()));
        }
        return true;
    }

    private double screen() {
        return A_SCREEN * scroll.getViewportBounds().getHeight() / hidden();
    }
}
