package fr.havre.ui.viewer.cda;

import fr.havre.documents.cda.CdaPiece;
import fr.havre.documents.cda.CdaPiece.Element;
import fr.havre.documents.cda.CdaPiece.Words;
import fr.havre.documents.cda.CdaSection;
import fr.havre.ui.viewer.cda.Block.Role;
import fr.havre.ui.viewer.cda.Block.Run;
import fr.havre.ui.viewer.cda.Block.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes blocks of the sections of a CDA (CDA R2, narrative block). Every word comes through, of elements nobody knows
 * too; addresses behind links do not. One use.
 */
public final class BlockReader {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Deeper tables and lists are written as paragraphs. */
    private static final int DEEPEST = 6;

    private final Map<String, Integer> noteNumbers = new LinkedHashMap<>();
    private final List<Block.Paragraph> notes = new ArrayList<>();
    private int depth;

    private BlockReader() { }

    /** Titles, texts and footnotes of all sections, in order. */
    public static List<Block> of(List<CdaSection> sections) {
        BlockReader reader = new BlockReader();
        List<Block> blocks = new ArrayList<>();
        sections.forEach(each -> reader.section(each, 1, blocks));
        return blocks;
    }

    private void section(CdaSection section, int level, List<Block> blocks) {
        if (!section.title().isEmpty()) {
            Role role = level == 1 ? Role.TITLE_1 : level == 2 ? Role.TITLE_2 : Role.TITLE_3;
            blocks.add(new Block.Paragraph(role, List.of(new Run(section.title(), Style.PLAIN))));
        }
        blocks.addAll(blocks(section.text(), Style.PLAIN));
        blocks.addAll(notes);
        notes.clear();
        section.sections().forEach(each -> section(each, level + 1, blocks));
    }

    List<Block> blocks(Element element, Style style) {
        Flow flow = new Flow();
        fill(element, style, flow);
        return flow.end();
    }

    private void fill(Element element, Style style, Flow flow) {
        for (CdaPiece piece : element.inside()) {
            switch (piece) {
                case Words words -> flow.words(words.text(), style);
                case Element inner -> element(inner, style, flow);
            }
        }
    }

    private void element(Element element, Style style, Flow flow) {
        Style styled = styled(element, style);
        switch (element.name()) {
            case "br" -> flow.lineBreak();
            case "content", "linkHtml" -> fill(element, styled, flow);
            case "sub", "sup" -> fill(element, styled.withSmall(), flow);
            case "footnote" -> footnote(element, flow);
            case "footnoteRef" -> flow.words(noteSign(element.attribute("IDREF")), style.withSmall());
            case "renderMultiMedia" -> {
                fill(element, styled, flow);
                for (String id : SPACES.splitAsStream(element.attribute("referencedObject")).toList()) flow.add(new Block.Medium(id));
            }
            case "caption" -> paragraph(element, Role.CAPTION, styled, flow);
            case "list" -> flow.add(items(element, styled));
            case "table" -> table(element, styled, flow);
            default -> paragraph(element, Role.TEXT, styled, flow);
        }
    }

    private void paragraph(Element element, Role role, Style style, Flow flow) {
        flow.newParagraph(role);
        fill(element, style, flow);
        flow.newParagraph(Role.TEXT);
    }

    private static Style styled(Element element, Style style) {
        Style styled = style;
        for (String code : SPACES.splitAsStream(element.attribute("styleCode")).toList()) {
            styled = switch (code.toLowerCase(Locale.ROOT)) {
                case "bold" -> styled.withBold();
                case "italics", "italic", "emphasis" -> styled.withItalic();
                case "bolditalics" -> styled.withBold().withItalic();
                case "underline" -> styled.withUnderline();
                default -> styled;
            };
        }
        return element.attribute("revised").equals("delete") ? styled.withStrike() : styled;
    }

    /** A number where the note is, its words below the section. */
    private void footnote(Element element, Flow flow) {
        String id = element.attribute("ID").isEmpty() ? "#" + noteNumbers.size() : element.attribute("ID");
        String sign = noteSign(id);
        flow.words(sign, Style.PLAIN.withSmall());
        notes.add(new Block.Paragraph(Role.FOOTNOTE, List.of(new Run(sign + " " + element.words(), Style.PLAIN))));
    }

    private String noteSign(String id) {
        Integer number = noteNumbers.computeIfAbsent(id, _ -> noteNumbers.size() + 1);
        return "[" + number + "]";
    }

    private Block items(Element list, Style style) {
        List<List<Block>> items = new ArrayList<>();
        depth++;
        for (Element each : list.elements().toList()) items.add(blocks(each, styled(each, style)));
        depth--;
        boolean numbered = list.attribute("listType").equals("ordered");
        return new Block.Items(numbered, items);
    }

    private void table(Element table, Style style, Flow flow) {
        for (Element caption : table.elements("caption").toList()) paragraph(caption, Role.CAPTION, style, flow);
        if (depth >= DEEPEST) {
            paragraph(table, Role.TEXT, style, flow);
            return;
        }
        depth++;
        Block.Table read = new TableReader(this).read(table, style);
        depth--;
        if (!read.cells().isEmpty()) flow.add(read);
    }

    /** Collects runs into paragraphs. */
    private static final class Flow {
        /** Never begin a line in French. */
        private static final String SIGNS = ":;!?»%";

        private final List<Block> blocks = new ArrayList<>();
        private final List<Run> runs = new ArrayList<>();
        private Role role = Role.TEXT;
        private boolean blank = true;

        /** Blanks run together, as in HTML; a hard space stays one. */
        void words(String text, Style style) {
            StringBuilder words = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean space = c <= ' ' || Character.isISOControl(c);
                if (space && blank) continue;
                boolean hard = SIGNS.indexOf(c) >= 0 && !words.isEmpty() && words.charAt(words.length() - 1) == ' ';
                if (hard) words.setCharAt(words.length() - 1, '\u00A0');
                words.append(space ? ' ' : c);
                blank = space;
            }
            if (!words.isEmpty()) runs.add(new Run(words.toString(), style));
        }

        void lineBreak() {
            if (runs.isEmpty()) return;
            runs.add(new Run("\n", Style.PLAIN));
            blank = true;
        }

        void newParagraph(Role next) {
            while (!runs.isEmpty() && runs.getLast().text().isBlank()) runs.removeLast();
            if (!runs.isEmpty()) {
                runs.set(runs.size() - 1, new Run(runs.getLast().text().stripTrailing(), runs.getLast().style()));
                blocks.add(new Block.Paragraph(role, runs));
            }
            runs.clear();
            blank = true;
            role = next;
        }

        void add(Block block) {
            newParagraph(Role.TEXT);
            blocks.add(block);
        }

        List<Block> end() {
            newParagraph(Role.TEXT);
            return blocks;
        }
    }
}
