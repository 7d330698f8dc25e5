package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.access.Permission;
import fr.havre.agenda.prevention.BoxCode;
import fr.havre.agenda.prevention.Dose;
import fr.havre.agenda.prevention.DueState;
import fr.havre.agenda.prevention.Prevention;
import fr.havre.agenda.prevention.PreventionException;
import fr.havre.agenda.prevention.PreventionFile;
import fr.havre.agenda.prevention.ReminderCandidate;
import fr.havre.agenda.prevention.Reminders;
import fr.havre.agenda.prevention.Risk;
import fr.havre.agenda.prevention.Situation;
import fr.havre.agenda.prevention.VaccinationRules;
import fr.havre.agenda.prevention.Vaccine;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.documents.DocumentId;
import fr.havre.patients.PatientId;
import fr.havre.ui.prevention.ReminderSending;
import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre prevention …}: vaccinations given and due. */
final class PreventionCommands {
    private PreventionCommands() { }

    private static Prevention prevention(OpenVault vault) {
        return vault.prevention().orElseThrow(() ->
                new VaultException(VaultException.Code.COMPARTMENT_CLOSED, Compartment.CLINICAL.schema()));
    }

    /** A command about one patient's vaccinations. */
    abstract static class OfPatient extends PatientCommands.OfPatient {
        OfPatient(Surroundings surroundings) {
            super(surroundings);
        }

        abstract PreventionFile done(OpenVault vault, Prevention prevention);

        @Override final Reply in(OpenVault vault) {
            PreventionFile file = done(vault, prevention(vault));
            return Reply.of(new PreventionView(words()).lines(file), PreventionView.json(file));
        }
    }

    /** What was given and what is due. */
    @CommandLine.Command(name = "show")
    static final class Show extends OfPatient {
        Show(Surroundings surroundings) {
            super(surroundings);
        }

        @Override PreventionFile done(OpenVault vault, Prevention prevention) {
            return prevention.open(vault.session(), patient());
        }
    }

    /** Notes down a dose. */
    @CommandLine.Command(name = "add")
    static final class Add extends OfPatient {
        @Parameters(index = "2", arity = "0..1", paramLabel = "VACCINE", descriptionKey = "prevention.vaccine")
        private Optional<String> vaccine = Optional.empty();
        @Option(names = "--on", paramLabel = "DATE", required = true, descriptionKey = "prevention.on")
        private String on;
        @Option(names = "--lot", paramLabel = "TEXT", descriptionKey = "prevention.lot")
        private Optional<String> lot = Optional.empty();
        @Option(names = "--box", paramLabel = "CODE|-", descriptionKey = "prevention.box")
        private Optional<String> box = Optional.empty();
        @Option(names = "--by", paramLabel = "WHO", descriptionKey = "prevention.by")
        private Optional<String> by = Optional.empty();

        Add(Surroundings surroundings) {
            super(surroundings);
        }

        /** Of a box that was never seen here the vaccine must be named. */
        @Override PreventionFile done(OpenVault vault, Prevention prevention) {
            Optional<BoxCode> code = box.map(typed -> BoxCode.parse(typed.equals("-") ? terminal().rest() : typed));
            String named = vaccine.or(() -> code.flatMap(read -> prevention.vaccineOf(vault.session(), read)).map(Vaccine::id)).orElse("");
            return prevention.given(vault.session(), patient(), new Dose(named, PatientFields.date(on),
                    lot.or(() -> code.flatMap(BoxCode::lot)), code.map(BoxCode::product), code.flatMap(BoxCode::expires), by));
        }
    }

    /** A dose was noted down by mistake. */
    @CommandLine.Command(name = "remove")
    static final class Remove extends OfPatient {
        @Parameters(index = "2", paramLabel = "DOSE", descriptionKey = "prevention.dose")
        private UUID dose;

        Remove(Surroundings surroundings) {
            super(surroundings);
        }

        @Override PreventionFile done(OpenVault vault, Prevention prevention) {
            return prevention.mistaken(vault.session(), patient(), dose);
        }
    }

    /** Says what else decides. */
    @CommandLine.Command(name = "situation")
    static final class Say extends OfPatient {
        @Option(names = "--risks", paramLabel = "RISK", split = ",", descriptionKey = "prevention.risks")
        private List<Said> risks = new ArrayList<>();
        @Option(names = "--pregnant-since", paramLabel = "DATE|none", descriptionKey = "prevention.pregnant-since")
        private Optional<String> pregnantSince = Optional.empty();

        /** What may be said. */
        enum Said { PREMATURE, IMMUNOCOMPROMISED, CHRONIC_DISEASE, MOTHER_VACCINATED, NONE }

        Say(Surroundings surroundings) {
            super(surroundings);
        }

        @Override PreventionFile done(OpenVault vault, Prevention prevention) {
            Situation before = prevention.open(vault.session(), patient()).situation();
            Set<Risk> said = risks.stream().filter(each -> each != Said.NONE).map(each -> Risk.valueOf(each.name()))
                    .collect(Collectors.toSet());
            Optional<LocalDate> since = pregnantSince.isEmpty() ? before.pregnantSince()
                    : pregnantSince.filter(typed -> !typed.equals("none")).map(AdmissionFields::day);
            Situation after = new Situation(risks.isEmpty() ? before.risks() : said, since);
            if (after.equals(before)) throw new CommandRefusedException(Code.NOTHING_CHANGED);
            return prevention.situation(vault.session(), patient(), after);
        }
    }

    /** Decides against one, with a reason, or takes that back. */
    @CommandLine.Command(name = "decline")
    static final class DecideAgainst extends OfPatient {
        @Parameters(index = "2", paramLabel = "RULE", descriptionKey = "prevention.rule")
        private String rule;
        @ArgGroup(multiplicity = "1") private How how;

