package fr.havre.sandbox.fhir;

import fr.havre.sandbox.fhir.Tables.KnownPatient;
import fr.havre.sandbox.fhir.Tables.StoredDocument;
import java.sql.SQLException;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** TD2 simple, ITI-105: one DocumentReference that carries its bytes. What is not sent, the server works out. */
final class Publication {
    private final Store store;
    private final Codes codes;
    private final DocumentRules rules;
    private final Filing filing;

    Publication(Store store, Codes codes, DocumentRules rules, Filing filing) {
        this.store = store;
        this.codes = codes;
        this.rules = rules;
        this.filing = filing;
    }

    Answer publish(Request request) {
        ObjectNode doc = Json.read(request.body());
        if (!Json.text(doc, "/resourceType").equals("DocumentReference")) {
            throw Refusal.of(400, "invalid", "wrong-resource", "Un DocumentReference est attendu.");
        }
        return store.write(tables -> publish(tables, doc, request));
    }

    private Answer publish(Tables tables, ObjectNode doc, Request request) throws SQLException {
        InsNumber ins = Access.subjectOf(tables, doc);
        KnownPatient patient = Access.open(tables, ins, request.caller());
        String ifNoneExist = request.header("If-None-Exist");
        if (!ifNoneExist.isEmpty()) {
            Optional<StoredDocument> there = Filing.existing(tables, patient.id(), ifNoneExist);
            if (there.isPresent()) return answer(200, there.get(), request);
        }
        Problems problems = new Problems("DocumentReference");
        rules.shared(doc, problems);
        byte[] bytes = problems.need(doc, "/content/0/attachment/data", "content.attachment.data")
                ? SubmittedBundle.decode(Json.text(doc, "/content/0/attachment/data")) : new byte[0];
        problems.throwIfAny();
        check(doc, bytes, ins, problems);
        filing.requireNew(tables, doc);
        if (!Filing.replaced(tables, patient, doc, request.caller()).isEmpty()) {
            throw Refusal.of(422, "not-supported", "replacement-needs-transaction",
                    "Un remplacement se dépose par une transaction.");
        }
        return answer(201, filing.file(tables, patient, doc, bytes), request);
    }

    private void check(ObjectNode doc, byte[] bytes, InsNumber ins, Problems problems) {
        ObjectNode attachment = (ObjectNode) doc.at("/content/0/attachment");
        if (attachment.has("hash") && !Json.text(attachment, "/hash").equals(DocumentRules.sha1(bytes))) {
            problems.wrong("/content/0/attachment/hash", "L'empreinte SHA-1 annoncée n'est pas celle du contenu reçu.");
        }
        if (attachment.has("size") && attachment.get("size").asLong(-1) != bytes.length) {
            problems.wrong("/content/0/attachment/size", "La taille annoncée n'est pas celle du contenu reçu.");
        }
        DocumentRules.cda(doc, bytes, ins, problems);
        problems.throwIfAny();
        attachment.put("hash", DocumentRules.sha1(bytes)).put("size", bytes.length);
        if (!attachment.has("creation")) attachment.put("creation", Json.text(doc, "/date"));
        if (!attachment.has("language")) attachment.put("language", "fr-FR");
        String category = codes.classOf(Json.text(doc, "/type/coding/0/code"));
        if (!doc.has("category") && category != null) {
            doc.putArray("category").addObject().putArray("coding").addObject()
                    .put("system", codes.systemOf("class", category)).put("code", category)
                    .put("display", codes.label("class", category));
        }
        if (!doc.has("securityLabel")) {
            doc.putArray("securityLabel").addObject().putArray("coding").addObject()
                    .put("system", codes.systemOf("confidentiality", "N")).put("code", "N").put("display", "Normal");
        }
    }

    static Answer answer(int status, StoredDocument document, Request request) {
        Answer full = Answer.json(status, document.json()).with("ETag", document.etag())
                .with("Location", request.base() + "/DocumentReference/" + document.id() + "/_history/" + document.version());
        return request.header("Prefer").contains("return=minimal") ? full.withoutBody() : full;
    }
}
