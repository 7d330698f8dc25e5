package fr.havre.ui.viewer;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.viewer.FacetBar.Facet;
import fr.havre.ui.viewer.biology.Reports;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows one document. Everything that reads, draws or searches happens elsewhere than on the FX thread, and is dropped
 * when another document is shown.
 */
public final class Viewer extends BorderPane {
    private final Surroundings around;
    private final LiveWords words;
    private final ViewerViewModel model;
    private final Printing printing;
    private final TextClipboard clipboard;
    private final Reports reports;
    private final StackPane place = new StackPane();
    private final VBox above = new VBox();
    private final Label otherPatient = new Label();
    private final ViewerBar bar;
    private final FindBar findBar;
    private final ViewerKeys keys;
    private final HBox bars = new HBox();
    private Surface surface = new EmptySurface();
    private Optional<FacetBar> facets = Optional.empty();
    private Runnable next = () -> { };
    private Runnable previous = () -> { };

    public Viewer(Desk desk, Surroundings around) {
        this(desk, around, Printing.system(), TextClipboard.system());
    }

    /** With another printer and clipboard than this computer's. */
    public Viewer(Desk desk, Surroundings around, Printing printing, TextClipboard clipboard) {
        this.around = around;
        this.words = around.words();
        this.printing = printing;
        this.clipboard = clipboard;
        this.model = new ViewerViewModel(desk, around.background());
        this.reports = new Reports(desk);
        this.findBar = new FindBar(words, () -> surface.focus());
        this.bar = new ViewerBar(words, new ViewerBar.Acts(findBar::open, this::copy, this::print, () -> surface.zoom(true),
                () -> surface.zoom(false)));
        HBox.setHgrow(bar, Priority.ALWAYS);
        bars.getStyleClass().add("viewer-bars");
        getStyleClass().add("viewer");
        setTop(above);
        setCenter(new StackPane(place, busy(), problem()));
        warning();
        keys = new ViewerKeys(this, findBar);
        setOnKeyPressed(keys::pressed);
        model.openedProperty().addListener((_, _, opened) -> fill(opened));
        model.partProperty().addListener((_, _, part) -> show(part));
        model.pairProperty().addListener((_, _, pair) -> show(pair));
    }

    /** Shows this document; what was shown before goes at once. */
    public void show(DocumentLine line) {
        model.show(line);
    }

    /** Shows nothing. */
    public void clear() {
        model.clear();
    }

    /** What Alt and the arrows (or Ctrl and Page down, Page up) do: to the document after or before in its list. */
    public void setOnNeighbours(Runnable toPrevious, Runnable toNext) {
        previous = toPrevious;
        next = toNext;
    }

    void neighbour(boolean after) {
        (after ? next : previous).run();
    }

    Surface surface() {
        return surface;
    }

    private Node busy() {
        ProgressIndicator busy = new ProgressIndicator();
        busy.setMaxSize(48, 48);
        busy.visibleProperty().bind(model.loadingProperty());
        return busy;
    }

    private Node problem() {
        Label problem = new Label();
        problem.setWrapText(true);
        problem.getStyleClass().add("viewer-sentence");
        problem.textProperty().bind(words.sentence(model.problemProperty()));
        problem.visibleProperty().bind(model.problemProperty().isNotNull());
        return problem;
    }

    private void warning() {
        otherPatient.setGraphic(new FontIcon("fth-alert-triangle"));
        otherPatient.setWrapText(true);
        otherPatient.setMinHeight(USE_PREF_SIZE);
        otherPatient.setMaxWidth(Double.MAX_VALUE);
        otherPatient.getStyleClass().add("viewer-warning");
    }

    private void fill(Opened opened) {
        above.getChildren().clear();
        facets = Optional.empty();
        if (opened == null) {
            put(new EmptySurface());
            return;
        }
        warn(opened.namesAnother(), "viewer.otherPatient");
        switch (opened.content()) {
            case Content.Paged paged -> put(new PagesSurface(paged.pages(), around));
            case Content.Words text -> put(new WordsSurface(text, words));
            case Content.Archive _ -> put(new SentenceSurface(words.bound("viewer.archive")));
            case Content.Structured structured -> structured(structured);
        }
    }

