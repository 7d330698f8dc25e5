package fr.havre.ui.viewer;

import fr.havre.ui.viewer.cda.TextBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** Finds words in the paragraphs on screen and marks them. */
final class TextFinder implements Searchable {
    private record Found(TextBlock block, WordFinder.Hit hit) { }

    private final List<TextBlock> blocks;
    private final Consumer<TextBlock> goTo;
    private final ReadOnlyIntegerWrapper hits = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper hit = new ReadOnlyIntegerWrapper();
    private List<Found> found = List.of();

    TextFinder(List<TextBlock> blocks, Consumer<TextBlock> goTo) {
        this.blocks = blocks;
        this.goTo = goTo;
    }

    @Override public void find(String words) {
        found.forEach(each -> each.block().mark(List.of()));
        WordFinder finder = new WordFinder(words);
        List<Found> all = new ArrayList<>();
        for (TextBlock block : blocks) {
            for (WordFinder.Hit each : finder.in(block.text())) {
                if (all.size() < WordFinder.MOST) all.add(new Found(block, each));
            }
        }
        found = all;
        hits.set(all.size());
        hit.set(all.isEmpty() ? 0 : 1);
        mark();
    }

    @Override public void step(int by) {
        if (found.isEmpty()) return;
        hit.set(Math.floorMod(hit.get() - 1 + by, found.size()) + 1);
        mark();
    }

    private void mark() {
        if (found.isEmpty()) return;
        int here = hit.get() - 1;
        for (int i = 0; i < found.size();) {
            TextBlock block = found.get(i).block();
            List<TextBlock.Mark> marks = new ArrayList<>();
            for (; i < found.size() && found.get(i).block() == block; i++) {
                WordFinder.Hit each = found.get(i).hit();
                marks.add(new TextBlock.Mark(each.start(), each.end(), i == here ? "cda-hit-here" : "cda-hit"));
            }
            block.mark(marks);
        }
        goTo.accept(found.get(here).block());
    }

    @Override public ReadOnlyIntegerProperty hitsProperty() {
        return hits.getReadOnlyProperty();
    }

    @Override public ReadOnlyIntegerProperty hitProperty() {
        return hit.getReadOnlyProperty();
    }
}
