package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.access.Permission;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.patients.questionnaires.Filled;
import fr.havre.patients.questionnaires.Questionnaire;
import fr.havre.patients.questionnaires.Questionnaires;
import fr.havre.ui.questionnaires.QuestionnairePage;
import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre questionnaires …}: forms, and what patients answered. */
final class QuestionnaireCommands {
    private QuestionnaireCommands() { }

    private static Questionnaires questionnaires(OpenVault vault) {
        return vault.questionnaires().orElseThrow(() ->
                new VaultException(VaultException.Code.COMPARTMENT_CLOSED, Compartment.CLINICAL.schema()));
    }

    private static ObjectNode json(Filled each) {
        ObjectNode json = Reply.emptyJson().put("id", each.id().toString()).put("url", each.url()).put("version", each.version())
                .put("title", each.title()).put("answeredOn", each.answeredOn().toString());
        ObjectNode answers = json.putObject("answers");
        each.answers().forEach((question, given) -> given.forEach(answers.putArray(question)::add));
        return json;
    }

    /** The forms that are known, or a patient's answers. */
    @CommandLine.Command(name = "list")
    static final class Listing extends VaultCommand {
        @Option(names = "--patient", paramLabel = "PATIENT", descriptionKey = "questionnaires.patient")
        private Optional<String> patient = Optional.empty();

        Listing(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            ObjectNode json = Reply.emptyJson();
            if (patient.isEmpty()) {
                List<Questionnaire> known = questionnaires(vault).known(vault.session(), words().language().locale().getLanguage());
                Reply.list(json, "questionnaires", known, each -> Reply.emptyJson().put("url", each.url())
                        .put("version", each.version()).put("title", each.title()));
                return Reply.of(known.stream().map(each -> words().say("say.questionnaire", each.title(), each.url())).toList(), json);
            }
            List<Filled> answered = questionnaires(vault).of(vault.session(), PatientCommands.id(patient.get()));
            Reply.list(json, "answered", answered, QuestionnaireCommands::json);
            return Reply.of(answered.stream().map(each -> words().say("say.questionnaire-answered", each.answeredOn(),
                    each.title(), each.id().toString())).toList(), json);
        }
    }

    /** Keeps a form of a file. */
    @CommandLine.Command(name = "add")
    static final class Add extends VaultCommand {
        @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "questionnaires.form")
        private Path file;

        Add(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Questionnaire read = questionnaires(vault).read(vault.session(), ProfileFileCommands.read(file));
            return Reply.of(words().say("say.questionnaire", read.title(), read.url()), Reply.emptyJson().put("url", read.url())
                    .put("version", read.version()).put("title", read.title()));
        }
    }

    /** Answers on the command line, or of a file. */
    @CommandLine.Command(name = "answer")
    static final class Answer extends PatientCommands.OfPatient {
        @Option(names = "--form", paramLabel = "URL", descriptionKey = "questionnaires.url")
        private Optional<String> form = Optional.empty();
        @Option(names = "--answer", paramLabel = "QUESTION=ANSWER", descriptionKey = "questionnaires.answer")
        private List<String> answers = new ArrayList<>();
        @Option(names = "--from", paramLabel = "FILE", descriptionKey = "questionnaires.from")
        private Optional<Path> from = Optional.empty();
        @Option(names = "--whatever-it-names", descriptionKey = "profile.whatever")
        private boolean whatever;

        Answer(Surroundings surroundings) {
            super(surroundings);
        }

        @Override void requireSense() {
            if (form.isPresent() == from.isPresent()) throw new CommandRefusedException(Code.INPUT_NOT_UNDERSTOOD);
        }

        @Override Reply in(OpenVault vault) {
            Questionnaires.Kept kept = from.isPresent()
                    ? questionnaires(vault).readAnswers(vault.session(), patient(), ProfileFileCommands.read(from.get()), whatever)
                    : questionnaires(vault).keep(vault.session(), patient(), form.orElseThrow(), typed(),
                            ProfileCommands.today(terminal()));
            return Reply.of(List.of(words().say("say.questionnaire-answered", kept.filled().answeredOn(),
                    kept.filled().title(), kept.filled().id().toString()), words().say("say.profile-proposed",
                    kept.proposed().added())), json(kept.filled()).put("proposed", kept.proposed().added()));
        }

        private Map<String, List<String>> typed() {
            Map<String, List<String>> typed = new LinkedHashMap<>();
            for (String each : answers) {
                int at = each.indexOf('=');
                if (at < 1) throw new CommandRefusedException(Code.INPUT_NOT_UNDERSTOOD);
                typed.computeIfAbsent(each.substring(0, at), _ -> new ArrayList<>()).add(each.substring(at + 1));
            }
            return typed;
        }
    }

    /** On paper, blank or with the answers. */
    @CommandLine.Command(name = "print")
    static final class Print extends PatientCommands.OfPatient {
        @Parameters(index = "2", paramLabel = "URL|ANSWER", descriptionKey = "questionnaires.which")
        private String which;
        @Option(names = "--to", paramLabel = "FILE", required = true, descriptionKey = "profile.to")
        private Path file;
        @Option(names = "--large", descriptionKey = "profile.large")
        private boolean large;

        Print(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            vault.session().require(Permission.EXPORT_DOCUMENT);
            Optional<Filled> answered = questionnaires(vault).of(vault.session(), patient()).stream()
                    .filter(each -> each.id().toString().equals(which)).findFirst();
            Questionnaire form = questionnaires(vault).find(vault.session(), answered.map(Filled::url).orElse(which),
                    words().language().locale().getLanguage());
            PrivateFiles.writeNew(file, new QuestionnairePage(words().language()).pdf(form,
                    vault.patients().open(vault.session(), patient()), answered.map(Filled::answers).orElse(Map.of()),
                    terminal().host().time().instant(), large));
            return Reply.of(words().say("say.profile-written", file.toString()), Reply.emptyJson().put("file", file.toString()));
        }
    }

    /** Answers for another program. */
    @CommandLine.Command(name = "export")
    static final class Export extends VaultCommand {
        @Parameters(index = "1", paramLabel = "ANSWER", descriptionKey = "questionnaires.answer-id")
        private UUID answer;
        @Option(names = "--to", paramLabel = "FILE", required = true, descriptionKey = "profile.to")
        private Path file;

        Export(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            PrivateFiles.writeNew(file, questionnaires(vault).response(vault.session(), answer));
            return Reply.of(words().say("say.profile-written", file.toString()), Reply.emptyJson().put("file", file.toString()));
        }
    }
}
