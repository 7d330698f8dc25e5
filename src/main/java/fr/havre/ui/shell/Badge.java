package fr.havre.ui.shell;

import fr.havre.record.RecordStanding;
import javafx.scene.control.Label;

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
