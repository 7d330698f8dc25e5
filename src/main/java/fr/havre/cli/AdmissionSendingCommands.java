package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.access.Permission;
import fr.havre.admissions.PieceKey;
import fr.havre.admissions.submission.AdmissionCarrier;
import fr.havre.admissions.submission.HospitalAddress;
import fr.havre.admissions.submission.PaperPack;
import fr.havre.admissions.submission.PaperWish;
import fr.havre.admissions.submission.Submission;
import fr.havre.admissions.submission.SubmissionId;
import fr.havre.admissions.submission.SubmissionState;
import fr.havre.admissions.submission.SubmissionWish;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code havre admissions submit|withdraw|call-off|confirm|sendings|paper}: what leaves of an admission for the hospital. */
final class AdmissionSendingCommands {
    private AdmissionSendingCommands() { }

    /** Carries out what waits, where this person may; what can leave leaves. */
    static void carry(OpenVault vault) {
        vault.admissionCarrier().ifPresent(carrier -> {
            if (carrier.carry(vault.session()).any()) vault.record().sending().runUntilIdle();
            carrier.carry(vault.session());
        });
    }

    /** Every piece that was named; empty for all. */
    private static Optional<Set<PieceKey>> keys(List<String> named) {
        Set<PieceKey> keys = new LinkedHashSet<>();
        for (String each : named) keys.add(PieceKey.parse(each).orElseThrow(() -> new CommandRefusedException(Code.ID_NOT_UNDERSTOOD)));
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys);
    }

    /** Prepares a submission; without an address, says which ones there are. */
    @CommandLine.Command(name = "submit")
    static final class Submit extends AdmissionCommands.OfAdmission {
        @Option(names = "--to", paramLabel = "ADDRESS", descriptionKey = "submission.to")
        private Optional<String> to = Optional.empty();
        @Option(names = "--addressee", paramLabel = "NAME", descriptionKey = "submission.addressee")
        private String addressee = "";
        @Option(names = "--pieces", paramLabel = "PIECE", split = ",", descriptionKey = "submission.pieces")
        private List<String> pieces = new ArrayList<>();
        @Option(names = "--no-record", descriptionKey = "submission.no-record")
        private boolean noRecord;
        @Option(names = "--note", paramLabel = "WORDS|-", descriptionKey = "submission.note")
        private String note = "";
        @Option(names = "--instead", descriptionKey = "submission.instead")
        private boolean instead;

        Submit(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            SubmissionView view = new SubmissionView(words());
            if (to.isEmpty()) {
                List<HospitalAddress> proposed = vault.admissionSending().addresses(vault.session(), admission());
                return view.proposed(proposed);
            }
            SubmissionWish wish = new SubmissionWish(to.get(), addressee, keys(pieces), !noRecord, note.equals("-") ? terminal().rest()
                    : note);
            List<Submission> others = vault.admissionSending().standing(vault.session(), admission()).stream()
                    .filter(each -> !each.address().equalsIgnoreCase(to.get().strip())).toList();
            List<SubmissionId> off = instead ? others.stream().map(Submission::id).toList() : List.of();
            Submission submission = vault.admissionSending().submit(vault.session(), admission(), wish, off);
            if (vault.session().may(Permission.SEND_MESSAGE)) carry(vault);
            List<Submission> all = vault.admissionSending().of(vault.session(), admission());
            return view.submitted(again(vault, submission), instead ? List.of() : others, off.stream().flatMap(each -> saysOff(all, each).stream()).toList());
        }

        private static Submission again(OpenVault vault, Submission submission) {
            return vault.admissionSending().of(vault.session(), submission.admission()).stream()
                    .filter(each -> each.id().equals(submission.id())).findFirst().orElseThrow();
        }

        /** What tells that it counts no more, or itself where it was withdrawn before it left. */
        private static Optional<Submission> saysOff(List<Submission> all, SubmissionId off) {
            return all.stream().filter(each -> each.callsOff() && each.replaces().equals(Optional.of(off))).findFirst()
                    .or(() -> all.stream().filter(each -> each.id().equals(off) && each.state() == SubmissionState.WITHDRAWN)
                            .findFirst());
        }
    }

    /** A command about one submission. */
    abstract static class OfSubmission extends VaultCommand {
        @Parameters(index = "1", paramLabel = "SUBMISSION", descriptionKey = "submission.id")
        private String submission;

        OfSubmission(Surroundings surroundings) {
            super(surroundings);
        }

        SubmissionId submission() {
            try {
                return SubmissionId.of(submission);
            } catch (IllegalArgumentException e) {
                throw new CommandRefusedException(Code.ID_NOT_UNDERSTOOD);
            }
        }
    }

    /** Withdraws one that has not left. */
    @CommandLine.Command(name = "withdraw")
    static final class Withdraw extends OfSubmission {
        Withdraw(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            return new SubmissionView(words()).one(vault.admissionSending().withdraw(vault.session(), submission()));
        }
    }

    /** Tells a hospital that what it has counts no more. */
    @CommandLine.Command(name = "call-off")
    static final class CallOff extends OfSubmission {
        CallOff(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Submission off = vault.admissionSending().callOff(vault.session(), submission());
            if (vault.session().may(Permission.SEND_MESSAGE)) carry(vault);
            return new SubmissionView(words()).one(Submit.again(vault, off));
        }
    }

    /** Says yes to an address that nobody knows here. */
    @CommandLine.Command(name = "confirm")
    static final class Confirm extends OfSubmission {
        @Parameters(index = "2", paramLabel = "ADDRESS", descriptionKey = "submission.shown")
        private String shown;

        Confirm(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            AdmissionCarrier carrier = vault.admissionCarrier().orElseThrow(() ->
                    new VaultException(VaultException.Code.COMPARTMENT_CLOSED, Compartment.CLINICAL.schema()));
            Submission confirmed = carrier.confirm(vault.session(), submission(), shown);
            carry(vault);
            return new SubmissionView(words()).one(Submit.again(vault, confirmed));
        }
    }

    /** Those of an admission, or those that wait for a professional. */
    @CommandLine.Command(name = "sendings")
    static final class Sendings extends VaultCommand {
        @Parameters(index = "1", arity = "0..1", paramLabel = "ADMISSION", descriptionKey = "admission.id")
        private Optional<String> admission = Optional.empty();

        Sendings(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            carry(vault);
            List<Submission> shown = admission.isEmpty() ? vault.admissionSending().waiting(vault.session())
                    : vault.admissionSending().of(vault.session(), AdmissionCommands.OfAdmission.id(admission.get()));
            return new SubmissionView(words()).several(shown);
        }
    }

    /** Writes the papers of an admission, ready to print. */
    @CommandLine.Command(name = "paper")
    static final class Paper extends AdmissionCommands.OfAdmission {
        @Option(names = "--output", paramLabel = "FILE", required = true, descriptionKey = "paper.output")
        private Path output;
        @Option(names = "--pieces", paramLabel = "PIECE", split = ",", descriptionKey = "submission.pieces")
        private List<String> pieces = new ArrayList<>();
        @Option(names = "--large", descriptionKey = "paper.large")
        private boolean large;
        @Option(names = "--letterhead", paramLabel = "WORDS|-", descriptionKey = "paper.letterhead")
        private Optional<String> letterhead = Optional.empty();
        @Option(names = "--given-to", paramLabel = "WHOM", descriptionKey = "paper.given-to")
        private Optional<String> givenTo = Optional.empty();

        Paper(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            letterhead.ifPresent(lines -> vault.admissionPaper().letterhead(vault.session(),
                    lines.equals("-") ? terminal().rest() : lines));
            PaperPack pack = vault.admissionPaper().pack(vault.session(), admission(), new PaperWish(keys(pieces), large));
            PrivateFiles.writeNew(output, pack.pdf());
            Optional<Submission> given = givenTo.map(whom -> vault.admissionPaper().given(vault.session(), admission(),
                    all(pack), whom));
            return new SubmissionView(words()).paper(pack, output, given);
        }

        private static Set<PieceKey> all(PaperPack pack) {
            Set<PieceKey> all = new LinkedHashSet<>(pack.enclosed());
            pack.apart().stream().filter(each -> !pack.hidden().contains(each)).forEach(all::add);
            return all;
        }
    }
}
