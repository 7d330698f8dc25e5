package fr.havre.cli;

import fr.havre.OpenRecord;
import fr.havre.OpenVault;
import fr.havre.access.Permission;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.documents.DocumentId;
import fr.havre.patients.ConsentException;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.record.NotOwed;
import fr.havre.record.QueueItem;
import fr.havre.record.RecordEntry;
import fr.havre.record.RecordPull;
import fr.havre.record.RecordRefusedException;
import fr.havre.record.RecordSettings;
import fr.havre.record.Visibility;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.Reason;
import fr.havre.sync.SyncState;
import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Labels;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The national record: how it is reached, what is sent, what comes back. */
final class RecordCommands {
    private RecordCommands() { }

    /** Says how the record is reached and who we are for it. Each part may be given alone. */
    @CommandLine.Command(name = "connect")
    static final class Connect extends VaultCommand {
        @Option(names = "--base", paramLabel = "ADDRESS", descriptionKey = "connect.base")
        private Optional<URI> base = Optional.empty();
        @Option(names = "--token-file", paramLabel = "FILE|-", descriptionKey = "connect.token-file")
        private Optional<String> tokenFile = Optional.empty();
        @Option(names = "--kind", paramLabel = "KIND", defaultValue = "mhd", descriptionKey = "connect.kind")
        private String kind;
        @Option(names = "--certificates", paramLabel = "FILE", descriptionKey = "connect.certificates")
        private Optional<Path> certificates = Optional.empty();
        @Option(names = "--organisation", paramLabel = "NUMBER", descriptionKey = "connect.organisation")
        private Optional<String> organisation = Optional.empty();
        @Option(names = "--practice-name", paramLabel = "TEXT", defaultValue = "",
                descriptionKey = "connect.practice-name")
        private String practiceName;
        @Option(names = "--facility-type", paramLabel = "CODE", defaultValue = "SA07",
                descriptionKey = "connect.facility-type")
        private String facilityType;
        @Option(names = "--practice-setting", paramLabel = "CODE", defaultValue = "AMBULATOIRE",
                descriptionKey = "connect.practice-setting")
        private String practiceSetting;
        @Option(names = "--professional", paramLabel = "NUMBER", descriptionKey = "connect.professional")
        private Optional<String> professional = Optional.empty();
        @Option(names = "--family", paramLabel = "TEXT", defaultValue = "", descriptionKey = "connect.family")
        private String family;
        @Option(names = "--given", paramLabel = "TEXT", defaultValue = "", descriptionKey = "connect.given")
        private String given;
        @Option(names = "--specialty", paramLabel = "CODE", defaultValue = "", descriptionKey = "connect.specialty")
        private String specialty;

        Connect(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            vault.session().require(Permission.CONFIGURE_CONNECTOR);
            RecordSettings settings = vault.record().settings();
            Optional<RecordSettings.Practice> practice = organisation.map(this::practice);
            Optional<RecordSettings.Professional> person = professional.map(this::person);
            practice.ifPresent(each -> settings.describePractice(vault.session(), each));
            person.ifPresent(each -> settings.describe(vault.session(), vault.session().person(), each));
            base.ifPresent(address -> settings.connect(vault.session(), new RecordSettings.Connection(kind, address,
                    token(), certificates.map(Connect::pem), Map.of())));
            String host = vault.record().database().read(settings::connectedTo).orElse("");
            return Reply.of(words().say("say.connected", host.isEmpty() ? "-" : host), Reply.emptyJson()
                    .put("host", host).put("practice", vault.record().database().read(settings::practice).isPresent())
                    .put("professional", vault.record().database().read(
                            tx -> settings.professional(tx, vault.session().person())).isPresent()));
        }

        private RecordSettings.Practice practice(String number) {
            try {
                return new RecordSettings.Practice(number, practiceName, facilityType, practiceSetting);
            } catch (RecordRefusedException e) {
                throw new CommandRefusedException(Code.PRACTICE_NOT_DESCRIBED);
            }
        }

