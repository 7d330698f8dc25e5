package fr.havre.ui.letters;

import fr.havre.documents.DocumentId;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.DraftId;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.patients.PatientId;
import java.util.List;

/** Where letters are written: each way in opens the letter on screen, as a draft that is kept. On the FX thread. */
public interface Writing {
    /** A letter to anybody about anything. */
    void write();

    /** About a patient, with documents of theirs, to those who are proposed; all of it can be changed there. */
    void write(PatientId patient, List<DocumentId> documents, List<Recipient> recipients);

    /**
     * An answer.
     *
     * @param all to everybody who had the message
     */
    void answer(MessageId message, boolean all);

    /** The same once more, to be corrected: what was sent came back. */
    void again(MessageId message);

    /** Goes on with one that was begun. */
    void open(DraftId draft);
}
