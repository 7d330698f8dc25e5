package fr.havre.ui.shell;

import fr.havre.record.RecordStanding;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/** A word or two in a coloured pill, never cut. The colour only repeats what the word says. */
public final class Badge extends Label {
    /** What the colour says. */
    public enum Tone {
        GOOD, WARN, BAD, INFO, PLAIN;

        private String style() {
            return switch (this) {
                case GOOD -> "badge-good";
                case WARN -> "badge-warn";
                case BAD -> "badge-bad";
                case INFO -> "badge-info";
                case PLAIN -> "badge-plain";
            };
        }
    }

    public Badge() {
        getStyleClass().add("badge");
        setMinWidth(USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
    }

    /** Takes no room while there is nothing to say. */
    public void say(String words, Tone tone) {
        setText(words);
        boolean said = !words.isEmpty();
        setVisible(said);
        setManaged(said);
        if (getStyleClass().contains(tone.style())) return;             // rows are filled anew all the time: no new styling
        getStyleClass().removeIf(each -> each.startsWith("badge-"));
        getStyleClass().add(tone.style());
    }

    /**
     * Puts into {@code row}, in this order, everything but badges that have nothing to say; one that was there once stays.
     * Most badges of most lines never speak, and every node costs its rules and its skin.
     */
    public static void place(Pane row, Node... order) {
        int at = 0;
        for (Node each : order) {
            boolean there = at < row.getChildren().size() && row.getChildren().get(at).equals(each);
            if (!there && each instanceof Badge badge && badge.getText().isEmpty()) continue;
            if (!there) row.getChildren().add(at, each);
            at++;
        }
    }

    /** The colour of where a document stands towards the record. */
    public static Tone of(RecordStanding.Mark mark) {
        return switch (mark) {
            case CONFIRMED, RECEIVED -> Tone.GOOD;
            case WITHDRAWN -> Tone.PLAIN;
            case QUEUED, SENDING, SENT -> Tone.INFO;
            case IN_DOUBT -> Tone.WARN;
            case BLOCKED, CONFLICT -> Tone.BAD;
        };
    }
}
