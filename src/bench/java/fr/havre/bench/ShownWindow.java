package fr.havre.bench;

import fr.havre.Main;
import java.time.Duration;
import java.time.Instant;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A program of its own: opens Havre's first window, or a bare one of JavaFX, and says what that took. */
final class ShownWindow {
    private static final int FRAMES = 3;

    private ShownWindow() { }

    /** {@code bare}, or the arguments of Havre. Ends itself at the third frame of the window. */
    public static void main(String[] args) throws InterruptedException {
        if (args[0].equals("bare")) {
            Platform.startup(ShownWindow::bare);
            Thread.currentThread().join();
        }
        Thread.ofPlatform().daemon().start(ShownWindow::watch);
        Main.main(args);
    }

    private static void bare() {
        Stage stage = new Stage();
        stage.setScene(new Scene(new VBox(new Label("Bare"), new PasswordField(), new Button("Open")), 560, 680));
        stage.show();
        atThirdFrame();
    }

    private static void watch() {
        try {
            while (!windowShows()) Thread.sleep(20);
        } catch (InterruptedException e) {
            return;
        }
        Platform.runLater(ShownWindow::atThirdFrame);
    }

    private static boolean windowShows() {
        return Window.getWindows().stream().anyMatch(Window::isShowing);
    }

    private static void atThirdFrame() {
        new AnimationTimer() {
            private int frames;

            @Override public void handle(long now) {
                if (++frames == FRAMES) tell();
            }
        }.start();
    }

    private static void tell() {
        ProcessHandle.Info self = ProcessHandle.current().info();
        System.out.println(self.totalCpuDuration().orElse(Duration.ZERO).toMillis() + " "
                + Duration.between(self.startInstant().orElse(Instant.now()), Instant.now()).toMillis());
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
