package fr.havre.ui.patients;

import fr.havre.patients.PatientId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was typed and not saved when a sheet was closed. On disk only as {@link fr.havre.ui.Drafting} seals it. On the FX
 * thread.
 */
public final class Drafts {
    /**
     * One sheet's contents.
     *
     * @param version what the person was looking at; 0 for a new patient
     * @param base what was kept then
     * @param ins a number typed beside them
     */
    record Draft(int version, Fields base, Fields typed, String ins) {
        @Override public String toString() {
            return "Draft[" + version + "]";
        }
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<Optional<PatientId>, Draft> kept = new HashMap<>();

    /** Replaces an older one; of a new patient there is one. */
    void keep(Optional<PatientId> patient, Draft draft) {
        kept.put(patient, draft);
    }

    Optional<Draft> of(Optional<PatientId> patient) {
        return Optional.ofNullable(kept.get(patient));
    }

    void forget(Optional<PatientId> patient) {
        kept.remove(patient);
    }

    /** All of them as one text, for {@link #read}. */
    String written() {
        ArrayNode all = JSON.createArrayNode();
        kept.forEach((patient, draft) -> {
            ObjectNode one = all.addObject().put("patient", patient.map(PatientId::toString).orElse(""))
                    .put("version", draft.version).put("ins", draft.ins);
            draft.base.texts().forEach((field, text) -> one.withObjectProperty("base").put(field.name(), text));
            draft.typed.texts().forEach((field, text) -> one.withObjectProperty("typed").put(field.name(), text));
        });
        return all.toString();
    }

    /** Adds what was {@link #written}; what is here already wins. */
    void read(String text) {
        for (JsonNode one : JSON.readTree(text)) {
            String patient = one.path("patient").asString();
            kept.putIfAbsent(patient.isEmpty() ? Optional.empty() : Optional.of(PatientId.of(patient)), new Draft(
                    one.path("version").asInt(), fields(one.path("base")), fields(one.path("typed")), one.path("ins").asString()));
        }
    }

    private static Fields fields(JsonNode texts) {
        Fields fields = Fields.EMPTY;
        for (Field each : Field.values()) fields = fields.with(each, texts.path(each.name()).asString(""));
        return fields;
    }

    /** How many wait to be taken up again. */
    public int count() {
        return kept.size();
    }
}
