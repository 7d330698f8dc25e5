package fr.havre.sandbox;

import fr.havre.sandbox.fhir.FhirRecord;
import fr.havre.sandbox.fhir.SubmissionWriter;
import fr.havre.sandbox.samples.People;
import fr.havre.sandbox.samples.Person;
import fr.havre.sandbox.samples.Professional;
import fr.havre.sandbox.samples.SampleDocument;
import fr.havre.sandbox.samples.SampleFolder;
import fr.havre.sandbox.samples.SampleWriter;
import fr.havre.sandbox.samples.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A running national record of our own. Started in well under a second; {@link #close()} ends its threads and, without
 * a file, forgets everything.
 */
public final class Sandbox implements AutoCloseable {
    private final FhirRecord record;
    private final WebServer server;
    private final ControlEndpoint control;
    private final Received received = new Received();
    private final People people;
    private final SubmissionWriter submissions = new SubmissionWriter();
    private final SampleWriter writer;
    private final Optional<Certificates> certificates;
    private final InstantSource time;
    private final Map<String, String> filedIds = new HashMap<>();                 // sample → DocumentReference
    private int arrived;

    private Sandbox(SandboxOptions options) throws IOException {
        people = People.load();
        time = options.settings().time();
        writer = new SampleWriter(people, options.settings().time().instant(), submissions::labelOfType);
        Map<String, Professional> byToken = new HashMap<>();
        people.professionals().forEach(each -> byToken.put(each.token(), each));
        record = new FhirRecord(database(options), options.settings());
        boolean first = people.patients().stream().noneMatch(each -> record.person(each.oid(), each.ins()).isPresent());
        if (first) people.patients().forEach(record::put);
        if (first && options.samples()) seed();
        certificates = options.tls() ? Optional.of(new Certificates(options.settings().time().instant())) : Optional.empty();
        server = new WebServer(options, record, received, byToken, certificates.map(Certificates::context));
        control = new ControlEndpoint(options.controlPort(), this);
    }

    /**
     * Starts it; returns when it answers.
     *
     * @throws UncheckedIOException when a port is taken or the database file cannot be opened
     */
    public static Sandbox start(SandboxOptions options) {
        try {
            return new Sandbox(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String database(SandboxOptions options) {
        return options.file() == null ? "jdbc:h2:mem:sandbox-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"
                : "jdbc:h2:file:" + options.file().toAbsolutePath() + ";WRITE_DELAY=0";
    }

    private void seed() {
        for (SampleDocument each : SampleWriter.descriptions("documents")) {
            Written written = writer.write(each);
            String replaced = each.replaces() == null ? null : filedIds.get(each.replaces());
            filedIds.put(each.id(), record.submit(submissions.write(written, replaced), written.author()));
        }
    }

    /**
     * One more document of another hospital, new to everybody: one of those in {@code arriving/}, in turn, under an
     * identifier of its own.
     *
     * @return its masterIdentifier
     */
    public synchronized String addFromHospital() {
        List<SampleDocument> waiting = SampleWriter.descriptions("arriving");
        return add(waiting.get(arrived++ % waiting.size()));
    }

    /**
     * One more document of another hospital for this person ({@link Person#key()}), new to everybody.
     *
     * @return its masterIdentifier
     */
    public synchronized String addFromHospital(String person, String title) {
        SampleDocument like = SampleWriter.descriptions("arriving").getFirst();
        return add(new SampleDocument(like.id(), person, like.author(), like.type(), title, 0, like.time(), like.form(), "N",
                null, like.text()));
    }

    private String add(SampleDocument sample) {
        Written written = writer.write(sample, Written.oidOf(UUID.randomUUID().toString()));
        record.submit(submissions.write(written, null, time.instant()), written.author());
        return written.uniqueId();
    }

    /** Writes a folder of local files a practice would import: PDF, CDA, XDM, JPEG, PNG, TIFF, text. */
    public List<SampleFolder.LocalFile> samplesFolder(Path folder) throws IOException {
        return SampleFolder.write(folder, writer);
    }

    /** The same files in memory: a demo must leave nothing readable on disk. */
    public List<SampleFolder.LocalBytes> sampleFiles() throws IOException {
        return SampleFolder.inMemory(writer);
    }

    /** Every sample document, those of the record, those that arrive later, by mail too, and the local files: for a scan. */
    public static List<SampleDocument> allSamples() {
        List<SampleDocument> all = new ArrayList<>();
        for (String folder : List.of("documents", "arriving", "local", "mail/documents")) all.addAll(SampleWriter.descriptions(folder));
        return all;
    }

    /** Base address of the FHIR server, without a trailing slash. */
    public URI baseUri() {
        return URI.create(server.baseUri());
    }

    /** Address of the control endpoint: {@code …/sandbox/faults}, {@code …/sandbox/received}. */
    public URI controlUri() {
        return control.uri();
    }

    /** The certificate of the authority this server's own was made under, PEM; empty without TLS. */
    public Optional<String> certificateAuthority() {
        return certificates.map(Certificates::authorityPem);
    }

    public People people() {
        return people;
    }

    public Faults faults() {
        return server.faults();
    }

    public Received received() {
        return received;
    }

    /** How many documents the record keeps under this masterIdentifier ({@code urn:oid:…}). */
    public int stored(String uniqueId) {
        return record.stored(uniqueId);
    }

    /** DocumentReferences of one person as JSON, newest first, whoever asks. */
    public List<String> documentsOf(Person person) {
        return record.documentsOf(person);
    }

    /** Closes a person's record. */
    public void closeRecordOf(Person person, String why) {
        record.put(person.closed(why));
    }

    /** Every next link given out so far answers 410. */
    public void expirePages() {
        record.expirePages();
    }

    @Override public void close() {
        try {
            control.close();
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            record.close();
        }
    }
}
