package fr.havre.bench;

import java.nio.file.Path;
import java.util.List;

/** One subject of docs/benchmarks.md: measures ours and its floor or peer in turn, in the same run. */
interface Measurement {
    /** What to type after {@code -Dbench=}. */
    String name();

    /**
     * Measures, and leaves what it wrote to the caller.
     *
     * @param folder empty, on the disk to be measured, removed afterwards
     */
    List<Figure> measure(Path folder) throws Exception;
}
