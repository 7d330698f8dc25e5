package fr.havre.sandbox.fhir;

import fr.havre.sandbox.fhir.Tables.KnownPatient;
import fr.havre.sandbox.fhir.Tables.StoredDocument;
import fr.havre.sandbox.samples.Person;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** TD0.2 (Patient), TD3.1 ITI-67 (documents), ITI-66 (submission sets), and the pages of their answers. */
final class Search {
    private static final String DMP = "https://interop.esante.gouv.fr/ig/fhir/dmp/StructureDefinition/";
    private final Store store;
    private final Pages pages;
    private final Settings settings;

    Search(Store store, Pages pages, Settings settings) {
        this.store = store;
        this.pages = pages;
        this.settings = settings;
    }

    /** TD0.2: does a record exist, is it open. */
    Answer patients(Request request) {
        List<Request.Parameter> parameters = request.parameters();
        if (parameters.size() != 1 || !parameters.getFirst().name().equals("identifier")) {
            throw Refusal.of(400, "not-supported", "unknown-parameter", "Un patient se cherche par « identifier » seul.");
        }
        InsNumber ins = Access.ins(parameters.getFirst().value());
        Optional<KnownPatient> found = store.read(tables -> tables.patient(ins.oid(), ins.number()))
                .filter(known -> known.person().record() != Person.State.NONE);
        ObjectNode bundle = bundle(request).put("total", found.isPresent() ? 1 : 0);
        if (found.isPresent()) {
            entry(bundle.putArray("entry"), request, patientOf(found.get()));
        }
        return Answer.json(200, bundle);
    }

    Answer patient(long id) {
        return Answer.json(200, patientOf(store.read(tables -> tables.patient(id))
                .filter(known -> known.person().record() != Person.State.NONE).orElseThrow(Access::unknown)));
    }

    private static ObjectNode patientOf(KnownPatient known) {
        Person person = known.person();
        boolean open = person.record() == Person.State.OPEN;
        ObjectNode patient = Json.object().put("resourceType", "Patient").put("id", String.valueOf(known.id()));
        ArrayNode extensions = patient.putArray("extension");
        extensions.addObject().put("url", DMP + "dmp-rattachement-mes").put("valueBoolean", true);
        if (person.doctor() != null) {
            extensions.addObject().put("url", DMP + "dmp-medecin-traitant").putObject("valueIdentifier")
                    .put("system", "urn:oid:1.2.250.1.71.4.2.1").put("value", person.doctor());
        }
        if (!open) {
            ArrayNode closed = extensions.addObject().put("url", DMP + "dmp-fermeture").putArray("extension");
            closed.addObject().put("url", "dateFermeture").put("valueDate", "2025-11-03");
            closed.addObject().put("url", "motifFermeture").put("valueString", "DEMANDE_PATIENT");
            closed.addObject().put("url", "raisonFermeture").put("valueString", person.closedBecause());
        }
        patient.putArray("identifier").addObject().put("system", "urn:oid:" + person.oid()).put("value", person.ins());
        patient.put("active", open);
        ObjectNode name = patient.putArray("name").addObject().put("use", "official").put("family", person.family());
        name.putArray("given").add(person.given());
        patient.put("gender", person.sex().equals("F") ? "female" : "male").put("birthDate", person.birthDate());
        return patient;
    }

    /** ITI-67 or ITI-66, or a further page of one. */
    Answer find(String resource, Request request) {
        List<Request.Parameter> parameters = request.parameters();
        Criteria criteria = Criteria.of(resource, parameters, settings.largestPage());
        List<ObjectNode> found = new ArrayList<>();
        List<Long> ids = store.read(tables -> {
            KnownPatient patient = patientOf(tables, criteria, request);
            if (resource.equals("List")) {
                tables.listsOf(patient.id()).stream().filter(list -> criteria.matches(list.json()))
                        .forEach(list -> found.add(list.json()));
            } else {
                documents(tables, patient, criteria, request).forEach(document -> found.add(document.json()));
            }
            return found.stream().map(each -> Long.valueOf(Json.text(each, "/id"))).toList();
        });
        ObjectNode bundle = bundle(request);
        if (ids.size() <= criteria.count()) return Answer.json(200, filled(bundle.put("total", ids.size()), request, found));
        String name = pages.keep(new Pages.Result(resource, ids, settings.time().instant()));
        link(bundle, request, name, criteria.count(), criteria.count());
        return Answer.json(200, filled(bundle, request, found.subList(0, criteria.count())));
    }

    private static KnownPatient patientOf(Tables tables, Criteria criteria, Request request) throws SQLException {
        if (criteria.patient() != null) return Access.open(tables, criteria.patient(), request.caller());
        return Access.open(tables.patient(Access.number(criteria.patientId())).orElseThrow(Access::unknown),
                request.caller());
    }

    private static List<StoredDocument> documents(Tables tables, KnownPatient patient, Criteria criteria, Request request)
            throws SQLException {
        List<StoredDocument> all = criteria.named().isPresent()
                ? tables.documentsNamed(patient.id(), criteria.named().get()) : tables.documentsOf(patient.id());
        return all.stream().filter(document -> criteria.matches(document.json()))
                .filter(document -> Access.sees(request.caller(), patient.person(), document)).toList();
    }

    /** A further page of a search, at the address a next link gave. */
    Answer page(String name, int offset, int count, Request request) {
        Pages.Result result = pages.find(name);
        int from = Math.clamp(offset, 0, result.ids().size());
        int until = Math.min(result.ids().size(), from + count);
        List<ObjectNode> found = new ArrayList<>();
        store.read(tables -> {
            for (long id : result.ids().subList(from, until)) {
                if (result.resource().equals("List")) tables.list(id).ifPresent(list -> found.add(list.json()));
                else tables.document(id).ifPresent(document -> found.add(document.json()));
            }
            return null;
        });
        ObjectNode bundle = bundle(request);
        if (until < result.ids().size()) link(bundle, request, name, until, count);
        return Answer.json(200, filled(bundle, request, found));
    }

    private ObjectNode filled(ObjectNode bundle, Request request, List<ObjectNode> resources) {
        ArrayNode entries = bundle.putArray("entry");
        resources.forEach(each -> entry(entries, request, each));
        if (resources.isEmpty()) bundle.remove("entry");
        return bundle;
    }

    private void entry(ArrayNode entries, Request request, ObjectNode resource) {
        String type = Json.text(resource, "/resourceType");
        ObjectNode entry = entries.addObject().put("fullUrl", request.base() + "/" + type + "/" + Json.text(resource, "/id"));
        entry.set("resource", shown(resource, request));
        entry.putObject("search").put("mode", "match");
    }

    /** The resource with absolute addresses, where this record writes them so. */
    ObjectNode shown(ObjectNode resource, Request request) {
        String url = Json.text(resource, "/content/0/attachment/url");
        if (!settings.absoluteUrls() || url.isEmpty()) return resource;
        ObjectNode copy = resource.deepCopy();
        ((ObjectNode) copy.at("/content/0/attachment")).put("url", request.base() + "/" + url);
        return copy;
    }

    private static ObjectNode bundle(Request request) {
        ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "searchset");
        String query = request.query() == null ? "" : "?" + request.query();
        bundle.putArray("link").addObject().put("relation", "self").put("url", request.base() + "/" + request.path() + query);
        return bundle;
    }

    private static void link(ObjectNode bundle, Request request, String name, int offset, int count) {
        ((ArrayNode) bundle.get("link")).addObject().put("relation", "next").put("url",
                request.base() + "?_getpages=" + name + "&_getpagesoffset=" + offset + "&_count=" + count);
    }
}
