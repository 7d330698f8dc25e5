package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.profile.AllergySeverity;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLane;
import fr.havre.patients.profile.ProfileProposal;
import fr.havre.patients.profile.ProfileSource;
import fr.havre.patients.profile.Profiles;
import fr.havre.vault.Compartment;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.VaultException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code havre profile …}: the lines of a patient's medical profile. */
final class ProfileCommands {
    private static final ZoneId FRANCE = FrenchZone.here();

    private ProfileCommands() { }

    static Profiles profiles(OpenVault vault) {
        return vault.profiles().orElseThrow(() ->
                new VaultException(VaultException.Code.COMPARTMENT_CLOSED, Compartment.CLINICAL.schema()));
    }

    static LocalDate today(Terminal terminal) {
        return LocalDate.ofInstant(terminal.host().time().instant(), FRANCE);
    }

    /** The profile, what waits, and on request what was. */
    @CommandLine.Command(name = "list")
    static final class Listing extends PatientCommands.OfPatient {
        @Option(names = "--all", descriptionKey = "profile.all")
        private boolean all;

        Listing(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            return new ProfileView(words()).reply(profiles(vault).of(vault.session(), patient()), all);
        }
    }

    /** Notes a line; or that there is none of its kind. */
    @CommandLine.Command(name = "add")
    static final class Add extends PatientCommands.OfPatient {
        @Parameters(index = "2", paramLabel = "KIND", descriptionKey = "profile.kind")
        private ProfileKind kind;
        @ArgGroup(multiplicity = "1") private What what;
        @Option(names = "--detail", paramLabel = "TEXT", descriptionKey = "profile.detail")
        private Optional<String> detail = Optional.empty();
        @Option(names = "--severity", paramLabel = "HOW", descriptionKey = "profile.severity")
        private Optional<AllergySeverity> severity = Optional.empty();
        @Option(names = "--reference", paramLabel = "TEXT", descriptionKey = "profile.reference")
        private Optional<String> reference = Optional.empty();
        @Option(names = "--since", paramLabel = "DATE", descriptionKey = "profile.since")
        private Optional<String> since = Optional.empty();
        @Option(names = "--until", paramLabel = "DATE", descriptionKey = "profile.until")
        private Optional<String> until = Optional.empty();
        @Option(names = "--told-by-patient", descriptionKey = "profile.told")
        private boolean told;

        /** One of these. */
        static final class What {
            @Option(names = "--text", paramLabel = "TEXT|-", descriptionKey = "profile.text")
            private String text;
            @Option(names = "--none", descriptionKey = "profile.none")
            private boolean none;
        }

        Add(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            PartialDate today = PartialDate.of(today(terminal()));
            ProfileContent content = what.none ? ProfileContent.none(kind)
                    : ProfileContent.of(kind, what.text.equals("-") ? terminal().rest() : what.text);
            content = content.withDetail(detail).withSeverity(severity).withReference(reference)
                    .withDates(since.map(PatientFields::date), until.map(PatientFields::date));
            Profiles profiles = profiles(vault);
            if (told) {
                profiles.propose(vault.session(), patient(), ProfileLane.PATIENT,
                        List.of(new ProfileProposal(content, ProfileSource.patient(today))));
                return new ProfileView(words()).reply(profiles.of(vault.session(), patient()), false);
            }
            return new ProfileView(words()).reply(profiles.add(vault.session(), patient(), content, ProfileSource.practice(today)), false);
        }
    }

    /** A command about one line. */
    abstract static class OfLine extends VaultCommand {
        @Parameters(index = "1", paramLabel = "LINE", descriptionKey = "profile.line")
        private String line;

        OfLine(Surroundings surroundings) {
            super(surroundings);
        }

        abstract Profile done(OpenVault vault, Profiles profiles, UUID id);

        @Override final Reply in(OpenVault vault) {
            try {
                return new ProfileView(words()).reply(done(vault, profiles(vault), UUID.fromString(line)), true);
            } catch (IllegalArgumentException _) {
                throw new CommandRefusedException(Code.ID_NOT_UNDERSTOOD);
            }
        }
    }

    /** It is no longer so. */
    @CommandLine.Command(name = "end")
    static final class End extends OfLine {
        @Option(names = "--on", paramLabel = "DATE", descriptionKey = "profile.on")
        private Optional<String> on = Optional.empty();

        End(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Profile done(OpenVault vault, Profiles profiles, UUID id) {
            return profiles.end(vault.session(), id, on.map(PatientFields::date).orElseGet(() -> PartialDate.of(today(terminal()))));
        }
    }

    /** It never was so. */
    @CommandLine.Command(name = "mistaken")
    static final class Mistaken extends OfLine {
        Mistaken(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Profile done(OpenVault vault, Profiles profiles, UUID id) {
            return profiles.mistaken(vault.session(), id);
        }
    }

    /** It stands again. */
    @CommandLine.Command(name = "reopen")
    static final class Reopen extends OfLine {
        Reopen(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Profile done(OpenVault vault, Profiles profiles, UUID id) {
            return profiles.reopen(vault.session(), id);
        }
    }

    /** What waited is a line of the practice. */
    @CommandLine.Command(name = "accept")
    static final class Accept extends OfLine {
        Accept(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Profile done(OpenVault vault, Profiles profiles, UUID id) {
            return profiles.accept(vault.session(), id);
        }
    }

    /** What waited is not taken over. */
    @CommandLine.Command(name = "leave")
    static final class Leave extends OfLine {
        Leave(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Profile done(OpenVault vault, Profiles profiles, UUID id) {
            return profiles.leave(vault.session(), id);
        }
    }

    /** What came of proposals. */
    static Reply proposed(Surroundings surroundings, PatientId patient, Profiles.Proposed proposed) {
        return Reply.of(surroundings.words().say("say.profile-proposed", proposed.added()), Reply.emptyJson()
                .put("patient", patient.toString()).put("added", proposed.added()).put("known", proposed.known())
                .put("left", proposed.left()));
    }
}
