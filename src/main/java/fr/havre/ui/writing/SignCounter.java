package fr.havre.ui.writing;

import fr.havre.admissions.AdmissionChanged;
import fr.havre.documents.writing.WritingChanged;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.News;
import fr.havre.ui.WritingDesk;
import fr.havre.ui.shell.Badge;
import java.util.List;

/** How many texts wait for the person signed in, in a pill, as long as that is on screen. */
public final class SignCounter {
    private final SignReading reading;
    private final Background background;
    private final Badge pill;
    private List<News.Listening> listening = List.of();
    private boolean busy;
    private boolean stale;

    private SignCounter(SignReading reading, Background background, Badge pill) {
        this.reading = reading;
        this.background = background;
        this.pill = pill;
    }

    /** Fills {@code pill} from now on. */
    public static void fill(Badge pill, Desk desk, WritingDesk writing, Background background, News news) {
        SignCounter counter = new SignCounter(new SignReading(desk, writing), background, pill);
        pill.say("", Badge.Tone.PLAIN);
        pill.sceneProperty().addListener((_, _, scene) -> counter.shown(scene != null, news));
        if (pill.getScene() != null) counter.shown(true, news);
    }

    private void shown(boolean now, News news) {
        listening.forEach(News.Listening::close);
        listening = now ? List.of(news.listen(WritingChanged.class, _ -> read()), news.listen(AdmissionChanged.class, _ -> read()))
                : List.of();
        if (now) read();
    }

    private void read() {
        stale = busy;
        if (busy) return;
        busy = true;
        background.run(reading::count, found -> {
            busy = false;
            pill.say(found == 0 ? "" : Integer.toString(found), Badge.Tone.PLAIN);
            if (stale) read();
        }, _ -> busy = false);
    }
}
