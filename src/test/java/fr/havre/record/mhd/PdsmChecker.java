package fr.havre.record.mhd;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What PDSm 3.1.1 comprehensive demands, written from the specification and sharing no code with the connector: says
 * what is
 * wrong with a bundle.
 */
final class PdsmChecker {
    private final List<String> problems = new ArrayList<>();

    private PdsmChecker() { }

    static List<String> problemsOfBundle(JsonNode bundle) {
        PdsmChecker checker = new PdsmChecker();
        checker.bundle(bundle);
        return checker.problems;
    }

    private void bundle(JsonNode bundle) {
        equal(bundle, "/resourceType", "Bundle");
        equal(bundle, "/type", "transaction");
        Set<String> urls = new HashSet<>();
        for (JsonNode each : bundle.path("entry")) {
            String url = each.path("fullUrl").asString("");
            if (!url.matches("urn:uuid:[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")) problems.add("fullUrl");
            if (!urls.add(url)) problems.add("two of one fullUrl");
        }
        int lists = 0;
        int documents = 0;
        int binaries = 0;
        for (JsonNode each : bundle.path("entry")) {
            JsonNode resource = each.path("resource");
            switch (resource.path("resourceType").asString("")) {
                case "List" -> {
                    lists++;
                    list(resource, urls);
                }
                case "DocumentReference" -> {
                    documents++;
                    document(resource);
                    if (!urls.contains(resource.at("/content/0/attachment/url")
                            .asString(""))) problems.add("attachment.url");
                }
                case "Binary" -> {
                    binaries++;
                    present(resource, "/contentType", "/data");
                }
                case "Parameters" -> equal(each, "/request/method", "PATCH");
                default -> problems.add("an entry of another kind");
            }
            present(each, "/request/method", "/request/url");
        }
        if (lists != 1 || documents < 1 || binaries != documents) problems.add("entries");
    }

    private void list(JsonNode list, Set<String> urls) {
        containedAreUsed(list);
        equal(list, "/status", "current");
        equal(list, "/mode", "working");
        equal(list, "/code/coding/0/code", "submissionset");
        present(list, "/identifier", "/subject/reference", "/date", "/source/reference", "/entry");
        extension(list, "ihe-designationType", "valueCodeableConcept");
        extension(list, "ihe-sourceId", "valueIdentifier");
        extension(list, "ihe-sourcePatientId", "valueReference");
        String kind = resolve(list, list.at("/source/reference").asString("")).path("resourceType").asString("");
        if (!Set.of("PractitionerRole", "Device", "Patient").contains(kind)) problems.add("List.source is a " + kind);
        for (JsonNode each : list.path("entry")) {
            if (!urls.contains(each.at("/item/reference").asString(""))) problems.add("List.entry");
        }
    }

    private void document(JsonNode entry) {
        containedAreUsed(entry);
        equal(entry, "/masterIdentifier/use", "usual");
        equal(entry, "/masterIdentifier/system", "urn:ietf:rfc:3986");
        equal(entry, "/status", "current");
        equal(entry, "/content/0/attachment/language", "fr-FR");
        present(entry, "/contained", "/masterIdentifier/value", "/type/coding/0/code", "/category/0/coding/0/code",
                "/subject/reference", "/date", "/author/0/reference", "/authenticator/reference",
                "/custodian/reference",
                "/securityLabel/0/coding/0/code", "/content/0/attachment/contentType", "/content/0/attachment/size",
                "/content/0/attachment/hash", "/content/0/attachment/title", "/content/0/attachment/creation",
                "/content/0/format/code", "/content/0/format/system", "/context/period/start",
                "/context/facilityType/coding/0/code", "/context/practiceSetting/coding/0/code",
                "/context/sourcePatientInfo/reference");
        for (String who : List.of("/author/0/reference", "/authenticator/reference")) {
            String kind = resolve(entry, entry.at(who).asString("")).path("resourceType").asString("");
            if (!kind.equals("PractitionerRole")) problems.add(who + " is a " + kind);
        }
        JsonNode patient = resolve(entry, entry.at("/context/sourcePatientInfo/reference").asString(""));
        if (!patient.at("/identifier/0/system").asString("").startsWith("urn:oid:1.2.250.1.213.1.4.")) problems.add("INS");
        JsonNode custodian = resolve(entry, entry.at("/custodian/reference").asString(""));
        if (!custodian.path("resourceType").asString("").equals("Organization")) problems.add("custodian");
    }

    /** R4 dom-3: whatever is contained is referred to. */
    private void containedAreUsed(JsonNode resource) {
        String all = resource.toString();
        for (JsonNode each : resource.path("contained")) {
            if (!all.contains("\"#" + each.path("id").asString("") + "\"")) problems.add("contained and unused");
            if (each.has("contained")) problems.add("contained in contained");
        }
    }

    private static JsonNode resolve(JsonNode resource, String reference) {
        for (JsonNode each : resource.path("contained")) {
            if (reference.equals("#" + each.path("id").asString(""))) return each;
        }
        return resource.path("missing");
    }

    private void extension(JsonNode in, String name, String value) {
        for (JsonNode each : in.path("extension")) {
            if (each.path("url").asString("").equals("https://profiles.ihe.net/ITI/MHD/StructureDefinition/" + name)
                    && each.has(value)) return;
        }
        problems.add("no " + name);
    }

    private void present(JsonNode in, String... pointers) {
        for (String each : pointers) {
            JsonNode at = in.at(each);
            if (at.isMissingNode() || at.isNull() || (at.isContainer() && at.isEmpty())) problems.add("no " + each);
        }
    }

    private void equal(JsonNode in, String pointer, String value) {
        if (!in.at(pointer).asString("").equals(value)) problems.add(pointer + " is not " + value);
    }
}
