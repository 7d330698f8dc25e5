package fr.havre.cli;

import fr.havre.Display;
import fr.havre.FrontDoor;
import fr.havre.Logs;
import fr.havre.OneWindow;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.ui.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code havre window}: opens the window, on a vault if one is given, with the files given; returns when it is closed. */
@CommandLine.Command(name = "window")
final class WindowCommand extends Command {
    @Parameters(arity = "0..*", paramLabel = "VAULT|FILE", descriptionKey = "window.paths")
    private List<Path> paths = List.of();

    WindowCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /** With {@code paths} that nobody had to parse. */
    WindowCommand(Surroundings surroundings, List<Path> paths) {
        super(surroundings);
        this.paths = List.copyOf(paths);
    }

    @Override Reply run() throws InterruptedException {
        if (!Display.present() && !Display.chosen()) throw new CommandRefusedException(Code.NO_DISPLAY);
        Path appData = terminal().host().appData();
        Optional<Path> vault = paths.stream().filter(WindowCommand::isVault).findFirst();
        Optional<OneWindow> window = OneWindow.claim(appData, paths.stream().filter(path -> !isVault(path)).toList());
        if (window.isPresent()) {
            Logs.toFiles(appData.resolve("log"));
            try (OneWindow arrivals = window.get()) {
                FrontDoor door = new FrontDoor(appData, terminal().host().time());
                Window.show(new Window.Start(door, arrivals, terminal().host().time(), vault, words().language(),
                        Optional.empty()));
            }
        }
        return Reply.of(List.of(), Reply.emptyJson());
    }

    private static boolean isVault(Path path) {
        return Files.isRegularFile(path.resolve("vault.json"));
    }
}
