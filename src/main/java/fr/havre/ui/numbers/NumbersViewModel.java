package fr.havre.ui.numbers;

import fr.havre.access.Permission;
import fr.havre.admissions.AdmissionNumbers;
import fr.havre.sending.SendingNumbers.Left;
import fr.havre.sending.SendingNumbers.Numbers;
import fr.havre.sending.SendingNumbers.Way;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.vault.Compartment;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Transaction;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Counts once, for this person: without the clinical key only admissions. */
public final class NumbersViewModel {
    static final int WEEKS = 12;
    private static final ZoneId FRANCE = FrenchZone.here();

    /**
     * Everything on screen.
     *
     * @param types codes of what went to the record, the most frequent first
     * @param sending empty for who may not know
     */
    record Shown(List<WeekRow> weeks, List<Map.Entry<String, Long>> types, Optional<Numbers> sending) {
        Shown {
            weeks = List.copyOf(weeks);
            types = List.copyOf(types);
        }
    }

    private final Desk desk;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();

    public NumbersViewModel(Desk desk, Background background) {
        this.desk = desk;
        background.run(this::read, shown::set, problem::set);
    }

    private Shown read() {
        LocalDate today = LocalDate.ofInstant(desk.unlocked().database(Compartment.ADMINISTRATIVE).read(Transaction::now), FRANCE);
        Optional<Numbers> sending = desk.session().may(Permission.SEE_QUEUE)
                ? desk.sendingNumbers().map(each -> each.of(desk.session(), WEEKS)) : Optional.empty();
        List<AdmissionNumbers.Week> admissions = desk.session().may(Permission.PREPARE_ADMISSION)
                ? desk.admissionNumbers().of(desk.session(), WEEKS) : List.of();
        List<Left> left = sending.map(Numbers::left).orElse(List.of());
        LocalDate first = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(WEEKS - 1L);
        List<WeekRow> weeks = new ArrayList<>();
        for (int i = 0; i < WEEKS; i++) weeks.add(week(first.plusWeeks(i), left, admissions));
        return new Shown(weeks, types(left), sending);
    }

    private static WeekRow week(LocalDate monday, List<Left> left, List<AdmissionNumbers.Week> admissions) {
        Optional<AdmissionNumbers.Week> stays = admissions.stream().filter(each -> each.monday().equals(monday)).findFirst();
        return new WeekRow(monday, count(left, monday, Way.RECORD), count(left, monday, Way.MESSAGE),
                stays.map(AdmissionNumbers.Week::admissions).orElse(0), stays.map(AdmissionNumbers.Week::completeOnTime).orElse(0));
    }

    private static long count(List<Left> left, LocalDate monday, Way way) {
        return left.stream().filter(each -> each.way() == way && each.monday().equals(monday)).mapToLong(Left::count).sum();
    }

    private static List<Map.Entry<String, Long>> types(List<Left> left) {
        return left.stream().filter(each -> each.way() == Way.RECORD).collect(Collectors.groupingBy(Left::type,
                Collectors.summingLong(Left::count))).entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue(
                        Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey())).toList();
    }

    /** Null until it was counted. */
    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
