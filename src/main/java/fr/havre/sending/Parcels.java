package fr.havre.sending;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.documents.FilingException;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.DraftId;
import fr.havre.messaging.outgoing.Fate;
import fr.havre.messaging.outgoing.Guard;
import fr.havre.messaging.outgoing.LetterRefusedException;
import fr.havre.messaging.outgoing.Letters;
import fr.havre.messaging.outgoing.MessageDraft;
import fr.havre.messaging.outgoing.MessageState;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.sending.ParcelRepository.Part;
import fr.havre.vault.VaultException;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * Parcels: what was wished elsewhere, sent exactly once. The letters of a parcel are kept as drafts together with the parcel, and
 * queued in one transaction; asked again after a crash anywhere, the same letters are found, and nothing leaves twice. What the
 * record takes is asked of it until it has it, each document once.
 *
 * <p>Threads: any but the FX thread; {@link #send} reads and writes whole documents, and waits for the directory for seconds at most.
 */
public final class Parcels {
    private static final System.Logger LOG = System.getLogger(Parcels.class.getName());
    /** Who wished it has seen what it is: these stand in no way of theirs. */
    private static final Set<Guard.Kind> SAID = EnumSet.of(Guard.Kind.SENT_BEFORE, Guard.Kind.FORGOTTEN_ATTACHMENT,
            Guard.Kind.NO_ANSWER_TAKEN);
    private static final OptionalInt REMIND_AFTER = OptionalInt.of(7);

    private final Database clinical;
    private final Mailboxes mailboxes;
    private final Letters letters;
    private final Sending sending;

    /** Holds nothing between calls. */
    public Parcels(Database clinical, Mailboxes mailboxes, Letters letters, Sending sending) {
        this.clinical = clinical;
        this.mailboxes = mailboxes;
        this.letters = letters;
        this.sending = sending;
    }

    /** What stands in the way of sending it now, in this session; without the network. */
    public Optional<Obstacle> check(Session session, Parcel parcel) {
        return attempt(() -> {
            session.require(Permission.SEND_MESSAGE);
            Optional<MessageDraft> letter = letter(session, parcel);
            if (letter.isEmpty()) return Optional.of(Obstacle.NO_MAILBOX);
            return letters.split(session, letter.get()).stream()
                    .flatMap(part -> letters.check(session, part).stream()).filter(guard -> stops(guard, parcel))
                    .map(guard -> obstacle(guard.kind())).findFirst();
        });
    }

    /** Queues its letters, unless that is done already. */
    public Optional<Obstacle> send(Session session, Parcel parcel) {
        return attempt(() -> {
            session.require(Permission.SEND_MESSAGE);
            if (clinical.read(tx -> isQueued(ParcelRepository.parts(tx, parcel.id())))) return Optional.empty();
            Optional<MessageDraft> letter = letter(session, parcel);
            if (letter.isEmpty()) return Optional.of(Obstacle.NO_MAILBOX);
            List<MessageDraft> parts = letters.split(session, letter.get());
            List<DraftId> drafts = clinical.write(tx -> drafts(tx, session, parcel, parts));
            queue(session, parcel, drafts);
            return Optional.empty();
        });
    }

    /** Those of before, if they are queued without our having noted it; else new ones instead of them. */
    private List<DraftId> drafts(Transaction tx, Session session, Parcel parcel, List<MessageDraft> parts) {
        List<DraftId> before = ParcelRepository.parts(tx, parcel.id()).stream().map(Part::draft).toList();
        if (before.stream().anyMatch(each -> letters.sentAs(tx, each).isPresent())) return before;
        before.forEach(each -> letters.discard(tx, each));
        List<DraftId> drafts = parts.stream().map(each -> letters.save(tx, session, each)).toList();
        ParcelRepository.begin(tx, parcel, drafts, session.person());
        return drafts;
    }

    private void queue(Session session, Parcel parcel, List<DraftId> drafts) {
        try {
            List<MessageId> messages = letters.send(session, drafts, Duration.ZERO, confirmed(parcel));
            clinical.write(tx -> {
                ParcelRepository.queued(tx, parcel.id(), messages);
                tx.audit("parcel.queued", parcel.id(), parcel.patient().value(), parcel.preparedBy());
                return null;
            });
        } catch (RuntimeException e) {
            tidied(e, parcel, drafts);
            throw e;
        }
    }

    /** No letter of a parcel that was refused stays among a person's drafts; one that cannot be put away now is found next time. */
    private void tidied(RuntimeException why, Parcel parcel, List<DraftId> drafts) {
        try {
            clinical.write(tx -> {
                giveUp(tx, parcel, drafts);
                return null;
            });
        } catch (VaultException e) {
            why.addSuppressed(e);
        }
    }

    /** Never where a part has left, by a person's hand say: begun anew, it would leave twice. */
    private void giveUp(Transaction tx, Parcel parcel, List<DraftId> drafts) {
        if (drafts.stream().anyMatch(each -> letters.sentAs(tx, each).isPresent())) return;
        drafts.forEach(each -> letters.discard(tx, each));
        ParcelRepository.forget(tx, parcel.id());
    }

    private Optional<MessageDraft> letter(Session session, Parcel parcel) {
        return mailboxes.all(session).stream().min(Comparator.comparingInt(Parcels::lessFit)).map(box -> MessageDraft.EMPTY
                .from(box.id()).about(parcel.patient(), parcel.documents())
                .to(List.of(Recipient.of(MailAddress.of(parcel.address()), parcel.addressee())))
                .saying(Optional.of(parcel.label()), parcel.text()).followed(true, REMIND_AFTER).replacing(parcel.replacement()));
    }

    /** The practice's before a person's; a machine's last. */
    private static int lessFit(Mailbox box) {
        return switch (box.kind()) {
            case MailboxKind.ORG -> 0;
            case MailboxKind.CAB -> 1;
            case MailboxKind.PER -> 2;
            case MailboxKind.APP -> 3;
        };
    }

    private static Set<Guard.Kind> confirmed(Parcel parcel) {
        Set<Guard.Kind> confirmed = EnumSet.copyOf(SAID);
        if (parcel.addressConfirmed()) confirmed.add(Guard.Kind.ADDRESS_GONE);
        return confirmed;
    }

    private static boolean stops(Guard guard, Parcel parcel) {
        return switch (guard.severity()) {
            case REFUSE -> true;
            case CONFIRM -> !confirmed(parcel).contains(guard.kind());
            case TELL -> false;
        };
    }

    /** Whether its letters are in the queue, or were. */
    public boolean isQueued(UUID parcel) {
        return clinical.read(tx -> isQueued(ParcelRepository.parts(tx, parcel)));
    }

    private static boolean isQueued(List<Part> parts) {
        return !parts.isEmpty() && parts.stream().allMatch(each -> each.message().isPresent());
    }

    /** What became of it; empty while its letters are not queued. */
    public Optional<ParcelStanding> standing(UUID parcel) {
        return clinical.read(tx -> {
            List<Part> parts = ParcelRepository.parts(tx, parcel);
            if (!isQueued(parts)) return Optional.empty();
            List<Fate> fates = parts.stream().flatMap(each -> Fate.of(tx, each.message().orElseThrow()).stream()).toList();
            return fates.size() == parts.size() ? Optional.of(ParcelStanding.of(fates)) : Optional.empty();
        });
    }

    /**
     * Takes its letters back, as far as they surely never left.
     *
     * @return whether none of them left
     */
    public boolean takeBack(Session session, UUID parcel) {
        boolean all = true;
        for (Part each : clinical.read(tx -> ParcelRepository.parts(tx, parcel))) {
            if (each.message().isEmpty() || isTakenBack(each.message().get())) continue;
            try {
                letters.takeBack(session, each.message().get()).ifPresent(draft -> letters.discard(session, draft.id()));
            } catch (fr.havre.sync.SyncException | MailRefusedException e) {
                all = false;
            }
        }
        return all;
    }

    private boolean isTakenBack(MessageId message) {
        return clinical.read(tx -> Fate.of(tx, message)).filter(fate -> fate.state() == MessageState.TAKEN_BACK).isPresent();
    }

    /** Whether a letter of ours went to this mailbox before, and did not come back. */
    public boolean wroteTo(String address) {
        return MailAddress.parse(address).filter(each -> clinical.read(tx -> Fate.wroteTo(tx, each))).isPresent();
    }

    /**
     * Asks the record to take what belongs to queued parcels, is not there yet and could not be asked for before: each document
     * once. Nothing where this person may not, or no record is set up.
     *
     * @return how many were queued
     */
    public int publishWaiting(Session session) {
        if (!session.may(Permission.PUBLISH_DOCUMENT)) return 0;
        int queued = 0;
        for (DocumentId each : clinical.read(ParcelRepository::unpublished)) {
            try {
                Proposal proposal = sending.propose(session, List.of(each));
                if (!proposal.recordConnected()) return queued;
                boolean there = proposal.documents().getFirst().standingNow().isPresent();
                if (!there && proposal.going().isEmpty()) continue;
                if (!there && sending.send(session, Act.toRecord(List.of(each)), Duration.ZERO).record().isEmpty()) continue;
                if (!there) queued++;
            } catch (FilingException e) {
                LOG.log(System.Logger.Level.INFO, "document {0} of a parcel: {1}", each, e.code());
            }
            clinical.write(tx -> {
                ParcelRepository.published(tx, each);
                return null;
            });
        }
        return queued;
    }

    @FunctionalInterface
    private interface Step {
        Optional<Obstacle> run();
    }

    private static Optional<Obstacle> attempt(Step step) {
        try {
            return step.run();
        } catch (AccessDeniedException e) {
            return Optional.of(Obstacle.NO_RIGHT);
        } catch (LetterRefusedException e) {
            return Optional.of(obstacle(e.first()));
        } catch (MailRefusedException e) {
            return Optional.of(obstacle(e.code()));
        } catch (FilingException e) {
            return Optional.of(Obstacle.DOCUMENT_GONE);
        }
    }

    private static Obstacle obstacle(Guard.Kind guard) {
        return switch (guard) {
            case NO_MAILBOX -> Obstacle.NO_MAILBOX;
            case SENDER_INCOMPLETE -> Obstacle.SENDER_INCOMPLETE;
            case ADDRESS_GONE -> Obstacle.ADDRESS_GONE;
            case NOT_QUALIFIED -> Obstacle.IDENTITY_NOT_QUALIFIED;
            case OTHER_PATIENT_DOCUMENT -> Obstacle.NAMES_ANOTHER;
            case METADATA_MISSING -> Obstacle.DOCUMENT_INCOMPLETE;
            case FORMAT_NOT_SENT -> Obstacle.FORMAT_NOT_SENT;
            case HIDDEN_FROM_PROFESSIONALS -> Obstacle.DOCUMENT_HIDDEN;
            case TOO_LARGE, DOCUMENT_TOO_LARGE -> Obstacle.TOO_LARGE;
            case NO_RECIPIENT, NOTHING_TO_SAY, NO_PATIENT, OTHER_PATIENT_ADDRESS, WITHOUT_INS, HIDDEN_FROM_PATIENT,
                    FORGOTTEN_ATTACHMENT, REPLY_TO_ALL, PATIENT_AMONG_OTHERS, OUTSIDE_TRUST_SPACE, NO_ANSWER_TAKEN, SENT_BEFORE ->
                    Obstacle.LETTER_REFUSED;
        };
    }

    private static Obstacle obstacle(MailRefusedException.Code code) {
        return switch (code) {
            case NOT_QUALIFIED -> Obstacle.IDENTITY_NOT_QUALIFIED;
            case OTHER_PATIENT -> Obstacle.NAMES_ANOTHER;
            case METADATA_MISSING -> Obstacle.DOCUMENT_INCOMPLETE;
            case FORMAT_NOT_SENT, NO_PDF_INSIDE -> Obstacle.FORMAT_NOT_SENT;
            case SENDER_INCOMPLETE -> Obstacle.SENDER_INCOMPLETE;
            case TOO_LARGE -> Obstacle.TOO_LARGE;
            case UNKNOWN_MAILBOX -> Obstacle.NO_MAILBOX;
            default -> Obstacle.LETTER_REFUSED;
        };
    }
}
