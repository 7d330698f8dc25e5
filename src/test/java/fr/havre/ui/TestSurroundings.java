package fr.havre.ui;

import fr.havre.documents.DocumentId;
import fr.havre.patients.PatientId;
import fr.havre.ui.shell.Place;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;

/** What a screen is given in a test: work at once on the calling thread; what it asked for is written down. */
public final class TestSurroundings {
    private final List<String> asked = new ArrayList<>();
    private final LiveWords words;
    private final Background background = new InlineBackground();
    private final News news = new News(background);
    private final TestOutside outside = new TestOutside();
    private Node sheet;

    public TestSurroundings(Language language) {
        this(new LiveWords(language));
    }

    public TestSurroundings(LiveWords words) {
        this.words = words;
    }

    /** {@code go PATIENTS}, {@code patient <id>}, {@code document <id>}, {@code back}, {@code say …}, {@code problem …}, {@code sheet}. */
    public List<String> asked() {
        return asked;
    }

    public News news() {
        return news;
    }

    /** For a screen that keeps no draft and never leaves its place. */
    public Surroundings get() {
        return new Surroundings(words, background, new Asking(), news, new Saying(), new Showing(), outside, null, new Acting());
    }

    /** The same with ways of the test's own. */
    public Surroundings with(Navigator navigator, Notices notices, Sheets sheets) {
        return new Surroundings(words, background, navigator, news, notices, sheets, outside, null, new Acting());
    }

    /** For a screen over {@code desk}. */
    public Surroundings over(Desk desk) {
        return new Surroundings(words, background, new Asking(), news, new Saying(), new Showing(), outside,
                new Drafting(desk, background), new Acting());
    }

    /** The whole frame over {@code desk}, as the window makes it. */
    public Workplace workplace(Desk desk) {
        return workplace(desk, new Drafting(desk, background));
    }

    /** The same, for a test that seals what was typed. */
    public Workplace workplace(Desk desk, Drafting drafts) {
        return new Workplace(desk, background, news, outside, drafts, new Acting(), words);
    }

    /** The same, working elsewhere than on the calling thread. */
    Workplace workplace(Desk desk, Background other, News ofOther, Drafting drafts) {
        return new Workplace(desk, other, ofOther, outside, drafts, new Acting(), words);
    }

    /** What was shown last as a sheet. */
    public Node sheet() {
        return sheet;
    }

    public TestOutside outside() {
        return outside;
    }

    private final class Asking implements Navigator {
        @Override public void go(Place place) {
            asked.add("go " + place);
        }

        @Override public void openPatient(PatientId patient) {
            asked.add("patient " + patient);
        }

        @Override public void openDocument(PatientId patient, DocumentId document) {
            asked.add("document " + document);
        }

        @Override public void back() {
            asked.add("back");
        }
    }

    private final class Acting implements WindowActions {
        private final Preferences preferences = Preferences.at(Path.of("absent"));

        @Override public void veil() {
            asked.add("veil");
        }

        @Override public void lock() {
            asked.add("lock");
        }

        @Override public void quit() {
            asked.add("quit");
        }

        @Override public Preferences preferences() {
            return preferences;
        }

        @Override public Look look() {
            return new Look();
        }
    }

    private final class Saying implements Notices {
        @Override public void say(Supplier<String> sentence) {
            asked.add("say " + sentence.get());
        }

        @Override public void undoable(Supplier<String> sentence, Runnable undo) {
            asked.add("say " + sentence.get());
        }

        @Override public void problem(Exception failure) {
            asked.add("problem " + words.sentence(failure));
        }
    }

    private final class Showing implements Sheets {
        @Override public void show(Node content, Runnable closed) {
            sheet = content;
            asked.add("sheet");
        }

        @Override public void close() {
            asked.add("sheet closed");
        }
    }
}
