package fr.havre.bench;

import fr.havre.documents.Examples;
import fr.havre.ui.viewer.ExampleRendering;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Every official example CDA, from its bytes to nodes laid out in a pane of 760 × 900, the last of three rounds; needs the
 * examples beside the project.
 */
final class RenderBench implements Measurement {
    private static final int ROUNDS = 3;
    private static final double BAR_MILLIS = 300;

    @Override public String name() {
        return "render";
    }

    @Override public List<Figure> measure(Path folder) throws Exception {
        List<Path> files = Examples.cda();
        double[] whole = new double[files.size()];
        double[] drawing = new double[files.size()];
        ExampleRendering rendering = new ExampleRendering();
        int failures = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < files.size(); i++) {
                try {
                    double[] millis = rendering.millis(files.get(i));
                    whole[i] = millis[0] + millis[1];
                    drawing[i] = millis[1];
                } catch (RuntimeException e) {
                    failures++;
                }
            }
        }
        return List.of(figure("rendering the " + files.size() + " example CDAs, processor time, p95", whole, failures),
                figure("of that on the window's thread, p95", drawing, failures));
    }

    private static Figure figure(String what, double[] millis, int failures) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        double p95 = sorted[(int) Math.ceil(0.95 * sorted.length) - 1];
        return new Figure(what, Figure.number(p95) + " ms, slowest " + Figure.number(sorted[sorted.length - 1]) + " ms",
                failures + " failures", "", "≤ 300 ms, 0 failures", p95 <= BAR_MILLIS && failures == 0);
    }
}
