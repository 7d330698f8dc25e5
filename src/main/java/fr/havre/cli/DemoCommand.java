package fr.havre.cli;

import fr.havre.Display;
import fr.havre.cli.demo.Demo;
import fr.havre.cli.demo.DemoSummary;
import fr.havre.ui.words.DemoWords;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre demo}: the main job on a vault, patients and a national record of its own. */
@CommandLine.Command(name = "demo")
final class DemoCommand extends Command {
    @Option(names = "--keep", paramLabel = "FOLDER", descriptionKey = "demo.keep")
    private Optional<Path> keep = Optional.empty();

    DemoCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override Reply run() throws IOException {
        if (!Display.present() && !Display.chosen()) Display.drawToMemory();
        DemoWords demoWords = new DemoWords(words().language());
        String usual = System.getProperty("java.io.tmpdir");
        Path folder = keep.orElseGet(() -> Path.of(usual, "havre-demo-" + UUID.randomUUID()));
        try {
            System.setProperty("java.io.tmpdir", temporary(folder).toString());
            PrintStream out = wantsJson() ? new PrintStream(OutputStream.nullOutputStream(), false,
                    StandardCharsets.UTF_8) : terminal().out();
            out.println(demoWords.say("title"));
            DemoSummary summary = Demo.play(folder, out, demoWords);
            List<String> last = keep.isPresent() ? List.of("", demoWords.say("kept", folder)) : List.of();
            return new Reply(last, json(summary), summary.good() ? ExitCode.DONE : ExitCode.REFUSED);
        } finally {
            System.setProperty("java.io.tmpdir", usual);
            if (keep.isEmpty()) remove(folder);
        }
    }

    /** What the program or a library puts aside goes into the demo's own folder, where the last step looks. */
    private static Path temporary(Path folder) throws IOException {
        return Files.createDirectories(folder.toAbsolutePath().resolve("tmp"));
    }

    private static ObjectNode json(DemoSummary summary) {
        return Reply.emptyJson().put("kept", summary.kept()).put("searches", summary.searches())
                .put("slowestSearchMillis", summary.slowestSearchMillis()).put("sent", summary.sent())
                .put("sentTwice", summary.sentTwice()).put("unsettled", summary.unsettled())
                .put("received", summary.received()).put("refused", summary.refused())
                .put("findings", summary.findings()).put("readable", summary.readable().size())
                .put("seconds", summary.seconds());
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
