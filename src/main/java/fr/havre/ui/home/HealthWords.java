package fr.havre.ui.home;

import fr.havre.ui.LiveWords;
import fr.havre.vault.FrenchZone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How fresh what is shown is, in words. */
final class HealthWords {
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM HH:mm");

    private HealthWords() { }

    /** {@code à jour il y a 4 min}, {@code hors ligne depuis 09:12}. */
    static String sync(LiveWords words, Health health) {
        if (!health.clinical()) return words.now("home.sync.elsewhere");
        if (!health.connected()) return words.now("home.sync.unset");
        if (health.downSince().isPresent()) {
            return words.now("home.sync.down", moment(health.downSince().get(), health.now()));
        }
        if (health.lastSuccess().isEmpty()) return words.now("home.sync.never");
        String kind = health.waiting() + health.needy() == 0 ? "home.sync." : "home.answered.";
        Duration age = Duration.between(health.lastSuccess().get(), health.now());
        if (age.toMinutes() < 1) return words.now(kind + "fresh");
        if (age.toHours() < 1) return words.now(kind + "minutes", age.toMinutes());
        return age.toDays() < 1 ? words.now(kind + "hours", age.toHours())
                : words.now(kind + "days", age.toDays());
    }

    /** What waits, for the foot of the window; empty if nothing does. */
    static String waiting(LiveWords words, Health health) {
        if (!health.clinical()) {
            long all = health.waiting() + health.needy();
            return all == 0 ? "" : words.now("home.desk.waiting", all);
        }
        if (health.waiting() == 0 && health.needy() == 0) return words.now("home.waiting.none");
        if (health.needy() == 0) return words.now("home.waiting.some", health.waiting());
        return health.waiting() == 0 ? words.now("home.waiting.needy", health.needy())
                : words.now("home.waiting.some", health.waiting()) + "  ·  "
                        + words.now("home.waiting.needy", health.needy());
    }

    static String moment(Instant at, Instant now) {
        boolean today = LocalDate.ofInstant(at, FRANCE).equals(LocalDate.ofInstant(now, FRANCE));
        return (today ? TIME : DAY).format(at.atZone(FRANCE));
    }
}
