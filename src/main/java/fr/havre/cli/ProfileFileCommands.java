package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.access.Permission;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.documents.DocumentId;
import fr.havre.patients.Patient;
import fr.havre.patients.fhir.FhirException;
import fr.havre.patients.fhir.FhirJson;
import fr.havre.patients.ips.PatientSummaries;
import fr.havre.patients.profile.Profile;
import fr.havre.ui.profile.ProfilePage;
import fr.havre.ui.profile.SummaryText;
import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code havre profile take|print|ips}: the profile from documents and files, and into files. */
final class ProfileFileCommands {
    private ProfileFileCommands() { }

    private static <T> T clinical(Optional<T> service) {
        return service.orElseThrow(() -> new VaultException(VaultException.Code.COMPARTMENT_CLOSED, Compartment.CLINICAL.schema()));
    }

    /** All of a file that is not too large. */
    static byte[] read(Path file) {
        try {
            if (Files.size(file) > FhirJson.LARGEST_BYTES) throw new FhirException(FhirException.Code.TOO_LARGE);
            return Files.readAllBytes(file);
        } catch (IOException _) {
            throw new CommandRefusedException(Code.FILE_NOT_READABLE);
        }
    }

    /** Proposes what a document says. */
    @CommandLine.Command(name = "take")
    static final class Take extends VaultCommand {
        @Parameters(index = "1", paramLabel = "DOCUMENT", descriptionKey = "profile.document")
        private String document;

        Take(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            DocumentId id = DocumentCommands.id(document);
            var proposed = clinical(vault.documentProfiles()).takeFrom(vault.session(), id);
            return ProfileCommands.proposed(new Surroundings(terminal(), words()), vault.documents().line(vault.session(), id)
                    .patient().orElseThrow(), proposed);
        }
    }

    /** The page for an admission. */
    @CommandLine.Command(name = "print")
    static final class Print extends PatientCommands.OfPatient {
        @Option(names = "--to", paramLabel = "FILE", required = true, descriptionKey = "profile.to")
        private Path file;
        @Option(names = "--large", descriptionKey = "profile.large")
        private boolean large;

        Print(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            vault.session().require(Permission.EXPORT_DOCUMENT);
            Patient patient = vault.patients().open(vault.session(), patient());
            Profile profile = ProfileCommands.profiles(vault).of(vault.session(), patient());
            PrivateFiles.writeNew(file, new ProfilePage(words().language()).pdf(patient, profile, vault.unlocked().person().name(),
                    terminal().host().time().instant(), large));
            return Reply.of(words().say("say.profile-written", file.toString()), Reply.emptyJson().put("file", file.toString()));
        }
    }

    /** The European summary. */
    @CommandLine.Command(name = "ips")
    static final class Ips extends PatientCommands.OfPatient {
        @ArgGroup(multiplicity = "1") private Way way;
        @Option(names = "--consent", paramLabel = "DATE", descriptionKey = "profile.consent")
        private Optional<String> consent = Optional.empty();
        @Option(names = "--whatever-it-names", descriptionKey = "profile.whatever")
        private boolean whatever;

        /** One of these. */
        static final class Way {
            @Option(names = "--to", paramLabel = "FILE", descriptionKey = "profile.to")
            private Path to;
            @Option(names = "--from", paramLabel = "FILE", descriptionKey = "profile.from")
            private Path from;
        }

        Ips(Surroundings surroundings) {
            super(surroundings);
        }

        /** Without a consent nothing is written. */
        @Override void requireSense() {
            if (way.to != null && consent.isEmpty()) throw new CommandRefusedException(Code.INPUT_NOT_UNDERSTOOD);
        }

        @Override Reply in(OpenVault vault) {
            PatientSummaries summaries = clinical(vault.summaries());
            if (way.from != null) {
                return ProfileCommands.proposed(new Surroundings(terminal(), words()), patient(),
                        summaries.read(vault.session(), patient(), read(way.from), whatever));
            }
            Patient patient = vault.patients().open(vault.session(), patient());
            boolean born = patient.traits().birthDate().isPresent();
            PrivateFiles.writeNew(way.to, summaries.write(vault.session(), patient(), AdmissionFields.day(consent.orElseThrow()),
                    SummaryText.vaccines(vault.prevention(), vault.session(), patient(), born, words().language()),
                    vault.unlocked().person().name(), new SummaryText(words().language())));
            return Reply.of(words().say("say.profile-written", way.to.toString()), Reply.emptyJson().put("file", way.to.toString()));
        }
    }
}
