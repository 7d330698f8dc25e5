package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.patients.elsewhere.ClaimedPatient;
import fr.havre.patients.elsewhere.ElsewhereException;
import fr.havre.patients.elsewhere.PatientBundle;
import fr.havre.patients.elsewhere.PatientField;
import fr.havre.patients.elsewhere.PatientTable;
import fr.havre.patients.elsewhere.PatientsFromElsewhere;
import fr.havre.patients.elsewhere.PatientsFromElsewhere.Brought;
import fr.havre.patients.elsewhere.PatientsFromElsewhere.Outcome;
import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Labels;
import fr.havre.vault.Compartment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre patients import}: the patients of another program. */
@CommandLine.Command(name = "import")
final class PatientImportCommand extends VaultCommand {
    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "patients-import.file")
    private Path file;
    @Option(names = "--column", paramLabel = "FIELD=NAME", descriptionKey = "patients-import.column")
    private Map<String, String> columns = new LinkedHashMap<>();
    @Option(names = "--try", descriptionKey = "patients-import.try")
    private boolean trying;
    @Option(names = "--same", paramLabel = "LINE", split = ",", descriptionKey = "patients-import.same")
    private List<Integer> same = new ArrayList<>();

    PatientImportCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override Reply in(OpenVault vault) {
        List<Brought> brought = new PatientsFromElsewhere(vault.unlocked().database(Compartment.ADMINISTRATIVE),
                vault.patients()).bring(vault.session(), list(), Set.copyOf(same), trying);
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        brought.forEach(each -> counts.merge(each.outcome(), 1, Integer::sum));
        List<String> lines = new ArrayList<>();
        brought.stream().filter(each -> undecided(each.outcome())).forEach(each -> lines.add(line(each)));
        lines.add(words().say("say.patients-brought", count(counts, Outcome.CREATED), count(counts, Outcome.UPDATED),
                count(counts, Outcome.ALREADY_THERE), count(counts, Outcome.DIFFERS) + count(counts, Outcome.POSSIBLE_DUPLICATE),
                count(counts, Outcome.REFUSED)));
        ObjectNode json = Reply.emptyJson().put("tried", trying).put("created", count(counts, Outcome.CREATED))
                .put("updated", count(counts, Outcome.UPDATED)).put("differ", count(counts, Outcome.DIFFERS)).put("alreadyThere", count(counts, Outcome.ALREADY_THERE))
                .put("possibleDuplicates", count(counts, Outcome.POSSIBLE_DUPLICATE)).put("refused", count(counts, Outcome.REFUSED));
        Reply.list(json, "undecided", brought.stream().filter(each -> undecided(each.outcome())).toList(), PatientImportCommand::json);
        return new Reply(lines, json, brought.stream().anyMatch(each -> undecided(each.outcome())) ? ExitCode.REFUSED : ExitCode.DONE);
    }

    private static int count(Map<Outcome, Integer> counts, Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    private static boolean undecided(Outcome outcome) {
        return outcome == Outcome.DIFFERS || outcome == Outcome.POSSIBLE_DUPLICATE || outcome == Outcome.REFUSED;
    }

    private List<ClaimedPatient> list() {
        Map<PatientField, String> mapping = new EnumMap<>(PatientField.class);
        columns.forEach((field, name) -> mapping.put(PatientField.parse(field)
                .orElseThrow(() -> new ElsewhereException(ElsewhereException.Code.UNKNOWN_COLUMN)), name));
        try {
            if (Files.size(file) > PatientTable.LARGEST_BYTES) throw new ElsewhereException(ElsewhereException.Code.TOO_LARGE);
            byte[] bytes = Files.readAllBytes(file);
            boolean json = bytes.length > 0 && bytes[0] == '{';
            return json ? PatientBundle.read(bytes) : PatientTable.read(bytes, mapping);
        } catch (IOException e) {
            throw new CommandRefusedException(Code.FILE_NOT_READABLE);
        }
    }

    private String line(Brought each) {
        String why = each.refusal().map(problem -> new ErrorWords(words().language()).sentence(problem)).orElse("");
        String whom = String.join(", ", each.patients().stream().map(Object::toString).toList());
        Labels labels = new Labels(words().language());
        String differs = each.differs().stream().sorted().map(labels::of).collect(Collectors.joining(", "));
        return words().say("say.patient-brought", String.valueOf(each.row()), labels.of(each.outcome()), whom, differs, why);
    }

    private static ObjectNode json(Brought each) {
        ObjectNode json = Reply.emptyJson().put("row", each.row()).put("outcome", each.outcome().name());
        ArrayNode patients = json.putArray("patients");
        each.patients().forEach(patient -> patients.add(patient.toString()));
        ArrayNode differs = json.putArray("differs");
        each.differs().stream().sorted().forEach(field -> differs.add(field.name()));
        each.refusal().flatMap(ErrorWords::codeOf).ifPresent(code -> json.put("code", ErrorWords.key(code)));
        return json;
    }
}
