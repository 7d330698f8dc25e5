package fr.havre.documents;

import fr.havre.patients.PatientId;
import fr.havre.patients.PartialDate;
import java.util.Optional;

/**
 * What a person says of a document they import; it wins over what the document says of itself.
 *
 * @param type code of JDV_J07
 * @param whateverItNames true once a person has seen that the document names somebody else and files it nevertheless
 */
public record ImportWish(Optional<PatientId> patient, Optional<String> type, Optional<PartialDate> date, Optional<String> title,
        boolean whateverItNames) {
    /** Nothing said: the document speaks for itself. */
    public static final ImportWish NONE =
            new ImportWish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    public static ImportWish forPatient(PatientId patient) {
        return new ImportWish(Optional.of(patient), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    public ImportWish withType(String code) {
        return new ImportWish(patient, Optional.of(code), date, title, whateverItNames);
    }

    @Override public String toString() {
        return "ImportWish[" + patient.map(PatientId::toString).orElse("-") + "]";
    }
}
