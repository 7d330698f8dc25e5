package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.documents.ocr.OcrException;
import fr.havre.patients.Patient;
import fr.havre.patients.papers.IdentityPaper;
import fr.havre.patients.papers.PaperDifference;
import fr.havre.ui.words.Labels;
import fr.havre.vault.Compartment;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Transaction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre patients paper}: an identity paper beside its patient. What it says comes from a document or the input. */
@CommandLine.Command(name = "paper")
final class IdentityPaperCommand extends VaultCommand {
    private static final ZoneId FRANCE = FrenchZone.here();

    @Parameters(index = "1", paramLabel = "PATIENT", descriptionKey = "patient.id")
    private String patient;
    @Option(names = "--document", paramLabel = "DOCUMENT", descriptionKey = "patients-paper.document")
    private Optional<String> document = Optional.empty();

    IdentityPaperCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override Reply in(OpenVault vault) throws OcrException {
        Patient whose = vault.patients().open(vault.session(), PatientCommands.id(patient));
        LocalDate today = LocalDate.ofInstant(vault.unlocked().database(Compartment.ADMINISTRATIVE).read(Transaction::now), FRANCE);
        String text = document.isPresent() ? vault.scanReading().words(vault.session(), DocumentCommands.id(document.get()))
                : terminal().rest();
        Optional<IdentityPaper> read = IdentityPaper.read(text, today);
        if (read.isEmpty()) return new Reply(List.of(words().say("say.paper-none")), Reply.emptyJson().put("read", false), ExitCode.REFUSED);
        return reply(read.get(), read.get().compare(whose, today), today);
    }

    private Reply reply(IdentityPaper paper, Set<PaperDifference> differences, LocalDate today) {
        Labels labels = new Labels(words().language());
        List<String> lines = new ArrayList<>(List.of(words().say("say.identity-paper", labels.of(paper.kind()), paper.surname(),
                String.join(" ", paper.givenNames()), paper.birthDate(today).map(words()::date).orElse("?"),
                paper.validUntil().map(LocalDate::toString).orElse("?"))));
        lines.add(differences.isEmpty() ? words().say("say.paper-agrees") : words().say("say.paper-differs",
                differences.stream().sorted().map(labels::of).collect(Collectors.joining(", "))));
        ObjectNode json = Reply.emptyJson().put("read", true).put("kind", paper.kind().name()).put("issuer", paper.issuer())
                .put("surname", paper.surname()).put("sex", paper.sex().code());
        ArrayNode given = json.putArray("givenNames");
        paper.givenNames().forEach(given::add);
        paper.birthDate(today).ifPresent(date -> json.put("birthDate", date.iso()));
        paper.validUntil().ifPresent(day -> json.put("validUntil", day.toString()).put("validByRule", paper.validByRule()));
        ArrayNode found = json.putArray("differences");
        differences.stream().sorted().forEach(each -> found.add(each.name()));
        return new Reply(lines, json, differences.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED);
    }
}
