package fr.havre.documents;

/**
 * The pages of an open document, to be looked at. Pages count from 0; sizes are points (1/72 inch) as displayed, the
 * page's own rotation included. Any thread but the FX thread; calls wait for each other, are bounded in time and memory,
 * and end when their thread is interrupted.
 *
 * <p>Every method may throw {@link DocumentRefusedException}: a page can be hostile though the document opened.
 */
public interface DocumentPages extends AutoCloseable {
    int count();

    /** Width and height of a page. */
    PageSize size(int page);

    /**
     * Draws a page; a size beyond {@link Picture#MAX_PIXELS} is drawn smaller.
     *
     * @param scale pixels per point
     */
    Picture picture(int page, double scale);

    /** The words of a page and where they stand; empty for a picture. */
    PageText text(int page);

    /** Lets everything go; does not wait. */
    @Override void close();
}
