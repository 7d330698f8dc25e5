package fr.havre.patients.elsewhere;

import fr.havre.patients.Ins;
import fr.havre.patients.elsewhere.ElsewhereException.Code;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Patient resources of a FHIR R4 bundle (JSON), as FR Core writes them: {@code name} of use {@code official} is the birth
 * name, of use {@code usual} the name in use. A number is only compared with those that are verified here.
 */
public final class PatientBundle {
    private PatientBundle() { }

    /**
     * Reads the patients of a bundle.
     *
     * @throws ElsewhereException {@code NOT_A_LIST}, {@code TOO_LARGE}
     */
    public static List<ClaimedPatient> read(byte[] bytes) {
        if (bytes.length > PatientTable.LARGEST_BYTES) throw new ElsewhereException(Code.TOO_LARGE);
        JsonNode bundle = parsed(bytes);
        if (!bundle.path("resourceType").asString("").equals("Bundle")) throw new ElsewhereException(Code.NOT_A_LIST);
        List<ClaimedPatient> patients = new ArrayList<>();
        int place = 0;
        for (JsonNode entry : bundle.path("entry")) {
            place++;
            if (place > PatientTable.MOST_ROWS) throw new ElsewhereException(Code.TOO_LARGE);
            JsonNode resource = entry.path("resource");
            if (resource.path("resourceType").asString("").equals("Patient")) {
                patients.add(new ClaimedPatient(place, fields(resource)));
            }
        }
        return patients;
    }

    private static JsonNode parsed(byte[] bytes) {
        try {
            return JsonMapper.shared().readTree(bytes);
        } catch (JacksonException e) {
            throw new ElsewhereException(Code.NOT_A_LIST);
        }
    }

    private static Map<PatientField, String> fields(JsonNode patient) {
        Map<PatientField, String> fields = new EnumMap<>(PatientField.class);
        JsonNode official = name(patient, "official");
        JsonNode usual = name(patient, "usual");
        JsonNode first = official.isMissingNode() ? patient.path("name").path(0) : official;
        fields.put(PatientField.BIRTH_NAME, first.path("family").asString(""));
        fields.put(PatientField.GIVEN_NAMES, joined(first.path("given"), " "));
        fields.put(PatientField.USED_NAME, usual.path("family").asString(""));
        fields.put(PatientField.USED_GIVEN_NAME, usual.path("given").path(0).asString(""));
        fields.put(PatientField.BIRTH_DATE, patient.path("birthDate").asString(""));
        fields.put(PatientField.SEX, patient.path("gender").asString(""));
        fields.put(PatientField.PHONE, telecom(patient, "phone"));
        fields.put(PatientField.EMAIL, telecom(patient, "email"));
        identifiers(patient, fields);
        JsonNode address = patient.path("address").path(0);
        fields.put(PatientField.ADDRESS, (joined(address.path("line"), ", ") + " " + address.path("postalCode").asString("") + " "
                + address.path("city").asString("")).strip());
        return fields;
    }

    /** The number, and the first other one; else how the bundle itself calls the patient. */
    private static void identifiers(JsonNode patient, Map<PatientField, String> fields) {
        String id = patient.path("id").asString("");
        if (!id.isEmpty()) fields.put(PatientField.OWN_ID, "Patient|" + id);
        for (JsonNode each : patient.path("identifier")) {
            String system = each.path("system").asString("");
            String value = each.path("value").asString("");
            if (value.isEmpty()) continue;
            if (Ins.Issuer.ofOid(system).isPresent()) {
                fields.put(PatientField.INS, value);
                fields.put(PatientField.INS_OID, system);
            } else if (fields.getOrDefault(PatientField.OWN_ID, "Patient|").startsWith("Patient|")) {
                fields.put(PatientField.OWN_ID, system + "|" + value);
            }
        }
    }

    private static JsonNode name(JsonNode patient, String use) {
        for (JsonNode each : patient.path("name")) if (each.path("use").asString("").equals(use)) return each;
        return patient.path("none");
    }

    private static String telecom(JsonNode patient, String system) {
        for (JsonNode each : patient.path("telecom")) {
            if (each.path("system").asString("").equals(system)) return each.path("value").asString("");
        }
        return "";
    }

    private static String joined(JsonNode texts, String between) {
        return StreamSupport.stream(texts.spliterator(), false).map(each -> each.asString("")).collect(Collectors.joining(between));
    }
}
