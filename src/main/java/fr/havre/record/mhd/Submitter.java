package fr.havre.record.mhd;

import fr.havre.record.RecordConnector;
import fr.havre.record.RecordException;
import fr.havre.record.RecordException.Code;
import fr.havre.record.RemoteDocument;
import fr.havre.record.Submission;
import fr.havre.record.Submitted;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** ITI-65 (Bundle) and ITI-105 (a single DocumentReference). */
final class Submitter {
    private static final long ANSWER_LIMIT = 4 << 20;

    private final Http http;
    private final EntryWriter writer;
    private final boolean onlyOnce;

    /**
     * @param onlyOnce asks the server to take a document only if it has none of that unique id ({@code If-None-Exist})
     */
    Submitter(Http http, EntryWriter writer, boolean onlyOnce) {
        this.http = http;
        this.writer = writer;
        this.onlyOnce = onlyOnce;
    }

    /** @param replaced the current entry of the document to be replaced */
    Submitted submit(Submission submission, Submission.Bytes bytes,
            Optional<RemoteDocument> replaced) throws RecordException {
        requireSize(submission);
        String entryUrl = EntryWriter.localId(submission, "entry");
        String binaryUrl = EntryWriter.localId(submission, "binary");
        ObjectNode list = writer.submissionSet(submission, entryUrl);
        ObjectNode entry = writer.documentReference(submission, "pdsm-comprehensive-document-reference",
                writer.attachment(submission.document()).put("url", binaryUrl));
        replaced.ifPresent(old -> EntryWriter.addReplaces(entry, old.entryUuid()));
        DocumentBody body = new DocumentBody((json, base64) -> {
            json.writeStartObject();
            json.writeStringProperty("resourceType", "Bundle");
            writeProperty(json, "meta", profiled("pdsm-comprehensive-provide-document-bundle"));
            json.writeStringProperty("type", "transaction");
            json.writeArrayPropertyStart("entry");
            writeEntry(json, EntryWriter.localId(submission, "list"), list, post("List"));
            writeEntry(json, entryUrl, entry, postOnce(submission));
            replaced.ifPresent(old -> writeEntry(json, EntryWriter.localId(submission, "patch"), writer.supersede(),
                    request("PATCH", "DocumentReference/" + old.entryUuid())));
            writeBinary(json, submission, binaryUrl, base64);
            json.writeEndArray();
            json.writeEndObject();
        }, bytes, submission.document().sizeBytes());
        try (Http.Answer answer = http.send("POST", http.address().root(), body, Map.of("Accept", Fhir.JSON), true,
                ANSWER_LIMIT)) {
            return transactionAnswer(answer);
        } catch (RecordException e) {
            // no such patient for the conditional reference
            throw e.code() == Code.NOT_FOUND ? e.as(Code.NO_RECORD) : e;
        }
    }

    Submitted submitSimply(Submission submission, Submission.Bytes bytes) throws RecordException {
        requireSize(submission);
        ObjectNode attachment = writer.attachment(submission.document());
        ObjectNode entry = writer.documentReference(submission, "pdsm-simplified-publish", attachment);
        DocumentBody body = new DocumentBody((json, base64) -> writeWithData(json, entry, base64), bytes,
                submission.document().sizeBytes());
        Map<String, String> headers = new HashMap<>(Map.of("Accept", Fhir.JSON));
        if (onlyOnce) headers.put("If-None-Exist", once(submission));
        try (Http.Answer answer = http.send("POST", http.address().at("DocumentReference").build(), body, headers, true,
                RecordConnector.LARGEST_DOCUMENT_BYTES * 2)) {
            String location = answer.header("Location");
            return new Submitted(Optional.ofNullable(location).flatMap(at -> Node.idOf(at, "DocumentReference")),
                    Fhir.version(answer.header("ETag")));
        } catch (RecordException e) {
            throw e.code() == Code.NOT_FOUND ? e.as(Code.NO_RECORD) : e;
        }
    }

