package fr.havre.messaging.outgoing;

import fr.havre.access.Session;
import fr.havre.documents.DocumentSource;
import fr.havre.messaging.Answered;
import fr.havre.messaging.Letter;
import fr.havre.messaging.LetterWriter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.PlainLetter;
import fr.havre.messaging.Sender;
import fr.havre.messaging.WrittenMail;
import fr.havre.messaging.mime.MessageReader;
import fr.havre.vault.Uuids;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.content.Encoding;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Turns a draft into the bytes that leave: once; every try sends these. */
final class LetterFreezer {
    private static final String ANSWER = "Re: ";

    private final Database clinical;
    private final ContentStore contents;
    private final LetterWriter writer;
    private final Senders senders;
    private final InstantSource time;

    LetterFreezer(Database clinical, ContentStore contents, LetterWriter writer, Senders senders, InstantSource time) {
        this.clinical = clinical;
        this.contents = contents;
        this.writer = writer;
        this.senders = senders;
        this.time = time;
    }

    /** What is answered: how it is called, and its own references. */
    private record Before(String subject, Answered answered) {
        /** Subjects name patients. */
        @Override public String toString() {
            return "Before";
        }
    }

    Sender sender(Session session, MailAddress from) {
        return clinical.read(tx -> senders.of(tx, session.person(), from));
    }

    /**
     * Outside a transaction: takes as long as its documents are large.
     *
     * @throws fr.havre.messaging.MailRefusedException what the writer's own guards say
     */
    FrozenLetter freeze(Session session, Mailbox mailbox, MessageDraft draft) {
        Sender sender = sender(session, mailbox.address());
        Optional<Before> before = draft.answers().flatMap(id -> clinical.read(tx -> before(tx, id)));
        WrittenMail written = write(session, sender, mailbox, draft, before);
        String name = sender.author().familyName().isBlank() ? mailbox.name() : sender.author().displayName();
        List<String> references = before.map(Before::answered).map(LetterFreezer::references).orElse(List.of());
        return new FrozenLetter(new MessageId(Uuids.newId(time.instant())), mailbox, name, written,
                MessageReader.read(DocumentSource.of(written.bytes())), contents.put(written.bytes(), Encoding.PLAIN),
                draft.patient(), draft.recipients(), draft.documents(), references, draft.answers(), draft.receipt(),
                draft.lastWord(), Optional.of(session.person()));
    }

    private WrittenMail write(Session session, Sender sender, Mailbox mailbox, MessageDraft draft, Optional<Before> before) {
        List<MailAddress> to = draft.recipients().stream().map(Recipient::address).toList();
        Optional<Answered> answered = before.map(Before::answered);
        if (draft.documents().isEmpty()) {
            String subject = draft.label().or(() -> before.map(Before::subject).map(LetterFreezer::answering)).orElse("");
            return writer.words(session, sender, new PlainLetter(to, subject, draft.text(), draft.receipt(), draft.lastWord(),
                    answered));
        }
        return writer.write(session, sender, new Letter(draft.patient().orElseThrow(), draft.documents(), to, draft.label(),
                draft.text(), draft.replacement(), draft.receipt(), draft.lastWord(), LetterSize.most(mailbox, draft)), answered);
    }

    static String answering(String subject) {
        return subject.regionMatches(true, 0, ANSWER, 0, ANSWER.length()) ? subject : ANSWER + subject;
    }

    private static List<String> references(Answered answered) {
        List<String> all = new ArrayList<>(answered.references());
        all.add(answered.id());
        return all;
    }

    /** The bytes of what is answered are at hand: they know their own references. */
    private Optional<Before> before(Transaction tx, MessageId id) {
        return tx.first("SELECT subject, message_id, thread FROM clin.message WHERE id = ? AND message_id IS NOT NULL", row ->
                new Before(row.text("subject"), new Answered(row.text("message_id"), earlier(tx, row.uuid("thread"),
                        row.text("message_id")))), id.value());
    }

    private static List<String> earlier(Transaction tx, java.util.UUID thread, String id) {
        String[] all = tx.list("""
                SELECT message_id FROM clin.message WHERE thread = ? AND message_id IS NOT NULL ORDER BY place""",
                row -> row.text("message_id"), thread).toArray(String[]::new);
        int at = Arrays.asList(all).indexOf(id);
        return List.of(all).subList(0, Math.max(at, 0));
    }
}
