package fr.havre.ui.viewer;

import fr.havre.documents.PageSize;
import fr.havre.documents.Picture;
import fr.havre.ui.LiveWords;
import java.nio.IntBuffer;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

/** One page at a time: the wheel scrolls it and goes on to the next, Ctrl and the wheel zoom. */
final class PagesView extends StackPane {
    private static final double A_SCREEN = 0.9;

    private final PagesViewModel model;
    private final ImageView image = new ImageView();
    private final Pane marks = new Pane();
    private final StackPane paper = new StackPane(image, marks);
    private final ScrollPane scroll = new ScrollPane();

    PagesView(PagesViewModel model, LiveWords words) {
        this.model = model;
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
        getChildren().addAll(scroll, problem);
        scroll.viewportBoundsProperty().addListener((_, _, bounds) -> place(bounds));
        model.shownProperty().addListener((_, _, _) -> draw());
        model.zoomProperty().addListener((_, _, _) -> resize());
        model.turnsProperty().addListener((_, _, _) -> resize());
        scroll.addEventFilter(ScrollEvent.SCROLL, this::wheel);
        scroll.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        draw();
    }

    @Override public void requestFocus() {
        scroll.requestFocus();
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
        image.setImage(imageOf(drawn.picture()));
        resize();
    }

    private static Image imageOf(Picture picture) {
        return new WritableImage(new PixelBuffer<>(picture.width(), picture.height(), IntBuffer.wrap(picture.pixels()),
                PixelFormat.getIntArgbPreInstance()));
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
        if (event.isAltDown() || event.isMetaDown()) return;
        boolean done = switch (event.getCode()) {
            case PAGE_DOWN -> forward(page);
            case PAGE_UP -> backward(page);
            case HOME -> toEdge(model.go(0), 0);
            case END -> toEdge(model.go(model.count() - 1), scroll.getVmax());
            case PLUS, ADD, EQUALS -> zoom(true);
            case MINUS, SUBTRACT, DIGIT6 -> zoom(false);
            default -> false;
        };
        if (done) event.consume();
    }

    private boolean zoom(boolean larger) {
        model.step(larger);
        return true;
    }

    private boolean toEdge(boolean moved, double edge) {
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
