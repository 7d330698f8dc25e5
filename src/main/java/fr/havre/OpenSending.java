package fr.havre;

import fr.havre.documents.Documents;
import fr.havre.patients.Patients;
import fr.havre.sending.PaperPost;
import fr.havre.sending.Parcels;
import fr.havre.sending.Sending;
import fr.havre.sending.WrongPatient;
import fr.havre.vault.Compartment;
import fr.havre.vault.UnlockedVault;
import fr.havre.vault.db.Database;

/** What joins record and messages, for a session that holds the clinical key. */
record OpenSending(Sending sending, Parcels parcels, WrongPatient wrongPatient, PaperPost paper) {
    static OpenSending compose(UnlockedVault unlocked, Patients patients, Documents documents, OpenRecord record,
            OpenMessages messages) {
        Database clinical = unlocked.database(Compartment.CLINICAL);
        Sending sending = new Sending(unlocked.database(Compartment.ADMINISTRATIVE), clinical, documents, patients,
                record.publishing(), record.queue(), record.settings(), messages.mailboxes(), messages.letters());
        return new OpenSending(sending, new Parcels(clinical, messages.mailboxes(), messages.letters(), sending),
                new WrongPatient(clinical, documents, record.publishing(), record.changing(), record.queue(),
                        messages.letters(), messages.following()), new PaperPost(clinical, documents));
    }
}