    /** Stands above everything, whatever is shown below. */
    private void warn(boolean named, String key) {
        above.getChildren().remove(otherPatient);
        if (!named) return;
        otherPatient.textProperty().bind(words.bound(key));
        above.getChildren().addFirst(otherPatient);
    }

    private void structured(Content.Structured content) {
        FacetBar ways = new FacetBar(content, words, facet -> choose(content, facet));
        facets = Optional.of(ways);
        above.getChildren().add(new HeaderPane(content.cda(), words));
        if (ways.facets().isEmpty()) put(new SentenceSurface(words.bound("viewer.cda.empty")));
        else choose(content, ways.facets().getFirst());
    }

    private void choose(Content.Structured content, Facet facet) {
        facets.ifPresent(each -> each.select(facet));
        model.forgetPart();
        boolean another = model.openedProperty().get().namesAnother();
        warn(another, "viewer.otherPatient");
        switch (facet) {
            case Facet.Pdf pdf -> {
                put(new EmptySurface());
                model.openPart(content, pdf.id());
            }
            case Facet.Text _ -> put(new NarrativeSurface(content, words, id -> choose(content, new Facet.Pdf(id)),
                    clipboard::put).printingIn(around.background()));
            case Facet.Results _ -> put(new ResultsSurface(content.cda(), model.lineProperty().get(), reports, around));
        }
    }

    private void show(ViewerViewModel.Part part) {
        if (part == null) return;
        if (part.namesAnother()) warn(true, "viewer.otherPatient.inside");
        put(new PagesSurface(part.pages(), around));
    }

    private void show(ViewerViewModel.Pair pair) {
        if (pair == null) return;
        above.getChildren().clear();
        facets = Optional.empty();
        warn(pair.older().opened().namesAnother() || pair.newer().opened().namesAnother(), "viewer.otherPatient");
        put(new CompareSurface(pair.older(), pair.newer(), around));
    }

    /** With another version of the same document, the older one on the left. */
    private void compareWith(DocumentLine other) {
        List<DocumentLine> versions = model.openedProperty().get().details().versions();
        DocumentId here = model.lineProperty().get().id();
        List<DocumentId> newestFirst = versions.stream().map(DocumentLine::id).filter(each -> each.equals(here)
                || each.equals(other.id())).toList();
        model.openPair(newestFirst.getLast(), newestFirst.getFirst());
    }

    /** Back to the document; false if nothing is compared. */
    boolean closeComparison() {
        if (!(surface instanceof CompareSurface)) return false;
        show(model.lineProperty().get());
        return true;
    }

    private List<Node> moreButtons() {
        if (surface instanceof CompareSurface) {
            return List.of(bar.button("fth-x", "viewer.compare.close", this::closeComparison));
        }
        Opened opened = model.openedProperty().get();
        if (opened == null) return List.of();
        List<DocumentLine> others = opened.details().versions().stream()
                .filter(each -> !each.id().equals(opened.details().line().id())).toList();
        return VersionButtons.of(others, bar, words, this::compareWith);
    }

    private void put(Surface shown) {
        surface.close();
        surface = shown;
        place.getChildren().setAll(shown.node());
        findBar.target(shown.searchable());
        above.getChildren().removeAll(bars, findBar);
        bars.getChildren().clear();
        facets.ifPresent(bars.getChildren()::add);
        if (!(shown instanceof EmptySurface)) {
            bar.fill(shown, shown.printed().isPresent(), moreButtons());
            bars.getChildren().add(bar);
        }
        above.getChildren().addAll(bars, findBar);
    }

    /** As if the cursor were here: printing, copying, larger, smaller, turned. */
    public void pressed(KeyEvent event) {
        keys.pressed(event);
    }

    void copy() {
        surface.copy(text -> {
            clipboard.put(text);
            around.notices().say(() -> words.now(text.isBlank() ? "viewer.copied.nothing" : "viewer.copied"));
        });
    }

    void print() {
        surface.printed().ifPresent(pages -> PrintSheet.open(around, printing, pages));
    }
}
