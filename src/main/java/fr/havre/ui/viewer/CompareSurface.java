package fr.havre.ui.viewer;

import fr.havre.documents.ContainedDocument;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentPages;
import fr.havre.documents.pdf.PdfPages;
import fr.havre.patients.PartialDate;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.viewer.cda.Block;
import fr.havre.ui.viewer.compare.ComparedTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Two versions of a document side by side. Closes both with itself. */
final class CompareSurface implements Surface {
    /**
     * One version, ready to be compared: its text, else its pages. Made off the FX thread.
     *
     * @param pages empty if it has a text
     */
    record Side(Opened opened, List<Block> text, Optional<DocumentPages> pages) {
        static Side of(Opened opened) {
            return switch (opened.content()) {
                case Content.Words words -> new Side(opened, lines(words.text()), Optional.empty());
                case Content.Paged paged -> new Side(opened, List.of(), Optional.of(paged.pages()));
                case Content.Structured cda when cda.blocks().isEmpty() -> new Side(opened, List.of(), firstPdf(cda));
                case Content.Structured cda -> new Side(opened, cda.blocks(), Optional.empty());
                case Content.Archive _ -> new Side(opened, List.of(), Optional.empty());
            };
        }

        private static Optional<DocumentPages> firstPdf(Content.Structured cda) {
            return cda.pdfs().values().stream().findFirst().map(ContainedDocument::source).map(PdfPages::open);
        }

        private static List<Block> lines(String text) {
            List<Block> lines = new ArrayList<>();
            text.lines().filter(line -> !line.isBlank()).forEach(line -> lines.add(new Block.Paragraph(Block.Role.TEXT,
                    List.of(new Block.Run(line, Block.Style.PLAIN)))));
            return lines;
        }

        void close() {
            pages.ifPresent(DocumentPages::close);
            opened.close();
        }
    }

    private final LiveWords words;
    private final Side older;
    private final Side newer;
    private final Node node;
    private final List<PagesViewModel> models = new ArrayList<>();
    private double size = 1;

    CompareSurface(Side older, Side newer, Surroundings around) {
        this.words = around.words();
        this.older = older;
        this.newer = newer;
        boolean texts = older.pages().isEmpty() && newer.pages().isEmpty();
        this.node = texts ? new ComparedTexts(older.text(), newer.text(), name(older, "viewer.compare.older"),
                name(newer, "viewer.compare.newer"), words) : pages(around);
    }

    private String name(Side side, String key) {
        DocumentLine line = side.opened().details().line();
        return words.now(key, line.date().map(Dates::of).orElseGet(() -> Dates.of(PartialDate.of(line.keptAt()))))
                + (line.title().isBlank() ? "" : " – " + line.title());
    }

    private Node pages(Surroundings around) {
        SplitPane sides = new SplitPane(side(older, "viewer.compare.older", around), side(newer, "viewer.compare.newer", around));
        if (models.size() == 2) together(models.getFirst(), models.getLast());
        Label eye = new Label();
        eye.textProperty().bind(words.bound("viewer.compare.pictures"));
        eye.getStyleClass().add("compare-count");
        eye.setWrapText(true);
        VBox all = new VBox(eye, sides);
        VBox.setVgrow(sides, Priority.ALWAYS);
        return all;
    }

    private Node side(Side side, String key, Surroundings around) {
        Label title = new Label(name(side, key));
        title.getStyleClass().add("compare-title");
        title.setWrapText(true);
        if (side.pages().isEmpty()) return new VBox(title);
        PagesViewModel model = new PagesViewModel(side.pages().get(), around.background());
        models.add(model);
        PagesView view = new PagesView(model, words, around.background());
        VBox.setVgrow(view, Priority.ALWAYS);
        return new VBox(title, view);
    }

    /** Same page and same zoom, as far as both have it. */
    private static void together(PagesViewModel left, PagesViewModel right) {
        left.pageProperty().addListener((_, _, page) -> right.go(page.intValue()));
        right.pageProperty().addListener((_, _, page) -> left.go(page.intValue()));
        left.zoomProperty().addListener((_, _, zoom) -> follow(right, zoom));
        right.zoomProperty().addListener((_, _, zoom) -> follow(left, zoom));
    }

    private static void follow(PagesViewModel other, Zoom zoom) {
        Zoom its = other.zoomProperty().get();
        Zoom wanted = new Zoom(zoom.fit(), zoom.factor(), its.width(), its.height());
        if (!wanted.equals(its)) other.zoomProperty().set(wanted);
    }

    @Override public Node node() {
        return node;
    }

    @Override public boolean zoom(boolean larger) {
        if (!models.isEmpty()) {
            models.getFirst().step(larger);
            return true;
        }
        size = Math.clamp(larger ? size * 1.15 : size / 1.15, 0.6, 3);
        node.setStyle("-fx-font-size: " + Math.round(100 * size) + "%;");
        return true;
    }

    @Override public void close() {
        models.forEach(PagesViewModel::close);
        older.close();
        newer.close();
    }
}
