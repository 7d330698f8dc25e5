package fr.havre.sandbox.fhir;

import fr.havre.sandbox.fhir.Tables.KnownPatient;
import fr.havre.sandbox.fhir.Tables.StoredContent;
import fr.havre.sandbox.fhir.Tables.StoredDocument;
import fr.havre.sandbox.samples.Professional;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Puts one checked document into the record: ids, version, rewritten references, its bytes, what it replaces. */
final class Filing {
    private final Settings settings;

    Filing(Settings settings) {
        this.settings = settings;
    }

    /** A document that is there already, by the search of an If-None-Exist. */
    static Optional<StoredDocument> existing(Tables tables, long patient, String query) throws SQLException {
        Optional<String> status = SubmittedBundle.statusOf(query);
        return tables.documentsNamed(patient, SubmittedBundle.identifierOf(query)).stream()
                .filter(each -> status.isEmpty() || status.get().equals(each.status())).findFirst();
    }

    /** A document that was deleted leaves its identifier free. */
    void requireNew(Tables tables, ObjectNode doc) throws SQLException {
        String uniqueId = Json.text(doc, "/masterIdentifier/value");
        boolean taken = tables.documentsWith(uniqueId).stream().anyMatch(each -> !each.status().equals("entered-in-error"));
        if (!settings.keepsDuplicates() && taken) {
            throw Refusal.of(409, "duplicate", "duplicate",
                    "Un document portant cet identifiant unique est déjà dans le dossier.");
        }
    }

    StoredDocument file(Tables tables, KnownPatient patient, ObjectNode doc, byte[] bytes) throws SQLException {
        long id = tables.nextNumber();
        long content = tables.nextNumber();
        ObjectNode attachment = (ObjectNode) doc.at("/content/0/attachment");
        attachment.remove("data");
        attachment.put("url", (isFhirDocument(attachment, bytes) ? "Bundle/" : "Binary/") + content);
        if (Json.list(doc, "/identifier").isEmpty()) {
            doc.putArray("identifier").addObject().put("system", "urn:ietf:rfc:3986")
                    .put("value", "urn:uuid:" + UUID.randomUUID());
        }
        rewriteSubject(doc, patient);
        StoredDocument stored = stamp(new StoredDocument(id, 1, patient.id(), Json.text(doc, "/status"),
                Json.text(doc, "/masterIdentifier/value"), doc));
        long now = settings.time().millis();
        tables.insert(stored, now);
        tables.insert(new StoredContent(content, id, patient.id(), Json.text(attachment, "/contentType"), bytes));
        return stored;
    }

    /** A FHIR document is kept as the Bundle it is, and read as {@code Bundle/…}. */
    private static boolean isFhirDocument(ObjectNode attachment, byte[] bytes) {
        if (!Json.text(attachment, "/contentType").startsWith(Answer.FHIR)) return false;
        ObjectNode content = Json.read(bytes);
        return Json.text(content, "/resourceType").equals("Bundle") && Json.text(content, "/type").equals("document");
    }

    static void rewriteSubject(ObjectNode resource, KnownPatient patient) {
        resource.putObject("subject").put("reference", "Patient/" + patient.id());
    }

    /** The new version of a document. */
    StoredDocument update(Tables tables, StoredDocument before, ObjectNode after) throws SQLException {
        StoredDocument stored = stamp(new StoredDocument(before.id(), before.version() + 1, before.patient(),
                Json.text(after, "/status"), before.uniqueId(), after));
        tables.update(stored, settings.time().millis());
        return stored;
    }

    private StoredDocument stamp(StoredDocument document) {
        document.json().put("id", String.valueOf(document.id()));
        ObjectNode meta = document.json().get("meta") instanceof ObjectNode there ? there
                : document.json().putObject("meta");
        meta.put("versionId", String.valueOf(document.version()));
        meta.put("lastUpdated", settings.time().instant().toString());
        return document;
    }

    /** What {@code doc} replaces: current documents of the same patient, which the caller wrote. */
    static List<StoredDocument> replaced(Tables tables, KnownPatient patient, ObjectNode doc, Professional caller)
            throws SQLException {
        List<StoredDocument> replaced = new java.util.ArrayList<>();
        for (var relation : Json.list(doc, "/relatesTo")) {
            String target = Json.text(relation, "/target/reference");
            String code = Json.text(relation, "/code");
            if (!code.equals("replaces") && !code.equals("transforms") && !code.equals("appends")) continue;
            if (!target.startsWith("DocumentReference/")) {
                throw Refusal.of(422, "invalid", "bad-relation", "relatesTo doit désigner DocumentReference/…");
            }
            StoredDocument found = tables.document(Access.number(target.substring("DocumentReference/".length())))
                    .filter(each -> each.patient() == patient.id())
                    .orElseThrow(() -> Refusal.of(404, "not-found", "replaced-unknown",
                            "Le document à remplacer n'existe pas dans ce dossier."));
            if (!code.equals("replaces")) continue;
            if (!found.status().equals("current")) {
                throw Refusal.of(409, "conflict", "replaced-not-current",
                        "Le document à remplacer n'est plus la version en cours.");
            }
            if (!References.isAuthor(found.json(), caller.id())) throw notAuthor();
            replaced.add(found);
        }
        return replaced;
    }

    static Refusal notAuthor() {
        return Refusal.of(403, "forbidden", "not-author", "Seul l'auteur d'un document peut le remplacer ou le supprimer.");
    }
}
