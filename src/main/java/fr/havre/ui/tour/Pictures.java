package fr.havre.ui.tour;

import fr.havre.ui.Look.Theme;
import fr.havre.ui.tour.Tour.Stop;
import fr.havre.ui.words.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Dimension2D;
import javafx.scene.SnapshotParameters;
import javax.imageio.ImageIO;

/** Draws screens into PNG files named {@code screen-language-theme-size.png}. The window must be drawn to memory. */
public final class Pictures {
    /** Of a laptop and of a large screen. */
    private static final List<Dimension2D> SIZES = List.of(new Dimension2D(1366, 768), new Dimension2D(1920, 1080));
    /** What says most in few pictures; none of these needs a stop that is left out. */
    private static final Set<String> FEW = Set.of("home", "patients", "chart", "biology", "import", "send");

    /** Which pictures are made. */
    public record Choice(Set<String> screens, List<Language> languages, List<Theme> themes, List<Dimension2D> sizes) {
        /** Every screen in every way. */
        public static Choice all() {
            return new Choice(Set.of(), List.of(Language.values()), List.of(Theme.LIGHT, Theme.DARK), SIZES);
        }

        /** A few in one way. */
        public static Choice few(Language language) {
            return new Choice(FEW, List.of(language), List.of(Theme.LIGHT), SIZES.subList(0, 1));
        }

        boolean wants(Stop stop) {
            return screens.isEmpty() || screens.contains(stop.name());
        }
    }

    private final Path folder;
    private final Choice choice;
    private int drawn;

    private Pictures(Path folder, Choice choice) {
        this.folder = folder;
        this.choice = choice;
    }

    /**
     * Draws into {@code folder}, on the thread that calls, which is not the FX thread.
     *
     * @param progress told how many there are, after each screen
     * @return how many there are
     * @throws IOException if the folder cannot be written
     */
    public static int draw(Tour.Subject subject, Path folder, Choice choice, IntConsumer progress) throws IOException {
        Files.createDirectories(folder);
        Pictures pictures = new Pictures(folder, choice);
        pictures.drawAll(subject, progress);
        return pictures.drawn;
    }

    private void drawAll(Tour.Subject subject, IntConsumer progress) throws IOException {
        CompletableFuture<Tour> begun = new CompletableFuture<>();
        Platform.setImplicitExit(false);
        Platform.startup(() -> begun.complete(new Tour(subject, choice.languages().getFirst(), 960, 700)));
        Tour tour = begun.join();
        try {
            for (Stop stop : tour.stops()) {
                if (!choice.wants(stop)) continue;
                onScreen(() -> {
                    stop.reach().run();
                    draw(tour, stop.name());
                });
                progress.accept(drawn);
            }
        } finally {
            onScreen(tour::close);
        }
    }

    private static void onScreen(Runnable step) throws IOException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                step.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        try {
            done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException full) throw full.getCause();
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void draw(Tour tour, String name) {
        for (Theme theme : choice.themes()) {
            tour.look().themeProperty().set(theme);
            for (Language language : choice.languages()) {
                tour.words().languageProperty().set(language);
                for (Dimension2D size : choice.sizes()) draw(tour, name, size);
            }
        }
        tour.words().languageProperty().set(choice.languages().getFirst());
    }

    private void draw(Tour tour, String name, Dimension2D size) {
        tour.layOut((int) size.getWidth(), (int) size.getHeight());
        String file = String.join("-", name, tour.words().locale().getLanguage(),
                tour.look().themeProperty().get().name().toLowerCase(Locale.ROOT),
                (int) size.getWidth() + "x" + (int) size.getHeight()) + ".png";
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(tour.root().snapshot(new SnapshotParameters(), null), null), "png",
                    folder.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        drawn++;
    }
}
