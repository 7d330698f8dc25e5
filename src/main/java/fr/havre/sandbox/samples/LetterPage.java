package fr.havre.sandbox.samples;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Writes a letter down A4 pages, a new one when the last is full. Lengths in points. */
final class LetterPage implements AutoCloseable {
    private static final float MARGIN = 56;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private final PDFont plain = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    private final PDFont bold = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);
    private final PDDocument document;
    private PDPageContentStream content;
    private float y;

    LetterPage(PDDocument document) throws IOException {
        this.document = document;
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
        line(author.structureName(), bold, 13, MARGIN);
        line(author.printedName() + " – " + author.specialityWords(), plain, 9, MARGIN);
        line(author.address() + ", " + author.postalCode() + " " + author.city() + " – " + author.telephone(), plain, 9, MARGIN);
        line("RPPS " + author.id().substring(1), plain, 9, MARGIN);
        y -= 8;
        content.moveTo(MARGIN, y);
        content.lineTo(MARGIN + WIDTH, y);
        content.stroke();
        y -= 18;
    }

    void patient(Person patient, String date) throws IOException {
        line(patient.city() + ", le " + date, plain, 10, MARGIN + 280);
        line("Patient : " + patient.printedName(), bold, 10.5f, MARGIN);
        line((patient.sex().equals("F") ? "Née le " : "Né le ") + day(patient.birthDate()) + " – INS " + patient.ins(), plain, 10, MARGIN);
        y -= 10;
    }

    private static String day(String iso) {
        return iso.substring(8) + "/" + iso.substring(5, 7) + "/" + iso.substring(0, 4);
    }

    void title(String title) throws IOException {
        for (String each : wrapped(title, bold, 13, WIDTH)) line(each, bold, 13, MARGIN);
        y -= 6;
    }

    void block(Block block) throws IOException {
        switch (block) {
            case Block.Heading(String text) -> {
                y -= 4;
                line(text, bold, 11, MARGIN);
            }
            case Block.Paragraph(String text) -> paragraph(text, MARGIN);
            case Block.Item(String text) -> paragraph("• " + text, MARGIN + 12);
            case Block.Table table -> table(table);
        }
    }

    private void paragraph(String text, float x) throws IOException {
        for (String each : wrapped(text, plain, 10.5f, WIDTH - (x - MARGIN))) line(each, plain, 10.5f, x);
        y -= 5;
    }

    private void table(Block.Table table) throws IOException {
        boolean head = true;
        float column = WIDTH / table.rows().getFirst().size();
        for (List<String> row : table.rows()) {
            PDFont font = head ? bold : plain;
            head = false;
            float top = y;
            float lowest = y;
            for (int i = 0; i < row.size(); i++) {
                y = top;
                for (String each : wrapped(row.get(i), font, 9, column - 6)) line(each, font, 9, MARGIN + i * column);
                lowest = Math.min(lowest, y);
            }
            y = lowest - 2;
        }
        y -= 6;
    }

    void signature(Professional author) throws IOException {
        y -= 10;
        line("Confraternellement,", plain, 10.5f, MARGIN);
        line(author.printedName(), bold, 10.5f, MARGIN + 280);
    }

    private void line(String text, PDFont font, float size, float x) throws IOException {
        if (y < MARGIN) newPage();
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(x, y);
        content.showText(printable(text));
        content.endText();
        y -= size * 1.35f;
    }

    private static List<String> wrapped(String text, PDFont font, float size, float width) throws IOException {
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

    /** The standard fonts know WinAnsi only. */
    private static String printable(String text) {
        return text.replace("≥", ">=").replace("≤", "<=").replace("−", "-").replace("β", "bêta").replace(" ", " ")
                .replace(" ", " ").replace("→", "->").replace("⁹", "9");
    }

    @Override public void close() throws IOException {
        content.close();
    }
}
