package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.admissions.Admission;
import fr.havre.admissions.AdmissionEvent;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.AdmissionSituation;
import fr.havre.cli.CommandRefusedException.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre admissions …}: stays in hospital that are being prepared. */
final class AdmissionCommands {
    private AdmissionCommands() { }

    /** A command about one admission. */
    abstract static class OfAdmission extends VaultCommand {
        @Parameters(index = "1", paramLabel = "ADMISSION", descriptionKey = "admission.id")
        private String admission;

        OfAdmission(Surroundings surroundings) {
            super(surroundings);
        }

        AdmissionId admission() {
            return id(admission);
        }

        static AdmissionId id(String typed) {
            try {
                return AdmissionId.of(typed);
            } catch (IllegalArgumentException e) {
                throw new CommandRefusedException(Code.ID_NOT_UNDERSTOOD);
            }
        }

        Reply shown(AdmissionFile file) {
            return Reply.of(new AdmissionView(words()).lines(file), AdmissionView.json(file));
        }
    }

    /** Begins one. */
    @CommandLine.Command(name = "new")
    static final class New extends PatientCommands.OfPatient {
        @Mixin private AdmissionFields fields;

        New(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            AdmissionSituation stay = fields.over(Optional.empty(), terminal());
            AdmissionFile file = vault.admissions().create(vault.session(), patient(), stay);
            return Reply.of(new AdmissionView(words()).lines(file), AdmissionView.json(file));
        }
    }

    /** Describes the stay anew. */
    @CommandLine.Command(name = "change")
    static final class Change extends OfAdmission {
        @Mixin private AdmissionFields fields;
        @Option(names = "--version-seen", paramLabel = "N", descriptionKey = "admission.version-seen")
        private Optional<Integer> seen = Optional.empty();

        Change(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Admission before = vault.admissions().open(vault.session(), admission()).admission();
            AdmissionSituation stay = fields.over(Optional.of(before.situation()), terminal());
            if (stay.equals(before.situation())) throw new CommandRefusedException(Code.NOTHING_CHANGED);
            return shown(vault.admissions().change(vault.session(), before.id(), seen.orElse(before.version()), stay));
        }
    }

    /** Shows one with its pieces and its history. */
    @CommandLine.Command(name = "show")
    static final class Show extends OfAdmission {
        Show(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            AdmissionFile file = vault.admissions().open(vault.session(), admission());
            List<AdmissionEvent> history = vault.admissions().history(vault.session(), admission());
            AdmissionView view = new AdmissionView(words());
            List<String> lines = new ArrayList<>(view.lines(file));
            history.forEach(each -> lines.add(view.line(each)));
            ObjectNode json = AdmissionView.json(file);
            Reply.list(json, "history", history, AdmissionView::json);
            return Reply.of(lines, json);
        }
    }

    /** Those of a patient. */
    @CommandLine.Command(name = "list")
    static final class Listing extends PatientCommands.OfPatient {
        Listing(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            return several(vault.admissions().of(vault.session(), patient()), new AdmissionView(words()));
        }
    }

    /** Every coming one by day, with what is missing and who has to give it. */
    @CommandLine.Command(name = "board")
    static final class Board extends VaultCommand {
        @Option(names = "--until", paramLabel = "DATE", descriptionKey = "admission.until")
        private Optional<String> until = Optional.empty();
        @Option(names = "--incomplete", descriptionKey = "admission.incomplete")
        private boolean incomplete;

        Board(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Optional<java.time.LocalDate> last = until.map(AdmissionFields::day);
            List<AdmissionFile> shown = vault.admissions().board(vault.session()).stream()
                    .filter(file -> !incomplete || !file.complete())
                    .filter(file -> last.isEmpty() || !file.admission().situation().day().isAfter(last.get())).toList();
            return several(shown, new AdmissionView(words()));
        }
    }

    private static Reply several(List<AdmissionFile> files, AdmissionView view) {
        List<String> lines = new ArrayList<>();
        files.forEach(each -> lines.addAll(view.summary(each)));
        lines.add(view.count(files.size()));
        ObjectNode json = Reply.emptyJson();
        Reply.list(json, "admissions", files, AdmissionView::json);
        return Reply.of(lines, json);
    }

    /** Ends it, or takes it up again. */
    @CommandLine.Command(name = "become")
    static final class Become extends OfAdmission {
        @Parameters(index = "2", paramLabel = "done|cancelled|open", descriptionKey = "admission.state")
        private Admission.State state;

        Become(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            return shown(vault.admissions().become(vault.session(), admission(), state));
        }
    }
}