        /** One of these. */
        static final class How {
            @Option(names = "--reason", paramLabel = "WORDS|-", descriptionKey = "prevention.reason")
            private String reason;
            @Option(names = "--withdraw", descriptionKey = "prevention.withdraw")
            private boolean withdraw;
        }

        DecideAgainst(Surroundings surroundings) {
            super(surroundings);
        }

        @Override PreventionFile done(OpenVault vault, Prevention prevention) {
            if (how.withdraw) return prevention.reconsider(vault.session(), patient(), rule);
            String why = how.reason.equals("-") ? terminal().rest() : how.reason;
            return prevention.decline(vault.session(), patient(), rule, why);
        }
    }

    /** Signs a note of what was given, kept in the chart. */
    @CommandLine.Command(name = "note")
    static final class Note extends PatientCommands.OfPatient {
        Note(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            vault.session().require(Permission.SIGN_DOCUMENT);
            DocumentId made = vault.vaccinationNotes().orElseThrow().make(patient());
            return Reply.of(words().say("say.vaccination-note", made.toString()), Reply.emptyJson().put("document", made.toString()));
        }
    }

    /** Every patient with something due, to be looked through. */
    @CommandLine.Command(name = "due")
    static final class Due extends VaultCommand {
        private static final Set<DueState> SHOWN = EnumSet.of(DueState.LATE, DueState.DUE);

        Due(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Reminders.Found all = prevention(vault).reminders().found(vault.session());
            List<ReminderCandidate> found = all.candidates();
            PreventionView view = new PreventionView(words());
            List<String> lines = new ArrayList<>();
            for (ReminderCandidate each : found) {
                List<String> said = view.lines(each.file(), SHOWN);
                lines.add(said.getFirst());
                if (each.file().nothingNoted()) lines.add(words().say("say.nothing-noted"));
                lines.addAll(said.subList(1, said.size()));
                if (each.optedOut()) lines.add(words().say("say.no-reminders"));
                else if (each.lately()) lines.add(words().say("say.reminded-lately", each.remindedOn().orElseThrow()));
            }
            lines.add(words().say("say.prevention-found", found.size()));
            if (all.more()) lines.add(words().say("say.prevention-more", Reminders.MOST_BY_AGE));
            ObjectNode json = Reply.emptyJson().put("more", all.more());
            Reply.list(json, "patients", found, Due::json);
            return Reply.of(lines, json);
        }

        private static ObjectNode json(ReminderCandidate each) {
            ObjectNode json = PreventionView.json(each.file()).put("nothingNoted", each.file().nothingNoted())
                    .put("wantsNoReminders", each.optedOut());
            each.remindedOn().ifPresent(day -> json.put("remindedOn", day.toString()));
            return json;
        }
    }

    /** Reminds chosen people of what is due: by message, or by letters that are written into a file to be printed. */
    @CommandLine.Command(name = "remind")
    static final class Remind extends VaultCommand {
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATIENT", descriptionKey = "patient.id")
        private List<String> patients = new ArrayList<>();
        @Option(names = "--title", paramLabel = "WORDS", required = true, descriptionKey = "prevention.title")
        private String title;
        @Option(names = "--text", paramLabel = "WORDS|-", required = true, descriptionKey = "prevention.text")
        private String text;
        @Option(names = "--letters", paramLabel = "FILE", descriptionKey = "prevention.letters")
        private Optional<Path> letters = Optional.empty();

        Remind(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) throws IOException {
            Prevention prevention = prevention(vault);
            ReminderSending sending = new ReminderSending(vault, prevention);
            List<PatientId> wanted = patients.stream().map(PatientCommands::id).distinct().toList();
            List<ReminderCandidate> chosen = prevention.reminders().of(vault.session(), wanted);
            if (chosen.size() < wanted.size()) throw new PreventionException(PreventionException.Code.NOTHING_DUE, "-");
            String words = text.equals("-") ? terminal().rest() : text;
            if (letters.isPresent()) {
                byte[] pdf = sending.paper(chosen, title, words, terminal().host().time().instant());
                PrivateFiles.writeNew(letters.get(), pdf);
                boolean noted = false;
                try {
                    sending.printed(chosen);
                    noted = true;
                } finally {
                    if (!noted) Files.deleteIfExists(letters.get());
                }
            } else {
                chosen.forEach(each -> sending.write(each, title, words));
            }
            return Reply.of(words().say("say.reminded", chosen.size()), Reply.emptyJson().put("reminded", chosen.size()));
        }
    }

    /** Who wants no reminders. */
    @CommandLine.Command(name = "opt-out")
    static final class OptOut extends OfPatient {
        @Option(names = "--withdraw", descriptionKey = "prevention.opt-in")
        private boolean withdraw;

        OptOut(Surroundings surroundings) {
            super(surroundings);
        }

        @Override PreventionFile done(OpenVault vault, Prevention prevention) {
            prevention.reminders().optOut(vault.session(), patient(), !withdraw);
            return prevention.open(vault.session(), patient());
        }
    }

    /** The vaccines that can be noted down. */
    @CommandLine.Command(name = "vaccines")
    static final class Vaccines extends Command {
        Vaccines(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply run() {
            VaccinationRules rules = VaccinationRules.carried();
            ObjectNode json = Reply.emptyJson().put("rules", rules.version());
            Reply.list(json, "vaccines", rules.vaccines(), this::json);
            return Reply.of(rules.vaccines().stream().map(each -> words().say("say.vaccine", each.id(),
                    each.name(words().language().locale()))).toList(), json);
        }

        private ObjectNode json(Vaccine each) {
            return Reply.emptyJson().put("vaccine", each.id()).put("name", each.name(words().language().locale()));
        }
    }
}
