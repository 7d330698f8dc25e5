package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.FilingException;
import fr.havre.documents.ScanTray;
import fr.havre.patients.PatientId;
import fr.havre.vault.Letterbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre letterbox …}: what the front desk scans for charts. */
final class LetterboxCommands {
    private LetterboxCommands() { }

    /** Seals files for the clinical side. */
    @CommandLine.Command(name = "put")
    static final class Put extends VaultCommand {
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", descriptionKey = "letterbox.files")
        private List<Path> files = new ArrayList<>();
        @Option(names = "--patient", paramLabel = "PATIENT", descriptionKey = "letterbox.patient")
        private Optional<String> patient = Optional.empty();
        @Option(names = "--type", paramLabel = "CODE", descriptionKey = "letterbox.type")
        private Optional<String> type = Optional.empty();
        @Option(names = "--again", descriptionKey = "letterbox.again")
        private boolean again;

        Put(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            ScanTray scans = vault.scans();
            Optional<PatientId> proposed = patient.map(PatientCommands::id);
            List<String> lines = new ArrayList<>();
            int put = 0;
            for (Path file : files) {
                DocumentSource source = source(file);
                if (!again && scans.handedOver(vault.session(), source)) {
                    lines.add(words().say("say.letter-handed-over", file.getFileName().toString()));
                    continue;
                }
                scans.put(vault.session(), source, file.getFileName().toString(), proposed, type, Letterbox.With.NOTHING);
                put++;
            }
            lines.add(words().say("say.letters-put", put, scans.waiting()));
            return Reply.of(lines, Reply.emptyJson().put("put", put).put("alreadyHandedOver", files.size() - put)
                    .put("waiting", scans.waiting()));
        }

        private static DocumentSource source(Path file) {
            if (!Files.isRegularFile(file)) throw new FilingException(FilingException.Code.NOT_A_FILE, "letter");
            try {
                return DocumentSource.of(file);
            } catch (IOException e) {
                throw new CommandRefusedException(Code.FILE_NOT_READABLE);
            }
        }
    }

    /** Takes over what waits, and shows what is nobody's yet. */
    @CommandLine.Command(name = "take")
    static final class Take extends VaultCommand {
        Take(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            ScanTray scans = vault.scans();
            ScanTray.TakenOver done = scans.takeOver(vault.session());
            List<ScanTray.Scan> tray = scans.tray(vault.session());
            List<String> lines = new ArrayList<>();
            tray.forEach(each -> lines.add(words().say("say.scan", each.document().title(),
                    each.proposedPatient().map(PatientId::toString).orElse(""), each.proposedType().orElse(""),
                    each.document().id().toString())));
            lines.add(words().say("say.letters-taken", done.taken(), done.unreadable()));
            ObjectNode json = Reply.emptyJson().put("taken", done.taken()).put("unreadable", done.unreadable());
            Reply.list(json, "tray", tray, Take::json);
            return new Reply(lines, json, done.unreadable() > 0 ? ExitCode.REFUSED : ExitCode.DONE);
        }

        private static ObjectNode json(ScanTray.Scan scan) {
            ObjectNode json = Reply.emptyJson().put("document", scan.document().id().toString())
                    .put("title", scan.document().title()).put("putAt", scan.putAt().toString()).put("putBy", scan.putBy().toString());
            scan.proposedPatient().ifPresent(patient -> json.put("proposedPatient", patient.toString()));
            scan.proposedType().ifPresent(type -> json.put("proposedType", type));
            return json;
        }
    }
}
