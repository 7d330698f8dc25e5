package fr.havre.sandbox.fhir;

import fr.havre.sandbox.fhir.Tables.StoredContent;
import fr.havre.sandbox.fhir.Tables.StoredDocument;
import fr.havre.sandbox.samples.Person;
import fr.havre.sandbox.samples.Professional;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The national record behind HTTP: a request in, an answer out. Safe for many threads. */
public final class FhirRecord implements AutoCloseable {
    private final Store store;
    private final Settings settings;
    private final Pages pages;
    private final Search search;
    private final Submission submission;
    private final Publication publication;
    private final Visibility visibility;
    private final Filing filing;

    /**
     * Opens the database, and makes its tables when it is new.
     *
     * @param database JDBC address, for H2
     */
    public FhirRecord(String database, Settings settings) {
        this.settings = settings;
        this.store = new Store(database);
        this.pages = new Pages(settings);
        Codes codes = new Codes();
        DocumentRules rules = new DocumentRules(codes);
        this.filing = new Filing(settings);
        this.search = new Search(store, pages, settings);
        this.submission = new Submission(store, rules, filing, settings);
        this.publication = new Publication(store, codes, rules, filing);
        this.visibility = new Visibility(store, codes, filing);
    }

    public Answer answer(Request request) {
        try {
            if (request.path().equals("metadata")) return Answer.json(200, Capability.statement(request.base()));
            if (request.caller() == null) {
                throw Refusal.of(401, "login", "no-token", "Connexion nécessaire : le jeton d'accès est absent ou inconnu.");
            }
            return route(request);
        } catch (Refusal refusal) {
            Answer answer = Outcomes.of(refusal);
            return refusal.status() == 401 ? answer.with("WWW-Authenticate", "Bearer") : answer;
        }
    }

    private Answer route(Request request) {
        String[] path = request.path().split("/", -1);
        String resource = path[0];
        String id = path.length > 1 ? path[1] : null;
        return switch (request.method() + " " + resource + (id == null ? "" : "/")) {
            case "GET " -> page(request);
            case "POST " -> submission.submit(request);
            case "GET Patient" -> search.patients(request);
            case "GET Patient/" -> search.patient(Access.number(id));
            case "GET DocumentReference", "GET List" -> search.find(resource, request);
            case "GET DocumentReference/" -> document(request, id);
            case "GET List/" -> list(request, id);
            case "GET Binary/", "GET Bundle/" -> content(request, id);
            case "POST DocumentReference" -> publication.publish(request);
            case "PATCH DocumentReference" -> visibility.patch(request, null);
            case "PATCH DocumentReference/" -> visibility.patch(request, id);
            default -> throw notHere(request);
        };
    }

    private static Refusal notHere(Request request) {
        if (request.method().equals("GET")) {
            return Refusal.of(404, "not-found", "not-found", "Cette adresse n'existe pas.");
        }
        return Refusal.of(405, "not-supported", "not-allowed", "Cette opération n'est pas possible dans le dossier.");
    }

    private Answer page(Request request) {
        String name = "";
        int offset = 0;
        int count = settings.largestPage();
        for (Request.Parameter each : request.parameters()) {
            switch (each.name()) {
                case "_getpages" -> name = each.value();
                case "_getpagesoffset" -> offset = (int) Access.number(each.value());
                case "_count" -> count = Math.clamp(Access.number(each.value()), 1, settings.largestPage());
                default -> { }
            }
        }
        return search.page(name, offset, count, request);
    }

    private Answer document(Request request, String id) {
        StoredDocument found = store.read(tables -> {
            Optional<StoredDocument> document = tables.document(Access.number(id));
            if (document.isEmpty()) return null;
            Person person = Access.open(tables.patient(document.get().patient()).orElseThrow(), request.caller()).person();
            return Access.sees(request.caller(), person, document.get()) ? document.get() : null;
        });
        if (found == null) throw Refusal.of(404, "not-found", "not-found", "Ce document n'existe pas dans le dossier.");
        return Answer.json(200, search.shown(found.json(), request)).with("ETag", found.etag());
    }

