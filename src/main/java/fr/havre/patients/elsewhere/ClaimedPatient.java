package fr.havre.patients.elsewhere;

import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.ClaimedIns;
import fr.havre.patients.Ins;
import fr.havre.patients.PartialDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A patient as another program wrote it, word for word.
 *
 * @param row in a table the number of its line, in a bundle its place, from 1
 */
public record ClaimedPatient(int row, Map<PatientField, String> fields) {
    public ClaimedPatient {
        Map<PatientField, String> said = new EnumMap<>(PatientField.class);
        fields.forEach((field, text) -> {
            if (!text.isBlank()) said.put(field, text.strip());
        });
        fields = Map.copyOf(said);
    }

    Optional<String> field(PatientField field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** The other program's own name of this patient. */
    Optional<String> ownIdentifier() {
        return field(PatientField.OWN_ID).map(own -> own.contains("|") ? own : "|" + own);
    }

    /** As it is compared with those whose number is verified here; none where no number was said. */
    List<ClaimedIdentity> identities() {
        Optional<String> number = field(PatientField.INS).map(typed -> typed.replaceAll("[\\s\\u00A0\\u202F.\\-]", ""));
        if (number.isEmpty()) return List.of();
        List<String> issuers = field(PatientField.INS_OID).map(List::of)
                .orElseGet(() -> Stream.of(Ins.Issuer.values()).map(Ins.Issuer::oid).toList());
        String given = field(PatientField.GIVEN_NAMES).orElse("");
        return issuers.stream().map(oid -> new ClaimedIdentity(Optional.of(new ClaimedIns(number.get(), oid.replace("urn:oid:", ""))),
                field(PatientField.BIRTH_NAME).orElse(""), given, given.split(" ", 2)[0], field(PatientField.USED_NAME).orElse(""),
                field(PatientField.USED_GIVEN_NAME).orElse(""), field(PatientField.BIRTH_DATE).flatMap(PartialDate::ofTyped),
                field(PatientField.SEX).flatMap(PatientsFromElsewhere::sex), field(PatientField.BIRTH_PLACE).orElse(""))).toList();
    }

    @Override public String toString() {
        return "ClaimedPatient[" + row + "]";
    }
}
