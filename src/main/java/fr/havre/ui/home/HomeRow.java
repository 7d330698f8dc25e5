package fr.havre.ui.home;

/** A row of the day. */
sealed interface HomeRow permits HomeLine, HomeRow.Heading {
    /** Above lines of one kind; {@code total}: how many there are, shown or not. */
    record Heading(HomeLine.Kind kind, long total) implements HomeRow { }
}
