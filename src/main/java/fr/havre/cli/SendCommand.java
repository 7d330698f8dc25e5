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
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
    @Option(names = "--to", paramLabel = "ADDRESS", split = ",", descriptionKey = "messages.to")
    private List<String> to = new ArrayList<>();
    @Option(names = "--to-patient", descriptionKey = "messages.to-patient")
    private boolean toPatient;
    @Option(names = "--from", paramLabel = "MAILBOX", descriptionKey = "send.from")
    private Optional<String> from = Optional.empty();
    @Option(names = "--words", paramLabel = "-", descriptionKey = "messages.words")
    private Optional<String> typed = Optional.empty();
    @Option(names = "--last-word", descriptionKey = "messages.last-word")
    private boolean lastWord;
    @Option(names = "--hold", paramLabel = "SECONDS", defaultValue = "0", descriptionKey = "messages.hold")
    private int hold;
    @Option(names = "--confirm", paramLabel = "GUARD", split = ",", descriptionKey = "messages.confirm")
    private List<Guard.Kind> confirmed = new ArrayList<>();

    SendCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override Reply in(OpenVault vault) {
        Sending sending = vault.sending().orElseThrow(() ->
                new VaultException(VaultException.Code.COMPARTMENT_CLOSED, Compartment.CLINICAL.schema()));
        List<DocumentId> wanted = documents.stream().map(DocumentCommands::id).toList();
        SendView view = new SendView(words());
        boolean letters = toPatient || !to.isEmpty();
        Proposal proposal = sending.propose(vault.session(), wanted);
        if (!record && !letters) return view.proposed(proposal);
        Act act = act(wanted, letters, mailbox(vault, proposal));
        List<Guard> stopping = sending.check(vault.session(), act).values().stream().flatMap(List::stream).filter(this::stops)
                .distinct().toList();
        if (!stopping.isEmpty()) return new OutgoingView(words()).refused(stopping);
        Sent sent = sending.send(vault.session(), act, Duration.ofSeconds(Math.clamp(hold, 0, 3600)));
        vault.record().sending().runUntilIdle();
        return view.sent(vault, sent);
    }

    private Act act(List<DocumentId> wanted, boolean letters, Optional<MailboxId> mailbox) {
        Set<Guard.Kind> yes = EnumSet.noneOf(Guard.Kind.class);
        yes.addAll(confirmed);
        List<Recipient> colleagues = to.stream().map(each -> Recipient.of(MailAddress.of(each))).toList();
        return new Act(record ? wanted : List.of(), Optional.empty(), letters ? wanted : List.of(), mailbox, colleagues,
                toPatient, typed.isEmpty() ? "" : terminal().rest(), lastWord, yes, OptionalInt.of(REMIND_AFTER_DAYS));
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
                || (guard.severity() == Severity.CONFIRM && !confirmed.contains(guard.kind()));
    }
}
