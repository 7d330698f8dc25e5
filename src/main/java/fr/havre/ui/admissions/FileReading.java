package fr.havre.ui.admissions;

import fr.havre.admissions.AdmissionEvent;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.submission.Submission;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.vault.Compartment;
import fr.havre.vault.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads one admission with its history. Never on the FX thread. */
final class FileReading {
    /**
     * What is shown of one.
     *
     * @param submissions newest first
     * @param names of the people of this vault
     */
    record Content(AdmissionFile file, List<AdmissionEvent> history, List<Submission> submissions, Map<UUID, String> names,
            LocalDate today) {
        String nameOf(UUID person) {
            return names.getOrDefault(person, "");
        }

        @Override public String toString() {
            return "Content[" + file + "]";
        }
    }

    /** Before there is an admission. */
    record Beginning(Optional<Patient> patient, LocalDate today) { }

    private final Desk desk;

    FileReading(Desk desk) {
        this.desk = desk;
    }

    /** Leaves a trace that it was opened. */
    Content open(AdmissionId id) {
        return around(desk.admissions().open(desk.session(), id));
    }

    /** The same admission as it is now, while somebody looks at it. */
    Content again(AdmissionFile before) {
        AdmissionId id = before.admission().id();
        return around(desk.unlocked().database(Compartment.ADMINISTRATIVE).read(tx -> desk.admissions().file(tx, id)));
    }

    /** With what is shown beside it. */
    Content around(AdmissionFile file) {
        Map<UUID, String> names = desk.unlocked().people().all().stream().collect(Collectors.toMap(Person::id, Person::name));
        AdmissionId id = file.admission().id();
        return new Content(file, desk.admissions().history(desk.session(), id), desk.admissionSending().of(desk.session(), id),
                names, BoardReading.today(desk));
    }

    Beginning begin(Optional<PatientId> patient) {
        Optional<Patient> who = patient.flatMap(id -> desk.unlocked().database(Compartment.ADMINISTRATIVE)
                .read(tx -> desk.patients().find(tx, id)));
        return new Beginning(who, BoardReading.today(desk));
    }
}
