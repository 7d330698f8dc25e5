package fr.havre.sandbox.samples;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Writes a letter down A4 pages, a new one when the last is full. Lengths in points. */
final class LetterPage implements AutoCloseable {
    private static final float MARGIN = 56;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private final PDDocument document;
    private final PDFont font;
    private PDPageContentStream content;
    private float y;

    private enum Weight { PLAIN, BOLD }

    LetterPage(PDDocument document) throws IOException {
        this.document = document;
        try (InputStream in = PDType0Font.class.getResourceAsStream(FONT)) {
            font = PDType0Font.load(document, in);           // a font that is named only makes PDFBox search the computer
        }
        newPage();
    }

    private void newPage() throws IOException {
        if (content != null) content.close();
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
        y = PDRectangle.A4.getHeight() - MARGIN;
    }

    void head(Professional author) throws IOException {
        line(author.structureName(), Weight.BOLD, 13, MARGIN);
        line(author.printedName() + " – " + author.specialityWords(), Weight.PLAIN, 9, MARGIN);
        line(author.address() + ", " + author.postalCode() + " " + author.city() + " – " + author.telephone(),
                Weight.PLAIN, 9, MARGIN);
        line("RPPS " + author.id().substring(1), Weight.PLAIN, 9, MARGIN);
        y -= 8;
        content.moveTo(MARGIN, y);
        content.lineTo(MARGIN + WIDTH, y);
        content.stroke();
        y -= 18;
    }

    void patient(Person patient, String date) throws IOException {
        line(patient.city() + ", le " + date, Weight.PLAIN, 10, MARGIN + 280);
        line("Patient : " + patient.printedName(), Weight.BOLD, 10.5f, MARGIN);
        String born = patient.sex().equals("F") ? "Née le " : "Né le ";
        line(born + day(patient.birthDate()) + " – INS " + patient.ins(), Weight.PLAIN, 10, MARGIN);
        y -= 10;
    }

    private static String day(String iso) {
        return iso.substring(8) + "/" + iso.substring(5, 7) + "/" + iso.substring(0, 4);
    }

    void title(String title) throws IOException {
        for (String each : wrapped(title, 13, WIDTH)) line(each, Weight.BOLD, 13, MARGIN);
        y -= 6;
    }

    void block(Block block) throws IOException {
        switch (block) {
            case Block.Heading(String text) -> {
                y -= 4;
                line(text, Weight.BOLD, 11, MARGIN);
            }
            case Block.Paragraph(String text) -> paragraph(text, MARGIN);
            case Block.Item(String text) -> paragraph("• " + text, MARGIN + 12);
            case Block.Table table -> table(table);
        }
    }

    private void paragraph(String text, float x) throws IOException {
        for (String each : wrapped(text, 10.5f, WIDTH - (x - MARGIN))) line(each, Weight.PLAIN, 10.5f, x);
        y -= 5;
    }

    private void table(Block.Table table) throws IOException {
        boolean head = true;
        float column = WIDTH / table.rows().getFirst().size();
        for (List<String> row : table.rows()) {
            Weight weight = head ? Weight.BOLD : Weight.PLAIN;
            head = false;
            float top = y;
            float lowest = y;
            for (int i = 0; i < row.size(); i++) {
                y = top;
                for (String each : wrapped(row.get(i), 9, column - 6)) line(each, weight, 9, MARGIN + i * column);
                lowest = Math.min(lowest, y);
            }
            y = lowest - 2;
        }
        y -= 6;
    }

    void signature(Professional author) throws IOException {
        y -= 10;
        line("Confraternellement,", Weight.PLAIN, 10.5f, MARGIN);
        line(author.printedName(), Weight.BOLD, 10.5f, MARGIN + 280);
    }

    private void line(String text, Weight weight, float size, float x) throws IOException {
        if (y < MARGIN) newPage();
        content.beginText();
        content.setFont(font, size);
        content.setLineWidth(size / 30);
        content.setRenderingMode(weight == Weight.BOLD ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        content.newLineAtOffset(x, y);
        content.showText(printable(text));
        content.endText();
        y -= size * 1.35f;
    }

    private List<String> wrapped(String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : printable(text).split(" ", -1)) {
            if (!line.isEmpty() && font.getStringWidth(line + " " + word) / 1000 * size > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) line.append(' ');
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Spaces of French typography that the font lacks. */
    private static String printable(String text) {
        return text.replace('\u202F', ' ').replace('\u00A0', ' ').replace('\u2212', '-');
    }

    @Override public void close() throws IOException {
        content.close();
    }
}
