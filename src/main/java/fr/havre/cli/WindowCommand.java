package fr.havre.cli;

import fr.havre.Display;
import fr.havre.FrontDoor;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.ui.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/**
 * {@code havre window}: opens the window, on a vault if one is given, with files to be imported if any are; returns when
 * it is closed. The desktop starts it so when somebody opens a file with Havre.
 */
@CommandLine.Command(name = "window")
final class WindowCommand extends Command {
    @Parameters(arity = "0..*", paramLabel = "VAULT|FILE", descriptionKey = "window.vault")
    private List<Path> places = new ArrayList<>();

    WindowCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override Reply run() throws InterruptedException {
        if (!Display.present() && !Display.chosen()) throw new CommandRefusedException(Code.NO_DISPLAY);
        FrontDoor door = new FrontDoor(terminal().host().appData(), terminal().host().time());
        List<Path> files = new ArrayList<>(places);
        Optional<Path> vault = places.stream().findFirst().filter(each -> !Files.isRegularFile(each));
        vault.ifPresent(files::remove);
        Window.show(door, terminal().host().time(), vault, files, words().language());
        return Reply.of(List.of(), Reply.emptyJson());
    }
}
