package fr.havre.sandbox.fhir;

import fr.havre.sandbox.fhir.Tables.KnownPatient;
import fr.havre.sandbox.fhir.Tables.StoredDocument;
import fr.havre.sandbox.fhir.Tables.StoredList;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** TD2 and TD2.1, ITI-65: a transaction Bundle, taken whole or not at all. */
final class Submission {
    private final Store store;
    private final DocumentRules rules;
    private final Filing filing;
    private final Settings settings;

    Submission(Store store, DocumentRules rules, Filing filing, Settings settings) {
        this.store = store;
        this.rules = rules;
        this.filing = filing;
        this.settings = settings;
    }

    Answer submit(Request request) {
        SubmittedBundle bundle = SubmittedBundle.of(Json.read(request.body()));
        return store.write(tables -> new Taking(tables, bundle, request).take());
    }

    /** One transaction being taken. */
    private final class Taking {
        private final Tables tables;
        private final SubmittedBundle bundle;
        private final Request request;
        private final Map<SubmittedBundle.Entry, ObjectNode> answers = new HashMap<>();
        private final Map<String, String> filed = new HashMap<>();               // fullUrl → DocumentReference/id
        private KnownPatient patient;
        private InsNumber ins;

        Taking(Tables tables, SubmittedBundle bundle, Request request) {
            this.tables = tables;
            this.bundle = bundle;
            this.request = request;
        }

        Answer take() throws SQLException {
            ins = Access.subjectOf(tables, bundle.submissionSet().resource());
            patient = Access.open(tables, ins, request.caller());
            Problems list = new Problems("List");
            ListRules.check(bundle.submissionSet().resource(), ins, list);
            list.throwIfAny();
            Set<Long> toSupersede = new HashSet<>();
            for (SubmittedBundle.Entry each : bundle.documents()) document(each, toSupersede);
            patches(toSupersede);
            list(bundle.submissionSet());
            for (SubmittedBundle.Entry each : bundle.folders()) list(each);
            return Answer.json(200, answer());
        }

        private void document(SubmittedBundle.Entry entry, Set<Long> toSupersede) throws SQLException {
            ObjectNode doc = entry.resource();
            if (!Access.subjectOf(tables, doc).equals(ins)) {
                throw Refusal.of(422, "invalid", "several-patients", "Un lot ne concerne qu'un seul patient.");
            }
            Optional<StoredDocument> existing = entry.ifNoneExist().isEmpty() ? Optional.empty()
                    : Filing.existing(tables, patient.id(), entry.ifNoneExist());
            if (existing.isPresent()) {
                answered(entry, "200 OK", "DocumentReference/" + existing.get().id(), existing.get().version());
                filed.put(entry.fullUrl(), "DocumentReference/" + existing.get().id());
                return;
            }
            SubmittedBundle.Content content = bundle.contentOf(doc);
            Problems problems = new Problems("DocumentReference");
            rules.check(doc, content.bytes(), ins, problems);
            if (!content.mediaType().equals(DocumentRules.baseType(Json.text(doc, "/content/0/attachment/contentType")))) {
                problems.wrong("/content/0/attachment/contentType", "Le type annoncé n'est pas celui du Binary joint.");
            }
            DocumentRules.cda(doc, content.bytes(), ins, problems);
            problems.throwIfAny();
            filing.requireNew(tables, doc);
            for (StoredDocument old : Filing.replaced(tables, patient, doc, request.caller())) toSupersede.add(old.id());
            StoredDocument stored = filing.file(tables, patient, doc, content.bytes());
            answered(entry, "201 Created", "DocumentReference/" + stored.id(), 1);
            answered(content.entry(), "201 Created", Json.text(stored.json(), "/content/0/attachment/url"), 1);
            filed.put(entry.fullUrl(), "DocumentReference/" + stored.id());
        }

        private void patches(Set<Long> toSupersede) throws SQLException {
            for (SubmittedBundle.Entry each : bundle.patches()) {
                long target = bundle.supersededBy(each);
                if (!toSupersede.remove(target)) {
                    throw Refusal.of(422, "invalid", "patch-without-replacement",
                            "Le lot modifie un document qu'aucun document du lot ne remplace.");
                }
                StoredDocument old = tables.document(target).orElseThrow();
                StoredDocument now = filing.update(tables, old, old.json().deepCopy().put("status", "superseded"));
                answered(each, "200 OK", "DocumentReference/" + now.id(), now.version());
            }
            if (!toSupersede.isEmpty()) {
                throw Refusal.of(422, "invalid", "replacement-without-patch",
                        "Un remplacement doit porter le PATCH qui passe l'ancien document à « superseded ».");
            }
        }

        private void list(SubmittedBundle.Entry entry) throws SQLException {
            ObjectNode list = entry.resource();
            if (!Access.subjectOf(tables, list).equals(ins)) {
                throw Refusal.of(422, "invalid", "several-patients", "Un lot ne concerne qu'un seul patient.");
            }
            for (JsonNode item : Json.list(list, "/entry")) rewrite(item);
            Filing.rewriteSubject(list, patient);
            long id = tables.nextNumber();
            list.put("id", String.valueOf(id));
            list.putObject("meta").put("versionId", "1").put("lastUpdated", settings.time().instant().toString());
            tables.insert(new StoredList(id, list), patient.id(), Json.text(list, "/status"),
                    settings.time().millis());
            answered(entry, "201 Created", "List/" + id, 1);
        }

        private void rewrite(JsonNode item) {
            String reference = Json.text(item, "/item/reference");
            if (!reference.startsWith("urn:")) return;
            String there = filed.get(reference);
            if (there == null) {
                throw Refusal.of(422, "invalid", "entry-unknown", "Le lot cite un document qu'il ne contient pas.");
            }
            ((ObjectNode) item.at("/item")).put("reference", there);
        }

        private void answered(SubmittedBundle.Entry entry, String status, String location, int version) {
            ObjectNode answer = Json.object().put("status", status).put("location", location + "/_history/" + version)
                    .put("etag", "W/\"" + version + "\"").put("lastModified", settings.time().instant().toString());
            answers.put(entry, answer);
        }

        private ObjectNode answer() {
            ObjectNode answer = Json.object().put("resourceType", "Bundle").put("type", "transaction-response");
            var entries = answer.putArray("entry");
            List<SubmittedBundle.Entry> inOrder = new ArrayList<>(bundle.entries());
            for (SubmittedBundle.Entry each : inOrder) {
                ObjectNode none = Json.object().put("status", "200 OK");           // a Binary that was already there
                entries.addObject().set("response", answers.getOrDefault(each, none));
            }
            return answer;
        }
    }
}
