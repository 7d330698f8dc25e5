package fr.havre.sandbox.fhir;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** PDSm comprehensive submission set: what the List must have beyond R4. */
final class ListRules {
    static final String LIST_TYPES = "https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes";
    private static final String EXTENSION = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/";

    private ListRules() { }

    static boolean isSubmissionSet(JsonNode list) {
        return has(list, "submissionset");
    }

    private static boolean has(JsonNode list, String code) {
        return Json.list(list, "/code/coding").stream().anyMatch(coding -> Json.text(coding, "/code").equals(code)
                && Json.text(coding, "/system").equals(LIST_TYPES));
    }

    static void check(ObjectNode list, InsNumber subject, Problems problems) {
        problems.need(list, "/contained", "contained (source du lot)");
        source(list, problems);
        if (extension(list, "ihe-designationType").at("/valueCodeableConcept/coding/0/code").isMissingNode()) {
            problems.missing("/extension", "extension ihe-designationType");
        }
        if (extension(list, "ihe-sourceId").at("/valueIdentifier/value").isMissingNode()) {
            problems.missing("/extension", "extension ihe-sourceId");
        }
        sourcePatient(list, subject, problems);
        if (problems.need(list, "/status", "status") && !Json.text(list, "/status").equals("current")) {
            problems.wrong("/status", "Un lot déposé doit être « current ».");
        }
        if (problems.need(list, "/mode", "mode") && !Json.text(list, "/mode").equals("working")) {
            problems.wrong("/mode", "Le mode d'un lot doit être « working ».");
        }
        problems.need(list, "/subject", "subject (patient)");
        if (problems.need(list, "/date", "date (dépôt)")) DocumentRules.instant(list, "/date", problems);
        problems.need(list, "/entry", "entry");
    }

    private static void source(ObjectNode list, Problems problems) {
        if (!problems.need(list, "/source", "source")) return;
        Optional<JsonNode> source = References.contained(list, "/source");
        if (source.isEmpty()
                || !Set.of("PractitionerRole", "Device", "Patient").contains(Json.text(source.get(), "/resourceType"))) {
            problems.wrong("/source", "La source du lot doit être un PractitionerRole, un Device ou un Patient contenu.");
        }
    }

    private static void sourcePatient(ObjectNode list, InsNumber subject, Problems problems) {
        JsonNode extension = extension(list, "ihe-sourcePatientId");
        JsonNode identifier = extension.at("/valueIdentifier");
        Optional<InsNumber> found = identifier.isMissingNode()
                ? Json.list(list, "/contained").stream()
                        .filter(each -> ("#" + Json.text(each, "/id")).equals(Json.text(extension, "/valueReference/reference")))
                        .findFirst().flatMap(References::insOf)
                : InsNumber.parse(Json.text(identifier, "/system") + "|" + Json.text(identifier, "/value"));
        if (extension.isMissingNode()) {
            problems.missing("/extension", "extension ihe-sourcePatientId");
        } else if (!found.equals(Optional.of(subject))) {
            problems.wrong("/extension", "Le patient source du lot n'est pas le patient indiqué.");
        }
    }

    private static JsonNode extension(ObjectNode list, String name) {
        return Json.list(list, "/extension").stream()
                .filter(each -> Json.text(each, "/url").equals(EXTENSION + name))
                .findFirst().orElseGet(() -> list.at("/none"));
    }
}
