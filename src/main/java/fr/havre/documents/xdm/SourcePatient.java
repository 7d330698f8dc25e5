package fr.havre.documents.xdm;

import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.ClaimedIns;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Sex;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The patient of a listed document: patientId and the HL7 v2 fields of sourcePatientInfo (ITI TF-3 4.2.3.2.23; INS:
 * CI-SIS).
 */
record SourcePatient(String patientId, List<String> fields) {
    ClaimedIdentity identity() {
        String[] birth = name("L");
        String[] used = name("D");
        String birthName = birth[0];
        return new ClaimedIdentity(ins(), birthName, birth[2].isEmpty() ? birth[1]
                : birth[2], birth[1], used[0], used[1],
                field("PID-7").flatMap(PartialDate::parse), field("PID-8").flatMap(Sex::parse), birthPlace());
    }

    private Optional<ClaimedIns> ins() {
        return Stream.concat(Stream.of(patientId), repetitions("PID-3"))
                .map(ListedObject::parts)
                .filter(id -> !id[0].isEmpty() && ClaimedIns.isInsOid(ListedObject.domain(id[3])))
                .map(id -> new ClaimedIns(id[0], ListedObject.domain(id[3]))).findFirst();
    }

    /**
     * Family, first given, all given names, of the name of this type: L of birth, D in use. A name without a type is
     * one of birth.
     */
    private String[] name(String type) {
        return repetitions("PID-5").map(ListedObject::parts)
                .filter(name -> name[6].equals(type) || (type.equals("L") && name[6].isEmpty()))
                .findFirst().orElseGet(() -> ListedObject.parts(""));
    }

    /** The address whose type is "birth (delivery) location": its county code is the COG. */
    private String birthPlace() {
        return repetitions("PID-11").map(ListedObject::parts).filter(address -> address[6].equals("BDL"))
                .map(address -> address[8]).findFirst().orElse("");
    }

    private Optional<String> field(String name) {
        return repetitions(name).findFirst();
    }

    private Stream<String> repetitions(String name) {
        return fields.stream().filter(field -> field.startsWith(name + "|"))
                .flatMap(field -> Stream.of(field.substring(name.length() + 1).split("~", -1)))
                    .filter(value -> !value.isBlank());
    }

    @Override public String toString() {
        return "SourcePatient[…]";
    }
}