    private static void requireSize(Submission submission) throws RecordException {
        if (submission.document().sizeBytes() > RecordConnector.LARGEST_DOCUMENT_BYTES) {
            throw new RecordException(Code.TOO_LARGE);
        }
    }

    /** 2xx and an empty body is yes (Prefer: return=minimal); a body that is no Bundle leaves us not knowing. */
    private static Submitted transactionAnswer(Http.Answer answer) throws RecordException {
        JsonNode bundle;
        try {
            if (answer.status() == 204 || answer.response().body().contentLength() == 0) return nothingSaid();
            bundle = Json.object(answer.stream());
        } catch (IOException | RecordException e) {
            throw new RecordException(Code.MAYBE_DONE, null, null, null, e instanceof IOException ? e : null);
        }
        Submitted submitted = nothingSaid();
        if (Node.is(bundle, "OperationOutcome")) return submitted;
        if (!Node.is(bundle, "Bundle")) throw new RecordException(Code.MAYBE_DONE);
        for (JsonNode each : bundle.path("entry")) {
            JsonNode response = each.path("response");
            String status = Node.text(response, "status").orElse("2");
            if (!status.startsWith("2")) {
                throw new RecordException(Code.REFUSED, null, Failures.words(response.path("outcome")), null, null);
            }
            Optional<String> id = Node.text(response, "location").flatMap(at -> Node.idOf(at, "DocumentReference"));
            if (id.isPresent() && submitted.entryUuid().isEmpty()) {
                submitted = new Submitted(id, Fhir.version(Node.text(response, "etag").orElse(null)));
            }
        }
        return submitted;
    }

    private static Submitted nothingSaid() {
        return new Submitted(Optional.empty(), Optional.empty());
    }

    private static void writeBinary(JsonGenerator json, Submission submission, String url, Runnable base64) {
        json.writeStartObject();
        json.writeStringProperty("fullUrl", url);
        json.writeObjectPropertyStart("resource");
        json.writeStringProperty("resourceType", "Binary");
        json.writeStringProperty("contentType", submission.document().contentType());
        json.writeName("data");
        base64.run();
        json.writeEndObject();
        writeProperty(json, "request", post("Binary"));
        json.writeEndObject();
    }

    /** The entry with {@code data} added inside its attachment. */
    private static void writeWithData(JsonGenerator json, ObjectNode entry, Runnable base64) {
        json.writeStartObject();
        for (var property : entry.properties()) {
            if (!property.getKey().equals("content")) {
                writeProperty(json, property.getKey(), property.getValue());
                continue;
            }
            JsonNode content = property.getValue().path(0);
            json.writeArrayPropertyStart("content");
            json.writeStartObject();
            json.writeObjectPropertyStart("attachment");
            for (var each : content.path("attachment").properties()) writeProperty(json, each.getKey(),
                    each.getValue());
            json.writeName("data");
            base64.run();
            json.writeEndObject();
            writeProperty(json, "format", content.path("format"));
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeEntry(JsonGenerator json, String fullUrl, ObjectNode resource, ObjectNode request) {
        json.writeStartObject();
        json.writeStringProperty("fullUrl", fullUrl);
        writeProperty(json, "resource", resource);
        writeProperty(json, "request", request);
        json.writeEndObject();
    }

    private static void writeProperty(JsonGenerator json, String name, JsonNode value) {
        json.writeName(name);
        json.writeTree(value);
    }

    private static ObjectNode profiled(String profile) {
        ObjectNode meta = EntryWriter.node();
        meta.putArray("profile").add(EntryWriter.PDSM + profile);
        return meta;
    }

    private static ObjectNode post(String type) {
        return request("POST", type);
    }

    private static ObjectNode request(String method, String url) {
        return EntryWriter.node().put("method", method).put("url", url);
    }

    private ObjectNode postOnce(Submission submission) {
        ObjectNode request = post("DocumentReference");
        return onlyOnce ? request.put("ifNoneExist", once(submission)) : request;
    }

    /** One that was deleted there does not count. */
    private static String once(Submission submission) {
        return "identifier=" + EntryWriter.URI + "|" + submission.document().uniqueId() + "&status=current";
    }
}
