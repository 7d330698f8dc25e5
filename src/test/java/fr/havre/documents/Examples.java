package fr.havre.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * The official example documents, in a folder {@code shared} beside the project or one of its parents. They are not part
 * of the project: tests that want them are skipped where they are absent.
 */
public final class Examples {
    private Examples() { }

    /** All examples, sorted by name; skips the test without them. */
    public static List<Path> cda() {
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            Path folder = here.resolve("shared/data/cda");
            if (!Files.isDirectory(folder)) continue;
            try (var files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Assumptions.abort("the official example documents are not here");
        return List.of();
    }

    /** The one whose name begins like this. */
    public static Path cda(String begin) {
        return cda().stream().filter(file -> file.getFileName().toString().startsWith(begin)).findFirst().orElseThrow();
    }
}
