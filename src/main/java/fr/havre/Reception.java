package fr.havre;

import fr.havre.admissions.AdmissionPieces;
import fr.havre.admissions.Admissions;
import fr.havre.admissions.Checklist;
import fr.havre.agenda.Agenda;
import fr.havre.agenda.prevention.Prevention;
import fr.havre.agenda.prevention.VaccinationRules;
import fr.havre.documents.Documents;
import fr.havre.documents.ScanTray;
import fr.havre.patients.Patients;
import fr.havre.vault.Compartment;
import fr.havre.vault.UnlockedVault;
import fr.havre.vault.db.Database;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The services of the practice's day. Admissions and the agenda need no clinical key; prevention does. Alive as long as the vault is open.
 */
public final class Reception {
    private final Admissions admissions;
    private final AdmissionPieces pieces;
    private final Agenda agenda;
    private final ScanTray scans;
    private final Optional<Prevention> prevention;

    private Reception(Admissions admissions, AdmissionPieces pieces, Agenda agenda,
            ScanTray scans, Optional<Prevention> prevention) {
        this.admissions = admissions;
        this.pieces = pieces;
        this.agenda = agenda;
        this.scans = scans;
        this.prevention = prevention;
    }

    static Reception compose(UnlockedVault unlocked, Patients patients, Documents documents, InstantSource time) {
        Database administrative = unlocked.database(Compartment.ADMINISTRATIVE);
        Checklist checklist = Checklist.carried();
        Admissions admissions = new Admissions(administrative, patients, checklist);
        Optional<Prevention> prevention = unlocked.holds(Compartment.CLINICAL) ? Optional.of(new Prevention(
                unlocked.database(Compartment.CLINICAL), patients, VaccinationRules.carried())) : Optional.empty();
        Optional<Database> clinical = unlocked.holds(Compartment.CLINICAL)
                ? Optional.of(unlocked.database(Compartment.CLINICAL)) : Optional.empty();
        unlocked.letterbox().offerKey();
        ScanTray scans = new ScanTray(documents, unlocked.letterbox(), clinical);
        return new Reception(admissions, new AdmissionPieces(administrative, admissions, documents, scans, checklist),
                new Agenda(administrative, patients, time), scans, prevention);
    }

    /** Stays in hospital that are being prepared. */
    public Admissions admissions() {
        return admissions;
    }

    /** What becomes of their pieces. */
    public AdmissionPieces pieces() {
        return pieces;
    }

    /** What the front desk scans for charts. */
    public ScanTray scans() {
        return scans;
    }

    /** Appointments. */
    public Agenda agenda() {
        return agenda;
    }

    /** Vaccinations; empty without the clinical key. */
    public Optional<Prevention> prevention() {
        return prevention;
    }
}
