package fr.havre.record.mhd;

import fr.havre.record.RecordException;
import fr.havre.record.RecordException.Code;
import fr.havre.record.RecordStatus;
import fr.havre.record.RecordStatus.Closing;
import fr.havre.record.RecordStatus.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** TD0.2: what a Patient says about the record. Its identity traits are left where they are (RG_0320). */
final class StatusReader {
    static final String DMP = "https://interop.esante.gouv.fr/ig/fhir/dmp/StructureDefinition/";

    /**
     * @throws RecordException {@code CONFLICT} if two records answer to one INS: neither is then this patient's for
     * sure
     */
    RecordStatus read(List<JsonNode> found) throws RecordException {
        if (found.isEmpty()) return RecordStatus.none();
        if (found.size() > 1) throw new RecordException(Code.CONFLICT);
        JsonNode patient = found.getFirst();
        Optional<Closing> closing = extension(patient, "dmp-fermeture").map(StatusReader::closing);
        boolean active = patient.path("active").isBoolean() ? patient.path("active").booleanValue() : closing.isEmpty();
        return new RecordStatus(active ? State.OPEN : State.CLOSED, active ? Optional.empty() : closing,
                flag(patient, "dmp-rattachement-mes"), flag(patient, "dmp-medecin-traitant"));
    }

    private static Optional<JsonNode> extension(JsonNode in, String name) {
        for (JsonNode each : in.path("extension")) {
            String url = Node.text(each, "url").orElse("");
            if (url.equals(name) || url.equals(DMP + name)) return Optional.of(each);
        }
        return Optional.empty();
    }

    private static Optional<Boolean> flag(JsonNode patient, String name) {
        return extension(patient, name).flatMap(each -> each.path("valueBoolean").isBoolean()
                ? Optional.of(each.path("valueBoolean").booleanValue()) : Optional.empty());
    }

    private static Closing closing(JsonNode extension) {
        Optional<Instant> at = extension(extension, "dateFermeture").flatMap(each ->
                Node.moment(each, "valueDateTime").or(() -> Node.moment(each, "valueDate")));
        return new Closing(at, extension(extension, "motifFermeture").flatMap(StatusReader::words),
                extension(extension, "raisonFermeture").flatMap(StatusReader::words));
    }

    private static Optional<String> words(JsonNode value) {
        JsonNode coding = value.path("valueCodeableConcept").path("coding").path(0);
        return Node.text(value, "valueString").or(() -> Node.text(value, "valueCode"))
                .or(() -> Node.text(value.path("valueCoding"), "code")).or(() -> Node.text(coding, "code"))
                .or(() -> Node.text(value.path("valueCodeableConcept"), "text"));
    }
}
