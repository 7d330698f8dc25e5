package fr.havre.sandbox;

import fr.havre.sandbox.fhir.SubmissionWriter;
import fr.havre.sandbox.samples.SampleDocument;
import fr.havre.sandbox.samples.SampleWriter;
import fr.havre.sandbox.samples.Written;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Valid submissions for tests to spoil. */
final class Submissions {
    private final SubmissionWriter writer = new SubmissionWriter();
    private final SampleWriter samples;

    Submissions(Sandbox sandbox) {
        samples = new SampleWriter(sandbox.people(), Instant.now(), writer::labelOfType);
    }

    /** A new document of Jeanne Morel, written by Dr Estève. */
    ObjectNode valid() {
        return replacing(null);
    }

    ObjectNode replacing(String documentReference) {
        SampleDocument sample = SampleWriter.descriptions("arriving").stream()
                .filter(each -> each.id().equals("morel-endocrino")).findFirst().orElseThrow();
        Written written = samples.write(sample, Written.oidOf(UUID.randomUUID().toString()));
        return writer.write(written, documentReference);
    }

    static ObjectNode list(ObjectNode bundle) {
        return (ObjectNode) bundle.at("/entry/0/resource");
    }

    static ObjectNode document(ObjectNode bundle) {
        return (ObjectNode) bundle.at("/entry/1/resource");
    }

    static ObjectNode attachment(ObjectNode bundle) {
        return (ObjectNode) bundle.at("/entry/1/resource/content/0/attachment");
    }

    static String uniqueId(ObjectNode bundle) {
        return document(bundle).at("/masterIdentifier/value").asString();
    }

    /** The id of the DocumentReference a transaction made. */
    static String idOf(JsonNode answer) {
        return answer.at("/entry/1/response/location").asString().split("/", -1)[1];
    }
}
