package fr.havre.ui.viewer;

import fr.havre.documents.DocumentPages;
import fr.havre.documents.PageSize;
import fr.havre.documents.Picture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Pages as pictures at 300 dpi on A4, for a printer: nothing that a document's author wrote reaches it but what they look like.
 * One page is in memory at a time.
 */
final class PrintedPdf {
    static final double DRAWN_AT = 300.0 / 72;
    static final double A4_WIDTH = 595.28;
    static final double A4_HEIGHT = 841.89;
    static final double MARGIN = 14;
    /** The catalogue and the list of pages come first, three objects for each page after them. */
    private static final int FIRST = 3;

    private final OutputStream out;
    private final List<Long> starts = new ArrayList<>(List.of(0L, 0L));
    private long at;

    private PrintedPdf(OutputStream out) {
        this.out = out;
    }

    /** @throws fr.havre.documents.DocumentRefusedException for a page that cannot be drawn */
    static void write(DocumentPages pages, OutputStream out) throws IOException {
        PrintedPdf pdf = new PrintedPdf(out);
        pdf.text("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        for (int page = 0; page < pages.count(); page++) pdf.page(pages.size(page), pages.picture(page, DRAWN_AT));
        pdf.end(pages.count());
    }

    private void page(PageSize size, Picture picture) throws IOException {
        boolean wide = size.width() > size.height();
        double paperWidth = wide ? A4_HEIGHT : A4_WIDTH;
        double paperHeight = wide ? A4_WIDTH : A4_HEIGHT;
        double scale = Math.min(1, Math.min((paperWidth - 2 * MARGIN) / size.width(), (paperHeight - 2 * MARGIN) / size.height()));
        double width = size.width() * scale;
        double height = size.height() * scale;
        int number = starts.size() + 1;
        object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + number(paperWidth) + ' ' + number(paperHeight) + "]/Resources<</XObject<</P "
                + (number + 2) + " 0 R>>>>/Contents " + (number + 1) + " 0 R>>");
        String drawing = number(width) + " 0 0 " + number(height) + ' ' + number((paperWidth - width) / 2) + ' '
                + number((paperHeight - height) / 2) + " cm /P Do";
        stream("", drawing.getBytes(StandardCharsets.ISO_8859_1));
        boolean gray = isGray(picture.pixels());
        stream("/Type/XObject/Subtype/Image/Width " + picture.width() + "/Height " + picture.height() + "/BitsPerComponent 8/ColorSpace/"
                + (gray ? "DeviceGray" : "DeviceRGB") + "/Filter/FlateDecode", packed(picture, gray));
    }

    private static boolean isGray(int[] pixels) {
        for (int pixel : pixels) {
            if ((pixel >> 16 & 0xFF) != (pixel & 0xFF) || (pixel >> 8 & 0xFF) != (pixel & 0xFF)) return false;
        }
        return true;
    }

    private static byte[] packed(Picture picture, boolean gray) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] row = new byte[picture.width() * (gray ? 1 : 3)];
        try (DeflaterOutputStream to = new DeflaterOutputStream(packed, deflater, 1 << 16)) {
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    int pixel = picture.pixels()[y * picture.width() + x];
                    if (gray) {
                        row[x] = (byte) pixel;
                    } else {
                        row[3 * x] = (byte) (pixel >> 16);
                        row[3 * x + 1] = (byte) (pixel >> 8);
                        row[3 * x + 2] = (byte) pixel;
                    }
                }
                to.write(row);
            }
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private void end(int pages) throws IOException {
        String kids = IntStream.range(0, pages).mapToObj(page -> FIRST + 3 * page + " 0 R").collect(Collectors.joining(" "));
        starts.set(0, at);
        text("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
        starts.set(1, at);
        text("2 0 obj\n<</Type/Pages/Count " + pages + "/Kids[" + kids + "]>>\nendobj\n");
        long table = at;
        text("xref\n0 " + (starts.size() + 1) + "\n0000000000 65535 f \n");
        for (long start : starts) text(String.format(Locale.ROOT, "%010d 00000 n \n", start));
        text("trailer\n<</Size " + (starts.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
    }

    private void object(String dictionary) throws IOException {
        begin();
        text(dictionary + "\nendobj\n");
    }

    private void stream(String dictionary, byte[] bytes) throws IOException {
        begin();
        text("<<" + dictionary + "/Length " + bytes.length + ">>\nstream\n");
        out.write(bytes);
        at += bytes.length;
        text("\nendstream\nendobj\n");
    }

    private void begin() throws IOException {
        starts.add(at);
        text(starts.size() + " 0 obj\n");
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        out.write(bytes);
        at += bytes.length;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
