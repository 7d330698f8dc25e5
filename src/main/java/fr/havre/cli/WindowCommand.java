package fr.havre.cli;

import fr.havre.Display;
import fr.havre.FrontDoor;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.ui.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code havre window}: opens the window, on a vault if one is given; returns when it is closed. */
@CommandLine.Command(name = "window")
final class WindowCommand extends Command {
    @Parameters(arity = "0..1", paramLabel = "VAULT", descriptionKey = "window.vault")
    private Optional<Path> vault = Optional.empty();

    WindowCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override Reply run() throws InterruptedException {
        if (!Display.present() && !Display.chosen()) throw new CommandRefusedException(Code.NO_DISPLAY);
        FrontDoor door = new FrontDoor(terminal().host().appData(), terminal().host().time());
        Window.show(door, terminal().host().time(), vault, words().language());
        return Reply.of(List.of(), Reply.emptyJson());
    }
}