        private RecordSettings.Professional person(String number) {
            try {
                return new RecordSettings.Professional(number, family, given, specialty);
            } catch (RecordRefusedException e) {
                throw new CommandRefusedException(Code.PROFESSIONAL_NOT_DESCRIBED);
            }
        }

        private String token() {
            char[] secret = passphrases().existing(tokenFile);
            String token = new String(secret);
            Arrays.fill(secret, '\0');
            return token;
        }

        private static String pem(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new CommandRefusedException(Code.FILE_NOT_READABLE);
            }
        }
    }

    /** Queues documents for their patients' national record. */
    @CommandLine.Command(name = "publish")
    static final class Publish extends VaultCommand {
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "DOCUMENT", descriptionKey = "publish.documents")
        private List<String> documents = new ArrayList<>();
        @ArgGroup(exclusive = true)
        private final Instead instead = new Instead();

        /** Hidden there from the first moment on; or not sent at all, which somebody may take back. */
        private static final class Instead {
            @Option(names = "--hidden-from", paramLabel = "patient|legal_representatives|professionals",
                    descriptionKey = "publish.hidden-from")
            private Optional<RecordChangeCommands.From> hiddenFrom = Optional.empty();
            @Option(names = "--not-owed", paramLabel = "patient_objects|sent_by_another|not_useful|internal",
                    descriptionKey = "publish.not-owed")
            private Optional<NotOwed> notOwed = Optional.empty();
            @Option(names = "--owed", descriptionKey = "publish.owed")
            private boolean owed;
        }

        Publish(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            vault.session().require(Permission.PUBLISH_DOCUMENT);
            List<DocumentId> ids = documents.stream().map(DocumentCommands::id).toList();
            if (instead.notOwed.isPresent() || instead.owed) return decided(vault, ids);
            Optional<Visibility> hidden = instead.hiddenFrom.map(RecordChangeCommands.From::visibility);
            List<OutboxLine> queued = new ArrayList<>();
            for (DocumentId each : ids) {
                vault.record().publishing().request(vault.session(), each, Duration.ZERO, hidden);
                vault.record().publishing().linesOf(vault.session(), each).stream().reduce((_, last) -> last)
                        .ifPresent(queued::add);
            }
            QueueView view = new QueueView(words());
            ObjectNode json = Reply.emptyJson();
            ArrayNode list = json.putArray("items");
            queued.forEach(item -> list.add(QueueView.json(item)));
            return Reply.of(queued.stream().map(view::line).toList(), json);
        }

        private Reply decided(OpenVault vault, List<DocumentId> ids) {
            for (DocumentId each : ids) {
                instead.notOwed.ifPresentOrElse(reason -> vault.record().duty().decline(vault.session(), each, reason),
                        () -> vault.record().duty().owe(vault.session(), each));
            }
            ObjectNode json = Reply.emptyJson();
            ArrayNode list = json.putArray("notOwed");
            List<String> lines = new ArrayList<>();
            Labels labels = new Labels(words().language());
            vault.record().duty().declined(vault.session()).forEach((document, reason) -> {
                if (!ids.contains(document)) return;
                list.addObject().put("id", document.toString()).put("reason", reason.name());
                lines.add(words().say("say.not-owed", document.toString(), labels.of(reason)));
            });
            if (lines.isEmpty()) ids.forEach(each -> lines.add(words().say("say.owed-again", each.toString())));
            return Reply.of(lines, json);
        }
    }

    /** Sends what waits and looks at watched records, until nothing is due. */
    @CommandLine.Command(name = "sync")
    static final class Sync extends VaultCommand {
        @Spec private CommandSpec command;
        @Option(names = "--patient", paramLabel = "PATIENT", split = ",", descriptionKey = "sync.patient")
        private List<String> patients = new ArrayList<>();
        @Option(names = "--agenda", descriptionKey = "sync.agenda")
        private boolean agenda;
        @Option(names = "--fetch-all", descriptionKey = "sync.fetch-all")
        private boolean fetchAll;
        @Option(names = "--pick", paramLabel = "ENTRY", split = ",", descriptionKey = "sync.pick")
        private List<Long> picked = new ArrayList<>();
        @Option(names = "--told", descriptionKey = "sync.told")
        private boolean told;

        Sync(Surroundings surroundings) {
            super(surroundings);
        }

        @Override void requireSense() {
            if (patients.isEmpty() && !agenda && (fetchAll || told || !picked.isEmpty())) {
                throw new MissingParameterException(command.commandLine(), command.findOption("--patient"), "");
            }
        }

        @Override Reply in(OpenVault vault) {
            vault.session().require(Permission.RUN_QUEUE);
            OpenRecord record = vault.record();
            if (record.database().read(record.settings()::connectedTo).isEmpty()) {
                throw new CommandRefusedException(Code.NOT_CONNECTED);     // an empty answer would look like "nothing new"
            }
            List<PatientId> watched = new ArrayList<>(patients.stream().map(PatientCommands::id).toList());
            if (agenda) watched.addAll(comingSoon(vault, watched));
            for (PatientId each : watched) {
                record.consultation().open(vault.session(), each);
                if (fetchAll) record.consultation().fetchAutomatically(vault.session(), each, true);
                if (!picked.isEmpty()) record.consultation().pick(vault.session(), each, picked);
            }
            record.reachability().tryAgain(terminal().host().time().instant());
            record.queue().retryAll(vault.session());                      // somebody asks: nothing waits for its next try
            AdmissionSendingCommands.carry(vault);
            record.sending().runUntilIdle();
            watched.forEach(each -> record.pulling().pullNow(RecordPull.NAME, each.value()));  // due or not
            record.pulling().runUntilIdle();
            record.sending().runUntilIdle();                                // what a look at the record has confirmed or freed
            while (vault.documents().buildIndex(DocumentCommands.INDEX_STEP)) { }
            return reply(vault, record, watched);
        }

        /** Those who have an appointment today or the next day, and whose record may be looked at. */
        private List<PatientId> comingSoon(OpenVault vault, List<PatientId> named) {
            List<PatientId> coming = new ArrayList<>(vault.agenda().soon(vault.session()));
            coming.removeAll(named);
            coming.removeIf(each -> {
                try {
                    vault.record().consultation().open(vault.session(), each);
                    return false;
                } catch (PatientException | ConsentException e) {
                    return true;                                           // not qualified, or refused: nothing is asked
                }
            });
            return coming;
        }

        private Reply reply(OpenVault vault, OpenRecord record, List<PatientId> watched) {
            QueueView view = new QueueView(words());
            List<String> lines = new ArrayList<>();
            ObjectNode json = Reply.emptyJson();
            ArrayNode entries = json.putArray("entries");
            for (PatientId patient : watched) {
                for (RecordEntry entry : record.consultation().entries(vault.session(), patient)) {
                    entries.add(QueueView.json(entry));
                    lines.add(view.line(entry));
                }
                if (told) record.consultation().told(vault.session(), patient);
            }
            List<QueueItem> waiting = record.queue().waiting(vault.session());
            ArrayNode items = json.putArray("waiting");
            waiting.forEach(item -> {
                items.add(QueueView.json(item));
                lines.add(view.line(item));
            });
            json.set("states", view.states(record, lines));
            Optional<Reason> problem = Stream.concat(record.reachability().states().stream().map(SyncState::reason),
                    waiting.stream().map(item -> item.line().reason())).flatMap(Optional::stream).findFirst();
            problem.ifPresent(reason -> terminal().err().println(new ErrorWords(words().language()).sentence(reason)));
            return new Reply(lines, json, problem.isPresent() ? ExitCode.REFUSED : ExitCode.DONE);
        }
    }
}
