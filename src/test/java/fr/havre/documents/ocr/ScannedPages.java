package fr.havre.documents.ocr;

import fr.havre.documents.Picture;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Paper as a scanner sees it. */
public final class ScannedPages {
    private ScannedPages() { }

    static Picture blank() {
        return Picture.of(new BufferedImage(41, 17, BufferedImage.TYPE_INT_RGB), false);
    }

    /** Black letters on white, about as large as at 200 dots an inch. */
    public static BufferedImage of(String... lines) {
        return drawn(new Font(Font.SANS_SERIF, Font.PLAIN, 34), lines);
    }

    /** The same in letters that are all as wide, as on identity papers. */
    public static BufferedImage machineReadable(String... lines) {
        return drawn(new Font(Font.MONOSPACED, Font.PLAIN, 40), lines);
    }

    private static BufferedImage drawn(Font font, String... lines) {
        BufferedImage image = new BufferedImage(1300, 140 + 70 * lines.length, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(font);
        for (int i = 0; i < lines.length; i++) graphics.drawString(lines[i], 60, 100 + 70 * i);
        graphics.dispose();
        return image;
    }

    public static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
