package fr.havre.ui.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentPages;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.PageSize;
import fr.havre.documents.PageText;
import fr.havre.documents.Picture;
import fr.havre.ui.Background;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PagesViewModelTest {
    private final List<String> drawn = new ArrayList<>();
    private final Waiting background = new Waiting();
    private final PagesViewModel model = new PagesViewModel(new FakePages(), background);

    /** Does nothing until it is told to. */
    private static final class Waiting implements Background {
        private final List<Runnable> waiting = new ArrayList<>();
        private int cancelled;

        @Override public <T> Running run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
            Runnable task = () -> {
                try {
                    done.accept(work.call());
                } catch (Exception e) {
                    failed.accept(e);
                }
            };
            waiting.add(task);
            return () -> cancelled++;
        }

        @Override public void onScreen(Runnable step) {
            step.run();
        }

        void all() {
            while (!waiting.isEmpty()) waiting.removeFirst().run();
        }
    }

    private final class FakePages implements DocumentPages {
        @Override public int count() {
            return 5;
        }

        @Override public PageSize size(int page) {
            return new PageSize(600, 800);
        }

        @Override public Picture picture(int page, double scale) {
            if (page == 4) throw new DocumentRefusedException(DocumentRefusedException.Code.TOO_SLOW, "test");
            drawn.add(page + (scale > 2 ? " large" : ""));
            int width = (int) Math.round(600 * scale);
            return Picture.of(new BufferedImage(width, 10, BufferedImage.TYPE_INT_RGB), false);
        }

        @Override public PageText text(int page) {
            return PageText.EMPTY;
        }

        @Override public void close() {
            drawn.add("closed");
        }
    }

    @Test void drawsNothingBeforeItKnowsHowMuchPlaceThereIs() {
        background.all();
        assertEquals(List.of(), drawn);
    }

    @Test void drawsThePageThenTheNextAndKeepsTheOneBefore() {
        model.place(640, 700, 1);
        background.all();
        model.go(2);
        background.all();
        assertEquals(List.of("0", "1", "2", "3"), drawn);
        model.go(4);
        model.go(2);
        background.all();
        assertEquals(List.of("0", "1", "2", "3", "2", "1"), drawn);
    }

    @Test void showsAPageThatWasDrawnAheadAtOnce() {
        model.place(640, 700, 1);
        background.all();
        model.go(1);
        assertEquals(1, model.shownProperty().get().page());
    }

    @Test void dropsTheAnswerForAPageOneHasLeft() {
        model.place(640, 700, 1);
        model.go(3);
        assertEquals(2, background.waiting.size());
        assertTrue(background.cancelled >= 1);
        background.waiting.removeFirst().run();
        assertNull(model.shownProperty().get());
        background.all();
        assertEquals(3, model.shownProperty().get().page());
    }

    @Test void drawsAgainWhenItIsShownLarger() {
        model.place(640, 700, 1);
        background.all();
        drawn.clear();
        for (int i = 0; i < 8; i++) model.step(true);
        background.all();
        assertTrue(drawn.contains("0 large"), drawn.toString());
    }

    @Test void saysWhyAPageCannotBeShownAndShowsTheOthers() {
        model.place(640, 700, 1);
        model.go(4);
        background.all();
        assertTrue(model.problemProperty().get() instanceof DocumentRefusedException);
        model.go(3);
        background.all();
        assertNull(model.problemProperty().get());
        assertEquals(3, model.shownProperty().get().page());
    }

    @Test void knowsWhichPagesThereAre() {
        assertFalse(model.go(-1) || model.go(5) || model.go(0));
    }

    @Test void fitsAPageIntoItsPlaceTurnedOrNot() {
        model.place(640, 700, 1);
        assertEquals(1, model.scale(new PageSize(600, 800)), 0.001);
        model.turn();
        assertEquals(0.75, model.scale(new PageSize(600, 800)), 0.001);
        model.zoomProperty().set(model.zoomProperty().get().fit(Zoom.Fit.PAGE));
        assertEquals(0.75, model.scale(new PageSize(600, 800)), 0.001);
    }

    @Test void drawsNothingMoreOnceClosed() {
        model.place(640, 700, 1);
        model.close();
        background.all();
        assertNull(model.shownProperty().get());
        assertTrue(drawn.contains("closed"));
    }
}
