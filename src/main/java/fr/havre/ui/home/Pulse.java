package fr.havre.ui.home;

import fr.havre.ui.News;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.util.Duration;

/** Keeps something on screen alive: once a second, and hearing the news, as long as it is in a window. */
public final class Pulse {
    private final Timeline clock;
    private final Supplier<List<News.Listening>> follow;
    private List<News.Listening> listening = List.of();

    private Pulse(Runnable tick, Supplier<List<News.Listening>> follow) {
        this.follow = follow;
        clock = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick.run()));
        clock.setCycleCount(Animation.INDEFINITE);
    }

    public static void of(Node node, Runnable tick, Supplier<List<News.Listening>> follow) {
        Pulse pulse = new Pulse(tick, follow);
        node.sceneProperty().addListener((_, _, scene) -> pulse.shown(scene != null));
        pulse.shown(node.getScene() != null);
    }

    private void shown(boolean now) {
        listening.forEach(News.Listening::close);
        listening = now ? follow.get() : List.of();
        if (now) clock.play();
        else clock.stop();
    }
}
