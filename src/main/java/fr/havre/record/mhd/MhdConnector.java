package fr.havre.record.mhd;

import fr.havre.documents.CodedValue;
import fr.havre.patients.Ins;
import fr.havre.record.Capabilities;
import fr.havre.record.Capabilities.Act;
import fr.havre.record.ConnectorSettings;
import fr.havre.record.Fetched;
import fr.havre.record.RecordChange;
import fr.havre.record.RecordConnector;
import fr.havre.record.RecordException;
import fr.havre.record.RecordException.Code;
import fr.havre.record.RecordFilter;
import fr.havre.record.RecordStatus;
import fr.havre.record.RemoteDocument;
import fr.havre.record.RemoteDocument.Status;
import fr.havre.record.RemoteSubmission;
import fr.havre.record.Submission;
import fr.havre.record.Submitted;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/**
 * The record over FHIR (PDSm, MHD).
 *
 * <p>Preferences: {@code page-size} (50), {@code deleted-status} ({@code entered-in-error}), {@code only-once}
 * ({@code true}: asks the server with {@code If-None-Exist} not to keep a document twice).
 */
final class MhdConnector implements RecordConnector {
    private static final String ANY_STATUS = "current,superseded,entered-in-error";

    private final Http http;
    private final Searches searches;
    private final CodeSystems systems = new CodeSystems();
    private final EntryReader reader = new EntryReader(systems);
    private final StatusReader statuses = new StatusReader();
    private final Submitter submitter;
    private final Fetcher fetcher;
    private final Changer changer;
    private final String pageSize;

    MhdConnector(ConnectorSettings settings, InstantSource time) {
        this.http = new Http(settings, time);
        this.searches = new Searches(http);
        this.fetcher = new Fetcher(http);
        this.pageSize = settings.preferences().getOrDefault("page-size", "50");
        this.submitter = new Submitter(http, new EntryWriter(systems),
                Boolean.parseBoolean(settings.preferences().getOrDefault("only-once", "true")));
        this.changer = new Changer(http, systems, settings.preferences()
                .getOrDefault("deleted-status", "entered-in-error"));
    }

    @Override public RecordStatus status(Ins patient) throws RecordException {
        return statuses.read(searches.all(searches.of("Patient")
                .addQueryParameter("identifier", Searches.token(patient)).build(),
                "Patient"));
    }

    /** A question or act about one patient. */
    private interface Asked<R> {
        R now() throws RecordException;
    }

    /** A 403 may mean that the record is closed: one more question tells which. */
    private <R> R about(Ins patient, Asked<R> asked) throws RecordException {
        try {
            return asked.now();
        } catch (RecordException e) {
            if (e.code() != Code.ACCESS_BLOCKED) throw e;
            throw isClosed(patient) ? e.as(Code.CLOSED) : e;
        }
    }

    private boolean isClosed(Ins patient) {
        try {
            return status(patient).state() == RecordStatus.State.CLOSED;
        } catch (RecordException e) {
            return false;                                           // the refusal itself is what the caller gets
        }
    }

    /** As {@link #about}, for searches: 404 is then the patient. */
    private <R> R search(Ins patient, Asked<R> asked) throws RecordException {
        try {
            return about(patient, asked);
        } catch (RecordException e) {
            throw e.code() == Code.NOT_FOUND ? e.as(Code.NO_RECORD) : e;
        }
    }

    @Override public Submitted submit(Submission submission, Submission.Bytes bytes) throws RecordException {
        return about(submission.patient().ins(), () -> submitAsked(submission, bytes));
    }

    private Submitted submitAsked(Submission submission, Submission.Bytes bytes) throws RecordException {
        Optional<String> replaces = submission.document().replacesUniqueId();
        if (replaces.isEmpty()) return submitter.submit(submission, bytes, Optional.empty());
        RemoteDocument old = findByUniqueId(submission.patient().ins(), replaces.get())
                .orElseThrow(() -> new RecordException(Code.NOT_FOUND));
        if (old.status() != Status.CURRENT) throw new RecordException(Code.CONFLICT);
        return submitter.submit(submission, bytes, Optional.of(old));
    }

    @Override public Submitted submitSimply(Submission submission, Submission.Bytes bytes) throws RecordException {
        if (submission.document().replacesUniqueId().isPresent()) {
            throw new IllegalArgumentException("ITI-105 replaces nothing");
        }
        return about(submission.patient().ins(), () -> submitter.submitSimply(submission, bytes));
    }

    @Override public Optional<RemoteDocument> findByUniqueId(Ins patient, String uniqueId) throws RecordException {
        return newest(patient, uniqueId).flatMap(reader::read);
    }

    /** The current entry if there is one, else the one changed last. */
    private Optional<JsonNode> newest(Ins patient, String uniqueId) throws RecordException {
        HttpUrl url = documents(patient, ANY_STATUS).addQueryParameter("identifier",
                EntryWriter.URI + "|" + uniqueId).build();
        List<JsonNode> found = search(patient, () -> searches.all(url, "DocumentReference"));
        List<JsonNode> exact = found.stream().filter(each -> reader.read(each).flatMap(RemoteDocument::uniqueId)
                .equals(Optional.of(uniqueId))).toList();
        List<JsonNode> current = exact.stream().filter(each -> Node.text(each, "status")
                .equals(Optional.of("current"))).toList();
        if (current.size() > 1) throw new RecordException(Code.CONFLICT);
        if (current.size() == 1) return Optional.of(current.getFirst());
        return exact.stream().max(Comparator.comparing(each -> Node.moment(each.path("meta"), "lastUpdated")
                .orElse(Instant.EPOCH)));
    }

