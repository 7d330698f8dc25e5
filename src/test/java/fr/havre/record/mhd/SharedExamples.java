package fr.havre.record.mhd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The official example payloads, beside the project; tests that want them are skipped where they are absent. */
final class SharedExamples {
    private SharedExamples() { }

    static String text(String name) throws IOException {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolveSibling("shared").resolve("data/fhir").resolve(name);
            if (Files.exists(file)) return Files.readString(file);
        }
        Assumptions.abort("no ../shared/data/fhir/" + name);
        return "";
    }
}
