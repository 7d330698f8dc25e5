package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.access.Permission;
import fr.havre.admissions.AdmissionNumbers;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.sending.SendingNumbers;
import fr.havre.sending.SendingNumbers.Numbers;
import fr.havre.ui.words.Labels;
import fr.havre.sync.OutboxState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre numbers}: the practice in numbers, without a name. Without the clinical key only its admissions. */
@CommandLine.Command(name = "numbers")
final class NumbersCommand extends VaultCommand {
    @Option(names = "--weeks", paramLabel = "N", defaultValue = "12", descriptionKey = "numbers.weeks")
    private int weeks;

    NumbersCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override Reply in(OpenVault vault) {
        int counted = weeks();
        Optional<Numbers> sending = vault.session().may(Permission.SEE_QUEUE) ? vault.sendingNumbers().map(each ->
                each.of(vault.session(), counted)) : Optional.empty();
        List<AdmissionNumbers.Week> admissions = vault.admissionNumbers().of(vault.session(), counted);
        ObjectNode json = Reply.emptyJson().put("weeks", counted);
        List<String> lines = new ArrayList<>();
        sending.ifPresent(numbers -> tell(numbers, lines, json));
        admissions.forEach(each -> lines.add(words().say("say.numbers-admissions", each.monday(), each.admissions(),
                each.completeOnTime())));
        Reply.list(json, "admissions", admissions, each -> Reply.emptyJson().put("monday", each.monday().toString())
                .put("admissions", each.admissions()).put("completeOnTime", each.completeOnTime()));
        if (lines.isEmpty()) lines.add(words().say("say.numbers-none"));
        return Reply.of(lines, json);
    }

    private int weeks() {
        if (weeks >= 1 && weeks <= SendingNumbers.MOST_WEEKS) return weeks;
        throw new CommandRefusedException(Code.TOO_MANY_WEEKS);
    }

    private void tell(Numbers numbers, List<String> lines, ObjectNode json) {
        Labels labels = new Labels(words().language());
        numbers.left().forEach(each -> lines.add(words().say("say.numbers-left", each.monday(), each.way().name(), each.type(),
                each.count())));
        Reply.list(json, "left", numbers.left(), each -> Reply.emptyJson().put("monday", each.monday().toString())
                .put("way", each.way().name()).put("type", each.type()).put("count", each.count()));
        numbers.delay().ifPresent(delay -> {
            lines.add(words().say("say.numbers-delay", delay.documents(), minutes(delay.median()), minutes(delay.nineInTen())));
            json.putObject("delay").put("documents", delay.documents()).put("medianMinutes", delay.median().toMinutes())
                    .put("nineInTenMinutes", delay.nineInTen().toMinutes());
        });
        numbers.blocked().forEach(each -> lines.add(words().say("say.numbers-blocked", labels.of(OutboxState.valueOf(each.state())),
                each.reason().map(Enum::name).orElse(""), each.count())));
        Reply.list(json, "blocked", numbers.blocked(), each -> Reply.emptyJson().put("state", each.state())
                .put("reason", each.reason().map(Enum::name).orElse("")).put("count", each.count()).put("since", each.since().toString()));
    }

    private static long minutes(Duration duration) {
        return duration.toMinutes();
    }
}
