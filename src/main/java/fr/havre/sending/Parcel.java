package fr.havre.sending;

import fr.havre.documents.DocumentId;
import fr.havre.patients.PatientId;
import java.util.List;
import java.util.UUID;

/**
 * Documents of one patient for one professional mailbox, to be sent once: whoever asks again with the same {@code id} sends
 * nothing more.
 *
 * @param id of the wish behind it
 * @param documents those that go by mail, in their order
 * @param address of the mailbox
 * @param addressee who that is; may be empty
 * @param label of the subject
 * @param replacement whether it takes the place of an earlier one ({@code [Annule et remplace]})
 * @param addressConfirmed whether a professional has said yes to the address
 * @param record those that go to the national record too, as far as it takes them
 * @param preparedBy who wished it
 */
public record Parcel(UUID id, PatientId patient, List<DocumentId> documents, String address, String addressee, String label,
        String text, boolean replacement, boolean addressConfirmed, List<DocumentId> record, UUID preparedBy) {
    public Parcel {
        documents = List.copyOf(documents);
        record = List.copyOf(record);
    }

    /** Names nobody. */
    @Override public String toString() {
        return "Parcel[" + id + " " + documents.size() + " documents]";
    }
}
