package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.documents.DocumentId;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.outgoing.Guard;
import fr.havre.messaging.outgoing.Guard.Severity;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.sending.Act;
import fr.havre.sending.Proposal;
import fr.havre.sending.Sending;
import fr.havre.sending.Sent;
import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends documents of one patient to the record, to colleagues and to the patient, as one act; or says where they could go. */
@CommandLine.Command(name = "send")
final class SendCommand extends VaultCommand {
    private static final int REMIND_AFTER_DAYS = 7;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "DOCUMENT", descriptionKey = "publish.documents")
    private List<String> documents = new ArrayList<>();
    @Option(names = "--record", descriptionKey = "send.record")
    private boolean record;
    @CommandLine.Mixin private LetterOptions.Addressed addressed;
    @CommandLine.Mixin private LetterOptions.Leaving leaving;
    @Option(names = "--from", paramLabel = "MAILBOX", descriptionKey = "send.from")
    private Optional<String> from = Optional.empty();

    SendCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override Reply in(OpenVault vault) {
        Sending sending = vault.sending().orElseThrow(() ->
                new VaultException(VaultException.Code.COMPARTMENT_CLOSED, Compartment.CLINICAL.schema()));
        List<DocumentId> wanted = documents.stream().map(DocumentCommands::id).toList();
        SendView view = new SendView(words());
        boolean letters = addressed.toPatient() || !addressed.to().isEmpty();
        Proposal proposal = sending.propose(vault.session(), wanted);
        if (!record && !letters) return view.proposed(proposal);
        Act act = act(wanted, letters, mailbox(vault, proposal));
        List<Guard> stopping = sending.check(vault.session(), act).values().stream().flatMap(List::stream).filter(this::stops)
                .distinct().toList();
        if (!stopping.isEmpty()) return new OutgoingView(words()).refused(stopping);
        Sent sent = sending.send(vault.session(), act, leaving.hold());
        vault.record().sending().runUntilIdle();
        return view.sent(vault, sent);
    }

    private Act act(List<DocumentId> wanted, boolean letters, Optional<MailboxId> mailbox) {
        List<Recipient> colleagues = addressed.to().stream().map(each -> Recipient.of(MailAddress.of(each))).toList();
        return new Act(record ? wanted : List.of(), Optional.empty(), letters ? wanted : List.of(), mailbox, colleagues,
                addressed.toPatient(), addressed.text(terminal(), ""), addressed.lastWord(), leaving.confirmed(), OptionalInt.of(REMIND_AFTER_DAYS));
    }

    /** The one that was named; else the first that would be proposed. */
    private Optional<MailboxId> mailbox(OpenVault vault, Proposal proposal) {
        return from.map(said -> MailboxCommands.one(vault, said)).or(() -> proposal.mailboxes().stream().findFirst())
                .map(Mailbox::id);
    }

    /** What is too large together is divided. */
    private boolean stops(Guard guard) {
        if (guard.kind() == Guard.Kind.TOO_LARGE) return false;
        return guard.severity() == Severity.REFUSE
                || (guard.severity() == Severity.CONFIRM && !leaving.confirmed().contains(guard.kind()));
    }
}
