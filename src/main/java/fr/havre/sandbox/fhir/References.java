package fr.havre.sandbox.fhir;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** References within one resource. */
final class References {
    private References() { }

    /** The contained resource that the {@code reference} at {@code pointer} points to. */
    static Optional<JsonNode> contained(ObjectNode resource, String pointer) {
        String reference = Json.text(resource, pointer + "/reference");
        if (!reference.startsWith("#")) return Optional.empty();
        return Json.list(resource, "/contained").stream()
                .filter(each -> Json.text(each, "/id").equals(reference.substring(1))).findFirst();
    }

    /** The INS a contained Patient carries. */
    static Optional<InsNumber> insOf(JsonNode patient) {
        return Json.list(patient, "/identifier").stream()
                .flatMap(id -> InsNumber.parse(Json.text(id, "/system") + "|" + Json.text(id, "/value")).stream())
                .findFirst();
    }

    /** Whether an identifier of this resource, or of the practitioner it names, is the professional's number. */
    static boolean names(JsonNode author, String professional) {
        boolean own = Json.list(author, "/identifier").stream()
                .anyMatch(id -> Json.text(id, "/value").equals(professional));
        return own || Json.text(author, "/practitioner/identifier/value").equals(professional);
    }

    /** Whether this professional is an author of the document. */
    static boolean isAuthor(ObjectNode document, String professional) {
        int authors = Json.list(document, "/author").size();
        for (int i = 0; i < authors; i++) {
            if (Json.text(document, "/author/" + i + "/identifier/value").equals(professional)) return true;
            Optional<JsonNode> author = contained(document, "/author/" + i);
            if (author.isEmpty()) continue;
            if (names(author.get(), professional)) return true;
            String practitioner = Json.text(author.get(), "/practitioner/reference");
            if (practitioner.startsWith("#") && Json.list(document, "/contained").stream()
                    .anyMatch(each -> Json.text(each, "/id").equals(practitioner.substring(1))
                            && names(each, professional))) {
                return true;
            }
        }
        return false;
    }
}
