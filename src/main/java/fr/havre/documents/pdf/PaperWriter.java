package fr.havre.documents.pdf;

import fr.havre.documents.pdf.Paper.Block;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Lays blocks out on pages, from top to bottom. One use, one thread. */
final class PaperWriter {
    private final PaperSheet sheet;
    private final float size;
    private final float left = PaperSheet.MARGIN;
    private final float width = PaperSheet.WIDTH - 2 * PaperSheet.MARGIN;
    private boolean afterItem;

    PaperWriter(boolean large, String footer) {
        sheet = new PaperSheet(large, footer);
        size = sheet.size();
    }

    byte[] write(List<Block> blocks, String title, String author, String language, Instant made) {
        try (PDDocument document = new PDDocument()) {
            blocks.forEach(this::put);
            sheet.finish(document);
            return ArchivalPdf.save(document, title, author, language, made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(Block block) {
        boolean endsList = afterItem && !(block instanceof Block.Item);
        if (endsList) sheet.space(size * 0.45f);
        afterItem = block instanceof Block.Item;
        switch (block) {
            case Block.Letterhead head -> letterhead(head);
            case Block.Title title -> title(title.text());
            case Block.Boxed boxed -> boxed(boxed.lines());
            case Block.Heading heading -> heading(heading.text());
            case Block.Paragraph paragraph -> paragraph(paragraph.text());
            case Block.Aside aside -> aside(aside.lines());
            case Block.Item item -> item(item.text());
            case Block.Table table -> new PaperTable(sheet, left, width).put(table);
            case Block.NewPage _ -> sheet.newPage();
        }
    }

    private void letterhead(Block.Letterhead head) {
        float half = width * 0.55f;
        float top = sheet.y();
        boolean first = true;
        for (String line : head.from()) {
            PaperFont font = first ? sheet.bold() : sheet.regular();
            for (String piece : sheet.wrapped(font, first ? size * 1.15f : size * 0.92f, line, half)) {
                sheet.line(font, first ? size * 1.15f : size * 0.92f, left, piece);
            }
            first = false;
        }
        float below = sheet.y();
        if (!head.to().isEmpty()) {
            sheet.moveTo(top - size * 3.4f);
            for (String line : head.to()) {
                for (String piece : sheet.wrapped(sheet.regular(), size, line, width - half)) {
                    sheet.line(sheet.regular(), size, left + half, piece);
                }
            }
        }
        sheet.moveTo(Math.min(below, sheet.y()));
        sheet.space(size);
    }

    private void title(String text) {
        sheet.need(size * 4);
        for (String piece : sheet.wrapped(sheet.bold(), size * 1.4f, text, width)) sheet.line(sheet.bold(), size * 1.4f, left, piece);
        sheet.space(size * 0.6f);
    }

    private void boxed(List<String> lines) {
        float inner = width - size * 1.6f;
        List<List<String>> wrapped = lines.stream().map(line -> sheet.wrapped(sheet.bold(), size, line, inner)).toList();
        float high = wrapped.stream().mapToInt(List::size).sum() * sheet.leading(size) + size * 1.1f;
        sheet.need(high);
        sheet.frame(left, sheet.y() - high, width, high);
        float bottom = sheet.y() - high;
        sheet.moveTo(sheet.y() - size * 0.45f);
        for (int i = 0; i < wrapped.size(); i++) {
            for (String piece : wrapped.get(i)) {
                sheet.line(i == 0 ? sheet.bold() : sheet.regular(), size, left + size * 0.8f, piece);
            }
        }
        sheet.moveTo(bottom);
        sheet.space(size);
    }

    private void heading(String text) {
        sheet.space(size * 0.5f);
        sheet.need(size * 5);
        for (String piece : sheet.wrapped(sheet.bold(), size * 1.12f, text, width)) {
            sheet.line(sheet.bold(), size * 1.12f, left, piece);
        }
        sheet.space(size * 0.25f);
    }

    private void paragraph(String text) {
        for (String line : text.split("\n", -1)) {
            for (String piece : sheet.wrapped(sheet.regular(), size, line, width)) sheet.line(sheet.regular(), size, left, piece);
        }
        sheet.space(size * 0.7f);
    }

    private void aside(List<String> lines) {
        float half = width * 0.55f;
        sheet.need(lines.size() * sheet.leading(size));
        for (String line : lines) {
            for (String piece : sheet.wrapped(sheet.regular(), size, line, width - half)) {
                sheet.line(sheet.regular(), size, left + half, piece);
            }
        }
        sheet.space(size);
    }

    private void item(String text) {
        float indent = size * 1.3f;
        boolean first = true;
        for (String line : text.split("\n", -1)) {
            for (String piece : sheet.wrapped(sheet.regular(), size, line, width - indent)) {
                if (first) sheet.mark(sheet.regular(), size, left + size * 0.4f, "•");
                sheet.line(sheet.regular(), size, left + indent, piece);
                first = false;
            }
        }
        sheet.space(size * 0.25f);
    }
}
