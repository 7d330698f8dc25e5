package fr.havre.record.mhd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.havre.documents.CodedValue;
import fr.havre.patients.Ins;
import fr.havre.patients.Sex;
import fr.havre.record.ConnectorSettings;
import fr.havre.record.RecordConnector;
import fr.havre.record.RecordConnectorContract;
import fr.havre.record.RecordException;
import fr.havre.record.RecordException.Code;
import fr.havre.record.RecordFilter;
import fr.havre.record.SampleSubmission;
import fr.havre.record.Submission;
import fr.havre.sandbox.Kind;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sandbox.samples.Person;
import fr.havre.sandbox.samples.Professional;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract over FHIR, against the sandbox, and the sandbox's own faults. */
class MhdConnectorTest implements RecordConnectorContract {
    private Sandbox sandbox;
    private RecordConnector connector;

    @BeforeEach void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults().withoutSamples().withPages(2, Duration.ofMinutes(5)));
        connector = new MhdConnectorProvider().connector(new ConnectorSettings(sandbox.baseUri(),
                () -> professional().token(), Optional.empty(), Connectors.quick(), Map.of("page-size", "2")));
    }

    @AfterEach void stop() {
        connector.close();
        sandbox.close();
    }

    private Professional professional() {
        return sandbox.people().professional("roussel");
    }

    @Override public RecordConnector connector() {
        return connector;
    }

    @Override public Submission.Patient open() {
        Person person = sandbox.people().patient("lefevre");
        return new Submission.Patient(ins("lefevre"), person.family(), List.of(person.given().split(" ", -1)),
                person.birthDate(),
                Sex.parse(person.sex()).orElseThrow());
    }

    @Override public Optional<Ins> withoutRecord() {
        return Optional.of(ins("gunther"));
    }

    @Override public Optional<Ins> closed() {
        return Optional.of(ins("ozturk"));
    }

    @Override public Submission.Author author() {
        Professional who = professional();
        return new Submission.Author(who.id(), who.family(), who.given(),
                new CodedValue(who.speciality(), "1.2.250.1.213.1.1.4.5", who.specialityWords()),
                new Submission.Organisation(who.structure(), who.structureName()));
    }

    @Override public boolean canDelete() {
        return true;
    }

    private Ins ins(String key) {
        Person person = sandbox.people().patient(key);
        return new Ins(person.ins(), Ins.Issuer.ofOid(person.oid()).orElseThrow());
    }

    @Test void aLostAnswerIsMaybeDoneAndAskingTellsThatItWas() throws Exception {
        byte[] pdf = SampleSubmission.pdf("réponse perdue");
        String uniqueId = SampleSubmission.newUniqueId();
        Submission submission = SampleSubmission.of(open(), author(), uniqueId, pdf, Optional.empty());
        sandbox.faults().loseAnswer(1, Kind.SUBMIT);
        assertFails(Code.MAYBE_DONE, () -> connector.submit(submission, () -> new ByteArrayInputStream(pdf)));
        assertEquals(Optional.of(SampleSubmission.sha1(pdf)),
                connector.findByUniqueId(open().ins(), uniqueId).orElseThrow().sha1());
    }

    @Test void sentTwiceByMistakeItIsKeptOnce() throws Exception {
        byte[] pdf = SampleSubmission.pdf("deux fois");
        String uniqueId = SampleSubmission.newUniqueId();
        Submission submission = SampleSubmission.of(open(), author(), uniqueId, pdf, Optional.empty());
        connector.submit(submission, () -> new ByteArrayInputStream(pdf));
        connector.submit(submission, () -> new ByteArrayInputStream(pdf));
        assertEquals(1, sandbox.stored(uniqueId));
    }

    @Test void faultsOfTheServerHaveTheirCodes() throws Exception {
        byte[] pdf = SampleSubmission.pdf("pannes");
        Submission submission = SampleSubmission.of(open(), author(), SampleSubmission.newUniqueId(), pdf,
                Optional.empty());
        sandbox.faults().unavailable(1, Duration.ofSeconds(30), Kind.SUBMIT);
        RecordException busy = assertThrows(RecordException.class,
                () -> connector.submit(submission, () -> new ByteArrayInputStream(pdf)));
        assertEquals(Code.BUSY, busy.code());
        assertEquals(Optional.of(Duration.ofSeconds(30)), busy.retryAfter());
        sandbox.faults().conflict(1, Kind.SUBMIT);
        assertFails(Code.CONFLICT, () -> connector.submit(submission, () -> new ByteArrayInputStream(pdf)));
        sandbox.faults().unauthorized(1, Kind.FIND_DOCUMENTS);
        assertFails(Code.SIGN_IN_NEEDED, () -> connector.listCurrent(open().ins(), RecordFilter.everything(),
                _ -> { }));
        sandbox.faults().networkDown(true);
        assertFails(Code.UNREACHABLE, () -> connector.status(open().ins()));
        sandbox.faults().clear();
        assertEquals(0, sandbox.stored(submission.document().uniqueId()));
    }

    @Test void aRefusalBringsTheServersWordsAndReference() {
        byte[] pdf = SampleSubmission.pdf("type refusé");
        Submission good = SampleSubmission.of(open(), author(), SampleSubmission.newUniqueId(), pdf, Optional.empty());
        Submission.Document document = good.document();
        Submission refused = new Submission(good.setId(), good.sourceId(), good.submitted(), good.activity(),
                good.submitter(),
                good.patient(), new Submission.Document(document.uniqueId(), document.title(),
                new CodedValue("PIECE-IDENTITE", "1.2.250.1.213.1.1.4.12", ""),
                new CodedValue("95", "1.2.250.1.213.1.1.4.1", ""),
                document.format(), document.confidentiality(), document.contentType(), document.sizeBytes(),
                document.sha1(),
                document.created(), document.serviceStart(), document.serviceEnd(), document.author(),
                document.facilityType(),
                document.practiceSetting(), Optional.empty()));
        RecordException failure = assertThrows(RecordException.class,
                () -> connector.submit(refused, () -> new ByteArrayInputStream(pdf)));
        assertEquals(Code.REFUSED, failure.code());
        assertEquals(true, failure.explanation().isPresent() && failure.reference().isPresent());
    }

    @Test void pagesThatExpireInTheMiddleLeaveNothingOut() throws Exception {
        List<String> submitted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            byte[] pdf = SampleSubmission.pdf("page " + i);
            String uniqueId = SampleSubmission.newUniqueId();
            connector.submit(SampleSubmission.of(open(), author(), uniqueId, pdf, Optional.empty()),
                    () -> new ByteArrayInputStream(pdf));
            submitted.add(uniqueId);
        }
        List<String> seen = new ArrayList<>();
        connector.listCurrent(open().ins(), RecordFilter.everything(), page -> {
            if (seen.isEmpty()) sandbox.expirePages();
            page.forEach(each -> seen.add(each.uniqueId().orElseThrow()));
        });
        assertEquals(7, seen.size());
        assertEquals(true, seen.containsAll(submitted));
    }

    @Test void aProfessionalThePatientBlockedSeesNothing() {
        try (RecordConnector other = new MhdConnectorProvider().connector(new ConnectorSettings(sandbox.baseUri(),
                () -> sandbox.people().professional("vasseur").token(), Optional.empty(), Connectors.quick(),
                Map.of()))) {
            assertFails(Code.ACCESS_BLOCKED,
                    () -> other.listCurrent(ins("nguessan"), RecordFilter.everything(), _ -> { }));
        }
    }

    private static void assertFails(Code code, org.junit.jupiter.api.function.Executable call) {
        assertEquals(code, assertThrows(RecordException.class, call).code());
    }
}
