package fr.havre.record.mhd;

import fr.havre.documents.CodedValue;
import fr.havre.record.RecordChange;
import fr.havre.record.RecordException;
import fr.havre.record.RecordException.Code;
import fr.havre.record.Visibility;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** TD3.3: JSON Patch on a DocumentReference found by its unique id. */
final class Changer {
    private static final MediaType JSON_PATCH = MediaType.get("application/json-patch+json");
    private static final String NORMAL_SYSTEM = "2.16.840.1.113883.5.25";
    private static final String ARCHIVED = EntryWriter.PDSM + "pdsm-ext-is-archived";
    private static final long ANSWER_LIMIT = 64L << 20;

    private final Http http;
    private final CodeSystems systems;
    private final String deletedStatus;

    /** @param deletedStatus what TD3.3c sets: an open question of the guide, hence a preference */
    Changer(Http http, CodeSystems systems, String deletedStatus) {
        this.http = http;
        this.systems = systems;
        this.deletedStatus = deletedStatus;
    }

    /** @param entry the entry as it is now, whole: where an extension stands decides the path */
    void change(JsonNode entry, String uniqueId, RecordChange change) throws RecordException {
        byte[] patch = Json.mapper().writeValueAsBytes(patch(entry, change));
        HttpUrl url = http.address().at("DocumentReference")
                .addQueryParameter("identifier", EntryWriter.URI + "|" + uniqueId).build();
        Map<String, String> headers = new HashMap<>(Map.of("Accept", Fhir.JSON));
        Optional<String> version = Node.text(entry.path("meta"), "versionId");
        version.ifPresent(known -> headers.put("If-Match", "W/\"" + known + "\""));
        try {
            http.send("PATCH", url, RequestBody.create(patch, JSON_PATCH), headers, false, ANSWER_LIMIT).close();
        } catch (RecordException e) {
            throw e.code() == Code.ACCESS_BLOCKED && change == RecordChange.DELETE ? e.as(Code.NOT_THE_AUTHOR) : e;
        }
    }

    private ArrayNode patch(JsonNode entry, RecordChange change) {
        ArrayNode patch = Json.mapper().createArrayNode();
        patch.add(switch (change) {
            case HIDE_FROM_PROFESSIONALS -> label(entry, hidden(Visibility.HIDDEN_FROM_PROFESSIONALS));
            case HIDE_FROM_PATIENT -> label(entry, hidden(Visibility.HIDDEN_FROM_PATIENT));
            case HIDE_FROM_LEGAL_REPRESENTATIVES -> label(entry, hidden(Visibility.HIDDEN_FROM_LEGAL_REPRESENTATIVES));
            case SHOW_TO_ALL -> label(entry, new CodedValue("N", NORMAL_SYSTEM, "normal"));
            case DELETE -> operation("replace", "/status").put("value", deletedStatus);
            case ARCHIVE -> archived(entry, true);
            case UNARCHIVE -> archived(entry, false);
        });
        return patch;
    }

    private static CodedValue hidden(Visibility from) {
        return new CodedValue(from.code(), Visibility.SYSTEM, "");
    }

    private ObjectNode label(JsonNode entry, CodedValue code) {
        ObjectNode label = EntryWriter.node();
        label.putArray("coding").addObject().put("system", systems.uri(code.system())).put("code", code.code());
        boolean none = entry.path("securityLabel").isEmpty();
        ObjectNode operation = none ? operation("add", "/securityLabel") : operation("replace", "/securityLabel/0");
        operation.set("value", none ? Json.mapper().createArrayNode().add(label) : label);
        return operation;
    }

    /** The guide's path is no JSON Pointer: the array is added, its element replaced, or one appended. */
    private static ObjectNode archived(JsonNode entry, boolean value) {
        ObjectNode extension = EntryWriter.node().put("url", ARCHIVED).put("valueBoolean", value);
        JsonNode present = entry.path("extension");
        for (int i = 0; i < present.size(); i++) {
            if (!EntryReader.isArchivedExtension(present.path(i))) continue;
            return operation("replace", "/extension/" + i + "/valueBoolean").put("value", value);
        }
        ObjectNode operation = operation("add", present.isEmpty() ? "/extension" : "/extension/-");
        operation.set("value", present.isEmpty() ? Json.mapper().createArrayNode().add(extension) : extension);
        return operation;
    }

    private static ObjectNode operation(String op, String path) {
        return EntryWriter.node().put("op", op).put("path", path);
    }
}
