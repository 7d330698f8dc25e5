package fr.havre.sending;

import fr.havre.documents.DocumentId;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.outgoing.Guard;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.record.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a person decided with one key.
 *
 * @param record those that go to the national record; may be none
 * @param hidden from whom they are hidden there, to begin with
 * @param letters those that go with the letters
 * @param mailbox the letters leave from; needed if there are any
 * @param colleagues nobody: no letter to them
 * @param patient whether the patient gets a letter of their own
 * @param text the words of the letters
 * @param lastWord whether the patient cannot answer
 * @param confirmed what the person has seen and said yes to
 * @param remindAfter days after which it is said that nobody has read it
 */
public record Act(List<DocumentId> record, Optional<Visibility> hidden, List<DocumentId> letters, Optional<MailboxId> mailbox,
        List<Recipient> colleagues, boolean patient, String text, boolean lastWord, Set<Guard.Kind> confirmed,
        OptionalInt remindAfter) {
    public Act {
        record = List.copyOf(record);
        letters = List.copyOf(letters);
        colleagues = List.copyOf(colleagues);
        confirmed = Set.copyOf(confirmed);
    }

    /** To the record only. */
    public static Act toRecord(List<DocumentId> documents) {
        return new Act(documents, Optional.empty(), List.of(), Optional.empty(), List.of(), false, "", false, Set.of(), OptionalInt.empty());
    }

    /** Names nobody. */
    @Override public String toString() {
        return "Act[" + record.size() + " to the record, " + letters.size() + " by mail to " + colleagues.size()
                + (patient ? " and the patient]" : "]");
    }
}
