package fr.havre.ui.admissions;

/** What the board can be narrowed to; several at once narrow it further. */
enum BoardChip {
    MISSING, OVERDUE, UNSENT, WEEK, MINE;

    boolean keeps(BoardRow.Line line) {
        return switch (this) {
            case MISSING -> !line.file().complete();
            case OVERDUE -> line.overdue();
            case UNSENT -> line.unsent();
            case WEEK -> line.group() != BoardGroup.LATER;
            case MINE -> line.mine();
        };
    }
}
