package fr.havre.documents.image;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.Warning;
import java.util.EnumSet;
import java.util.Set;

/** What the structure of an image says: size of the first page in pixels, number of pages. */
public record ImageFacts(int width, int height, int pages, Set<Warning> warnings) {
    /** Beyond this a picture cannot be shown in the memory of an office computer. */
    private static final long MAX_PIXELS = 200_000_000;
    private static final long LARGE_PIXELS = 50_000_000;

    public ImageFacts {
        warnings = Set.copyOf(warnings);
    }

    /** Checks a size as written in a file. */
    static ImageFacts of(long width, long height, int pages, boolean trailing) {
        if (width <= 0 || height <= 0) throw new DocumentRefusedException(Code.DAMAGED, "image size");
        if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE || width * height > MAX_PIXELS) {
            throw new DocumentRefusedException(Code.TOO_COMPLEX, "image pixels");
        }
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        if (width * height > LARGE_PIXELS) warnings.add(Warning.VERY_LARGE_IMAGE);
        if (trailing) warnings.add(Warning.TRAILING_BYTES);
        return new ImageFacts((int) width, (int) height, pages, warnings);
    }
}
