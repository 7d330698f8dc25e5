package fr.havre.ui.queue;

import fr.havre.sync.OutboxEvent;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import fr.havre.ui.LiveWords;
import fr.havre.ui.chart.Why;
import fr.havre.ui.letters.SentWords;
import fr.havre.ui.shell.Badge;
import fr.havre.ui.words.ErrorWords;
import fr.havre.vault.FrenchZone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of the queue in the language of the moment. */
record QueueWords(LiveWords words) {
    private static final ZoneId FRANCE = FrenchZone.here();

    String what(QueueRow row) {
        String title = row.message().map(new SentWords(words)::what).orElseGet(() -> document(row));
        return Stream.concat(row.patient().map(patient -> patient.shownName()).stream(), Stream.of(title))
                .collect(Collectors.joining("  ·  "));
    }

    private String document(QueueRow row) {
        if (row.item().filter(each -> each.line().kind().startsWith("message.")).isPresent()) return words.now("queue.message");
        return row.document().map(line -> line.title().isBlank() ? words.now("queue.untitled") : line.title())
                .orElseGet(() -> words.now("queue.gone"));
    }

    String state(QueueRow row) {
        return words.label(QueueViewModel.state(row));
    }

    /** Why it is there and what happens next: the one sentence a person needs. */
    String why(QueueRow row) {
        if (row.conflict().isPresent()) return words.now(row.conflict().get().theirs().isPresent() ? "queue.conflict.why"
                : "queue.conflict.unseen");
        return row.item().map(item -> why(item.line())).orElse("");
    }

    private String why(OutboxLine line) {
        String reason = new Why(words).sentence(line);
        String next = line.state().settled() ? "" : line.nextTry().map(at -> words.now("queue.next", moment(at))).orElse("");
        String since = words.now("queue.since", moment(line.since()));
        return Stream.of(reason, next, since).filter(part -> !part.isEmpty()).collect(Collectors.joining("  "));
    }

    String event(OutboxEvent event) {
        ErrorWords errors = new ErrorWords(words.languageProperty().get());
        String reason = event.code().flatMap(errors::sentence).or(() -> event.reason().map(errors::sentence)).orElse("");
        return Stream.of(moment(event.at()), words.label(event.state()), reason).filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  ·  "));
    }

    String moment(Instant at) {
        return DateTimeFormatter.ofPattern(words.now("queue.moment"), words.locale()).withZone(FRANCE).format(at);
    }

    static Badge.Tone tone(OutboxState state) {
        return switch (state) {
            case CONFIRMED, SENT -> Badge.Tone.GOOD;
            case QUEUED, SENDING -> Badge.Tone.INFO;
            case IN_DOUBT -> Badge.Tone.WARN;
            case BLOCKED, CONFLICT -> Badge.Tone.BAD;
            case CANCELLED -> Badge.Tone.PLAIN;
        };
    }
}
