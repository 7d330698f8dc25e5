package fr.havre.agenda.prevention;

import fr.havre.agenda.prevention.VaccinationRule.Kind;
import fr.havre.agenda.prevention.VaccinationRule.Season;
import fr.havre.agenda.prevention.VaccinationRule.Span;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules ask for one person on one day. A series is never restarted: a dose counts however late it was given. Of a
 * series only the next dose is asked for, and no booster while a dose of its series is. Doses less than three weeks apart
 * count once. A date that is known to the month or year is its first day.
 */
final class DueList {
    private static final int SOON_DAYS = 30;
    private static final int SAME_DOSE_DAYS = 21;
    private static final Period ADULT = Period.ofYears(18);
    /** A dose given this long before a season begins is one of that season. */
    private static final Period BEFORE_SEASON = Period.ofMonths(2);
    private static final int FIRST_MONTH_OF_NEWBORNS = 2;

    private final LocalDate birth;
    private final LocalDate today;
    private final Situation situation;
    private final List<Vaccination> given;
    private final List<Decline> declines;
    private final Set<String> seriesAskedFor = new HashSet<>();

    private DueList(LocalDate birth, LocalDate today, Situation situation, List<Vaccination> given, List<Decline> declines) {
        this.birth = birth;
        this.today = today;
        this.situation = situation;
        this.given = given.stream().sorted(Comparator.comparing(each -> each.on().firstDay())).toList();
        this.declines = declines;
    }

    static List<DueLine> of(VaccinationRules rules, LocalDate birth, LocalDate today, Situation situation,
            List<Vaccination> given, List<Decline> declines) {
        return new DueList(birth, today, situation, given, declines).of(rules.rows());
    }

    /**
     * What is asked at this age of somebody of whom no vaccination is noted, which is not to say that they had none: of an adult
     * not the doses of childhood, so that boosters are asked for at their ages.
     */
    static List<DueLine> byAge(VaccinationRules rules, LocalDate birth, LocalDate today, Situation situation, List<Decline> declines) {
        boolean adult = !today.isBefore(birth.plus(ADULT));
        return new DueList(birth, today, situation, List.of(), declines).of(rules.rows().stream().filter(rule ->
                !adult || rule.kind() != Kind.DOSE || !birth.plus(rule.from()).isBefore(birth.plus(ADULT))).toList());
    }

    private List<DueLine> of(List<VaccinationRule> rules) {
        List<DueLine> lines = new ArrayList<>();
        for (VaccinationRule rule : rules) if (concerns(rule)) line(rule).ifPresent(lines::add);
        lines.sort(Comparator.comparing(DueLine::state).thenComparing(DueLine::on));
        return lines;
    }

    private boolean concerns(VaccinationRule rule) {
        if (!within(rule.born(), birth) || !rule.when().stream().allMatch(this::holds)) return false;
        Span<Period> start = rule.start();
        List<LocalDate> doses = doses(rule);
        LocalDate first = doses.isEmpty() ? today : doses.getFirst();
        return start.from().map(age -> !first.isBefore(birth.plus(age))).orElse(true)
                && start.to().map(age -> first.isBefore(birth.plus(age))).orElse(true);
    }

    private static boolean within(Span<LocalDate> span, LocalDate day) {
        return span.from().map(first -> !day.isBefore(first)).orElse(true)
                && span.to().map(last -> !day.isAfter(last)).orElse(true);
    }

    private boolean holds(String condition) {
        if (condition.startsWith("!")) return !holds(condition.substring(1));
        return switch (condition) {
            case "premature" -> situation.risks().contains(Risk.PREMATURE);
            case "immunocompromised" -> situation.risks().contains(Risk.IMMUNOCOMPROMISED);
            case "chronic" -> situation.risks().contains(Risk.CHRONIC_DISEASE);
            case "at-risk" -> holds("immunocompromised") || holds("chronic");
            case "mother-vaccinated" -> situation.risks().contains(Risk.MOTHER_VACCINATED);
            case "pregnant" -> situation.pregnancy(today).isPresent();
            case "rotateq" -> given.stream().anyMatch(each -> each.vaccine().countsFor().contains("ROTATEQ"));
            default -> throw new IllegalStateException("a condition of the rules: " + condition);
        };
    }

