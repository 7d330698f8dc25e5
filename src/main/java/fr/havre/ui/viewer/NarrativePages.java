package fr.havre.ui.viewer;

import fr.havre.documents.DocumentPages;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.PageSize;
import fr.havre.documents.PageText;
import fr.havre.documents.Picture;
import fr.havre.ui.Background;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.viewer.cda.NarrativeView;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Scale;

/**
 * A narrative on sheets of paper, black on white whatever the window looks like, its header on the first sheet. Pages are
 * cut between lines where that is possible. Made on the FX thread; then used on any other.
 */
final class NarrativePages implements DocumentPages {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 1018;
    private static final double POINTS_A_PIXEL = 595.0 / WIDTH;
    private static final double SHARPNESS = 2;
    private static final int MOST = 300;

    private final Background background;
    private final VBox paper;
    private final List<Double> cuts;

    private NarrativePages(Background background, VBox paper, List<Double> cuts) {
        this.background = background;
        this.paper = paper;
        this.cuts = cuts;
    }

    static NarrativePages of(Content.Structured content, LiveWords words, Background background) {
        NarrativeSurface surface = new NarrativeSurface(content, words, _ -> { }, _ -> { });
        HeaderPane header = new HeaderPane(content.cda(), words);
        header.unfold();
        Node page = surface.scroll().getContent();
        surface.scroll().setContent(null);
        surface.narrative().readingWidthProperty().unbind();        // it was as wide as what scrolls on a screen
        surface.narrative().readingWidthProperty().set(WIDTH - NarrativeSurface.MARGINS);
        VBox paper = new VBox(header, page);
        paper.getStyleClass().addAll("viewer", "printed");
        paper.setMinWidth(WIDTH);
        paper.setMaxWidth(WIDTH);
        Scene scene = new Scene(new VBox(paper), WIDTH, HEIGHT);
        new Look().dress(scene);
        for (int i = 0; i < 2; i++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        return new NarrativePages(background, paper, cuts(surface.narrative(), paper));
    }

    /** Where each page begins, and the end. */
    private static List<Double> cuts(NarrativeView narrative, VBox paper) {
        List<Bounds> lines = narrative.words().stream()
                .map(each -> paper.sceneToLocal(each.localToScene(each.getBoundsInLocal()))).toList();
        double end = paper.getHeight();
        List<Double> cuts = new ArrayList<>(List.of(0.0));
        while (cuts.getLast() + HEIGHT < end && cuts.size() < MOST) cuts.add(cut(lines, cuts.getLast()));
        cuts.add(Math.min(end, cuts.getLast() + HEIGHT));
        return cuts;
    }

    private static double cut(List<Bounds> lines, double from) {
        double wanted = from + HEIGHT;
        double cut = lines.stream().filter(each -> each.getMinY() < wanted && each.getMaxY() > wanted)
                .mapToDouble(Bounds::getMinY).min().orElse(wanted);
        return cut > from + HEIGHT / 3 ? cut - 5 : wanted;
    }

    @Override public int count() {
        return cuts.size() - 1;
    }

    @Override public PageSize size(int page) {
        return new PageSize(WIDTH * POINTS_A_PIXEL, HEIGHT * POINTS_A_PIXEL);
    }

    @Override public Picture picture(int page, double scale) {
        CompletableFuture<Picture> drawn = new CompletableFuture<>();
        background.onScreen(() -> {
            try {
                drawn.complete(draw(page));
            } catch (RuntimeException e) {
                drawn.completeExceptionally(e);
            }
        });
        try {
            return drawn.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException | TimeoutException e) {
            throw new DocumentRefusedException(Code.TOO_SLOW, "narrative page", e);
        }
    }

    private Picture draw(int page) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(SHARPNESS, SHARPNESS));
        double top = cuts.get(page);
        double high = Math.max(1, Math.min(HEIGHT, cuts.get(page + 1) - top));
        parameters.setViewport(new Rectangle2D(0, top * SHARPNESS, WIDTH * SHARPNESS, high * SHARPNESS));
        WritableImage image = paper.snapshot(parameters, null);
        BufferedImage sheet = new BufferedImage((int) (WIDTH * SHARPNESS), (int) (HEIGHT * SHARPNESS), BufferedImage.TYPE_INT_ARGB);
        int width = Math.min((int) image.getWidth(), sheet.getWidth());
        int height = Math.min((int) image.getHeight(), sheet.getHeight());
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        sheet.setRGB(0, 0, width, height, pixels, 0, width);
        return Picture.of(sheet, false);
    }

    @Override public PageText text(int page) {
        return PageText.EMPTY;
    }

    @Override public void close() {
        // holds nodes only
    }
}
