package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.patients.Consent;
import fr.havre.patients.Ins;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientVersion;
import fr.havre.patients.Patients;
import fr.havre.patients.ProofType;
import fr.havre.ui.words.ErrorWords;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre patients …}. */
final class PatientCommands {
    private PatientCommands() { }

    /** Reads an id as a command was given it. */
    static PatientId id(String typed) {
        try {
            return PatientId.of(typed);
        } catch (IllegalArgumentException e) {
            throw new CommandRefusedException(Code.ID_NOT_UNDERSTOOD);
        }
    }

    /** A command about one patient. */
    abstract static class OfPatient extends VaultCommand {
        @Parameters(index = "1", paramLabel = "PATIENT", descriptionKey = "patient.id")
        private String patient;

        OfPatient(Surroundings surroundings) {
            super(surroundings);
        }

        PatientId patient() {
            return id(patient);
        }

        Reply shown(Patient changed) {
            return Reply.of(new PatientView(words()).line(changed), PatientView.json(changed));
        }
    }

    /** Creates a patient; shows possible duplicates first and then needs to be told that they are others. */
    @CommandLine.Command(name = "add")
    static final class Add extends VaultCommand {
        @Mixin private PatientFields fields;
        @Option(names = "--not-the-same-as", paramLabel = "PATIENT", split = ",",
                descriptionKey = "patient.not-the-same-as")
        private List<String> others = new ArrayList<>();

        Add(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Set<PatientId> looked = new HashSet<>();
            others.forEach(each -> looked.add(id(each)));
            Patients.Draft draft = fields.over(Optional.empty(), terminal());
            try {
                PatientId created = vault.patients().create(vault.session(), draft, looked);
                return Reply.of(words().say("say.patient-created", created.toString()), Reply.emptyJson().put("id",
                        created.toString()));
            } catch (PatientException e) {
                if (e.code() != PatientException.Code.POSSIBLE_DUPLICATE) throw e;
                return duplicates(vault, e);
            }
        }

        /** Those who may be meant, on the answer's stream: they are patients' names. */
        private Reply duplicates(OpenVault vault, PatientException refused) {
            terminal().err().println(new ErrorWords(words().language()).sentence(refused));
            List<Patient> found = refused.patients().stream().map(each -> vault.patients().open(vault.session(), each))
                    .toList();
            ObjectNode json = Reply.emptyJson();
            Reply.list(json, "possibleDuplicates", found, PatientView::json);
            return new Reply(found.stream().map(new PatientView(words())::line).toList(), json, ExitCode.REFUSED);
        }
    }

    /** Finds patients by whatever is known of them. */
    @CommandLine.Command(name = "find")
    static final class Find extends VaultCommand {
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "WORDS|-", descriptionKey = "patient.words")
        private List<String> typed = new ArrayList<>();