    private Answer list(Request request, String id) {
        ObjectNode found = store.read(tables -> tables.list(Access.number(id))).orElseThrow(() ->
                Refusal.of(404, "not-found", "not-found", "Ce lot n'existe pas.")).json();
        store.read(tables -> Access.open(tables, Access.subjectOf(tables, found), request.caller()));
        return Answer.json(200, found).with("ETag", "W/\"1\"");
    }

    /** TD3.2, ITI-68: raw for its own type and anything, wrapped when FHIR is asked for. */
    private Answer content(Request request, String id) {
        StoredContent content = store.read(tables -> {
            StoredContent found = tables.content(Access.number(id)).orElseThrow(FhirRecord::noContent);
            Person person = Access.open(tables.patient(found.patient()).orElseThrow(), request.caller()).person();
            StoredDocument document = tables.document(found.document()).orElseThrow(FhirRecord::noContent);
            if (!Access.sees(request.caller(), person, document)) throw noContent();
            return found;
        });
        String own = DocumentRules.baseType(content.mediaType());
        for (String accepted : request.header("Accept").toLowerCase(Locale.ROOT).split(",", -1)) {
            String type = DocumentRules.baseType(accepted);
            if (type.isEmpty() || type.equals("*/*") || type.equals(own)
                    || (type.endsWith("/*") && own.startsWith(type.substring(0, type.length() - 1)))) {
                return Answer.raw(content.mediaType(), content.bytes());
            }
            if (type.equals(Answer.FHIR) || type.equals("application/json")) return Answer.json(200, wrapped(content));
        }
        throw Refusal.of(406, "not-supported", "not-acceptable", "Ce document n'existe pas dans le format demandé.");
    }

    private static Refusal noContent() {
        return Refusal.of(404, "not-found", "not-found", "Ce contenu n'existe pas.");
    }

    private static ObjectNode wrapped(StoredContent content) {
        return Json.object().put("resourceType", "Binary").put("id", String.valueOf(content.id()))
                .put("contentType", content.mediaType())
                .put("data", Base64.getEncoder().encodeToString(content.bytes()));
    }

    /** Makes a person known, or changes what is known of them. */
    public void put(Person person) {
        store.write(tables -> {
            tables.put(person);
            return null;
        });
    }

    public Optional<Person> person(String oid, String ins) {
        return store.read(tables -> tables.patient(oid, ins)).map(Tables.KnownPatient::person);
    }

    /** How many documents the record keeps under this masterIdentifier. */
    public int stored(String uniqueId) {
        return store.read(tables -> tables.documentsWith(uniqueId)).size();
    }

    /** DocumentReferences of one person as JSON text, newest first, hidden ones too. */
    public List<String> documentsOf(Person person) {
        return store.read(tables -> tables.documentsOf(tables.patient(person.oid(), person.ins()).orElseThrow().id()))
                .stream().map(document -> Json.string(document.json())).toList();
    }

    /**
     * Takes a submission in the name of any professional, as if it had come over HTTP.
     *
     * @return id of the first document of the submission
     * @throws IllegalArgumentException when the record refuses it
     */
    public String submit(ObjectNode bundle, Professional author) {
        Answer answer = answer(new Request("POST", "", null, Map.of(), Json.bytes(bundle), "", author));
        if (answer.status() != 200) throw new IllegalArgumentException(new String(answer.body(), StandardCharsets.UTF_8));
        return Json.list(Json.read(answer.body()), "/entry").stream().map(each -> Json.text(each, "/response/location"))
                .filter(location -> location.startsWith("DocumentReference/")).findFirst().orElseThrow()
                .split("/", -1)[1];
    }

    /** Makes every next link that was given out answer 410. */
    public void expirePages() {
        pages.expireAll();
    }

    @Override public void close() {
        store.close();
    }
}
