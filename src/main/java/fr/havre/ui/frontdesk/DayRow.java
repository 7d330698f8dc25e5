package fr.havre.ui.frontdesk;

/** A row of the front desk's day. */
sealed interface DayRow permits DayLine, DayRow.Heading {
    /** Above lines of one kind; {@code total}: how many there are, shown or not. */
    record Heading(DayLine.Kind kind, long total) implements DayRow { }
}