    @Override public void listCurrent(Ins patient, RecordFilter filter, Consumer<List<RemoteDocument>> page)
            throws RecordException {
        HttpUrl.Builder url = documents(patient, "current").addQueryParameter("_count", pageSize);
        addCodes(url, "type", filter.types());
        addCodes(url, "category", filter.classes());
        filter.createdFrom().ifPresent(day -> url.addQueryParameter("date", "ge" + day));
        filter.createdTo().ifPresent(day -> url.addQueryParameter("date", "le" + day));
        search(patient, () -> {
            searches.pages(url.build(), "DocumentReference", entries -> page.accept(entries.stream()
                    .flatMap(each -> reader.read(each).stream()).filter(each -> each.status() == Status.CURRENT)
                    .toList()));
            return true;
        });
    }

    private HttpUrl.Builder documents(Ins patient, String status) {
        return searches.of("DocumentReference").addQueryParameter("patient.identifier", Searches.token(patient))
                .addQueryParameter("status", status);
    }

    private void addCodes(HttpUrl.Builder url, String name, List<CodedValue> codes) {
        if (codes.isEmpty()) return;
        url.addQueryParameter(name, String.join(",",
                codes.stream().map(each -> systems.uri(each.system()) + "|" + each.code()).toList()));
    }

    @Override public List<RemoteSubmission> submissionSetsSince(Ins patient, Instant since) throws RecordException {
        List<RemoteSubmission> found = new ArrayList<>();
        HttpUrl url = searches.of("List").addQueryParameter("code", EntryWriter.LIST_TYPES + "|submissionset")
                .addQueryParameter("patient.identifier", Searches.token(patient)).addQueryParameter("status", "current")
                .addQueryParameter("date", "ge" + since.truncatedTo(ChronoUnit.SECONDS))
                .addQueryParameter("_count", pageSize).build();
        for (JsonNode each : search(patient, () -> searches.all(url, "List"))) {
            List<String> entries = new ArrayList<>();
            for (JsonNode item : each.path("entry")) {
                Node.text(item.path("item"), "reference").flatMap(to -> Node.idOf(to, "DocumentReference"))
                        .ifPresent(entries::add);
            }
            found.add(new RemoteSubmission(Node.text(each, "id").orElse(""), Node.moment(each, "date"), entries));
        }
        return found;
    }

    @Override public List<RemoteDocument> read(List<String> entryUuids) throws RecordException {
        List<RemoteDocument> found = new ArrayList<>();
        for (String each : entryUuids) searches.read("DocumentReference", each).flatMap(reader::read)
                .ifPresent(found::add);
        return found;
    }

    @Override public Fetched fetch(RemoteDocument document, OutputStream to) throws RecordException, IOException {
        return fetcher.fetch(document, to);
    }

    @Override public RemoteDocument change(Ins patient, RemoteDocument seen,
            RecordChange change) throws RecordException {
        String uniqueId = seen.uniqueId().orElseThrow(() -> new RecordException(Code.NOT_SUPPORTED));
        JsonNode now = newest(patient, uniqueId).orElseThrow(() -> new RecordException(Code.NOT_FOUND));
        RemoteDocument entry = reader.read(now).orElseThrow(() -> new RecordException(Code.NOT_FOUND));
        if (!entry.version().equals(seen.version()) || entry.status() != Status.CURRENT) {
            throw new RecordException(Code.CONFLICT);                    // some servers ignore If-Match on this PATCH
        }
        about(patient, () -> {
            changer.change(now, uniqueId, change);
            return true;
        });
        return findByUniqueId(patient, uniqueId).orElse(entry);
    }

    @Override public Capabilities capabilities() throws RecordException {
        JsonNode statement = searches.json(searches.of("metadata").build());
        if (!Node.is(statement, "CapabilityStatement")) throw new RecordException(Code.ANSWER_NOT_UNDERSTOOD);
        Set<Act> acts = EnumSet.noneOf(Act.class);
        for (JsonNode rest : statement.path("rest")) {
            if (codes(rest.path("interaction")).contains("transaction")) acts.add(Act.SUBMIT);
            for (JsonNode each : rest.path("resource")) addActs(acts, each);
        }
        JsonNode software = statement.path("software");
        String server = (Node.text(software, "name").orElse("") + " " + Node.text(software, "version").orElse(""))
                .strip();
        return new Capabilities(server, acts, LARGEST_DOCUMENT_BYTES);
    }

    private static void addActs(Set<Act> acts, JsonNode resource) {
        List<String> interactions = codes(resource.path("interaction"));
        switch (Node.text(resource, "type").orElse("")) {
            case "DocumentReference" -> {
                if (interactions.contains("create")) acts.add(Act.SUBMIT_SIMPLY);
                if (interactions.contains("search-type")) acts.add(Act.FIND_DOCUMENTS);
                if (interactions.contains("patch")) acts.add(Act.CHANGE);
            }
            case "List" -> {
                if (interactions.contains("search-type")) acts.add(Act.FIND_SUBMISSIONS);
            }
            default -> { }
        }
    }

    private static List<String> codes(JsonNode interactions) {
        List<String> codes = new ArrayList<>();
        for (JsonNode each : interactions) Node.text(each, "code").ifPresent(codes::add);
        return codes;
    }

    @Override public void close() {
        http.close();
    }
}