    private Optional<DueLine> line(VaccinationRule rule) {
        return switch (rule.kind()) {
            case DOSE -> dose(rule);
            case BOOSTER -> seriesAskedFor.contains(rule.series()) ? Optional.empty() : booster(rule);
            case YEARLY -> yearly(rule);
            case SEASON -> season(rule, birth.plus(rule.from()), rule.until().map(birth::plus));
            case PREGNANCY -> pregnancy(rule, situation.pregnancy(today).orElseThrow());
            case NEWBORN -> newborn(rule);
        };
    }

    private Optional<DueLine> dose(VaccinationRule rule) {
        int number = rule.number().orElseThrow();
        List<LocalDate> doses = doses(rule);
        if (doses.size() >= number) return done(rule, doses.get(number - 1));
        if (doses.size() < number - 1) return Optional.empty();
        LocalDate due = asked(rule, birth.plus(rule.from()));
        if (number > 1 && rule.afterPrevious().isPresent()) due = later(due, doses.getLast().plus(rule.afterPrevious().get()));
        Optional<DueLine> asked = open(rule, due, rule.until().map(birth::plus), due);
        asked.filter(line -> line.state() != DueState.DECLINED).ifPresent(_ -> seriesAskedFor.add(rule.series()));
        return asked;
    }

    /** One since an age; of one that comes back, the last occasion that is past, else the next if it is near. */
    private Optional<DueLine> booster(VaccinationRule rule) {
        Optional<DueLine> last = Optional.empty();
        Period age = rule.from();
        Period counts = rule.countsFrom().orElse(Period.ZERO);
        while (!birth.plus(age).minusDays(SOON_DAYS).isAfter(today)) {
            LocalDate since = birth.plus(counts);
            LocalDate due = asked(rule, birth.plus(age));
            if (last.filter(each -> each.state() != DueState.DONE).isPresent() && due.isAfter(today)) break;
            last = doses(rule.series()).stream().filter(day -> !day.isBefore(since)).findFirst()
                    .map(day -> done(rule, day)).orElseGet(() -> open(rule, due, rule.until().map(birth::plus), since));
            if (rule.every().isEmpty()) break;
            age = age.plus(rule.every().get());
            counts = counts.plus(rule.every().get());
        }
        return last;
    }

    /** Nobody was due before it was asked for. */
    private static LocalDate asked(VaccinationRule rule, LocalDate due) {
        return rule.since().map(since -> later(since, due)).orElse(due);
    }

    /** A year after the last one; where none is noted, the last one that is late: nobody waits for those of years long over. */
    private Optional<DueLine> yearly(VaccinationRule rule) {
        LocalDate first = birth.plus(rule.from());
        Period every = rule.every().orElseThrow();
        LocalDate late = today.minus(rule.grace().orElse(Period.ZERO));
        LocalDate due = first;
        for (int n = 1; !first.plus(every.multipliedBy(n)).isAfter(late); n++) due = first.plus(every.multipliedBy(n));
        List<LocalDate> doses = doses(rule);
        if (!doses.isEmpty()) {
            due = later(first, doses.getLast().plus(every));
            if (due.minusDays(SOON_DAYS).isAfter(today)) return done(rule, doses.getLast());
        }
        return open(rule, due, rule.until().map(birth::plus), due.minusDays(SOON_DAYS));
    }

    /** The season that is now, or begins within the month; later no one can be asked to come any more. */
    private Optional<DueLine> season(VaccinationRule rule, LocalDate from, Optional<LocalDate> until) {
        LocalDate first = seasonStart(rule.season().orElseThrow());
        if (today.isBefore(first.minusDays(SOON_DAYS)) || from.isAfter(later(first, today))) return Optional.empty();
        LocalDate counting = first.minus(BEFORE_SEASON);
        Optional<LocalDate> dose = doses(rule).stream().filter(day -> !day.isBefore(counting)).findFirst();
        return dose.map(day -> done(rule, day)).orElseGet(() -> open(rule, later(first, from), until, counting));
    }

