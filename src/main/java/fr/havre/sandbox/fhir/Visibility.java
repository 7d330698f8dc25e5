package fr.havre.sandbox.fhir;

import fr.havre.sandbox.fhir.Tables.KnownPatient;
import fr.havre.sandbox.fhir.Tables.StoredDocument;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** TD3.3a to d: hide, show, visibility to the patient, delete, archive; by JSON Patch, and nothing else by PATCH. */
final class Visibility {
    static final String ARCHIVED = "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived";
    private final Store store;
    private final Codes codes;
    private final Filing filing;

    Visibility(Store store, Codes codes, Filing filing) {
        this.store = store;
        this.codes = codes;
        this.filing = filing;
    }

    /** @param id of the document, or null when the query names it */
    Answer patch(Request request, String id) {
        if (!request.header("Content-Type").startsWith("application/json-patch+json")) {
            throw Refusal.of(415, "not-supported", "media-type", "application/json-patch+json est attendu.");
        }
        return store.write(tables -> {
            StoredDocument before = id == null ? named(tables, request)
                    : tables.document(Access.number(id)).orElseThrow(Visibility::nothing);
            KnownPatient patient = Access.open(tables.patient(before.patient()).orElseThrow(), request.caller());
            if (!Access.sees(request.caller(), patient.person(), before)) throw nothing();
            requireFresh(request, before);
            ObjectNode after = JsonPatch.apply(Json.tree(request.body()), before.json());
            requireAllowed(before, after, request);
            return Publication.answer(200, filing.update(tables, before, after), request);
        });
    }

    private static StoredDocument named(Tables tables, Request request) throws SQLException {
        String token = SubmittedBundle.identifierOf(request.query());
        String value = token.substring(token.indexOf('|') + 1);
        List<StoredDocument> found = tables.documentsWith(value);
        if (found.isEmpty()) throw nothing();
        if (found.size() > 1) {
            throw Refusal.of(412, "multiple-matches", "several-documents", "Plusieurs documents portent cet identifiant.");
        }
        return found.getFirst();
    }

    private static Refusal nothing() {
        return Refusal.of(404, "not-found", "not-found", "Ce document n'existe pas dans le dossier.");
    }

    private void requireFresh(Request request, StoredDocument before) {
        String seen = request.header("If-Match");
        if (!seen.isEmpty() && !seen.equals(before.etag())) {
            throw Refusal.of(412, "conflict", "stale",
                    "Le document a été modifié entre-temps : relisez-le avant de recommencer.");
        }
    }

    /** Compares what was with what would be: only labels, the archive mark, and the status of one's own may change. */
    private void requireAllowed(StoredDocument before, ObjectNode after, Request request) {
        if (!without(before.json()).equals(without(after))) throw notAllowed();
        String status = Json.text(after, "/status");
        if (!status.equals(before.status())) {
            if (!status.equals("entered-in-error")) throw notAllowed();
            if (!References.isAuthor(before.json(), request.caller().id())) throw Filing.notAuthor();
        }
        requireExtensions(after);
        Problems problems = new Problems("DocumentReference");
        List<JsonNode> labels = Json.list(after, "/securityLabel");
        if (labels.isEmpty()) problems.missing("/securityLabel", "securityLabel");
        for (int i = 0; i < labels.size(); i++) {
            if (!codes.has("confidentiality", labels.get(i).at("/coding/0"))) {
                problems.wrongCode("/securityLabel/" + i, "Le code de confidentialité n'est pas du jeu de valeurs J08.");
            }
        }
        problems.throwIfAny();
    }

    private static ObjectNode without(ObjectNode document) {
        ObjectNode rest = document.deepCopy();
        rest.remove(List.of("status", "securityLabel"));
        List<JsonNode> extensions = Json.list(document, "/extension").stream()
                .filter(each -> !Json.text(each, "/url").equals(ARCHIVED)).toList();
        rest.remove("extension");
        if (!extensions.isEmpty()) rest.putArray("extension").addAll(extensions);
        return rest;
    }

    private static void requireExtensions(ObjectNode after) {
        List<JsonNode> marks = Json.list(after, "/extension").stream()
                .filter(each -> Json.text(each, "/url").equals(ARCHIVED)).toList();
        if (marks.size() > 1 || marks.stream().anyMatch(each -> !each.path("valueBoolean").isBoolean())) {
            throw Refusal.of(422, "invalid", "bad-archive-mark", "L'extension d'archivage doit valoir vrai ou faux, une fois.");
        }
    }

    private static Refusal notAllowed() {
        return Refusal.of(405, "not-supported", "patch-not-allowed",
                "Seuls la visibilité, l'archivage et la suppression d'un document peuvent être modifiés.");
    }
}
