package fr.havre.ui.chart;

import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import fr.havre.sync.Reason;
import fr.havre.ui.LiveWords;
import fr.havre.ui.words.ErrorWords;
import java.util.Optional;

/** Why something that was sent is where it is, in one sentence. */
public final class Why {
    private final LiveWords words;

    public Why(LiveWords words) {
        this.words = words;
    }

    /** Empty while all goes well. */
    public String sentence(OutboxLine item) {
        if (item.state() == OutboxState.CONFIRMED || item.state() == OutboxState.SENT) return "";
        ErrorWords errors = new ErrorWords(words.languageProperty().get());
        Optional<String> coded = item.code().flatMap(errors::sentence);
        return coded.or(() -> item.reason().filter(each -> each != Reason.RETRIED).map(errors::sentence)).orElse("");
    }
}
