package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.patients.PartialDate;
import fr.havre.sending.PaperPost;
import fr.havre.sending.PaperSent;
import fr.havre.sending.SendingException;
import fr.havre.vault.Compartment;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.VaultException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Notes that a document went on paper; without a recipient, says to whom it went so. */
@CommandLine.Command(name = "on-paper")
final class PaperCommand extends DocumentCommands.OfDocument {
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    @Option(names = "--to", paramLabel = "NAME|-", descriptionKey = "paper.to")
    private Optional<String> to = Optional.empty();
    @Option(names = "--on", paramLabel = "DATE", descriptionKey = "paper.on")
    private Optional<String> on = Optional.empty();

    PaperCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override Reply in(OpenVault vault) {
        PaperPost post = vault.paper().orElseThrow(() ->
                new VaultException(VaultException.Code.COMPARTMENT_CLOSED, Compartment.CLINICAL.schema()));
        if (to.isPresent()) {
            String name = to.get().equals("-") ? terminal().rest() : to.get();
            post.note(vault.session(), document(), name, on.map(PaperCommand::day).orElseGet(() ->
                    LocalDate.ofInstant(terminal().host().time().instant(), FRANCE)));
        }
        List<PaperSent> all = post.ofDocument(vault.session(), document());
        ObjectNode json = Reply.emptyJson();
        ArrayNode list = json.putArray("onPaper");
        all.forEach(each -> list.addObject().put("to", each.to()).put("on", each.on().toString()));
        return Reply.of(all.stream().map(each -> words().say("say.on-paper", each.to(), DAY.format(each.on()))).toList(), json);
    }

    private static LocalDate day(String said) {
        return Optional.of(PatientFields.date(said)).filter(PartialDate::hasDay).map(PartialDate::firstDay).orElseThrow(() ->
                new SendingException(SendingException.Code.PAPER_DAY));
    }
}
