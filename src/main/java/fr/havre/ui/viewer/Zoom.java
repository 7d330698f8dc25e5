package fr.havre.ui.viewer;

import fr.havre.documents.PageSize;

/**
 * How large a page is shown.
 *
 * @param factor 1 for the size on paper; used when it fits neither way
 * @param width of the place there is, in pixels
 */
record Zoom(Fit fit, double factor, double width, double height) {
    enum Fit { WIDTH, PAGE, FREE }

    private static final double PIXELS_A_POINT = 96.0 / 72;
    private static final double LEAST = 0.1;
    private static final double MOST = 8;
    private static final double STEP = 1.2;
    private static final double MARGIN = 40;

    /** Pixels a point for a page of this size, turned or not. */
    double scale(PageSize size, boolean turned) {
        double pageWidth = turned ? size.height() : size.width();
        double pageHeight = turned ? size.width() : size.height();
        double across = (width - MARGIN) / pageWidth;
        double down = (height - MARGIN) / pageHeight;
        double wanted = switch (fit) {
            case WIDTH -> across;
            case PAGE -> Math.min(across, down);
            case FREE -> factor * PIXELS_A_POINT;
        };
        return Math.clamp(wanted, LEAST * PIXELS_A_POINT, MOST * PIXELS_A_POINT);
    }

    Zoom place(double newWidth, double newHeight) {
        return new Zoom(fit, factor, newWidth, newHeight);
    }

    Zoom fit(Fit wanted) {
        return new Zoom(wanted, factor, width, height);
    }

    /** One step larger or smaller than what is shown at {@code scale} now. */
    Zoom step(boolean larger, double scale) {
        double now = scale / PIXELS_A_POINT;
        return new Zoom(Fit.FREE, Math.clamp(larger ? now * STEP : now / STEP, LEAST, MOST), width, height);
    }

    /** In per cent of the size on paper. */
    static int percent(double scale) {
        return (int) Math.round(100 * scale / PIXELS_A_POINT);
    }
}
