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
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
    private record Known(MessageId id, String from, String subject, Optional<Instant> at) {
        boolean is(ListedMail listed) {
            return from.equals(listed.from()) && subject.equals(listed.subject()) && at.equals(listed.at());
        }
    }

    /** Gives those that were not here. */
    List<MessageId> keep(Transaction tx, Place place, List<ListedHead> heads) {
        Set<Long> here = here(tx, place, heads);
        Batch batch = new Batch(tx, place, heads.stream().filter(each -> !here.contains(each.head().uid())).toList());
        return batch.keep();
    }

    private static Set<Long> here(Transaction tx, Place place, List<ListedHead> heads) {
        LongSummaryStatistics uids = heads.stream().mapToLong(each -> each.head().uid()).summaryStatistics();
        return new HashSet<>(tx.list("""
                SELECT uid FROM clin.message WHERE mailbox = ? AND folder = ? AND validity = ? AND uid BETWEEN ? AND ?""",
                row -> row.number("uid"), place.mailbox().value(), place.folder(), place.validity(), uids.getMin(),
                uids.getMax()));
    }

    /** What many heads meet, asked for together; what they become, written together. */
    private final class Batch {
        private final Transaction tx;
        private final Place place;
        private final List<ListedHead> heads;
        private final Map<String, Known> known;
        private final Exchanges exchanges;
        private final Map<Long, Long> places;
        private final List<MessageId> fresh = new ArrayList<>();
        private final List<Fresh> unwritten = new ArrayList<>();

        Batch(Transaction tx, Place place, List<ListedHead> heads) {
            this.tx = tx;
            this.place = place;
            this.heads = heads;
            this.places = MessageRows.highest(tx, heads.stream().map(this::arrived));
            Set<String> named = heads.stream().map(ListedHead::mail)
                    .flatMap(each -> Exchanges.named(each.id(), each.references()).stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            List<Met> met = met(named);
            this.known = met.stream().filter(Met::isHere).collect(Collectors.toMap(Met::messageId, Met::known,
                    (one, _) -> one, HashMap::new));
            this.exchanges = new Exchanges(tx, named,
                    met.stream().map(each -> new Exchanges.Reference(each.messageId(), each.thread())).toList());
        }

        /** @param isHere whether it came to this mailbox */
        private record Met(String messageId, boolean isHere, UUID thread, Known known) { }

        private List<Met> met(Set<String> named) {
            return tx.listAmong("""
                    SELECT message_id, mailbox = ? AND outgoing = 0 AS here, thread, id, sender, subject, written_at
                      FROM clin.message WHERE message_id IN""",
                    row -> new Met(row.text("message_id"), row.flag("here"), row.uuid("thread"), new Known(
                            new MessageId(row.uuid("id")), row.text("sender"), row.text("subject"),
                            row.optionalInstant("written_at"))), named, place.mailbox().value());
        }

        private Instant arrived(ListedHead each) {
            Instant at = each.head().arrivedAt();
            return at.equals(Instant.EPOCH) ? each.mail().at().orElse(tx.now()) : at;
        }

        /** Gives those that were not here. */
        List<MessageId> keep() {
            for (ListedHead each : heads) keep(each);
            write();
            return fresh;
        }

        /** By its identifier; and since anybody can write any identifier, by who wrote it, when and about what. */
        private void keep(ListedHead each) {
            Head head = each.head();
            ListedMail listed = each.mail();
            Optional<Known> met = listed.id().isEmpty() ? withoutId(head, listed) : Optional.ofNullable(known.get(listed.id()));
            if (met.isPresent() && met.get().is(listed)) meetAgain(head, met.get().id());
            else add(each, met.isPresent());
        }

        /** Only where the server has given all messages new numbers. */
        private Optional<Known> withoutId(Head head, ListedMail listed) {
            return tx.first("""
                    SELECT id FROM clin.message
                     WHERE mailbox = ? AND folder = ? AND validity <> ? AND message_id IS NULL AND outgoing = 0
                       AND sender = ? AND subject = ? AND written_at IS ? AND size = ?""",
                    row -> new Known(new MessageId(row.uuid("id")), listed.from(), listed.subject(), listed.at()),
                    place.mailbox().value(), place.folder(), place.validity(), listed.from(), listed.subject(), listed.at(),
                    head.size());
        }

        private void meetAgain(Head head, MessageId id) {
            write();                                                        // it may have come a moment ago
            tx.run("UPDATE clin.message SET folder = ?, validity = ?, uid = ? WHERE id = ?", place.folder(), place.validity(),
                    head.uid(), id.value());
            MarksKeeper.apply(tx, id, new Marks(head.uid(), head.seen(), head.answered()));
        }

        /** @param taken another message has its identifier: this one is kept without */
        private void add(ListedHead each, boolean taken) {
            ListedMail listed = each.mail();
            MessageId id = new MessageId(tx.newId());
            String named = taken ? "" : listed.id();
            Instant arrived = arrived(each);
            Fresh added = new Fresh(MessageRows.place(tx, arrived, places), id, named, taken,
                    exchanges.of(id, named, listed.references()), each.head(), listed, arrived);
            if (!named.isEmpty()) known.put(named, new Known(id, listed.from(), listed.subject(), listed.at()));
            fresh.add(id);
            unwritten.add(added);
        }

        private void write() {
            exchanges.write();
            tx.insert("""
                    INSERT INTO clin.message (keeping, filing, outgoing, place, id, mailbox, message_id, thread, kind, lane,
                           sender, sender_name, subject, written_at, arrived_at, size, attachments, oddities, folder, validity,
                           uid, last_word, read_at, answered_at)""",
                    unwritten.stream().<List<?>>map(each -> each.row(place, exchanges.now(each.thread()))).toList());
            tx.insert("INSERT INTO clin.message_recipient (name, message, position, address)",
                    unwritten.stream().flatMap(Fresh::recipientRows).toList());
            unwritten.forEach(each -> rows.index(tx, each.words()));
            unwritten.clear();
        }
    }

    /** A message that was not here. {@code named}: its identifier, empty if it has none or another has it. */
    private record Fresh(long rank, MessageId id, String named, boolean taken, UUID thread, Head head, ListedMail listed,
            Instant arrived) {
        List<?> row(Place place, UUID exchange) {
            return Arrays.asList("LISTED", "NONE", 0, rank, id.value(), place.mailbox().value(), named.isEmpty() ? null : named,
                    exchange, listed.kind(), lane(listed), listed.from(), listed.fromName(), listed.subject(), listed.at(),
                    arrived, head.size(), listed.promisesFiles(), taken ? Oddity.ID_TAKEN.name() : "", place.folder(),
                    place.validity(), head.uid(), listed.lastWord(), head.seen() ? arrived : null,
                    head.answered() ? arrived : null);
        }

        List<String> recipients() {
            return listed.to().subList(0, Math.min(listed.to().size(), MOST_RECIPIENTS));
        }

        Stream<List<?>> recipientRows() {
            return IntStream.range(0, recipients().size()).mapToObj(i -> List.of("", id.value(), i, recipients().get(i)));
        }

        /** As {@link MessageTexts} gathers them. */
        IndexedDocument words() {
            return new IndexedDocument(rank, Optional.empty(), "", "", listed.subject() + "\n" + listed.from() + " "
                    + listed.fromName() + "\n" + String.join("\n", recipients()));
        }

        @Override public String toString() {
            return "Fresh[" + id + "]";
        }
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
