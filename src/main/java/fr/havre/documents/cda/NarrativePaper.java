package fr.havre.documents.cda;

import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.cda.CdaPiece.Element;
import fr.havre.documents.cda.CdaPiece.Words;
import fr.havre.documents.pdf.Paper;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.PartialDate;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The narrative of a CDA as a PDF/A, for who cannot show a CDA: every word of titles and texts in its order, lists and
 * tables as such. Pictures are named, not drawn: they are in the CDA that goes with it. The same document gives the same
 * bytes. One use, one thread; some 100 ms a document, never on the FX thread.
 */
public final class NarrativePaper {
    /** More is no report that a person reads. */
    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int MOST_COLUMNS = 6;
    private static final int DEEPEST = 6;
    private static final Pattern SPAN = Pattern.compile("[1-9][0-9]{0,2}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Paper.Builder paper;
    private final StringBuilder open = new StringBuilder();
    private int left = MOST_CHARACTERS;

    private NarrativePaper(Paper.Builder paper) {
        this.paper = paper;
    }

    /** Empty for a body without a narrative, or one that is too long to be printed. */
    public static Optional<byte[]> of(CdaContent content) {
        DocumentMetadata metadata = content.metadata();
        Instant made = Instant.ofEpochMilli(metadata.date().map(PartialDate::sortKey).orElse(0L));
        String title = metadata.title().isBlank() ? metadata.type().map(CodedValue::label).orElse("") : metadata.title();
        List<String> patient = patient(metadata.patient());
        Paper.Builder paper = Paper.titled(title, made).author(metadata.author().displayName())
                .footer(String.join("  ·  ", patient)).letterhead(author(metadata), List.of()).shownTitle();
        metadata.date().filter(PartialDate::hasDay).ifPresent(date -> paper.paragraph(DAY.format(date.firstDay())));
        if (!patient.isEmpty()) paper.boxed(patient);
        NarrativePaper narrative = new NarrativePaper(paper);
        content.sections().forEach(narrative::section);
        boolean whole = narrative.left >= 0 && narrative.left < MOST_CHARACTERS;
        return whole ? Optional.of(paper.pdf()) : Optional.empty();
    }

    private static List<String> author(DocumentMetadata metadata) {
        return Stream.of(metadata.author().displayName(), metadata.author().organisation().name())
                .filter(line -> !line.isBlank()).distinct().toList();
    }

    private static List<String> patient(ClaimedIdentity who) {
        String name = Stream.of(who.birthFamilyName().isBlank() ? who.usedFamilyName() : who.birthFamilyName(),
                who.firstBirthGivenName().isBlank() ? who.usedGivenName() : who.firstBirthGivenName())
                .filter(part -> !part.isBlank()).collect(Collectors.joining(" "));
        return Stream.of(name, who.birthDate().filter(PartialDate::hasDay).map(date -> DAY.format(date.firstDay())).orElse(""),
                who.ins().map(ins -> "INS " + ins.claimedNumber()).orElse("")).filter(line -> !line.isBlank()).toList();
    }

    private void section(CdaSection section) {
        if (!section.title().isBlank()) paper.heading(counted(section.title()));
        inside(section.text(), 0);
        endParagraph();
        section.sections().forEach(this::section);
    }

    private String counted(String words) {
        left -= words.length();
        return left < 0 ? "" : words;
    }

    private void inside(Element element, int depth) {
        for (CdaPiece piece : element.inside()) {
            switch (piece) {
                case Words words -> open.append(counted(words.text().replaceAll("\\s+", " ")));
                case Element inner -> element(inner, depth);
            }
        }
    }

    private void element(Element element, int depth) {
        if (depth >= DEEPEST) {
            open.append(' ').append(counted(element.words()));
            return;
        }
        switch (element.name()) {
            case "br" -> open.append('\n');
            case "content", "linkHtml", "sub", "sup", "footnoteRef" -> inside(element, depth);
            case "renderMultiMedia" -> {
                open.append(" [image] ");
                inside(element, depth);
            }
            case "list" -> {
                endParagraph();
                element.elements().forEach(each -> paper.bullets(List.of(lines(each, depth + 1))));
            }
            case "table" -> table(element, depth);
            default -> {
                endParagraph();
                inside(element, depth + 1);
                endParagraph();
            }
        }
    }

    private void endParagraph() {
        String words = tidy(open.toString());
        open.setLength(0);
        if (!words.isEmpty()) paper.paragraph(words);
    }

    private static String tidy(String words) {
        return words.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** Everything in a cell or an item, its paragraphs and items a line each. */
    private String lines(Element element, int depth) {
        StringBuilder lines = new StringBuilder();
        lines(element, depth, lines);
        return tidy(lines.toString());
    }

    private void lines(Element element, int depth, StringBuilder lines) {
        for (CdaPiece piece : element.inside()) {
            switch (piece) {
                case Words words -> lines.append(counted(words.text().replaceAll("\\s+", " ")));
                case Element inner when depth >= DEEPEST -> lines.append(' ').append(counted(inner.words()));
                case Element inner when inner.name().equals("br") -> lines.append('\n');
                case Element inner when inner.name().equals("renderMultiMedia") -> lines.append(" [image] ");
                case Element inner when CdaReader.isInline(inner.name()) -> lines(inner, depth, lines);
                case Element inner -> {
                    lines.append('\n');
                    lines(inner, depth + 1, lines);
                    lines.append('\n');
                }
            }
        }
    }

    /** A cell stands in the first of its columns; a table that is too wide is written row by row. */
    private void table(Element table, int depth) {
        endParagraph();
        table.elements("caption").forEach(caption -> paper.paragraph(lines(caption, depth + 1)));
        List<Element> heads = rows(table.elements("thead"));
        List<Element> others = new ArrayList<>(rows(table.elements("tbody")));
        others.addAll(rows(Stream.of(table)));
        others.addAll(rows(table.elements("tfoot")));
        boolean oneHead = heads.size() == 1;
        if (!oneHead) others.addAll(0, heads);
        List<List<String>> written = grid(others, depth + 1);
        List<String> head = oneHead ? grid(heads, depth + 1).getFirst() : List.of();
        int columns = Math.max(head.size(), written.stream().mapToInt(List::size).max().orElse(0));
        if (columns <= MOST_COLUMNS) {
            paper.table(head, written);
        } else {
            Stream.concat(Stream.of(head), written.stream()).filter(row -> !row.isEmpty())
                    .forEach(row -> paper.paragraph(row.stream().filter(cell -> !cell.isEmpty()).collect(Collectors.joining("  |  "))));
        }
        table.elements().filter(each -> !List.of("caption", "thead", "tbody", "tfoot", "tr", "col", "colgroup").contains(each.name()))
                .forEach(stray -> paper.paragraph(lines(stray, depth + 1)));
    }

    private static List<Element> rows(Stream<Element> groups) {
        return groups.flatMap(group -> group.elements("tr")).toList();
    }

    private List<List<String>> grid(List<Element> rows, int depth) {
        List<List<String>> grid = new ArrayList<>();
        int[] taken = new int[MOST_COLUMNS + 1];                             // rows that a cell from above still reaches down
        for (Element row : rows) {
            List<String> cells = new ArrayList<>();
            for (Element cell : row.elements().toList()) {
                while (reached(taken, cells.size())) cells.add("");
                int at = cells.size();
                int wide = Math.min(span(cell.attribute("colspan")), MOST_COLUMNS + 1);
                int high = span(cell.attribute("rowspan"));
                cells.add(lines(cell, depth));
                for (int i = 1; i < wide; i++) cells.add("");
                for (int i = at; i < Math.min(at + wide, taken.length); i++) taken[i] = high;
            }
            for (int i = 0; i < taken.length; i++) taken[i] = Math.max(0, taken[i] - 1);
            grid.add(cells);
        }
        return grid;
    }

    private static boolean reached(int[] taken, int column) {
        return column < taken.length && taken[column] > 0;
    }

    private static int span(String said) {
        return SPAN.matcher(said).matches() ? Integer.parseInt(said) : 1;
    }
}
