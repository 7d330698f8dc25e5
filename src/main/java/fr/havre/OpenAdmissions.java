package fr.havre;

import fr.havre.admissions.AdmissionConsents;
import fr.havre.admissions.submission.AdmissionSending;
import fr.havre.directory.Directory;
import fr.havre.documents.Documents;
import fr.havre.vault.Compartment;
import fr.havre.vault.UnlockedVault;
import fr.havre.vault.db.Database;

/** What is sent of admissions and who has signed: the front desk's part needs no clinical key. */
final class OpenAdmissions {
    private final AdmissionSending sending;
    private final AdmissionConsents consents;

    private OpenAdmissions(AdmissionSending sending, AdmissionConsents consents) {
        this.sending = sending;
        this.consents = consents;
    }

    static OpenAdmissions compose(UnlockedVault unlocked, Reception reception, Documents documents, Directory directory) {
        Database administrative = unlocked.database(Compartment.ADMINISTRATIVE);
        return new OpenAdmissions(new AdmissionSending(administrative, reception.admissions(), directory),
                new AdmissionConsents(administrative, reception.admissions(), documents));
    }

    /** What is to be sent to hospitals. */
    AdmissionSending sending() {
        return sending;
    }

    /** Who has signed. */
    AdmissionConsents consents() {
        return consents;
    }
}
