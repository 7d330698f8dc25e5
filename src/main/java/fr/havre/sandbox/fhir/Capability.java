package fr.havre.sandbox.fhir;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What this record can do, at {@code /metadata}. */
final class Capability {
    private Capability() { }

    static ObjectNode statement(String base) {
        ObjectNode statement = Json.object().put("resourceType", "CapabilityStatement").put("status", "active")
                .put("date", "2026-11-25").put("kind", "instance").put("fhirVersion", "4.0.1");
        statement.putObject("software").put("name", "Havre sandbox");
        statement.putObject("implementation").put("description", "Dossier national fictif, pour essais").put("url", base);
        statement.putArray("format").add("json").add(Answer.FHIR);
        statement.putArray("patchFormat").add("application/json-patch+json");
        ObjectNode rest = statement.putArray("rest").addObject().put("mode", "server");
        rest.putArray("interaction").addObject().put("code", "transaction");
        ArrayNode resources = rest.putArray("resource");
        resource(resources, "Patient", new String[] {"search-type", "read"}, "identifier");
        resource(resources, "DocumentReference", new String[] {"search-type", "read", "create", "patch"}, "patient",
                "patient.identifier", "status", "type", "category", "date", "period", "creation", "facility", "setting",
                "format", "security-label", "event", "identifier");
        resource(resources, "List", new String[] {"search-type", "read"}, "patient", "patient.identifier", "status",
                "code", "date", "identifier");
        resource(resources, "Binary", new String[] {"read"});
        resource(resources, "Bundle", new String[] {"read"});
        return statement;
    }

    private static void resource(ArrayNode resources, String type, String[] interactions, String... parameters) {
        ObjectNode resource = resources.addObject().put("type", type).put("versioning", "versioned");
        ArrayNode can = resource.putArray("interaction");
        for (String each : interactions) can.addObject().put("code", each);
        ArrayNode searched = resource.putArray("searchParam");
        for (String each : parameters) {
            String kind = each.equals("date") || each.equals("period") || each.equals("creation") ? "date" : "token";
            searched.addObject().put("name", each).put("type", each.startsWith("patient") ? "reference" : kind);
        }
        if (parameters.length == 0) resource.remove("searchParam");
    }
}
