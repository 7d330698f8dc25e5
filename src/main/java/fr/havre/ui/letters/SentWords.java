package fr.havre.ui.letters;

import fr.havre.messaging.outgoing.Followed;
import fr.havre.messaging.outgoing.MessageState;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Badge;
import fr.havre.ui.words.ErrorWords;
import java.util.stream.Collectors;

/** What became of a message written here: in a word, and in the sentence that says what to do. */
public record SentWords(LiveWords words) {
    public String state(MessageState state) {
        return words.label(state);
    }

    public static Badge.Tone tone(MessageState state) {
        return switch (state) {
            case DELIVERED, READ -> Badge.Tone.GOOD;
            case HELD, QUEUED, SENT -> Badge.Tone.INFO;
            case IN_DOUBT -> Badge.Tone.WARN;
            case REFUSED, BOUNCED, BLOCKED -> Badge.Tone.BAD;
            case TAKEN_BACK -> Badge.Tone.PLAIN;
        };
    }

    /** What has become of it, and what a person can do. */
    public String meaning(Followed followed) {
        ErrorWords errors = new ErrorWords(words.languageProperty().get());
        return followed.advice().map(errors::sentence).or(() -> followed.code().flatMap(errors::sentence))
                .orElseGet(() -> words.now("letters.meaning." + followed.state()));
    }

    /** {@code Compte rendu  ·  À Dr Kermarrec}. */
    public String what(Followed followed) {
        AddressWords address = new AddressWords(words);
        String to = followed.recipients().stream().map(each -> address.person(each.name().isBlank() ? each.address()
                : each.name())).collect(Collectors.joining(", "));
        String subject = followed.subject().isBlank() ? words.now("letters.untitled") : followed.subject();
        return subject + "  ·  " + words.now("letters.sent-to", to);
    }
}
