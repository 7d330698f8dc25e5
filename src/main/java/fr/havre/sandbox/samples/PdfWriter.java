package fr.havre.sandbox.samples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Letters as PDF, and the same letters as a scanner or a telephone would have seen them. */
final class PdfWriter {
    private PdfWriter() { }

    /** A letter with the practice's head, the patient, the text, the signature. */
    static byte[] letter(SampleDocument sample, Person patient, Professional author, Instant now) {
        try (PDDocument document = new PDDocument(); var bytes = new ByteArrayOutputStream()) {
            document.setDocumentId((long) sample.id().hashCode());          // else each time of writing gives other bytes
            document.getDocumentInformation().setTitle(sample.title());
            try (var page = new LetterPage(document)) {
                page.head(author);
                page.patient(patient, SampleDocument.printed(sample.writtenAt(now)));
                page.title(sample.title());
                for (Block block : sample.blocks(now)) page.block(block);
                page.signature(author);
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PDF whose pages are pictures of {@code pdf}: what a scanner leaves. */
    static byte[] paper(byte[] pdf) {
        try (PDDocument scanned = new PDDocument(); var bytes = new ByteArrayOutputStream()) {
            for (BufferedImage each : pictures(pdf, 110)) {
                PDPage page = new PDPage(PDRectangle.A4);
                scanned.addPage(page);
                try (var content = new PDPageContentStream(scanned, page)) {
                    content.drawImage(JPEGFactory.createFromImage(scanned, each, 0.6f), 0, 0,
                            page.getMediaBox().getWidth(), page.getMediaBox().getHeight());
                }
            }
            scanned.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The first page as a picture.
     *
     * @param format of ImageIO: jpg, png, tif
     */
    static byte[] picture(byte[] pdf, String format) {
        try (var bytes = new ByteArrayOutputStream()) {
            if (!ImageIO.write(pictures(pdf, 100).getFirst(), format, bytes)) throw new IOException("no writer for " + format);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<BufferedImage> pictures(byte[] pdf, int dotsPerInch) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            List<BufferedImage> pages = new java.util.ArrayList<>();
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                pages.add(aged(renderer.renderImageWithDPI(i, dotsPerInch, ImageType.GRAY), i));
            }
            return pages;
        }
    }

    /** Off-white, a little askew, with the specks of a scanner's glass. */
    private static BufferedImage aged(BufferedImage clean, int page) {
        BufferedImage paper = new BufferedImage(clean.getWidth(), clean.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = paper.createGraphics();
        graphics.setColor(new Color(246, 243, 236));
        graphics.fillRect(0, 0, paper.getWidth(), paper.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.rotate(Math.toRadians(page % 2 == 0 ? 0.7 : -0.5), paper.getWidth() / 2.0, paper.getHeight() / 2.0);
        graphics.setComposite(java.awt.AlphaComposite.getInstance(java.awt.AlphaComposite.SRC_OVER, 0.92f));
        graphics.drawImage(clean, 0, 0, null);
        graphics.dispose();
        Random specks = new Random(page);                                  // the same ones every time
        for (int i = 0; i < 60; i++) {
            paper.setRGB(specks.nextInt(paper.getWidth()), specks.nextInt(paper.getHeight()), 0x8A8578);
        }
        return paper;
    }
}
