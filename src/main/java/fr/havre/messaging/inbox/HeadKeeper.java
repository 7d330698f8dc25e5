package fr.havre.messaging.inbox;

import fr.havre.documents.search.IndexedDocument;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.ReceivedMail.Oddity;
import fr.havre.messaging.mime.ListedMail;
import fr.havre.messaging.transport.FetchedFolder.Head;
import fr.havre.messaging.transport.FetchedFolder.Marks;
import fr.havre.vault.db.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps heads: each message once, whatever folder it is met in, and however often. Inside the pull's transaction. */
final class HeadKeeper {
    private static final int MOST_RECIPIENTS = 50;

    private final MessageRows rows;

    HeadKeeper(MessageRows rows) {
        this.rows = rows;
    }

    /** Where heads come from. */
    record Place(MailboxId mailbox, String folder, long validity) { }

    /** A message that is here already. */
    private record Known(MessageId id, boolean same) { }

    /** Gives those that were not here. */
    List<MessageId> keep(Transaction tx, Place place, List<ListedHead> heads) {
        List<MessageId> fresh = new ArrayList<>();
        Set<Long> here = here(tx, place, heads);
        for (ListedHead each : heads) {
            Head head = each.head();
            ListedMail listed = each.mail();
            if (here.contains(head.uid())) continue;
            Optional<Known> known = known(tx, place, head, listed);
            if (known.isPresent() && known.get().same()) meetAgain(tx, place, head, known.get().id());
            else fresh.add(insert(tx, place, head, listed, known.isPresent()));
        }
        return fresh;
    }

    private static Set<Long> here(Transaction tx, Place place, List<ListedHead> heads) {
        LongSummaryStatistics uids = heads.stream().mapToLong(each -> each.head().uid()).summaryStatistics();
        return new HashSet<>(tx.list("""
                SELECT uid FROM clin.message WHERE mailbox = ? AND folder = ? AND validity = ? AND uid BETWEEN ? AND ?""",
                row -> row.number("uid"), place.mailbox().value(), place.folder(), place.validity(), uids.getMin(),
                uids.getMax()));
    }

    /** By its identifier; and since anybody can write any identifier, by who wrote it, when and about what. */
    private static Optional<Known> known(Transaction tx, Place place, Head head, ListedMail listed) {
        if (listed.id().isEmpty()) return withoutId(tx, place, head, listed);
        return tx.first("SELECT id, sender, subject, written_at FROM clin.message WHERE message_id = ? AND mailbox = ? AND outgoing = 0",
                row -> new Known(new MessageId(row.uuid("id")), row.text("sender").equals(listed.from())
                        && row.text("subject").equals(listed.subject())
                        && row.optionalInstant("written_at").equals(listed.at())), listed.id(), place.mailbox().value());
    }

    /** Only where the server has given all messages new numbers. */
    private static Optional<Known> withoutId(Transaction tx, Place place, Head head, ListedMail listed) {
        return tx.first("""
                SELECT id FROM clin.message
                 WHERE mailbox = ? AND folder = ? AND validity <> ? AND message_id IS NULL AND outgoing = 0
                   AND sender = ? AND subject = ? AND written_at IS ? AND size = ?""",
                row -> new Known(new MessageId(row.uuid("id")), true), place.mailbox().value(), place.folder(),
                place.validity(), listed.from(), listed.subject(), listed.at(), head.size());
    }

    private static void meetAgain(Transaction tx, Place place, Head head, MessageId id) {
        tx.run("UPDATE clin.message SET folder = ?, validity = ?, uid = ? WHERE id = ?", place.folder(), place.validity(),
                head.uid(), id.value());
        MarksKeeper.apply(tx, id, new Marks(head.uid(), head.seen(), head.answered()));
    }

    /** @param taken another message has its identifier: this one is kept without */
    private MessageId insert(Transaction tx, Place place, Head head, ListedMail listed, boolean taken) {
        MessageId id = new MessageId(tx.newId());
        Instant arrived = head.arrivedAt().equals(Instant.EPOCH) ? listed.at().orElse(tx.now()) : head.arrivedAt();
        long rank = MessageRows.place(tx, arrived);
        UUID thread = MessageRows.thread(tx, id, taken ? "" : listed.id(), listed.references());
        tx.run("""
                INSERT INTO clin.message (place, id, mailbox, outgoing, message_id, thread, kind, lane, sender, sender_name,
                       subject, written_at, arrived_at, size, attachments, keeping, oddities, folder, validity, uid,
                       last_word, filing, read_at, answered_at)
                VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'LISTED', ?, ?, ?, ?, ?, 'NONE', ?, ?)""",
                rank, id.value(), place.mailbox().value(),
                listed.id().isEmpty() || taken ? null : listed.id(), thread, listed.kind(), lane(listed), listed.from(),
                listed.fromName(), listed.subject(), listed.at(), arrived, head.size(), listed.promisesFiles(),
                taken ? Oddity.ID_TAKEN.name() : "", place.folder(),
                place.validity(), head.uid(), listed.lastWord(), head.seen() ? arrived : null,
                head.answered() ? arrived : null);
        rows.index(tx, new IndexedDocument(rank, Optional.empty(), "", "", words(listed, recipients(tx, id, listed))));
        return id;
    }

    /** As {@link MessageTexts} gathers them. */
    private static String words(ListedMail listed, List<String> recipients) {
        return listed.subject() + "\n" + listed.from() + " " + listed.fromName() + "\n" + String.join("\n", recipients);
    }

    private static List<String> recipients(Transaction tx, MessageId id, ListedMail listed) {
        List<String> addresses = listed.to().stream().limit(MOST_RECIPIENTS).toList();
        for (int i = 0; i < addresses.size(); i++) {
            tx.run("INSERT INTO clin.message_recipient (message, position, address, name) VALUES (?, ?, ?, '')", id.value(), i,
                    addresses.get(i));
        }
        return addresses;
    }

    private static Lane lane(ListedMail listed) {
        if (MailAddress.parse(listed.from()).filter(MailAddress::isPatient).isPresent()) return Lane.PATIENT;
        boolean machine = switch (listed.kind()) {
            case RECEIPT, BOUNCE, INTEGRATION_ERROR -> true;
            case DOCUMENTS -> listed.references().isEmpty();
            case ORDINARY, CLOSING -> false;
        };
        return machine ? Lane.MACHINE : Lane.PROFESSIONAL;
    }
}
