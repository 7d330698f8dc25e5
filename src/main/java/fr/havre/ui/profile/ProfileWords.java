package fr.havre.ui.profile;

import fr.havre.patients.PartialDate;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLine;
import fr.havre.patients.profile.ProfileOrigin;
import fr.havre.patients.profile.ProfileSource;
import fr.havre.ui.LiveWords;
import fr.havre.ui.words.Labels;
import fr.havre.ui.words.Language;
import fr.havre.vault.FrenchZone;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of the profile in words of the language of the moment; for screen, paper and terminal. */
public final class ProfileWords {
    static final ZoneId FRANCE = FrenchZone.here();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/yyyy");
    private static final String BETWEEN = " · ";

    private final Supplier<Language> language;

    public ProfileWords(Supplier<Language> language) {
        this.language = language;
    }

    ProfileWords(LiveWords words) {
        this(words.languageProperty()::get);
    }

    String now(String key, Object... values) {
        String pattern = language.get().texts("window.profile").getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, language.get().locale()).format(values);
    }

    String label(Enum<?> value) {
        return new Labels(language.get()).of(value);
    }

    Language language() {
        return language.get();
    }

    /** The substance, drug, name; or that there is none. */
    public String what(ProfileContent content) {
        return content.none() ? now("profile.none." + content.kind()) : content.text();
    }

    /** How bad, what dose, which lot, which telephone; may be empty. */
    public String more(ProfileContent content) {
        return joined(content.severity().map(this::label), content.detail(),
                content.reference().map(each -> content.kind() == ProfileKind.IMPLANT ? now("profile.lot", each) : each));
    }

    /** Since when, until when; may be empty. */
    public String when(ProfileContent content) {
        Optional<String> since = content.since().map(ProfileWords::day);
        Optional<String> until = content.until().map(ProfileWords::day);
        if (since.isPresent() && until.isPresent()) return now("profile.between", since.get(), until.get());
        if (until.isPresent()) return now("profile.until", until.get());
        boolean moment = switch (content.kind()) {
            case TREATMENT, ALLERGY -> false;
            default -> true;
        };
        return since.map(each -> moment ? each : now("profile.since", each)).orElse("");
    }

    /** All of a line but its source, in one line. */
    public String full(ProfileContent content) {
        return Stream.of(what(content), more(content), when(content)).filter(each -> !each.isEmpty())
                .collect(Collectors.joining(BETWEEN));
    }

    /** Where it comes from and of which day. */
    public String source(ProfileSource source) {
        String who = source.origin() == ProfileOrigin.DOCUMENT && source.saidBy().isPresent() ? source.saidBy().get()
                : joined(Optional.of(label(source.origin())), source.saidBy());
        return source.on().map(each -> now("profile.source.on", who, day(each))).orElse(who);
    }

    /** What was done last, when and by whom. */
    String recorded(ProfileLine line, String by) {
        String day = day(line.recordedAt());
        return by.isEmpty() ? now("profile.recorded.alone", label(line.act()), day)
                : now("profile.recorded", label(line.act()), day, by);
    }

    /** What the practice knows of a kind, in one line, for the first screen. */
    String known(Profile profile, ProfileKind kind) {
        return switch (profile.known(kind)) {
            case NOT_ASKED, NONE -> unknown(profile.known(kind), kind);
            case LISTED -> profile.current(kind).stream().map(each -> brief(each.content())).collect(Collectors.joining(BETWEEN));
        };
    }

    String unknown(Profile.Known known, ProfileKind kind) {
        return known == Profile.Known.NONE ? now("profile.none." + kind) : label(known);
    }

    /** Of an allergy how bad, of a person how to reach them, of directives where they are. */
    private String brief(ProfileContent content) {
        Optional<String> more = switch (content.kind()) {
            case ALLERGY -> content.severity().map(this::label);
            case TRUSTED_PERSON, PERSON_TO_WARN -> Optional.of(joined(content.detail(), content.reference()));
            default -> content.detail();
        };
        return more.filter(each -> !each.isEmpty()).map(each -> content.text() + " (" + each + ")").orElse(content.text());
    }

    private static String joined(Optional<String> one, Optional<String> two) {
        return joined(one, two, Optional.empty());
    }

    private static String joined(Optional<String> one, Optional<String> two, Optional<String> three) {
        return Stream.of(one, two, three).flatMap(Optional::stream).filter(each -> !each.isEmpty()).collect(Collectors.joining(BETWEEN));
    }

    public static String day(PartialDate date) {
        if (date.hasDay()) return DAY.format(date.firstDay());
        return date.iso().length() == 4 ? date.iso() : MONTH.format(date.firstDay());
    }

    static String day(Instant at) {
        return DAY.format(LocalDate.ofInstant(at, FRANCE));
    }
}
