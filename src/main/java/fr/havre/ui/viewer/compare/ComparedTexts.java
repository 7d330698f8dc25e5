package fr.havre.ui.viewer.compare;

import fr.havre.ui.LiveWords;
import fr.havre.ui.viewer.cda.Block;
import fr.havre.ui.viewer.cda.NarrativeView;
import fr.havre.ui.viewer.cda.TextBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.VBox;

/** Two narratives or texts side by side: what is gone is marked on the left, what is new on the right. */
public final class ComparedTexts extends VBox {
    private final LiveWords words;
    private final int passages;

    public ComparedTexts(List<Block> older, List<Block> newer, String olderName, String newerName, LiveWords words) {
        this.words = words;
        getStyleClass().add("compare");
        NarrativeView left = narrative(older);
        NarrativeView right = narrative(newer);
        TextComparison comparison = new TextComparison(texts(left), texts(right));
        passages = comparison.passages();
        mark(left.words(), comparison.removed(), "cda-removed");
        mark(right.words(), comparison.added(), "cda-added");
        ScrollPane leftPane = scroll(left);
        ScrollPane rightPane = scroll(right);
        leftPane.vvalueProperty().bindBidirectional(rightPane.vvalueProperty());
        SplitPane sides = new SplitPane(new VBox(title(olderName), leftPane), new VBox(title(newerName), rightPane));
        VBox.setVgrow(leftPane, javafx.scene.layout.Priority.ALWAYS);
        VBox.setVgrow(rightPane, javafx.scene.layout.Priority.ALWAYS);
        VBox.setVgrow(sides, javafx.scene.layout.Priority.ALWAYS);
        getChildren().addAll(said(), sides);
    }

    private NarrativeView narrative(List<Block> blocks) {
        Label beyond = new Label();
        beyond.textProperty().bind(words.bound("viewer.cda.beyond"));
        beyond.setWrapText(true);
        NarrativeView view = new NarrativeView(blocks, _ -> Optional.empty(), beyond);
        view.getStyleClass().add("cda-page");
        return view;
    }

    private ScrollPane scroll(NarrativeView view) {
        ScrollPane scroll = new ScrollPane(view);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("cda-scroll");
        scroll.accessibleTextProperty().bind(words.bound("viewer.text.a11y"));
        return scroll;
    }

    private static List<String> texts(NarrativeView view) {
        return view.words().stream().map(TextBlock::text).toList();
    }

    private static void mark(List<TextBlock> blocks, List<TextComparison.Piece> pieces, String style) {
        Map<Integer, List<TextComparison.Piece>> of = pieces.stream().collect(Collectors.groupingBy(TextComparison.Piece::paragraph));
        of.forEach((paragraph, all) -> {
            List<TextBlock.Mark> marks = new ArrayList<>();
            all.forEach(each -> marks.add(new TextBlock.Mark(each.start(), each.end(), style)));
            blocks.get(paragraph).mark(marks);
        });
    }

    private static Label title(String name) {
        Label title = new Label(name);
        title.getStyleClass().add("compare-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        return title;
    }

    private Label said() {
        Label label = new Label();
        label.textProperty().bind(passages == 0 ? words.bound("viewer.compare.same") : words.bound("viewer.compare.count", passages));
        label.getStyleClass().add("compare-count");
        return label;
    }

    /** How many places differ. */
    public int passages() {
        return passages;
    }
}
