package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.documents.ScanReading;
import fr.havre.documents.ocr.OcrException;
import fr.havre.documents.ocr.OcrProgram;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code havre documents recognise}: the words of scans. */
@CommandLine.Command(name = "recognise")
final class RecogniseCommand extends VaultCommand {
    @Option(names = "--again", descriptionKey = "documents-recognise.again")
    private boolean again;
    @Option(names = "--program", paramLabel = "FILE", descriptionKey = "documents-recognise.program")
    private Optional<Path> program = Optional.empty();

    RecogniseCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override Reply in(OpenVault vault) throws OcrException {
        ScanReading own = vault.scanReading();
        ScanReading reading = program.map(file -> new ScanReading(vault.documents(), Optional.of(OcrProgram.at(file)))).orElse(own);
        String version = reading.version();
        if (again) reading.tryAgain(vault.session());
        long before = reading.waiting();
        try (ShownProgress progress = new ShownProgress(terminal(), words().say("say.recognising"))) {
            while (reading.readNext()) progress.reached(before - reading.waiting(), before);
        }
        long waiting = reading.waiting();
        return Reply.of(words().say("say.scans-read", before - waiting, version, waiting),
                Reply.emptyJson().put("read", before - waiting).put("waiting", waiting).put("program", version));
    }
}
