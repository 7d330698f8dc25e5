package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.access.Session;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionPieces;
import fr.havre.admissions.PieceKey;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.FilingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code havre admissions piece}: says what became of one piece. */
@CommandLine.Command(name = "piece")
final class AdmissionPieceCommand extends AdmissionCommands.OfAdmission {
    @Parameters(index = "2", paramLabel = "PIECE", descriptionKey = "piece.id")
    private String piece;
    @ArgGroup(multiplicity = "1") private What what;
    @Option(names = "--valid-until", paramLabel = "DATE", descriptionKey = "piece.valid-until")
    private Optional<String> validUntil = Optional.empty();
    @Option(names = "--whatever-it-names", descriptionKey = "import.whatever-it-names")
    private boolean whateverItNames;

    /** One of these. */
    static final class What {
        @Option(names = "--asked", paramLabel = "WHOM|-", arity = "0..1", fallbackValue = "", descriptionKey = "piece.asked")
        private String asked;
        @Option(names = "--received", paramLabel = "WORDS|-", arity = "0..1", fallbackValue = "", descriptionKey = "piece.received")
        private String received;
        @Option(names = "--file", paramLabel = "FILE", descriptionKey = "piece.file")
        private Path file;
        @Option(names = "--document", paramLabel = "DOCUMENT", descriptionKey = "piece.document")
        private String document;
        @Option(names = "--not-needed", paramLabel = "WHY|-", descriptionKey = "piece.not-needed")
        private String notNeeded;
        @Option(names = "--missing", descriptionKey = "piece.missing")
        private boolean missing;
    }

    AdmissionPieceCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override Reply in(OpenVault vault) {
        PieceKey key = PieceKey.parse(piece).orElseThrow(() -> new CommandRefusedException(Code.ID_NOT_UNDERSTOOD));
        AdmissionFile file = done(vault.pieces(), vault.session(), key);
        return Reply.of(new AdmissionView(words()).lines(file, key), AdmissionView.json(file));
    }

    private AdmissionFile done(AdmissionPieces pieces, Session session, PieceKey key) {
        Optional<LocalDate> until = validUntil.map(AdmissionFields::day);
        if (what.asked != null) return pieces.asked(session, admission(), key, words(what.asked));
        if (what.received != null) return pieces.received(session, admission(), key, words(what.received), until);
        if (what.notNeeded != null) return pieces.notNeeded(session, admission(), key, words(what.notNeeded));
        if (what.document != null) return pieces.attach(session, admission(), key, document(what.document), until);
        if (what.missing) return pieces.missing(session, admission(), key);
        return pieces.file(session, admission(), key, source(what.file), what.file.getFileName().toString(),
                new AdmissionPieces.Filing(until, whateverItNames));
    }

    private String words(String given) {
        return given.equals("-") ? terminal().rest() : given;
    }

    private static DocumentId document(String typed) {
        return new DocumentId(PatientCommands.id(typed).value());
    }

    private static DocumentSource source(Path file) {
        if (!Files.isRegularFile(file)) throw new FilingException(FilingException.Code.NOT_A_FILE, "piece");
        try {
            return DocumentSource.of(file);
        } catch (IOException e) {
            throw new CommandRefusedException(Code.FILE_NOT_READABLE);
        }
    }
}
