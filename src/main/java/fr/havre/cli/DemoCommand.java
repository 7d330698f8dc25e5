package fr.havre.cli;

import fr.havre.Display;
import fr.havre.cli.demo.Demo;
import fr.havre.cli.demo.DemoPractice;
import fr.havre.cli.demo.DemoSummary;
import fr.havre.ui.Desk;
import fr.havre.ui.Window;
import fr.havre.ui.tour.Pictures;
import fr.havre.ui.tour.Pictures.Choice;
import fr.havre.ui.tour.Tour;
import fr.havre.ui.words.DemoWords;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code havre demo}: the window on a practice with a national record of its own; where there is no display the main job,
 * step by step, and a few pictures of the window.
 */
@CommandLine.Command(name = "demo")
final class DemoCommand extends Command {
    @Option(names = "--keep", paramLabel = "FOLDER", descriptionKey = "demo.keep")
    private Optional<Path> keep = Optional.empty();

    DemoCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Option(names = "--screens", paramLabel = "FOLDER", descriptionKey = "demo.screens")
    private Optional<Path> screens = Optional.empty();

    @Override Reply run() throws IOException, InterruptedException {
        boolean window = Display.present() && !Display.chosen() && !wantsJson() && screens.isEmpty();
        if (!window && !Display.chosen()) Display.drawToMemory();
        String usual = System.getProperty("java.io.tmpdir");
        Path folder = keep.orElseGet(() -> Path.of(usual, "havre-demo-" + UUID.randomUUID()));
        try {
            System.setProperty("java.io.tmpdir", temporary(folder).toString());
            if (window) return window(folder);
            return screens.isPresent() ? everyScreen(folder, screens.get()) : play(folder, Path.of(usual));
        } finally {
            System.setProperty("java.io.tmpdir", usual);
            if (keep.isEmpty()) remove(folder);
        }
    }

    private Reply play(Path folder, Path temporary) throws IOException {
        DemoWords demoWords = demoWords();
        PrintStream out = wantsJson() ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
                : terminal().out();
        out.println(demoWords.say("title"));
        DemoSummary summary = Demo.play(folder, out, demoWords);
        List<String> last = new ArrayList<>(keep.isPresent() ? List.of("", demoWords.say("kept", folder)) : List.of());
        if (!wantsJson()) {
            Path pictures = keep.isPresent() ? folder.resolve("screens")
                    : Files.createTempDirectory(temporary, "havre-screens-");
            out.println();
            out.println(demoWords.say("step.screens"));
            int drawn = draw(folder, pictures, Choice.few(words().language()), _ -> { });
            last.addFirst("   " + demoWords.say("screens.drawn", drawn, pictures));
        }
        return new Reply(last, json(summary), summary.good() ? ExitCode.DONE : ExitCode.REFUSED);
    }

    private Reply everyScreen(Path folder, Path pictures) throws IOException {
        int drawn = draw(folder, pictures, Choice.all(), count -> {
            if (!wantsJson()) terminal().err().println(demoWords().say("screens.so-far", count));
        });
        return Reply.of(List.of(demoWords().say("screens.drawn", drawn, pictures)), Reply.emptyJson().put("drawn", drawn));
    }

    /** In a practice of its own, gone afterwards. */
    private int draw(Path folder, Path pictures, Choice choice, IntConsumer progress) throws IOException {
        Path place = folder.resolve("practice");
        try (DemoPractice practice = DemoPractice.in(place, demoWords()); Desk desk = practice.doctor();
                Stream<Path> files = Files.list(practice.files())) {
            practice.troubled(desk);
            return Pictures.draw(new Tour.Subject(practice.door(), practice.vault(), desk, files.sorted().toList(),
                    practice.time()), pictures, choice, progress);
        } finally {
            remove(place);
        }
    }

    private Reply window(Path folder) throws IOException, InterruptedException {
        terminal().out().println(demoWords().say("window.making"));
        try (DemoPractice practice = DemoPractice.in(folder, demoWords())) {
            terminal().out().println(demoWords().say("window.open", practice.files(), practice.passphrase()));
            Window.show(new Window.Start(practice.door(), _ -> { }, practice.time(), Optional.of(practice.vault()),
                    words().language(), Optional.of(practice.doctor())));
        }
        return Reply.of(List.of(), Reply.emptyJson());
    }

    private DemoWords demoWords() {
        return new DemoWords(words().language());
    }

    /** What the program or a library puts aside goes into the demo's own folder, where the last step looks. */
    private static Path temporary(Path folder) throws IOException {
        return Files.createDirectories(folder.toAbsolutePath().resolve("tmp"));
    }

    private static ObjectNode json(DemoSummary summary) {
        return Reply.emptyJson().put("kept", summary.kept()).put("searches", summary.searches())
                .put("slowestSearchMillis", summary.slowestSearchMillis()).put("sent", summary.sent())
                .put("sentTwice", summary.sentTwice()).put("unsettled", summary.unsettled())
                .put("received", summary.received())
                .put("letters", summary.letters()).put("messages", summary.messages()).put("refused", summary.refused())
                .put("findings", summary.findings()).put("readable", summary.readable().size())
                .put("seconds", summary.seconds());
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
