package fr.havre.ui.patients;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.patients.DistinctPatients;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientLine;
import fr.havre.patients.PatientRegister;
import fr.havre.patients.Patients;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Where the lines of the list come from. Never on the FX thread, but for {@link #mayEdit}. */
interface PatientsSource {
    List<PatientLine> first(int most);

    PatientRegister all();

    Optional<PatientLine> line(PatientId id);

    DistinctPatients distinct();

    boolean mayEdit();

    /** All of the vault. */
    record OfVault(Patients patients, Session session) implements PatientsSource {
        @Override public List<PatientLine> first(int most) {
            return patients.firstByName(session, most);
        }

        @Override public PatientRegister all() {
            return patients.register(session);
        }

        @Override public Optional<PatientLine> line(PatientId id) {
            return patients.line(session, id);
        }

        @Override public DistinctPatients distinct() {
            return patients.distinct(session);
        }

        @Override public boolean mayEdit() {
            return session.may(Permission.EDIT_PATIENT);
        }
    }

    /** A page of lines that name nobody, and never more. */
    record OfNobody() implements PatientsSource {
        @Override public List<PatientLine> first(int most) {
            return Collections.nCopies(most, PatientLine.ofNobody(IdentityStatus.PROV));
        }

        @Override public PatientRegister all() {
            throw new UnsupportedOperationException("there are no others");
        }

        @Override public Optional<PatientLine> line(PatientId id) {
            return Optional.empty();
        }

        @Override public DistinctPatients distinct() {
            throw new UnsupportedOperationException("nobody is like nobody");
        }

        @Override public boolean mayEdit() {
            return true;
        }
    }
}
