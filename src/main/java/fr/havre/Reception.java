package fr.havre;

import fr.havre.admissions.AdmissionPieces;
import fr.havre.admissions.Admissions;
import fr.havre.admissions.Checklist;
import fr.havre.documents.Documents;
import fr.havre.patients.Patients;
import fr.havre.vault.db.Database;

/** The services of the receptionist's day: all that needs no clinical key. Alive as long as the vault is open. */
public record Reception(Admissions admissions, AdmissionPieces pieces) {
    static Reception compose(Database administrative, Patients patients, Documents documents) {
        Checklist checklist = Checklist.carried();
        Admissions admissions = new Admissions(administrative, patients, checklist);
        return new Reception(admissions, new AdmissionPieces(administrative, admissions, documents, checklist));
    }
}