    private Optional<DueLine> pregnancy(VaccinationRule rule, LocalDate since) {
        Optional<LocalDate> dose = doses(rule).stream().filter(day -> !day.isBefore(since)).findFirst();
        if (dose.isPresent()) return done(rule, dose.get());
        LocalDate due = since.plus(rule.from());
        if (rule.season().isPresent()) {
            LocalDate first = seasonStart(rule.season().get());
            if (today.isBefore(first.minusDays(SOON_DAYS))) return Optional.empty();
            due = later(due, first);
        }
        return open(rule, due, rule.until().map(since::plus), since);
    }

    /** Those born since the February before the season, in their first one. */
    private Optional<DueLine> newborn(VaccinationRule rule) {
        List<LocalDate> doses = doses(rule);
        if (!doses.isEmpty()) return done(rule, doses.getFirst());
        LocalDate first = seasonStart(rule.season().orElseThrow());
        LocalDate bornSince = LocalDate.of(first.getYear(), FIRST_MONTH_OF_NEWBORNS, 1);
        if (birth.isBefore(bornSince) || today.isBefore(first.minusDays(SOON_DAYS))) return Optional.empty();
        return open(rule, later(first, birth), rule.until().map(birth::plus), birth);
    }

    /** The first day of the season that is now; else of the next one. */
    private LocalDate seasonStart(Season season) {
        LocalDate first = season.first().atYear(today.getYear());
        LocalDate lastOfOld = season.last().atYear(today.getYear());
        return today.isAfter(lastOfOld) ? first : first.minusYears(1);
    }

    /** Those that may be one of the numbered doses of the rule; for every other kind all of the series. */
    private List<LocalDate> doses(VaccinationRule rule) {
        List<LocalDate> all = doses(rule.series());
        if (rule.kind() != Kind.DOSE) return all;
        LocalDate first = rule.countsFrom().map(birth::plus).orElse(LocalDate.MIN);
        LocalDate tooLate = rule.until().map(birth::plus).orElse(LocalDate.MAX);
        return all.stream().filter(day -> !day.isBefore(first) && day.isBefore(tooLate)).toList();
    }

    private List<LocalDate> doses(String series) {
        List<LocalDate> days = new ArrayList<>();
        for (Vaccination each : given) {
            if (!each.vaccine().countsFor().contains(series)) continue;
            LocalDate day = each.on().firstDay();
            if (days.isEmpty() || !day.isBefore(days.getLast().plusDays(SAME_DOSE_DAYS))) days.add(day);
        }
        return days;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private Optional<DueLine> done(VaccinationRule rule, LocalDate day) {
        return Optional.of(new DueLine(rule, DueState.DONE, day, rule.strengthFor(birth, today), Optional.empty()));
    }

    /** @param declinedSince a decision before that day was about another occasion */
    private Optional<DueLine> open(VaccinationRule rule, LocalDate due, Optional<LocalDate> tooOld, LocalDate declinedSince) {
        boolean over = tooOld.filter(day -> !today.isBefore(day) || !due.isBefore(day)).isPresent();
        if (over || today.isBefore(due.minusDays(SOON_DAYS))) return Optional.empty();
        Optional<Decline> decline = declines.stream().filter(each -> each.row().equals(rule.row()))
                .filter(each -> rule.kind() == Kind.DOSE || !each.on().isBefore(declinedSince)).reduce((_, last) -> last);
        DueState state = decline.isPresent() ? DueState.DECLINED : today.isBefore(due) ? DueState.SOON
                : rule.grace().map(span -> !today.isBefore(due.plus(span))).orElse(false) ? DueState.LATE : DueState.DUE;
        return Optional.of(new DueLine(rule, state, due, rule.strengthFor(birth, today), decline));
    }
}
