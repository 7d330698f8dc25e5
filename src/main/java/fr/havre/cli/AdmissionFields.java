package fr.havre.cli;

import fr.havre.admissions.AdmissionSituation;
import fr.havre.admissions.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command is told of a stay; what is not said stays as it was. */
final class AdmissionFields {
    @Option(names = "--hospital", paramLabel = "NAME", descriptionKey = "admission.hospital")
    private Optional<String> hospital = Optional.empty();
    @Option(names = "--service", paramLabel = "NAME", descriptionKey = "admission.service")
    private Optional<String> service = Optional.empty();
    @Option(names = "--reason", paramLabel = "WORDS|-", descriptionKey = "admission.reason")
    private Optional<String> reason = Optional.empty();
    @Option(names = "--day", paramLabel = "DATE", descriptionKey = "admission.day")
    private Optional<String> day = Optional.empty();
    @Option(names = "--leaving", paramLabel = "DATE", descriptionKey = "admission.leaving")
    private Optional<String> leaving = Optional.empty();
    @Option(names = "--facts", paramLabel = "FACT", split = ",", descriptionKey = "admission.facts")
    private List<Said> facts = new ArrayList<>();
    @Option(names = "--holders", paramLabel = "1|2", descriptionKey = "admission.holders")
    private Optional<Integer> holders = Optional.empty();
    @Spec(Spec.Target.MIXEE) private CommandLine.Model.CommandSpec spec;

    /** The facts that a person says of a stay. */
    enum Said {
        SCHEDULED, SURGERY, ANAESTHESIA, PROTECTED_ADULT, WORK_ACCIDENT, BIRTH, FOREIGN_COVER, STATE_AID, PUBLIC_HOSPITAL,
        QUESTIONNAIRE, SINGLE_ROOM, CONFIDENTIAL, NONE;

        static Set<Fact> facts(List<Said> said) {
            Set<Fact> facts = new HashSet<>();
            for (Said each : said) if (each != NONE) facts.add(Fact.valueOf(each.name()));
            return facts;
        }
    }

    /** The stay as it shall be, {@code before} being what it is. */
    AdmissionSituation over(Optional<AdmissionSituation> before, Terminal terminal) {
        if (holders.filter(number -> number < 1 || number > 2).isPresent()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "1 or 2", spec.findOption("--holders"), "");
        }
        Optional<String> why = reason.map(words -> words.equals("-") ? terminal.rest() : words);
        LocalDate admission = day.map(AdmissionFields::day).or(() -> before.map(AdmissionSituation::day))
                .orElseThrow(() -> missing("--day"));
        return new AdmissionSituation(
                hospital.or(() -> before.map(AdmissionSituation::hospital)).orElseThrow(() -> missing("--hospital")),
                service.or(() -> before.map(AdmissionSituation::service)).orElse(""),
                why.or(() -> before.map(AdmissionSituation::reason)).orElse(""), admission,
                leaving.map(AdmissionFields::day).or(() -> before.flatMap(AdmissionSituation::leaving)),
                facts.isEmpty() ? before.map(AdmissionSituation::said).orElse(Set.of()) : Said.facts(facts),
                holders.or(() -> before.map(AdmissionSituation::holders)).orElse(2));
    }

    private MissingParameterException missing(String option) {
        return new MissingParameterException(spec.commandLine(), spec.findOption(option), option);
    }

    /** A whole day, as people write it in France, or ISO. */
    static LocalDate day(String typed) {
        return PatientFields.date(typed).day()
                .orElseThrow(() -> new CommandRefusedException(CommandRefusedException.Code.DATE_NOT_UNDERSTOOD));
    }
}
