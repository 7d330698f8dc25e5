package fr.havre.ui;

import fr.havre.ui.unlock.Absence;
import fr.havre.ui.unlock.UserSwitch;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TouchEvent;
import javafx.util.Duration;

/** Looks every two seconds whether somebody sits before the window, and has it covered or locked where nobody does. */
final class Presence {
    private final WindowActions window;
    private final Background background;
    private final Absence absence;
    private final Runnable each;
    private final Callable<UserSwitch> here;
    private final AtomicReference<UserSwitch> seat = new AtomicReference<>();
    private final Timeline looks = new Timeline(new KeyFrame(
            Duration.seconds((double) Absence.LOOK_EVERY.toSeconds()), _ -> look()));
    private boolean asking;

    /**
     * @param here how this system tells who sits here; asked for at the first look, for it may take a while
     * @param each done at each look
     */
    Presence(WindowActions window, Background background, InstantSource time, Callable<UserSwitch> here, Runnable each) {
        this.window = window;
        this.background = background;
        this.here = here;
        this.each = each;
        absence = new Absence(time, window.preferences().veilAfter(), window.preferences().lockAfter());
        looks.setCycleCount(Animation.INDEFINITE);
    }

    void begin() {
        looks.play();
    }

    void end() {
        looks.stop();
    }

    /** Somebody is there, by whatever sign. */
    void input() {
        absence.input();
    }

    /** Only real input counts. */
    void watch(Scene scene) {
        scene.addEventFilter(InputEvent.ANY, event -> {
            if (event instanceof KeyEvent || event instanceof MouseEvent || event instanceof ScrollEvent
                    || event instanceof TouchEvent) absence.input();
        });
    }

    void look() {
        each.run();
        absence.change(window.preferences().veilAfter(), window.preferences().lockAfter());
        switch (absence.look()) {
            case VEIL -> window.veil();
            case LOCK -> window.lock();
            case NOTHING -> { }
        }
        askWhoSitsHere();
    }

    private void askWhoSitsHere() {
        if (asking) return;
        asking = true;
        background.run(() -> {
            if (seat.get() == null) seat.set(here.call());
            return seat.get().elsewhere();
        }, elsewhere -> {
            asking = false;
            if (elsewhere) window.lock();
        }, _ -> asking = false);
    }
}