        Find(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            String text = typed.equals(List.of("-")) ? terminal().rest() : String.join(" ", typed);
            List<Patient> found = vault.patients().find(vault.session(), text);
            ObjectNode json = Reply.emptyJson();
            Reply.list(json, "patients", found, PatientView::json);
            List<String> lines = new ArrayList<>(found.stream().map(new PatientView(words())::line).toList());
            lines.add(words().say("say.patients-found", found.size()));
            return Reply.of(lines, json);
        }
    }

    /** Shows a patient, decisions and history. */
    @CommandLine.Command(name = "show")
    static final class Show extends OfPatient {
        Show(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Patient patient = vault.patients().open(vault.session(), patient());
            List<PatientVersion> history = vault.patients().history(vault.session(), patient.id());
            List<Consent> consents = vault.consents().history(vault.session(), patient.id());
            PatientView view = new PatientView(words());
            List<String> lines = new ArrayList<>(List.of(view.line(patient)));
            ObjectNode json = PatientView.json(patient);
            Reply.list(json, "consents", consents, PatientView::json);
            Reply.list(json, "history", history, PatientView::json);
            consents.forEach(each -> lines.add(view.line(each)));
            history.forEach(each -> lines.add(view.line(each)));
            return Reply.of(lines, json);
        }
    }

    /** Corrects a patient. */
    @CommandLine.Command(name = "edit")
    static final class Edit extends OfPatient {
        @Mixin private PatientFields fields;
        @Option(names = "--version-seen", paramLabel = "N", descriptionKey = "patient.version-seen")
        private Optional<Integer> seen = Optional.empty();

        Edit(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Patient before = vault.patients().open(vault.session(), patient());
            Patients.Draft corrected = fields.over(Optional.of(before), terminal());
            if (corrected.equals(new Patients.Draft(before.traits(), before.used(), before.contact()))) {
                throw new CommandRefusedException(Code.NOTHING_CHANGED);
            }
            return shown(vault.patients().edit(vault.session(), before.id(), seen.orElse(before.version()), corrected));
        }
    }

    /** Records the INSi teleservice's answer, as another program or the teleservice's site gave it. */
    @CommandLine.Command(name = "insi")
    static final class Insi extends OfPatient {
        @Mixin private PatientFields fields;
        @Option(names = "--ins", paramLabel = "NUMBER|-", descriptionKey = "patient.ins")
        private Optional<String> number = Optional.empty();
        @Option(names = "--oid", paramLabel = "OID", defaultValue = "1.2.250.1.213.1.4.8",
                descriptionKey = "patient.oid")
        private String oid;
        @Option(names = "--accept-differences", descriptionKey = "patient.accept-differences")
        private boolean accepted;
        @Option(names = "--withdraw", descriptionKey = "patient.insi-withdraw")
        private boolean withdraw;

        Insi(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            if (withdraw) return shown(vault.patients().insiWithdrawn(vault.session(), patient()));
            String typed = number.map(each -> each.equals("-") ? new String(terminal().secretLine()) : each).orElse("");
            Ins ins = Ins.Issuer.ofOid(oid).flatMap(issuer -> Ins.parse(typed, issuer))
                    .orElseThrow(() -> new CommandRefusedException(Code.INS_NOT_VALID));
            Patient before = vault.patients().open(vault.session(), patient());
            return shown(vault.patients().insiAnswered(vault.session(), before.id(), ins,
                    fields.over(Optional.of(before), terminal()).traits(), accepted));
        }
    }

    /** Records that a proof of identity was seen. */
    @CommandLine.Command(name = "proof")
    static final class Proof extends OfPatient {
        @Option(names = "--type", paramLabel = "TYPE", descriptionKey = "patient.proof")
        private Optional<ProofType> type = Optional.empty();
        @Option(names = "--withdraw", descriptionKey = "patient.proof-withdraw")
        private boolean withdraw;
        @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

        Proof(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            if (withdraw) return shown(vault.patients().proofWithdrawn(vault.session(), patient()));
            ProofType shown = type.orElseThrow(() -> new CommandLine.MissingParameterException(spec.commandLine(),
                    spec.findOption("--type"), "type"));
            int version = vault.patients().open(vault.session(), patient()).version();
            return shown(vault.patients().proofChecked(vault.session(), patient(), version, shown));
        }
    }

    /** Records a decision of the patient. */
    @CommandLine.Command(name = "consent")
    static final class ConsentTo extends OfPatient {
        @Parameters(index = "2", paramLabel = "IO|INO|IC|INC|NA", descriptionKey = "patient.decision")
        private Consent.Decision decision;
        @Option(names = "--on", paramLabel = "DATE", descriptionKey = "patient.decided-on")
        private Optional<LocalDate> on = Optional.empty();

        ConsentTo(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            LocalDate today = LocalDate.ofInstant(terminal().host().time().instant(), ZoneId.systemDefault());
            vault.consents().record(vault.session(), patient(), decision, on.orElse(today));
            Consent recorded = vault.consents().history(vault.session(), patient()).getFirst();
            return Reply.of(new PatientView(words()).line(recorded), PatientView.json(recorded));
        }
    }
}
