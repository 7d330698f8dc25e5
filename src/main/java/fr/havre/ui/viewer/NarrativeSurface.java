package fr.havre.ui.viewer;

import fr.havre.documents.ContainedDocument;
import fr.havre.documents.DocumentPages;
import fr.havre.documents.Picture;
import fr.havre.ui.Background;
import fr.havre.ui.LiveWords;
import fr.havre.ui.viewer.cda.NarrativeView;
import fr.havre.ui.viewer.cda.Plain;
import fr.havre.ui.viewer.cda.TextBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The narrative of a CDA. */
final class NarrativeSurface implements Surface {
    private static final double STEP = 1.15;
    /** Left and right of the page. */
    static final double MARGINS = 40;

    private final LiveWords words;
    private final Content.Structured content;
    private final Consumer<String> openPdf;
    private final Set<String> referred = new TreeSet<>();
    private final NarrativeView narrative;
    private final VBox page = new VBox();
    private final ScrollPane scroll = new ScrollPane(page);
    private final TextFinder finder;
    private Optional<Supplier<DocumentPages>> printed = Optional.empty();
    private double size = 1;

    /** {@code openPdf} is told the ID of a PDF inside that somebody wants to see. */
    NarrativeSurface(Content.Structured content, LiveWords words, Consumer<String> openPdf, Consumer<String> clipboard) {
        this.content = content;
        this.words = words;
        this.openPdf = openPdf;
        Label beyond = new Label();
        beyond.textProperty().bind(words.bound("viewer.cda.beyond"));
        beyond.setWrapText(true);
        narrative = new NarrativeView(content.blocks(), this::medium, beyond);
        page.getStyleClass().add("cda-page");
        page.getChildren().addAll(narrative, attachments());
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("cda-scroll");
        scroll.accessibleTextProperty().bind(words.bound("viewer.text.a11y"));
        narrative.readingWidthProperty().bind(scroll.viewportBoundsProperty().map(bounds -> bounds.getWidth() - MARGINS));
        finder = new TextFinder(narrative.words(), this::reveal);
        scroll.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (!event.isControlDown() || event.getDeltaY() == 0) return;
            zoom(event.getDeltaY() > 0);
            event.consume();
        });
        scroll.setContextMenu(menu(clipboard));
    }

    NarrativeView narrative() {
        return narrative;
    }

    ScrollPane scroll() {
        return scroll;
    }

    @Override public Node node() {
        return scroll;
    }

    @Override public Optional<Searchable> searchable() {
        return Optional.of(finder);
    }

    /** Prints in {@code background}. */
    NarrativeSurface printingIn(Background background) {
        printed = Optional.of(() -> NarrativePages.of(content, words, background));
        return this;
    }

    @Override public Optional<Supplier<DocumentPages>> printed() {
        return printed;
    }

    @Override public boolean zoom(boolean larger) {
        size = Math.clamp(larger ? size * STEP : size / STEP, 0.6, 3);
        page.setStyle("-fx-font-size: " + Math.round(100 * size) + "%;");
        return true;
    }

    @Override public void copy(Consumer<String> taker) {
        taker.accept(Plain.of(content.blocks()));
    }

    /** One paragraph or cell, where one points. */
    private ContextMenu menu(Consumer<String> clipboard) {
        TextBlock[] pointed = new TextBlock[1];
        scroll.setOnContextMenuRequested(event -> {
            Node node = event.getPickResult().getIntersectedNode();
            while (node != null && !(node instanceof TextBlock)) node = node.getParent();
            pointed[0] = (TextBlock) node;
        });
        MenuItem one = new MenuItem();
        one.textProperty().bind(words.bound("viewer.copy.paragraph"));
        one.setOnAction(_ -> Optional.ofNullable(pointed[0]).map(TextBlock::text).ifPresent(clipboard));
        MenuItem all = new MenuItem();
        all.textProperty().bind(words.bound("viewer.copy.all"));
        all.setOnAction(_ -> copy(clipboard));
        return new ContextMenu(one, all);
    }

    private void reveal(TextBlock block) {
        Bounds inPage = page.sceneToLocal(block.localToScene(block.getBoundsInLocal()));
        double hidden = page.getHeight() - scroll.getViewportBounds().getHeight();
        if (inPage == null || hidden <= 0) return;
        double wanted = inPage.getCenterY() - scroll.getViewportBounds().getHeight() / 2;
        scroll.setVvalue(Math.clamp(wanted / hidden, 0, 1));
    }

    private Optional<Node> medium(String id) {
        referred.add(id);
        Picture picture = content.pictures().get(id);
        if (picture != null) return Optional.of(picture(picture));
        if (content.pdfs().containsKey(id)) return Optional.of(link(id));
        ContainedDocument other = content.cda().media().get(id);
        return other == null ? Optional.empty() : Optional.of(notShown());
    }

    private Node picture(Picture picture) {
        FittedPicture fitted = new FittedPicture(picture);
        fitted.accessibleTextProperty().bind(words.bound("viewer.picture.a11y"));
        return fitted;
    }

    private Node link(String id) {
        int number = List.copyOf(content.pdfs().keySet()).indexOf(id) + 1;
        Hyperlink link = new Hyperlink();
        link.setGraphic(new FontIcon("fth-file-text"));
        link.textProperty().bind(words.bound("viewer.pdf.open", number));
        link.setOnAction(_ -> openPdf.accept(id));
        return link;
    }

    private Label notShown() {
        Label label = new Label();
        label.textProperty().bind(words.bound("viewer.part.notShown"));
        label.getStyleClass().add("cda-missing");
        label.setWrapText(true);
        return label;
    }

    /** Files inside that no narrative refers to. */
    private Node attachments() {
        List<Node> nodes = new ArrayList<>();
        for (String id : content.cda().media().keySet()) {
            if (!referred.contains(id)) medium(id).ifPresent(nodes::add);
        }
        VBox box = new VBox(6);
        if (nodes.isEmpty()) {
            box.setManaged(false);
            return box;
        }
        Label title = new Label();
        title.textProperty().bind(words.bound("viewer.attachments"));
        title.getStyleClass().add("cda-attachments");
        box.getChildren().add(title);
        box.getChildren().addAll(nodes);
        return box;
    }
}
