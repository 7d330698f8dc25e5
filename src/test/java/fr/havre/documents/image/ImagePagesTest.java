package fr.havre.documents.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

class ImagePagesTest {
    private static byte[] image(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.getGraphics().fillRect(0, 0, width / 2, height / 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, out));
        return out.toByteArray();
    }

    private static ImagePages open(byte[] bytes) {
        return new ImagePages(DocumentSource.of(bytes));
    }

    @Test void drawsAPictureWithAsManyPixelsAsAreShown() throws IOException {
        ImagePages pages = open(image("png", 3000, 2000));
        Picture picture = pages.picture(0, 0.5);
        assertEquals(3000 * 72.0 / 150 * 0.5, picture.width(), 4);
        assertEquals(0xFFFFFFFF, picture.pixels()[0]);
        assertEquals(0xFF000000, picture.pixels()[picture.pixels().length - 1]);
    }

    @Test void neverMakesAPictureLargerThanItIs() throws IOException {
        assertEquals(100, open(image("png", 100, 100)).picture(0, 20).width());
    }

    @Test void showsEveryPageOfATiff() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int width : new int[] {300, 500}) {
                writer.writeToSequence(new IIOImage(new BufferedImage(width, 400, BufferedImage.TYPE_BYTE_BINARY), null, null), null);
            }
            writer.endWriteSequence();
        }
        ImagePages pages = open(out.toByteArray());
        assertEquals(2, pages.count());
        assertEquals(500 * 72.0 / 150, pages.size(1).width(), 0.01);
        assertTrue(pages.picture(1, 1).width() > 200);
    }

    @Test void turnsAPhotographUpright() throws IOException {
        byte[] jpeg = image("jpg", 400, 200);
        byte[] exif = {(byte) 0xFF, (byte) 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1,
            0, 6, 0, 0, 0, 0, 0, 0};
        byte[] turned = ByteBuffer.allocate(jpeg.length + exif.length).put(jpeg, 0, 2).put(exif).put(jpeg, 2, jpeg.length - 2).array();
        ImagePages pages = open(turned);
        assertTrue(pages.size(0).height() > pages.size(0).width());
        Picture picture = pages.picture(0, 150.0 / 72);
        assertEquals(200, picture.width(), 1);
        assertEquals(400, picture.height(), 1);
        assertTrue((picture.pixels()[picture.width() - 2 + picture.width()] & 0xFF) > 200, "white is in the upper right corner now");
    }

    @Test void refusesAPngThatSaysItIsHuge() throws IOException {
        byte[] png = image("png", 10, 10);
        ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        assertThrows(DocumentRefusedException.class, () -> open(png).picture(0, 1));
    }

    @Test void refusesWhatIsCutOff() throws IOException {
        byte[] jpeg = image("jpg", 400, 200);
        assertThrows(DocumentRefusedException.class, () -> open(java.util.Arrays.copyOf(jpeg, 60)).picture(0, 1));
        assertThrows(DocumentRefusedException.class, () -> open("nothing".getBytes(StandardCharsets.UTF_8)));
    }
}
