package fr.havre.documents.jpeg2000;

/** Makes a picture of a smaller one and of what was taken from it (annex F). In place: the smaller one lies at the top left. */
final class Wavelet {
    private static final float ALPHA = (float) -1.586134342059924;
    private static final float BETA = (float) -0.052980118572961;
    private static final float GAMMA = (float) 0.882911075530934;
    private static final float DELTA = (float) 0.443506852043971;
    private static final float K = (float) 1.230174104914001;
    /** Columns that are done together, for their rows lie beside each other in memory. */
    private static final int TOGETHER = 16;
    private static final int MARGIN = 4;

    private final float[] picture;
    private final int stride;
    private final boolean exact;

    Wavelet(float[] picture, int stride, boolean exact) {
        this.picture = picture;
        this.stride = stride;
        this.exact = exact;
    }

    /** One size up, to {@code area}. */
    void enlarge(Area area, Runnable check) {
        int width = area.width();
        int height = area.height();
        float[] line = new float[Math.max(width, height) + 2 * MARGIN + 2];
        for (int y = 0; y < height; y++) row(line, y * stride, width, area.x0() & 1);
        float[][] columns = new float[TOGETHER][line.length];
        for (int x = 0; x < width; x += TOGETHER) {
            columns(columns, x, Math.min(TOGETHER, width - x), height, area.y0() & 1);
            check.run();
        }
    }

    private void row(float[] line, int at, int count, int odd) {
        int low = (count + 1 - odd) / 2;
        int start = MARGIN + odd;
        for (int i = 0; i < low; i++) line[MARGIN + 2 * (i + odd)] = picture[at + i];
        for (int i = 0; i < count - low; i++) line[MARGIN + 1 + 2 * i] = picture[at + low + i];
        lift(line, start, count);
        System.arraycopy(line, start, picture, at, count);
    }

    private void columns(float[][] lines, int x, int many, int count, int odd) {
        int low = (count + 1 - odd) / 2;
        int start = MARGIN + odd;
        for (int y = 0; y < count; y++) {
            int to = y < low ? MARGIN + 2 * (y + odd) : MARGIN + 1 + 2 * (y - low);
            for (int i = 0; i < many; i++) lines[i][to] = picture[y * stride + x + i];
        }
        for (int i = 0; i < many; i++) lift(lines[i], start, count);
        for (int y = 0; y < count; y++) {
            for (int i = 0; i < many; i++) picture[y * stride + x + i] = lines[i][start + y];
        }
    }

    /** In {@code line} even places hold what is smooth. */
    private void lift(float[] line, int start, int count) {
        if (count == 1) {
            if ((start & 1) == 1) line[start] /= 2;
            return;
        }
        mirror(line, start, count);
        if (exact) exactly(line, start, start + count);
        else smoothly(line, start, start + count);
    }

    private static void mirror(float[] line, int start, int count) {
        int period = 2 * (count - 1);
        for (int i = 1; i <= MARGIN; i++) {
            int before = i % period;
            line[start - i] = line[start + (before < count ? before : period - before)];
            int behind = (count - 1 + i) % period;
            line[start + count - 1 + i] = line[start + (behind < count ? behind : period - behind)];
        }
    }

    private static void exactly(float[] line, int start, int end) {
        for (int i = even(start - 1); i < end + 1; i += 2) line[i] -= (float) Math.floor((line[i - 1] + line[i + 1] + 2) / 4);
        for (int i = odd(start); i < end; i += 2) line[i] += (float) Math.floor((line[i - 1] + line[i + 1]) / 2);
    }

    private static void smoothly(float[] line, int start, int end) {
        for (int i = even(start - 4); i < end + 4; i += 2) line[i] *= K;
        for (int i = odd(start - 4); i < end + 4; i += 2) line[i] /= K;
        for (int i = even(start - 3); i < end + 3; i += 2) line[i] -= DELTA * (line[i - 1] + line[i + 1]);
        for (int i = odd(start - 2); i < end + 2; i += 2) line[i] -= GAMMA * (line[i - 1] + line[i + 1]);
        for (int i = even(start - 1); i < end + 1; i += 2) line[i] -= BETA * (line[i - 1] + line[i + 1]);
        for (int i = odd(start); i < end; i += 2) line[i] -= ALPHA * (line[i - 1] + line[i + 1]);
    }

    private static int even(int from) {
        return from + (from & 1);
    }

    private static int odd(int from) {
        return from + 1 - (from & 1);
    }
}
