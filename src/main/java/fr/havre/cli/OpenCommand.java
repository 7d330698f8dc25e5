package fr.havre.cli;

import fr.havre.Display;
import fr.havre.OneWindow;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.ui.Asking;
import fr.havre.ui.WantedPatient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code havre open}: shows a patient in the window that is there, and ends. A number among its arguments can be seen by other
 * users of the computer while it runs: a moment, or up to half a minute while a window starts. Not with {@code --ins -} nor with
 * {@code --patient}. A window that has to be begun first is told afterwards, not by arguments.
 */
@CommandLine.Command(name = "open")
final class OpenCommand extends Command {
    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    @Parameters(arity = "0..1", paramLabel = "VAULT|ADDRESS", descriptionKey = "open.where")
    private Optional<String> where = Optional.empty();
    @Option(names = "--ins", paramLabel = "NUMBER|-", descriptionKey = "open.ins")
    private Optional<String> ins = Optional.empty();
    @Option(names = "--patient", paramLabel = "PATIENT", descriptionKey = "patient.id")
    private Optional<String> patient = Optional.empty();

    OpenCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override Reply run() throws IOException, InterruptedException {
        Asking wanted = new Asking(wanted(), where.filter(WantedPatient::looksLikeAddress).isEmpty());
        Path appData = terminal().host().appData();
        if (!OneWindow.hand(appData, wanted) && !begun(appData, wanted)) throw new CommandRefusedException(Code.NO_WINDOW);
        return Reply.of(words().say("say.open-asked"), Reply.emptyJson().put("asked", true));
    }

    private WantedPatient wanted() {
        Optional<String> address = where.filter(WantedPatient::looksLikeAddress);
        long said = List.of(address, ins, patient).stream().filter(Optional::isPresent).count();
        if (said != 1) throw new CommandRefusedException(Code.ONE_PATIENT);
        if (address.isPresent()) return WantedPatient.parse(address.get()).orElseThrow(() -> new CommandRefusedException(Code.ADDRESS_NOT_VALID));
        if (patient.isPresent()) return new WantedPatient.ById(PatientCommands.id(patient.get()));
        String number = ins.orElseThrow().equals("-") ? terminal().rest() : ins.get();
        return WantedPatient.byNumber(number).orElseThrow(() -> new CommandRefusedException(Code.INS_NOT_VALID));
    }

    /** Where it is known how this program is started, a window is begun, and told as soon as it listens. */
    private boolean begun(Path appData, Asking wanted) throws IOException, InterruptedException {
        Optional<String> launcher = Optional.ofNullable(System.getProperty("jpackage.app-path"))
                .or(() -> Optional.ofNullable(System.getProperty("havre.launcher")));
        if (launcher.isEmpty() || !Display.present()) return false;
        List<String> command = new ArrayList<>(List.of(launcher.get(), "window"));
        where.filter(text -> !WantedPatient.looksLikeAddress(text)).ifPresent(command::add);
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Instant end = Instant.now().plus(LONGEST_START);
        while (Instant.now().isBefore(end)) {
            Thread.sleep(BETWEEN_TRIES);
            if (OneWindow.hand(appData, wanted)) return true;
        }
        return false;
    }
}
