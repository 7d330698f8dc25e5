package fr.havre.ui.messages;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.messaging.inbox.MessageDetails;
import fr.havre.messaging.inbox.MessageEvent;
import fr.havre.messaging.inbox.MessageLine;
import fr.havre.messaging.inbox.MessagePart;
import fr.havre.messaging.Signature;
import fr.havre.messaging.outgoing.MessageState;
import fr.havre.patients.Match;
import fr.havre.ui.LiveWords;
import fr.havre.ui.letters.AddressWords;
import fr.havre.ui.shell.Badge;
import fr.havre.ui.words.ErrorWords;
import fr.havre.vault.FrenchZone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Messages in the language of the moment: states in a word, what they mean, and what to do about them. */
public record MessageWords(LiveWords words) {
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final Duration THIS_YEAR = Duration.ofDays(300);

    String subject(MessageLine line) {
        return line.subject().isBlank() ? words.now("messages.untitled") : line.subject();
    }

    /** From whom; of a message written here, to whom. */
    String who(MessageLine line) {
        return line.outgoing() ? words.now("messages.to", person(line.who())) : person(line.who());
    }

    /** A name or an address, never a patient's. */
    String person(String who) {
        return new AddressWords(words).person(who);
    }

    /** The hour of today, the day of this year, the date of another. */
    String when(Instant at, Instant now) {
        LocalDate day = LocalDate.ofInstant(at, FRANCE);
        String pattern = day.equals(LocalDate.ofInstant(now, FRANCE)) ? "messages.when.today"
                : Duration.between(at, now).compareTo(THIS_YEAR) < 0 ? "messages.when.day" : "messages.when.date";
        return DateTimeFormatter.ofPattern(words.now(pattern), words.locale()).withZone(FRANCE).format(at);
    }

    String moment(Instant at) {
        return DateTimeFormatter.ofPattern(words.now("messages.when.moment"), words.locale()).withZone(FRANCE).format(at);
    }

    String state(MessageState state) {
        return words.label(state);
    }

    /** Why a person decides where it belongs. */
    String why(MessageLine line) {
        return line.reason().map(new ErrorWords(words.languageProperty().get())::sentence).orElse("");
    }

    /** {@code diffère : nom de naissance, sexe}; empty when nothing does. */
    String differences(Set<Match.Difference> differences) {
        if (differences.isEmpty()) return "";
        return words.now("messages.differs", differences.stream().sorted().map(words::label).collect(Collectors.joining(", ")));
    }

    /** What a person should know of how it is made or came, each in a sentence. */
    List<String> oddities(MessageDetails details) {
        ErrorWords errors = new ErrorWords(words.languageProperty().get());
        List<String> all = new ArrayList<>();
        details.refusal().map(errors::sentence).ifPresent(all::add);
        if (details.line().keeping() == MessageLine.Keeping.LISTED) all.add(words.now("messages.listed"));
        details.signature().ifPresent(each -> all.add(signed(each, errors)));
        details.oddities().stream().sorted().map(errors::sentence).forEach(all::add);
        if (details.lastWord()) all.add(words.now("messages.last-word"));
        return all;
    }

    private static String signed(Signature signature, ErrorWords errors) {
        String sentence = errors.sentence(signature.state());
        return signature.signer().isBlank() ? sentence : sentence + " (" + signature.signer() + ")";
    }

    String outcome(MessagePart part) {
        return words.label(part.outcome());
    }

    /** Why a file was not kept. */
    Optional<String> refusal(MessagePart part) {
        if (part.outcome() != MessagePart.Outcome.REFUSED) return Optional.empty();
        return part.code().flatMap(MessageWords::refused).map(new ErrorWords(words.languageProperty().get())::sentence);
    }

    private static Optional<DocumentRefusedException.Code> refused(String code) {
        for (DocumentRefusedException.Code each : DocumentRefusedException.Code.values()) {
            if (each.name().equals(code)) return Optional.of(each);
        }
        return Optional.empty();
    }

    static Badge.Tone tone(MessagePart.Outcome outcome) {
        return switch (outcome) {
            case FILED, SENT -> Badge.Tone.GOOD;
            case TRAY -> Badge.Tone.WARN;
            case COPY, ARCHIVE -> Badge.Tone.PLAIN;
            case REFUSED -> Badge.Tone.BAD;
        };
    }

    String size(long bytes) {
        return bytes < 1_000_000 ? words.now("messages.kilobytes", Math.max(1, Math.round(bytes / 1000.0)))
                : words.now("messages.megabytes", Math.round(bytes / 100_000.0) / 10.0);
    }

    /** {@code 25/11 09:12 · Dr Claire Roussel : note – …}. */
    String event(Reading reading, MessageEvent event) {
        String who = event.person().map(reading::name).orElse("");
        String what = switch (event.what()) {
            case ASSIGNED -> event.code().map(MessageWords::id).map(to -> words.now("messages.event.ASSIGNED",
                    reading.name(to))).orElseGet(() -> words.now("messages.event.unassigned"));
            case NOTE -> event.words().orElse("");
            case STATE -> event.code().flatMap(MessageWords::state).map(this::state).orElse("");
            default -> words.label(event.what());
        };
        return java.util.stream.Stream.of(moment(event.at()), who, what).filter(part -> !part.isBlank())
                .collect(Collectors.joining("  ·  "));
    }

    private static UUID id(String text) {
        return UUID.fromString(text);
    }

    private static Optional<MessageState> state(String name) {
        for (MessageState each : MessageState.values()) if (each.name().equals(name)) return Optional.of(each);
        return Optional.empty();
    }

    /** Whom it is about, for a line of a list. */
    static String patient(MessageRow row) {
        return row.patient().map(fr.havre.ui.chart.IdentityText::name).orElse("");
    }
}
