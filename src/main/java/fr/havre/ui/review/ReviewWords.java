package fr.havre.ui.review;

import fr.havre.documents.DocumentLine;
import fr.havre.documents.review.Review;
import fr.havre.documents.review.ReviewCounts;
import fr.havre.documents.review.Seen;
import fr.havre.documents.review.Severity;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Badge;
import fr.havre.ui.viewer.biology.FindingText;
import fr.havre.vault.FrenchZone;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results to look at, in words of the language of the moment. */
public final class ReviewWords {
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String BETWEEN = "  ·  ";

    private final LiveWords words;

    public ReviewWords(LiveWords words) {
        this.words = words;
    }

    /** Whom it is about. */
    String who(ReviewRow row) {
        return row.patient().map(each -> each.shownName()).orElseGet(() -> words.now("review.unfiled"));
    }

    /** The title, or what stands for one. */
    public String what(DocumentLine line) {
        return line.title().isBlank() ? words.now("review.untitled") : line.title();
    }

    /** Abnormal values with their usual values; where there are none, why. */
    public String findings(Review review) {
        if (!review.findings().isEmpty()) return new FindingText(words.locale()).of(review.findings(), review.abnormal());
        return words.now(review.severity() == Severity.NOTHING ? "review.nothing" : "review.untold");
    }

    /** From whom, since when, for whom. */
    String under(ReviewRow row) {
        String forWhom = row.addressees().stream().filter(name -> !name.isBlank()).collect(Collectors.joining(", "));
        return Stream.of(row.review().document().author(), since(row.age()),
                forWhom.isEmpty() ? "" : words.now("review.for", forWhom)).filter(part -> !part.isBlank())
                .collect(Collectors.joining(BETWEEN));
    }

    private String since(Duration age) {
        if (age.toDays() > 0) return words.now("review.since.days", age.toDays());
        if (age.toHours() > 0) return words.now("review.since.hours", age.toHours());
        return words.now("review.since.minutes", Math.max(1, age.toMinutes()));
    }

    /** {@code vu par Dr Claire Roussel le 25/11/2026}, and the word. */
    public String seen(Seen seen, String by) {
        String said = words.now("review.seen.by", by, DAY.format(seen.at().atZone(FRANCE)));
        return seen.word().isEmpty() ? said : words.now("review.seen.word", said, seen.word());
    }

    /** How many wait, and how many of them are abnormal. */
    String counts(ReviewCounts counts, boolean all) {
        if (all) return words.now("review.count.all", counts.all());
        List<String> parts = Stream.of(words.now("review.count.mine", counts.mine()),
                counts.critical() == 0 ? "" : words.now("review.count.critical", counts.critical()),
                counts.abnormal() == 0 ? "" : words.now("review.count.abnormal", counts.abnormal()))
                .filter(part -> !part.isEmpty()).toList();
        return String.join(BETWEEN, parts);
    }

    /** What the pill says. */
    String severity(Severity severity) {
        return words.label(severity);
    }

    /** The colour of it. */
    public static Badge.Tone tone(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Badge.Tone.BAD;
            case ABNORMAL -> Badge.Tone.WARN;
            case UNTOLD -> Badge.Tone.INFO;
            case NOTHING -> Badge.Tone.PLAIN;
        };
    }
}
