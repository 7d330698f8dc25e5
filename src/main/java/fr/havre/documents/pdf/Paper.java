package fr.havre.documents.pdf;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A sheet of the practice on its way to be a PDF/A-1b on A4: letterhead, patient, words, lists, tables, page numbers.
 * The same words give the same bytes. Words are shown in the bundled font; what it cannot write becomes a question mark.
 *
 * <p>Threads: a builder is one thread's; {@link Builder#pdf} takes some 100 ms, never on the FX thread.
 */
public final class Paper {
    /** A part of the sheet, from top to bottom. */
    sealed interface Block {
        record Letterhead(List<String> from, List<String> to) implements Block { }
        record Title(String text) implements Block { }
        record Boxed(List<String> lines) implements Block { }
        record Heading(String text) implements Block { }
        record Paragraph(String text) implements Block { }
        record Aside(List<String> lines) implements Block { }
        record Item(String text) implements Block { }
        record Table(List<String> head, List<List<String>> rows) implements Block { }
        record NewPage() implements Block { }
    }

    private Paper() { }

    /**
     * A sheet that is still empty.
     *
     * @param title of the sheet and of the PDF
     */
    public static Builder titled(String title, Instant made) {
        return new Builder(tidy(title), made);
    }

    /** One spelling of accents, no control characters but the end of a line. */
    static String tidy(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).replace("\r\n", "\n").replace('\t', ' ')
                .replaceAll("[\\p{Cc}&&[^\n]]", "");
    }

    private static List<String> tidied(List<String> lines) {
        return lines.stream().map(Paper::tidy).flatMap(String::lines).filter(line -> !line.isBlank()).toList();
    }

    /** Takes the parts in the order in which they are to stand. */
    public static final class Builder {
        private final String title;
        private final Instant made;
        private final List<Block> blocks = new ArrayList<>();
        private String author = "";
        private String language = "fr-FR";
        private String footer = "";
        private boolean large;

        private Builder(String title, Instant made) {
            this.title = title;
            this.made = made;
        }

        /** Who answers for it, as the PDF names its author. */
        public Builder author(String name) {
            author = tidy(name);
            return this;
        }

        public Builder language(String tag) {
            language = tag;
            return this;
        }

        /** At the foot of each page, beside its number: whose sheet it is, should pages be parted. */
        public Builder footer(String words) {
            footer = tidy(words).replace('\n', ' ');
            return this;
        }

        /** Letters of 16 points instead of 10.5, for who sees badly. */
        public Builder large(boolean print) {
            large = print;
            return this;
        }

        /** At the top: left who writes, the first line in bold; right, lower, to whom. Either may be empty. */
        public Builder letterhead(List<String> from, List<String> to) {
            return put(new Block.Letterhead(tidied(from), tidied(to)));
        }

        /** The title of the sheet, written on it. */
        public Builder shownTitle() {
            return put(new Block.Title(title));
        }

        /** Framed, the first line in bold: the patient. */
        public Builder boxed(List<String> lines) {
            return put(new Block.Boxed(tidied(lines)));
        }

        public Builder heading(String text) {
            return put(new Block.Heading(tidy(text).replace('\n', ' ')));
        }

        public Builder paragraph(String text) {
            return put(new Block.Paragraph(tidy(text)));
        }

        public Builder bullets(List<String> items) {
            items.forEach(each -> put(new Block.Item(tidy(each).strip())));
            return this;
        }

        /** On the right: place and date, who signs. */
        public Builder aside(List<String> lines) {
            return put(new Block.Aside(tidied(lines)));
        }

        /**
         * Rows with rules between them.
         *
         * @param head repeated on each page; empty for none
         * @param rows each as long as the longest; what is missing stays empty
         */
        public Builder table(List<String> head, List<List<String>> rows) {
            return put(new Block.Table(head.stream().map(Paper::tidy).toList(),
                    rows.stream().map(row -> row.stream().map(Paper::tidy).toList()).toList()));
        }

        public Builder newPage() {
            return put(new Block.NewPage());
        }

        /** Written words: an empty line parts paragraphs, {@code # } begins a heading, {@code - } an item of a list. */
        public Builder text(String written) {
            StringBuilder open = new StringBuilder();
            for (String line : Stream.concat(tidy(written).lines(), Stream.of("")).toList()) {
                boolean item = line.startsWith("- ") || line.startsWith("• ");
                boolean heading = line.startsWith("# ");
                if (line.isBlank() || item || heading) {
                    if (!open.isEmpty()) put(new Block.Paragraph(open.toString()));
                    open.setLength(0);
                    if (item) put(new Block.Item(line.substring(2).strip()));
                    if (heading) put(new Block.Heading(line.substring(2).strip()));
                } else {
                    open.append(open.isEmpty() ? "" : "\n").append(line);
                }
            }
            return this;
        }

        private Builder put(Block block) {
            blocks.add(block);
            return this;
        }

        /** The bytes of the PDF. */
        public byte[] pdf() {
            return new PaperWriter(large, footer).write(blocks, title, author, language, made);
        }
    }
}
