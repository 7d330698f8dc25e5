package fr.havre.ui.admissions;

import fr.havre.admissions.AdmissionException;
import fr.havre.admissions.AdmissionSituation;
import fr.havre.admissions.Fact;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;

/** What is typed and ticked of a stay. */
final class StayForm {
    /** What a person says; the rest follows. In the order it is asked. */
    static final List<Fact> SAID = List.of(Fact.SCHEDULED, Fact.SURGERY, Fact.ANAESTHESIA, Fact.PROTECTED_ADULT, Fact.WORK_ACCIDENT,
            Fact.BIRTH, Fact.FOREIGN_COVER, Fact.STATE_AID, Fact.PUBLIC_HOSPITAL, Fact.QUESTIONNAIRE, Fact.SINGLE_ROOM,
            Fact.CONFIDENTIAL);
    private static final String NOT_SAID_YET = "…";
    private static final int BOTH = 2;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2200;

    private final StringProperty hospital = new SimpleStringProperty("");
    private final StringProperty service = new SimpleStringProperty("");
    private final StringProperty reason = new SimpleStringProperty("");
    private final StringProperty day = new SimpleStringProperty("");
    private final StringProperty leaving = new SimpleStringProperty("");
    private final Map<Fact, BooleanProperty> facts = new EnumMap<>(Fact.class);
    private final IntegerProperty holders = new SimpleIntegerProperty(BOTH);
    private LocalDate today = LocalDate.EPOCH;
    private boolean filling;

    StayForm() {
        SAID.forEach(fact -> facts.put(fact, new SimpleBooleanProperty(fact == Fact.SCHEDULED)));
        exclude(Fact.FOREIGN_COVER, Fact.STATE_AID);
        exclude(Fact.STATE_AID, Fact.FOREIGN_COVER);
    }

    /** Before anybody is told: both together are never seen. */
    private void exclude(Fact ticked, Fact other) {
        InvalidationListener unticks = _ -> {
            if (fact(ticked).get()) fact(other).set(false);
        };
        fact(ticked).addListener(unticks);
    }

    /** Tells {@code changed} of everything typed or ticked, but not of {@link #fill}. */
    void onChange(Runnable changed) {
        ChangeListener<Object> told = (_, _, _) -> {
            if (!filling) changed.run();
        };
        for (StringProperty each : texts().values()) each.addListener(told);
        holders.addListener(told);
        facts.values().forEach(each -> each.addListener(told));
    }

    /** Days without a year and {@code +10} are meant from here. */
    void today(LocalDate now) {
        today = now;
    }

    void fill(AdmissionSituation stay) {
        filling = true;
        hospital.set(stay.hospital());
        service.set(stay.service());
        reason.set(stay.reason());
        day.set(AdmissionWords.shortDay(stay.day()));
        leaving.set(stay.leaving().map(AdmissionWords::shortDay).orElse(""));
        holders.set(stay.holders());
        facts.forEach((fact, ticked) -> ticked.set(stay.said().contains(fact)));
        filling = false;
    }

    /** The day of admission as it is understood; empty while it is not. */
    Optional<LocalDate> admission() {
        return TypedDay.parse(day.get(), today);
    }

    /** The day of leaving as it is understood. */
    Optional<LocalDate> end() {
        return TypedDay.parse(leaving.get(), admission().orElse(today));
    }

    /**
     * The stay as it was said.
     *
     * @throws AdmissionException as {@link AdmissionSituation}; {@code DATES_IMPOSSIBLE} for a day that is not understood
     */
    AdmissionSituation read() {
        if (hospital.get().isBlank()) throw new AdmissionException(AdmissionException.Code.HOSPITAL_MISSING);
        LocalDate first = admission().orElseThrow(() -> new AdmissionException(AdmissionException.Code.DATES_IMPOSSIBLE));
        if (!leaving.get().isBlank() && end().isEmpty()) {
            throw new AdmissionException(AdmissionException.Code.DATES_IMPOSSIBLE);
        }
        return new AdmissionSituation(hospital.get(), service.get(), reason.get(), first, end(), said(), holders.get());
    }

    /** What the pieces follow from, as far as it was said: while the day is not understood, none is late. */
    AdmissionSituation soFar() {
        return new AdmissionSituation(NOT_SAID_YET, "", "", admission().filter(first -> first.getYear() >= FIRST_YEAR
                && first.getYear() <= LAST_YEAR).orElse(today.plusYears(1)), Optional.empty(), said(), holders.get());
    }

    private Set<Fact> said() {
        EnumSet<Fact> said = EnumSet.noneOf(Fact.class);
        facts.forEach((fact, ticked) -> {
            if (ticked.get()) said.add(fact);
        });
        return said;
    }

    /** All that stands there, by the names of the fields. */
    Map<String, String> typed() {
        Map<String, String> typed = new LinkedHashMap<>();
        texts().forEach((field, text) -> typed.put(field, text.get()));
        typed.put("holders", Integer.toString(holders.get()));
        typed.put("facts", said().stream().sorted().map(Fact::name).collect(Collectors.joining(" ")));
        return typed;
    }

    /** As {@link #typed} said; what is not known is left as it is. */
    void giveBack(Map<String, String> typed) {
        texts().forEach((field, text) -> text.set(typed.getOrDefault(field, text.get())));
        holders.set("1".equals(typed.get("holders")) ? 1 : BOTH);
        List<String> ticked = List.of(typed.getOrDefault("facts", "").split(" ", -1));
        facts.forEach((fact, box) -> box.set(ticked.contains(fact.name())));
    }

    private Map<String, StringProperty> texts() {
        Map<String, StringProperty> texts = new LinkedHashMap<>();
        texts.put("hospital", hospital);
        texts.put("service", service);
        texts.put("reason", reason);
        texts.put("day", day);
        texts.put("leaving", leaving);
        return texts;
    }

    /** Whether anything stands there. */
    boolean begun() {
        return !(hospital.get() + service.get() + reason.get() + day.get() + leaving.get()).isBlank();
    }

    StringProperty hospitalProperty() {
        return hospital;
    }

    StringProperty serviceProperty() {
        return service;
    }

    StringProperty reasonProperty() {
        return reason;
    }

    StringProperty dayProperty() {
        return day;
    }

    StringProperty leavingProperty() {
        return leaving;
    }

    BooleanProperty fact(Fact fact) {
        return facts.get(fact);
    }

    IntegerProperty holdersProperty() {
        return holders;
    }
}
