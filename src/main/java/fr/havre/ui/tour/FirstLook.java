package fr.havre.ui.tour;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** Somebody who looks at the window when it is shown, and closes it as a person does. On a thread of its own. */
public final class FirstLook {
    private static final int FRAMES = 5;
    private static final int LOOK_EVERY_MILLIS = 50;

    private FirstLook() { }

    /** Returns at once. */
    public static void closesWhatIsShown() {
        Thread.ofPlatform().daemon().start(FirstLook::look);
    }

    private static void look() {
        try {
            while (Window.getWindows().stream().noneMatch(Window::isShowing)) TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        }
        CompletableFuture<Void> drawn = new CompletableFuture<>();
        Platform.runLater(() -> new AnimationTimer() {
            private int frames;

            @Override public void handle(long now) {
                if (++frames == FRAMES) drawn.complete(null);
            }
        }.start());
        drawn.join();
        Platform.runLater(() -> List.copyOf(Window.getWindows()).forEach(each ->
                each.fireEvent(new WindowEvent(each, WindowEvent.WINDOW_CLOSE_REQUEST))));
    }
}
