package fr.havre.ui.home;

/** A row of the day. */
sealed interface HomeRow permits HomeLine, HomeRow.Heading {
    /** @param total how many there are, shown or not */
    record Heading(HomeLine.Kind kind, long total) implements HomeRow { }
}
