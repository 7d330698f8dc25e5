package fr.havre.record.mhd;

import fr.havre.documents.CodedValue;
import fr.havre.record.Submission;
import fr.havre.record.Submission.Author;
import fr.havre.record.Submission.Document;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what the comprehensive profile demands (PDSm 3.1.1): the document's entry and the submission set's List. */
final class EntryWriter {
    static final String PDSM = "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/";
    static final String MHD = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/";
    static final String LIST_TYPES = "https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes";
    static final String URI = "urn:ietf:rfc:3986";
    private static final String ROLE = "https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-practitionerrole";
    private static final String PERSON_IDS = "urn:oid:1.2.250.1.71.4.2.1";
    private static final String STRUCTURE_IDS = "urn:oid:1.2.250.1.71.4.2.2";

    private final CodeSystems systems;

    EntryWriter(CodeSystems systems) {
        this.systems = systems;
    }

    /** Ids inside the bundle follow from the set's id: a retry sends the same bytes. */
    static String localId(Submission submission, String what) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes((submission.setId() + what).getBytes(StandardCharsets.UTF_8));
    }

    /** The submission set, filed now, by its submitter. */
    ObjectNode submissionSet(Submission submission, String entryUrl) {
        ObjectNode list = resource("List", PDSM + "pdsm-submissionset-comprehensive");
        ArrayNode contained = list.putArray("contained");
        contained.add(patient(submission.patient()));
        addAuthor(contained, submission.submitter(), "submitter");
        contained.add(organisation(submission.submitter().organisation(), "submitter-organization"));
        ArrayNode extensions = list.putArray("extension");
        ObjectNode activity = extensions.addObject().put("url", MHD + "ihe-designationType");
        activity.set("valueCodeableConcept", concept(submission.activity()));
        ObjectNode source = extensions.addObject().put("url", MHD + "ihe-sourceId");
        source.set("valueIdentifier", identifier(URI, submission.sourceId(), null));
        ObjectNode sourcePatient = extensions.addObject().put("url", MHD + "ihe-sourcePatientId");
        sourcePatient.set("valueReference", reference("#patient-source"));
        ArrayNode identifiers = list.putArray("identifier");
        identifiers.add(identifier(URI, submission.setId(), "usual"));
        identifiers.add(identifier(URI, localId(submission, "list"), "official"));
        list.put("status", "current").put("mode", "working");
        list.putObject("code").putArray("coding").addObject().put("system", LIST_TYPES).put("code", "submissionset");
        list.set("subject", reference(patientQuery(submission)));
        list.put("date", moment(submission.submitted()));
        list.set("source", reference("#submitter"));
        list.putArray("entry").addObject().set("item", reference(entryUrl));
        return list;
    }

    /**
     * The document's entry.
     *
     * @param attachment the attachment with {@code url} or {@code data} still to come
     */
    ObjectNode documentReference(Submission submission, String profile, ObjectNode attachment) {
        Document document = submission.document();
        ObjectNode entry = resource("DocumentReference", PDSM + profile);
        ArrayNode contained = entry.putArray("contained");
        contained.add(patient(submission.patient()));
        addAuthor(contained, document.author(), "author");
        contained.add(organisation(document.author().organisation(), "author-organization"));
        entry.set("masterIdentifier", identifier(URI, document.uniqueId(), "usual"));
        entry.put("status", "current");
        entry.set("type", concept(document.type()));
        entry.putArray("category").add(concept(document.documentClass()));
        entry.set("subject", reference(patientQuery(submission)));
        entry.put("date", moment(document.created()));
        entry.putArray("author").add(reference("#author"));
        entry.set("authenticator", reference("#author"));
        entry.set("custodian", reference("#author-organization"));
        ArrayNode labels = entry.putArray("securityLabel");
        document.confidentiality().forEach(each -> labels.add(concept(each)));
        ObjectNode content = entry.putArray("content").addObject();
        content.set("attachment", attachment);
        content.set("format", coding(document.format()));
        entry.set("context", context(document));
        return entry;
    }

    private ObjectNode context(Document document) {
        ObjectNode context = node();
        ObjectNode period = context.putObject("period").put("start", moment(document.serviceStart()));
        document.serviceEnd().ifPresent(end -> period.put("end", moment(end)));
        context.set("facilityType", concept(document.facilityType()));
        context.set("practiceSetting", concept(document.practiceSetting()));
        context.set("sourcePatientInfo", reference("#patient-source"));
        return context;
    }

    /** Everything about the bytes but the bytes and their address. */
    ObjectNode attachment(Document document) {
        return node().put("contentType", document.contentType()).put("language", "fr-FR")
                .put("size", document.sizeBytes())
                .put("hash", Base64.getEncoder().encodeToString(HexFormat.of().parseHex(document.sha1())))
                .put("title", document.title()).put("creation", moment(document.created()));
    }

    /** {@code DocumentReference.status → superseded} as a FHIRPath Patch (TD2.1). */
    ObjectNode supersede() {
        ObjectNode parameters = node().put("resourceType", "Parameters");
        ArrayNode parts = parameters.putArray("parameter").addObject().put("name", "operation").putArray("part");
        parts.addObject().put("name", "type").put("valueCode", "replace");
        parts.addObject().put("name", "path").put("valueString", "DocumentReference.status");
        parts.addObject().put("name", "value").put("valueCode", "superseded");
        return parameters;
    }

    static void addReplaces(ObjectNode entry, String replacedId) {
        ObjectNode relation = entry.putArray("relatesTo").addObject().put("code", "replaces");
        relation.set("target", reference("DocumentReference/" + replacedId));
    }

    private ObjectNode patient(Submission.Patient patient) {
        ObjectNode node = node().put("resourceType", "Patient").put("id", "patient-source");
        node.putArray("identifier").add(identifier("urn:oid:" + patient.ins().issuer().oid(), patient.ins().number(),
                "official"));
        ObjectNode name = node.putArray("name").addObject().put("use", "official").put("family", patient.birthName());
        if (!patient.birthGivenNames().isEmpty()) {
            ArrayNode given = name.putArray("given");
            patient.birthGivenNames().forEach(given::add);
        }
        node.put("gender", switch (patient.sex()) {
            case MALE -> "male";
            case FEMALE -> "female";
            case UNKNOWN -> "unknown";
        });
        if (!patient.birthDate().isEmpty()) node.put("birthDate", patient.birthDate());
        return node;
    }

    private void addAuthor(ArrayNode contained, Author author, String id) {
        ObjectNode role = node().put("resourceType", "PractitionerRole").put("id", id);
        role.putObject("meta").putArray("profile").add(ROLE);
        role.putArray("identifier").add(identifier(PERSON_IDS, author.id(), null));
        role.set("practitioner", reference("#" + id + "-person"));
        role.set("organization", reference("#" + id + "-organization"));
        role.putArray("specialty").add(concept(author.role()));
        contained.add(role);
        ObjectNode person = node().put("resourceType", "Practitioner").put("id", id + "-person");
        person.putArray("identifier").add(identifier(PERSON_IDS, author.id(), null));
        ObjectNode name = person.putArray("name").addObject().put("family", author.family());
        if (!author.given().isEmpty()) name.putArray("given").add(author.given());
        contained.add(person);
    }

    private ObjectNode organisation(Submission.Organisation organisation, String id) {
        ObjectNode node = node().put("resourceType", "Organization").put("id", id);
        node.putArray("identifier").add(identifier(STRUCTURE_IDS, organisation.id(), null));
        return node.put("name", organisation.name());
    }

    private static String patientQuery(Submission submission) {
        return "Patient?identifier=urn:oid:" + submission.patient().ins().issuer().oid() + "|"
                + submission.patient().ins().number();
    }

    private ObjectNode concept(CodedValue coding) {
        ObjectNode concept = node();
        concept.putArray("coding").add(coding(coding));
        return concept;
    }

    private ObjectNode coding(CodedValue coding) {
        ObjectNode node = node().put("system", systems.uri(coding.system())).put("code", coding.code());
        return coding.label().isEmpty() ? node : node.put("display", coding.label());
    }

    static ObjectNode identifier(String system, String value, String use) {
        ObjectNode node = node();
        if (use != null) node.put("use", use);
        return node.put("system", system).put("value", value);
    }

    static ObjectNode reference(String to) {
        return node().put("reference", to);
    }

    private static ObjectNode resource(String type, String profile) {
        ObjectNode node = node().put("resourceType", type);
        node.putObject("meta").putArray("profile").add(profile);
        return node;
    }

    static ObjectNode node() {
        return Json.mapper().createObjectNode();
    }

    /** FHIR dateTime: seconds and a zone. */
    static String moment(OffsetDateTime at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.truncatedTo(ChronoUnit.SECONDS));
    }
}
