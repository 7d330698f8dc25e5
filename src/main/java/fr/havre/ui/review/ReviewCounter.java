package fr.havre.ui.review;

import fr.havre.access.AbsenceChanged;
import fr.havre.documents.DocumentChange;
import fr.havre.documents.review.ReviewChanged;
import fr.havre.documents.review.ReviewCounts;
import fr.havre.documents.review.Reviews;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.News;
import fr.havre.ui.shell.Badge;
import java.util.List;

/**
 * How many results wait for the person signed in, in a pill; and, as long as that is on screen, looks into what was kept
 * before results were looked at here, a few documents at a time.
 */
public final class ReviewCounter {
    private static final int AT_ONCE = 20;

    private final Desk desk;
    private final Reviews reviews;
    private final Background background;
    private final Badge pill;
    private List<News.Listening> listening = List.of();
    private boolean shown;
    private boolean busy;
    private boolean stale;

    private ReviewCounter(Desk desk, Reviews reviews, Background background, Badge pill) {
        this.desk = desk;
        this.reviews = reviews;
        this.background = background;
        this.pill = pill;
    }

    /** Fills {@code pill} from now on. */
    public static void fill(Badge pill, Desk desk, Reviews reviews, Background background, News news) {
        ReviewCounter counter = new ReviewCounter(desk, reviews, background, pill);
        pill.say("", Badge.Tone.PLAIN);
        pill.sceneProperty().addListener((_, _, scene) -> counter.shown(scene != null, news));
        if (pill.getScene() != null) counter.shown(true, news);
    }

    private void shown(boolean now, News news) {
        listening.forEach(News.Listening::close);
        shown = now;
        listening = now ? List.of(news.listen(ReviewChanged.class, _ -> read()), news.listen(DocumentChange.class, _ -> read()),
                news.listen(AbsenceChanged.class, _ -> read())) : List.of();
        if (!now) return;
        read();
        catchUp();
    }

    private void read() {
        stale = busy;
        if (busy) return;
        busy = true;
        background.run(() -> reviews.counts(desk.session()), found -> {
            busy = false;
            say(found);
            if (stale) read();
        }, _ -> busy = false);
    }

    private void say(ReviewCounts counts) {
        pill.say(counts.mine() == 0 ? "" : Integer.toString(counts.mine()), counts.critical() > 0 ? Badge.Tone.BAD
                : counts.abnormal() > 0 ? Badge.Tone.WARN : Badge.Tone.PLAIN);
    }

    private void catchUp() {
        background.run(() -> reviews.catchUp(AT_ONCE), more -> {
            if (more && shown) catchUp();
        }, _ -> { });
    }
}
