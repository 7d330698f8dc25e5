package fr.havre.ui.chart;

import fr.havre.documents.DocumentLine;
import fr.havre.documents.Origin;
import fr.havre.record.RecordStanding;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which lines of a chart are shown.
 *
 * @param classCode JDV_J06; {@code ""} for those of which nobody said
 */
record ChartFilter(Optional<String> classCode, Period period, Optional<String> author, Optional<Origin.Kind> origin,
        Optional<State> state) {
    static final ChartFilter NONE = new ChartFilter(Optional.empty(), Period.ALWAYS, Optional.empty(), Optional.empty(),
            Optional.empty());

    /** How far back, from today. */
    enum Period {
        ALWAYS, ARRIVED, MONTH, YEAR, THREE_YEARS;

        private boolean takes(ChartDocument document, LocalDate today) {
            return switch (this) {
                case ALWAYS -> true;
                case ARRIVED -> document.arrived();
                case MONTH -> since(document, today.minusMonths(1));
                case YEAR -> since(document, today.minusYears(1));
                case THREE_YEARS -> since(document, today.minusYears(3));
            };
        }

        private static boolean since(ChartDocument document, LocalDate first) {
            return document.line().date().filter(date -> date.lastDay().isBefore(first)).isEmpty();
        }
    }

    /** Where it stands towards the record, as somebody asks for it. */
    enum State {
        NEVER_SENT, ON_ITS_WAY, NEEDS_SOMEBODY, IN_THE_RECORD;

        static State of(Optional<RecordStanding> standing) {
            if (standing.isEmpty()) return NEVER_SENT;
            return switch (standing.get().mark()) {
                case QUEUED, SENDING, SENT -> ON_ITS_WAY;
                case BLOCKED, CONFLICT, IN_DOUBT -> NEEDS_SOMEBODY;
                case CONFIRMED, RECEIVED -> IN_THE_RECORD;
                case WITHDRAWN -> NEVER_SENT;
            };
        }
    }

    boolean takes(ChartDocument document, LocalDate today) {
        DocumentLine line = document.line();
        return classCode.filter(code -> !code.equals(line.classCode())).isEmpty()
                && author.filter(name -> !name.equals(line.author())).isEmpty()
                && origin.filter(kind -> document.all().noneMatch(each -> each.origins().contains(kind))).isEmpty()
                && state.filter(wanted -> wanted != State.of(document.standing())).isEmpty()
                && period.takes(document, today);
    }

    ChartFilter withClass(Optional<String> wanted) {
        return new ChartFilter(wanted, period, author, origin, state);
    }

    ChartFilter withPeriod(Period wanted) {
        return new ChartFilter(classCode, wanted, author, origin, state);
    }

    ChartFilter withAuthor(Optional<String> wanted) {
        return new ChartFilter(classCode, period, wanted, origin, state);
    }

    ChartFilter withOrigin(Optional<Origin.Kind> wanted) {
        return new ChartFilter(classCode, period, author, wanted, state);
    }

    ChartFilter withState(Optional<State> wanted) {
        return new ChartFilter(classCode, period, author, origin, wanted);
    }

    @Override public String toString() {
        return "ChartFilter[" + period + " " + state + "]";
    }
}
