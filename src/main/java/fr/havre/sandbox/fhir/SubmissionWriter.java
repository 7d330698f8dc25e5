package fr.havre.sandbox.fhir;

import fr.havre.sandbox.samples.Person;
import fr.havre.sandbox.samples.Professional;
import fr.havre.sandbox.samples.Written;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the ITI-65 transaction of one document as another hospital's software would: every field of the profile. */
public final class SubmissionWriter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneId.of("Europe/Paris"));
    private static final String MHD = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/";
    private final Codes codes = new Codes();

    /** The words of a J07 code. */
    public String labelOfType(String type) {
        return codes.label("type", type);
    }

    /**
     * Dated at the day of the document.
     *
     * @param replaces id of the DocumentReference it replaces, or null
     */
    public ObjectNode write(Written document, String replaces) {
        return write(document, replaces, document.writtenAt());
    }

    /** Submitted at a moment of its own: a hospital files today what it wrote yesterday. */
    public ObjectNode write(Written document, String replaces, Instant submittedAt) {
        String documentUrn = "urn:uuid:" + UUID.randomUUID();
        String binaryUrn = "urn:uuid:" + UUID.randomUUID();
        ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        entry(entries, "urn:uuid:" + UUID.randomUUID(), "POST", "List", list(document, documentUrn, submittedAt));
        entry(entries, documentUrn, "POST", "DocumentReference", document(document, binaryUrn, replaces));
        entry(entries, binaryUrn, "POST", "Binary", Json.object().put("resourceType", "Binary")
                .put("contentType", document.mediaType())
                .put("data", Base64.getEncoder().encodeToString(document.bytes())));
        if (replaces != null) {
            entry(entries, "urn:uuid:" + UUID.randomUUID(), "PATCH", "DocumentReference/" + replaces, superseded());
        }
        return bundle;
    }

    private static void entry(ArrayNode entries, String fullUrl, String method, String url, ObjectNode resource) {
        ObjectNode entry = entries.addObject().put("fullUrl", fullUrl);
        entry.set("resource", resource);
        entry.putObject("request").put("method", method).put("url", url);
    }

    private static ObjectNode superseded() {
        ObjectNode parameters = Json.object().put("resourceType", "Parameters");
        ArrayNode parts = parameters.putArray("parameter").addObject().put("name", "operation").putArray("part");
        parts.addObject().put("name", "type").put("valueCode", "replace");
        parts.addObject().put("name", "path").put("valueString", "DocumentReference.status");
        parts.addObject().put("name", "value").put("valueCode", "superseded");
        return parameters;
    }

    private ObjectNode list(Written document, String documentUrn, Instant submittedAt) {
        ObjectNode list = Json.object().put("resourceType", "List");
        contained(list, document);
        ArrayNode extensions = list.putArray("extension");
        ObjectNode designation = extensions.addObject().put("url", MHD + "ihe-designationType")
                .putObject("valueCodeableConcept");
        coding(designation, "class", codes.classOf(document.sample().type()));
        extensions.addObject().put("url", MHD + "ihe-sourceId").putObject("valueIdentifier")
                .put("system", "urn:ietf:rfc:3986").put("value", "urn:oid:1.2.250.1.213.1.4.11.999");
        extensions.addObject().put("url", MHD + "ihe-sourcePatientId").putObject("valueReference")
                .put("reference", "#patient");
        list.putArray("identifier").addObject().put("use", "usual").put("system", "urn:ietf:rfc:3986")
                .put("value", "urn:uuid:" + UUID.randomUUID());
        list.put("status", "current").put("mode", "working");
        list.putObject("code").putArray("coding").addObject().put("system", ListRules.LIST_TYPES)
                .put("code", "submissionset");
        subject(list, document.patient());
        list.put("date", TIME.format(submittedAt));
        list.putObject("source").put("reference", "#author");
        list.putArray("entry").addObject().putObject("item").put("reference", documentUrn);
        return list;
    }

    private ObjectNode document(Written written, String binaryUrn, String replaces) {
        ObjectNode doc = Json.object().put("resourceType", "DocumentReference");
        doc.putObject("meta").putArray("profile")
                .add("https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-comprehensive-document-reference");
        contained(doc, written);
        doc.putObject("masterIdentifier").put("use", "usual").put("system", "urn:ietf:rfc:3986").put("value", written.uniqueId());
        doc.put("status", "current");
        if (replaces != null) {
            doc.putArray("relatesTo").addObject().put("code", "replaces").putObject("target")
                    .put("reference", "DocumentReference/" + replaces);
        }
        coding(doc.putObject("type"), "type", written.sample().type());
        coding(doc.putArray("category").addObject(), "class", codes.classOf(written.sample().type()));
        subject(doc, written.patient());
        doc.put("date", TIME.format(written.writtenAt()));
        doc.putArray("author").addObject().put("reference", "#author");
        doc.putObject("authenticator").put("reference", "#author");
        doc.putObject("custodian").put("reference", "#structure");
        coding(doc.putArray("securityLabel").addObject(), "confidentiality", written.sample().confidentiality());
        content(doc, written, binaryUrn);
        context(doc, written);
        return doc;
    }

    private void content(ObjectNode doc, Written written, String binaryUrn) {
        ObjectNode content = doc.putArray("content").addObject();
        content.putObject("attachment").put("contentType", written.mediaType()).put("language", "fr-FR")
                .put("url", binaryUrn).put("size", written.bytes().length).put("hash", DocumentRules.sha1(written.bytes()))
                .put("title", written.sample().title()).put("creation", TIME.format(written.writtenAt()));
        content.putObject("format").put("system", codes.systemOf("format", written.format())).put("code", written.format())
                .put("display", codes.label("format", written.format()));
    }

    private void context(ObjectNode doc, Written written) {
        ObjectNode context = doc.putObject("context");
        context.putObject("period").put("start", TIME.format(written.writtenAt()));
        coding(context.putObject("facilityType"), "facility", written.author().facility());
        coding(context.putObject("practiceSetting"), "setting", written.author().setting());
        context.putObject("sourcePatientInfo").put("reference", "#patient");
    }

    private void coding(ObjectNode concept, String set, String code) {
        concept.putArray("coding").addObject().put("system", codes.systemOf(set, code)).put("code", code)
                .put("display", codes.label(set, code));
    }

    private static void subject(ObjectNode resource, Person patient) {
        resource.putObject("subject").put("reference", "Patient?identifier=" + patient.token());
    }

    private static void contained(ObjectNode resource, Written written) {
        Professional author = written.author();
        ArrayNode contained = resource.putArray("contained");
        ObjectNode patient = contained.addObject().put("resourceType", "Patient").put("id", "patient");
        patient.putArray("identifier").addObject().put("system", "urn:oid:" + written.patient().oid())
                .put("value", written.patient().ins());
        patient.putArray("name").addObject().put("use", "official").put("family", written.patient().family())
                .putArray("given").add(written.patient().given());
        contained.addObject().put("resourceType", "Practitioner").put("id", "person").putArray("name").addObject()
                .put("family", author.family()).putArray("given").add(author.given());
        ObjectNode role = contained.addObject().put("resourceType", "PractitionerRole").put("id", "author");
        role.putArray("identifier").addObject().put("system", "urn:oid:1.2.250.1.71.4.2.1").put("value", author.id());
        role.putObject("practitioner").put("reference", "#person").put("display", author.printedName());
        role.putObject("organization").put("reference", "#structure").put("display", author.structureName());
        ObjectNode structure = contained.addObject().put("resourceType", "Organization").put("id", "structure");
        structure.putArray("identifier").addObject().put("system", "urn:oid:1.2.250.1.71.4.2.2")
                .put("value", author.structure());
        structure.put("name", author.structureName());
    }
}
