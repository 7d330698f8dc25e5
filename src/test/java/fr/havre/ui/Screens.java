package fr.havre.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.value.ObservableBooleanValue;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Starts the toolkit without a screen, runs steps on its thread, and draws any view at any size into a PNG. */
public final class Screens {
    /** For what hangs only: a busy machine takes its time. */
    private static final int WAIT_SECONDS = 120;
    private static final CompletableFuture<Void> TOOLKIT = new CompletableFuture<>();

    private Screens() { }

    /** Runs {@code step} on the FX thread and gives its result here; waits at most two minutes. */
    public static <T> T on(Callable<T> step) {
        start();
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(step.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
    }

    /** A view that was drawn before leaves its scene. */
    private static Scene sceneOf(Parent view, int width, int height) {
        if (view.getScene() != null && view.equals(view.getScene().getRoot())) view.getScene().setRoot(new Group());
        return new Scene(view, width, height);
    }

    /** Waits, at most two minutes and not on the FX thread, until {@code value} is false: a control is no longer disabled. */
    public static void untilFalse(ObservableBooleanValue value) {
        CompletableFuture<Boolean> happened = new CompletableFuture<>();
        Platform.runLater(() -> {
            value.addListener((_, _, now) -> {
                if (!now) happened.complete(true);
            });
            if (!value.get()) happened.complete(true);
        });
        happened.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
    }

    private static synchronized void start() {
        if (TOOLKIT.isDone()) return;
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException alreadyRunning) {
            started.countDown();
        }
        Platform.setImplicitExit(false);
        try {
            if (!started.await(WAIT_SECONDS, TimeUnit.SECONDS)) throw new IllegalStateException("the toolkit did not start");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        TOOLKIT.complete(null);
    }

    /** {@code view} in a scene of this size, dressed and laid out, as on a screen. On the FX thread. */
    public static Scene laidOut(Parent view, int width, int height) {
        Scene scene = sceneOf(view, width, height);
        new Look().dress(scene);
        layOut(scene);
        return scene;
    }

    /** Lays everything out again. On the FX thread. Bindings settle only at the third time. */
    public static void layOut(Scene scene) {
        for (int i = 0; i < 3; i++) {
            scene.getRoot().resize(scene.getWidth(), scene.getHeight());
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }

    /** Draws {@code view} into {@code file}. On the FX thread. */
    public static void draw(Parent view, int width, int height, Look look, Path file) {
        Scene scene = sceneOf(view, width, height);
        look.dress(scene);
        layOut(scene);
        WritableImage image = scene.snapshot(null);
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
