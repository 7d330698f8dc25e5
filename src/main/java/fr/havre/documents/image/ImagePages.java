package fr.havre.documents.image;

import fr.havre.documents.DocumentPages;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.PageSize;
import fr.havre.documents.PageText;
import fr.havre.documents.Picture;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The pages of a JPEG, PNG or TIFF. A picture is decoded anew at each call, with as many of its pixels as are asked for;
 * nothing is written to disk. A pixel counts as 1/150 inch, so that a scan is about as large as its paper.
 */
public final class ImagePages implements DocumentPages {
    private static final double POINTS_A_PIXEL = 72.0 / 150;
    private static final long MAX_PIXELS = 200_000_000;
    private static final int MAX_PAGES = 2_000;

    private final DocumentSource source;
    private final Orientation orientation;
    private final int count;

    /** @throws DocumentRefusedException {@code DAMAGED}, {@code TOO_COMPLEX}, {@code NOT_READABLE}, {@code UNKNOWN_FORMAT} */
    public ImagePages(DocumentSource source) {
        this.source = source;
        this.orientation = Orientation.of(source);
        this.count = reading(reader -> Math.min(MAX_PAGES, reader.getNumImages(true)));
        if (count <= 0) throw new DocumentRefusedException(Code.DAMAGED, "image without picture");
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(ImageReader reader) throws IOException;
    }

    private synchronized <T> T reading(Reading<T> reading) {
        try (InputStream in = source.open(); ImageInputStream image = new MemoryCacheImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(image);
            if (!readers.hasNext()) throw new DocumentRefusedException(Code.UNKNOWN_FORMAT, "image");
            ImageReader reader = readers.next();
            try {
                reader.setInput(image);
                return reading.from(reader);
            } finally {
                reader.dispose();
            }
        } catch (DocumentRefusedException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw new DocumentRefusedException(Code.TOO_COMPLEX, "image memory", e);
        } catch (IOException | RuntimeException e) {            // the library's own, on hostile bytes
            throw new DocumentRefusedException(Code.DAMAGED, "image", e);
        }
    }

    @Override public int count() {
        return count;
    }

    @Override public PageSize size(int page) {
        return reading(reader -> {
            double width = reader.getWidth(page) * POINTS_A_PIXEL;
            double height = reader.getHeight(page) * POINTS_A_PIXEL;
            return orientation.turned() ? new PageSize(height, width) : new PageSize(width, height);
        });
    }

    @Override public Picture picture(int page, double scale) {
        return reading(reader -> {
            long width = reader.getWidth(page);
            long height = reader.getHeight(page);
            if (width * height > MAX_PIXELS) throw new DocumentRefusedException(Code.TOO_COMPLEX, "image pixels");
            double wanted = Math.min(scale * POINTS_A_PIXEL, Math.sqrt((double) Picture.MAX_PIXELS / (width * height)));
            int every = Math.max(1, (int) Math.floor(1 / (2 * wanted)));
            while (width * height / ((long) every * every) > 2L * Picture.MAX_PIXELS) every++;
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(every, every, 0, 0);
            return Picture.of(fitted(reader.read(page, param), wanted * every), false);
        });
    }

    /** Shrunk to {@code scale} and turned upright; never made larger, which the screen does as well. */
    private BufferedImage fitted(BufferedImage read, double scale) {
        double smaller = Math.min(1, scale);
        AffineTransform upright = orientation.transform(read.getWidth() * smaller, read.getHeight() * smaller);
        upright.scale(smaller, smaller);
        if (upright.isIdentity()) return read;
        RenderingHints smooth = new RenderingHints(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        AffineTransformOp turning = new AffineTransformOp(upright, smooth);
        BufferedImage plain = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_ARGB);
        var graphics = plain.createGraphics();
        graphics.drawImage(read, 0, 0, null);
        graphics.dispose();
        return turning.filter(plain, null);
    }

    @Override public PageText text(int page) {
        return PageText.EMPTY;
    }

    @Override public void close() {
        // nothing is held between calls
    }
}
