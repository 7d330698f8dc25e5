package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.admissions.AdmissionConsents;
import fr.havre.admissions.AdmissionException;
import fr.havre.admissions.AdmissionConsents.Signed;
import fr.havre.admissions.Piece;
import fr.havre.admissions.PieceKey;
import fr.havre.admissions.Signer;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.documents.DocumentId;
import fr.havre.ui.words.Labels;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre admissions consents}: who has to sign what, and who has; notes a signature. */
@CommandLine.Command(name = "consents")
final class AdmissionConsentsCommand extends AdmissionCommands.OfAdmission {
    @Parameters(index = "2", arity = "0..1", paramLabel = "PIECE", descriptionKey = "piece.id")
    private Optional<String> piece = Optional.empty();
    @Option(names = "--signer", paramLabel = "WHO", descriptionKey = "consent.signer")
    private Optional<String> signer = Optional.empty();
    @Option(names = "--on", paramLabel = "DATE", descriptionKey = "consent.on")
    private Optional<String> on = Optional.empty();
    @Option(names = "--name", paramLabel = "NAME", descriptionKey = "consent.name")
    private String name = "";
    @Option(names = "--expires", paramLabel = "DATE", descriptionKey = "consent.expires")
    private Optional<String> expires = Optional.empty();
    @Option(names = "--document", paramLabel = "DOCUMENT", descriptionKey = "piece.document")
    private Optional<String> document = Optional.empty();
    @Option(names = "--unsigned", descriptionKey = "consent.unsigned")
    private boolean unsigned;

    AdmissionConsentsCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override void requireSense() {
        if (signer.isPresent() != piece.isPresent() || (signer.isPresent() && on.isPresent() == unsigned)) {
            throw new CommandRefusedException(Code.NOTHING_CHANGED);
        }
    }

    @Override Reply in(OpenVault vault) {
        AdmissionConsents consents = vault.admissionConsents();
        if (signer.isPresent()) {
            PieceKey key = PieceKey.parse(piece.orElseThrow()).orElseThrow(() -> new CommandRefusedException(Code.ID_NOT_UNDERSTOOD));
            if (unsigned) consents.unsigned(vault.session(), admission(), key, who());
            else consents.signed(vault.session(), admission(), key, who(), said());
        }
        return shown(consents.of(vault.session(), admission()));
    }

    private Signed said() {
        LocalDate day = AdmissionFields.day(on.orElseThrow());
        return new Signed(name, day, expires.map(AdmissionFields::day),
                document.map(typed -> new DocumentId(PatientCommands.id(typed).value())));
    }

    /** {@code patient}, {@code guardian}, {@code holder.2}. */
    private Signer who() {
        String[] parts = signer.orElseThrow().toUpperCase(Locale.ROOT).split("\\.", 2);
        try {
            return new Signer(Signer.Kind.valueOf(parts[0]), parts.length == 1 ? 0 : Integer.parseInt(parts[1]));
        } catch (IllegalArgumentException e) {
            throw new AdmissionException(AdmissionException.Code.UNKNOWN_SIGNER);
        }
    }

    private Reply shown(List<Piece> acts) {
        Labels labels = new Labels(words().language());
        List<String> lines = new ArrayList<>();
        for (Piece act : acts) {
            lines.add(words().say("say.signing", act.key().toString(), act.item().name(words().language().locale()),
                    labels.of(act.state())));
            act.signing().forEach(each -> lines.add(line(each, labels)));
        }
        ObjectNode json = Reply.emptyJson();
        Reply.list(json, "acts", acts, AdmissionConsentsCommand::json);
        return Reply.of(lines, json);
    }

    private String line(Piece.Signing each, Labels labels) {
        String who = labels.of(each.signer().kind()) + (each.signer().number() == 0 ? "" : " " + each.signer().number());
        return each.signature().map(signature -> words().say("say.signing-done", who, signature.name(), signature.on(),
                signature.expires().map(last -> words().say("say.piece-valid", last)).orElse("")))
                .orElseGet(() -> words().say("say.signing-awaited", who));
    }

    private static ObjectNode json(Piece act) {
        ObjectNode json = Reply.emptyJson().put("piece", act.key().toString()).put("state", act.state().name());
        ArrayNode signers = json.putArray("signers");
        for (Piece.Signing each : act.signing()) {
            ObjectNode one = signers.addObject().put("signer", each.signer().kind().name()).put("number", each.signer().number());
            each.signature().ifPresent(signature -> {
                one.put("on", signature.on().toString()).put("name", signature.name());
                signature.expires().ifPresent(last -> one.put("expires", last.toString()));
                signature.filed().ifPresent(filed -> one.put("document", filed.document().toString()));
            });
        }
        return json;
    }
}
