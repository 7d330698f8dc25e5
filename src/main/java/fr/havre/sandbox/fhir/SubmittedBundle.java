package fr.havre.sandbox.fhir;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of an ITI-65 transaction: one submission set, documents, their bytes, folders, FHIRPath patches.
 *
 * @param entries all of them, in the order of the request
 */
record SubmittedBundle(List<Entry> entries, Entry submissionSet, List<Entry> documents, List<Entry> binaries,
        List<Entry> folders, List<Entry> patches) {

    /** One entry of the request. Compared by its place. */
    record Entry(int place, String fullUrl, String method, String url, String ifNoneExist, ObjectNode resource) {
        @Override public boolean equals(Object other) {
            return other instanceof Entry entry && entry.place == place;
        }

        @Override public int hashCode() {
            return place;
        }

        @Override public String toString() {
            return "Entry[" + place + "]";
        }
    }

    /** Bytes of a document, from the entry that carried them. */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared: no copy of megabytes
    record Content(Entry entry, String mediaType, byte[] bytes) {
        @Override public String toString() {
            return "Content[" + bytes.length + " bytes]";
        }
    }

    static SubmittedBundle of(ObjectNode bundle) {
        if (!Json.text(bundle, "/resourceType").equals("Bundle") || !Json.text(bundle, "/type").equals("transaction")) {
            throw Refusal.of(400, "invalid", "no-transaction", "Un Bundle de type « transaction » est attendu.");
        }
        List<Entry> all = new ArrayList<>();
        List<Entry> sets = new ArrayList<>();
        List<Entry> documents = new ArrayList<>();
        List<Entry> binaries = new ArrayList<>();
        List<Entry> folders = new ArrayList<>();
        List<Entry> patches = new ArrayList<>();
        for (JsonNode each : Json.list(bundle, "/entry")) {
            Entry entry = entry(all.size(), each);
            all.add(entry);
            switch (Json.text(entry.resource, "/resourceType") + " " + entry.method) {
                case "List POST" -> (ListRules.isSubmissionSet(entry.resource) ? sets : folders).add(entry);
                case "DocumentReference POST" -> documents.add(entry);
                case "Binary POST" -> binaries.add(entry);
                case "Parameters PATCH" -> patches.add(entry);
                default -> throw Refusal.of(422, "not-supported", "entry-not-supported",
                        "Le lot contient une ressource ou une méthode qui n'est pas attendue ici.");
            }
        }
        if (sets.size() != 1 || documents.isEmpty()) {
            throw Refusal.of(422, "structure", "no-submission-set",
                    "Un lot contient exactement un lot de soumission (List) et au moins un document.");
        }
        return new SubmittedBundle(all, sets.getFirst(), documents, binaries, folders, patches);
    }

    private static Entry entry(int place, JsonNode entry) {
        if (!(entry.get("resource") instanceof ObjectNode resource)) {
            throw Refusal.of(422, "structure", "no-resource", "Une entrée du lot est vide.");
        }
        String ifNoneExist = Json.text(entry, "/request/ifNoneExist");
        return new Entry(place, Json.text(entry, "/fullUrl"), Json.text(entry, "/request/method"),
                Json.text(entry, "/request/url"), ifNoneExist, resource);
    }

    /** The value of {@code identifier=system|value}, as If-None-Exist writes it. */
    static String identifierOf(String query) {
        return Request.parameters(query).stream().filter(each -> each.name().equals("identifier")).findFirst()
                .map(each -> each.value().substring(each.value().indexOf('|') + 1))
                .orElseThrow(() -> Refusal.of(400, "invalid", "bad-if-none-exist",
                        "If-None-Exist doit chercher par « identifier »."));
    }

    /** Empty for any. */
    static Optional<String> statusOf(String query) {
        return Request.parameters(query).stream().filter(each -> each.name().equals("status")).findFirst()
                .map(Request.Parameter::value);
    }

    Content contentOf(ObjectNode doc) {
        String url = Json.text(doc, "/content/0/attachment/url");
        Entry binary = binaries.stream().filter(each -> each.fullUrl.equals(url) && !url.isEmpty()).findFirst()
                .orElseThrow(() -> Refusal.of(422, "required", "content-missing",
                        "Le contenu du document (Binary) n'est pas dans le lot."));
        return new Content(binary, DocumentRules.baseType(Json.text(binary.resource, "/contentType")),
                decode(Json.text(binary.resource, "/data")));
    }

    static byte[] decode(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length > 0) return bytes;
        } catch (IllegalArgumentException e) {
            throw Refusal.of(422, "invalid", "content-unreadable", "Le contenu du document n'est pas du base64.");
        }
        throw Refusal.of(422, "required", "content-missing", "Le contenu du document est vide.");
    }

    /** The document a FHIRPath patch supersedes; nothing else may be patched here. */
    long supersededBy(Entry patch) {
        List<JsonNode> operations = Json.list(patch.resource, "/parameter");
        boolean onlyStatus = operations.size() == 1 && part(operations.getFirst(), "type", "replace")
                && part(operations.getFirst(), "path", "DocumentReference.status")
                && part(operations.getFirst(), "value", "superseded");
        if (!onlyStatus || !patch.url.startsWith("DocumentReference/")) {
            throw Refusal.of(405, "not-supported", "patch-not-supported",
                    "Seul le passage à « superseded » d'un document remplacé est possible ici.");
        }
        return Access.number(patch.url.substring("DocumentReference/".length()));
    }

    private static boolean part(JsonNode operation, String name, String value) {
        return Json.list(operation, "/part").stream().anyMatch(part -> Json.text(part, "/name").equals(name)
                && (Json.text(part, "/valueCode") + Json.text(part, "/valueString")).equals(value));
    }
}
