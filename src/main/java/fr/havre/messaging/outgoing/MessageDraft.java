package fr.havre.messaging.outgoing;

import fr.havre.documents.DocumentId;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import fr.havre.patients.PatientId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A letter as far as it is written: anything may be missing until it is sent.
 *
 * @param mailbox it leaves from
 * @param patient whom it is about; needed as soon as there are documents
 * @param label of the subject; else the title of the first document, or what is answered
 * @param text the words, fields already filled
 * @param replacement whether it takes the place of what was sent before, whatever the documents say
 * @param receipt whether the recipients' systems are asked to say that they took it
 * @param lastWord whether the patient cannot answer
 * @param answers the message it answers
 * @param remindAfter days after which it is said that nobody has read it
 */
public record MessageDraft(Optional<MailboxId> mailbox, Optional<PatientId> patient, List<DocumentId> documents,
        List<Recipient> recipients, Optional<String> label, String text, boolean replacement, boolean receipt,
        boolean lastWord, Optional<MessageId> answers, OptionalInt remindAfter) {
    /** Nothing yet. */
    public static final MessageDraft EMPTY = new MessageDraft(Optional.empty(), Optional.empty(), List.of(), List.of(),
            Optional.empty(), "", false, false, false, Optional.empty(), OptionalInt.empty());
    /** The longest text, in characters. */
    public static final int LONGEST_TEXT = 200_000;

    public MessageDraft {
        documents = List.copyOf(documents);
        recipients = List.copyOf(recipients);
        label = label.map(String::strip).filter(words -> !words.isEmpty());
        if (text.length() > LONGEST_TEXT) throw new IllegalArgumentException(text.length() + " characters");
    }

    public MessageDraft from(MailboxId box) {
        return new MessageDraft(Optional.of(box), patient, documents, recipients, label, text, replacement, receipt, lastWord,
                answers, remindAfter);
    }

    public MessageDraft about(PatientId whom, List<DocumentId> with) {
        return new MessageDraft(mailbox, Optional.of(whom), with, recipients, label, text, replacement, receipt, lastWord,
                answers, remindAfter);
    }

    public MessageDraft to(List<Recipient> all) {
        return new MessageDraft(mailbox, patient, documents, all, label, text, replacement, receipt, lastWord, answers,
                remindAfter);
    }

    public MessageDraft saying(Optional<String> title, String words) {
        return new MessageDraft(mailbox, patient, documents, recipients, title, words, replacement, receipt, lastWord, answers,
                remindAfter);
    }

    /** Asks for receipts, and to be reminded where none comes. */
    public MessageDraft followed(boolean wanted, OptionalInt days) {
        return new MessageDraft(mailbox, patient, documents, recipients, label, text, replacement, wanted, lastWord, answers,
                days);
    }

    public MessageDraft replacing(boolean replaces) {
        return new MessageDraft(mailbox, patient, documents, recipients, label, text, replaces, receipt, lastWord, answers,
                remindAfter);
    }

    public MessageDraft lastWord(boolean last) {
        return new MessageDraft(mailbox, patient, documents, recipients, label, text, replacement, receipt, last, answers,
                remindAfter);
    }

    public MessageDraft answering(MessageId message) {
        return new MessageDraft(mailbox, patient, documents, recipients, label, text, replacement, receipt, lastWord,
                Optional.of(message), remindAfter);
    }

    /** A letter says things about a person. */
    @Override public String toString() {
        return "MessageDraft[" + documents.size() + " documents, " + recipients.size() + " recipients]";
    }
}
