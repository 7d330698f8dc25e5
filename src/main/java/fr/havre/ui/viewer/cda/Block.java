package fr.havre.ui.viewer.cda;

import java.util.List;

/** A piece of a narrative as it stands on a page: no toolkit types, so that it can be compared, copied and printed. */
public sealed interface Block {
    /** Words in one style. */
    record Run(String text, Style style) {
        @Override public String toString() {
            return "Run[" + text.length() + "]";
        }
    }

    /** How words look. */
    record Style(boolean bold, boolean italic, boolean underlined, boolean struck, boolean small) {
        public static final Style PLAIN = new Style(false, false, false, false, false);

        Style withBold() {
            return new Style(true, italic, underlined, struck, small);
        }

        Style withItalic() {
            return new Style(bold, true, underlined, struck, small);
        }

        Style withUnderline() {
            return new Style(bold, italic, true, struck, small);
        }

        Style withStrike() {
            return new Style(bold, italic, underlined, true, small);
        }

        Style withSmall() {
            return new Style(bold, italic, underlined, struck, true);
        }
    }

    /** What a paragraph is. */
    enum Role { TEXT, TITLE_1, TITLE_2, TITLE_3, CAPTION, FOOTNOTE, MISSING }

    /** A paragraph; line feeds inside are kept. */
    record Paragraph(Role role, List<Run> runs) implements Block {
        public Paragraph {
            runs = List.copyOf(runs);
        }

        public String text() {
            StringBuilder text = new StringBuilder();
            runs.forEach(run -> text.append(run.text()));
            return text.toString();
        }
    }

    /** Items with a sign before each: a bullet, or a number from 1. */
    record Items(boolean numbered, List<List<Block>> items) implements Block {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** How a cell's words stand. */
    enum Align { LEFT, CENTER, RIGHT }

    /** A cell at its place in the grid. */
    record Cell(int row, int column, int rows, int columns, boolean header, Align align, List<Block> blocks) {
        public Cell {
            blocks = List.copyOf(blocks);
        }
    }

    /** A table whose cells have found their places. */
    record Table(int rows, int columns, List<Cell> cells) implements Block {
        public Table {
            cells = List.copyOf(cells);
        }
    }

    /** A file inside the document, by its ID. */
    record Medium(String id) implements Block { }
}
