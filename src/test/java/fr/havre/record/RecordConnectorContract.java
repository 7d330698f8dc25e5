package fr.havre.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.patients.ClaimedIns;
import fr.havre.patients.Ins;
import fr.havre.record.RecordException.Code;
import fr.havre.record.RecordStatus.State;
import fr.havre.record.RemoteDocument.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * What any connector must do, against a server that holds nothing at the beginning. An implementation's test
 * implements this
 * interface and adds its own dangers.
 */
public interface RecordConnectorContract {
    /** A connector signed in as {@link #author()}, listing at most two documents a page where that can be asked. */
    RecordConnector connector();

    /** A patient whose record is open and empty. */
    Submission.Patient open();

    /** A patient without a record, where the server can have such. */
    Optional<Ins> withoutRecord();

    /** A patient whose record is closed, where the server can have such. */
    Optional<Ins> closed();

    Submission.Author author();

    /** How the server writes down that a document is deleted and shown no more: not every one allows it. */
    boolean canDelete();

    @Test default void saysWhetherAPatientHasARecordAndWhetherItIsOpen() throws Exception {
        assertEquals(State.OPEN, connector().status(open().ins()).state());
        if (withoutRecord().isPresent()) assertEquals(State.NONE, connector().status(withoutRecord().get()).state());
        if (closed().isPresent()) {
            RecordStatus status = connector().status(closed().get());
            assertEquals(State.CLOSED, status.state());
            assertTrue(status.closing().isPresent());
        }
    }

    @Test default void anEmptyRecordListsNothing() throws Exception {
        assertEquals(Set.of(), listed(RecordFilter.everything()));
        assertEquals(Optional.empty(), connector().findByUniqueId(open().ins(), SampleSubmission.newUniqueId()));
        assertEquals(List.of(), connector().submissionSetsSince(open().ins(), Instant.EPOCH));
    }

    @Test default void whatWasSubmittedIsFoundByItsUniqueIdWithItsHash() throws Exception {
        byte[] pdf = SampleSubmission.pdf("un compte rendu");
        String uniqueId = submit(pdf, Optional.empty());
        RemoteDocument found = connector().findByUniqueId(open().ins(), uniqueId).orElseThrow();
        assertEquals(Status.CURRENT, found.status());
        assertEquals(Optional.of(uniqueId), found.uniqueId());
        assertEquals(Optional.of(SampleSubmission.sha1(pdf)), found.sha1());
        assertEquals(pdf.length, found.sizeBytes().orElseThrow());
        assertEquals("Compte rendu de consultation", found.description().title());
        assertEquals(Optional.of("11488-4"), found.description().type().map(type -> type.code()));
        assertEquals(List.of(new ClaimedIns(open().ins().number(), open().ins().issuer().oid())), found.patients());
        assertEquals(Optional.of("application/pdf"), found.contentType());
    }

    @Test default void theBytesComeBackAsTheyWere() throws Exception {
        byte[] pdf = SampleSubmission.pdf("des octets, é, €");
        RemoteDocument found = connector().findByUniqueId(open().ins(), submit(pdf, Optional.empty())).orElseThrow();
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        Fetched fetched = connector().fetch(found, back);
        assertArrayEquals(pdf, back.toByteArray());
        assertTrue(fetched.hashVerified());
        assertEquals(pdf.length, fetched.sizeBytes());
    }

    @Test default void aDocumentPublishedSimplyIsFoundAndComesBackToo() throws Exception {
        byte[] pdf = SampleSubmission.pdf("publication simple");
        String uniqueId = SampleSubmission.newUniqueId();
        Submission submission = SampleSubmission.of(open(), author(), uniqueId, pdf, Optional.empty());
        connector().submitSimply(submission, () -> new ByteArrayInputStream(pdf));
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        connector().fetch(connector().findByUniqueId(open().ins(), uniqueId).orElseThrow(), back);
        assertArrayEquals(pdf, back.toByteArray());
    }

    @Test default void everyPageOfTheListIsRead() throws Exception {
        Set<String> submitted = new HashSet<>();
        for (int i = 0; i < 5; i++) submitted.add(submit(SampleSubmission.pdf("document " + i), Optional.empty()));
        assertEquals(submitted, listed(RecordFilter.everything()));
        assertEquals(submitted, listed(RecordFilter.since(LocalDate.parse("2026-11-01"))));
        assertEquals(Set.of(), listed(RecordFilter.since(LocalDate.parse("2027-01-01"))));
    }

    @Test default void submissionSetsTellWhatCameSince() throws Exception {
        String uniqueId = submit(SampleSubmission.pdf("un lot"), Optional.empty());
        List<RemoteSubmission> sets = connector().submissionSetsSince(open().ins(),
                Instant.parse("2026-11-01T00:00:00Z"));
        assertEquals(1, sets.size());
        List<RemoteDocument> entries = connector().read(sets.getFirst().entryUuids());
        assertEquals(List.of(Optional.of(uniqueId)), entries.stream().map(RemoteDocument::uniqueId).toList());
        assertEquals(List.of(), connector().submissionSetsSince(open().ins(), Instant.parse("2027-01-01T00:00:00Z")));
    }

    @Test default void aReplacementTakesThePlaceOfTheOld() throws Exception {
        String old = submit(SampleSubmission.pdf("première version"), Optional.empty());
        RemoteDocument before = connector().findByUniqueId(open().ins(), old).orElseThrow();
        String replacing = submit(SampleSubmission.pdf("seconde version"), Optional.of(old));
        assertEquals(Set.of(replacing), listed(RecordFilter.everything()));
        assertEquals(Status.SUPERSEDED, connector().findByUniqueId(open().ins(), old).orElseThrow().status());
        assertEquals(List.of(before.entryUuid()), connector().findByUniqueId(open().ins(), replacing).orElseThrow()
                .replaces());
    }

    @Test default void whatIsNotCurrentAnyMoreCannotBeReplaced() throws Exception {
        String old = submit(SampleSubmission.pdf("une"), Optional.empty());
        submit(SampleSubmission.pdf("deux"), Optional.of(old));
        assertFails(Code.CONFLICT, () -> submit(SampleSubmission.pdf("trois"), Optional.of(old)));
        assertFails(Code.NOT_FOUND, () -> submit(SampleSubmission.pdf("quatre"),
                Optional.of(SampleSubmission.newUniqueId())));
    }

    @Test default void hidingShowsInTheEntryAndCanBeUndone() throws Exception {
        RemoteDocument seen = submitted(SampleSubmission.pdf("à masquer"));
        assertEquals(Set.of(), seen.hidden());
        RemoteDocument hidden = connector().change(open().ins(), seen, RecordChange.HIDE_FROM_PATIENT);
        assertEquals(Set.of(Visibility.HIDDEN_FROM_PATIENT), hidden.hidden());
        RemoteDocument masked = connector().change(open().ins(), hidden, RecordChange.HIDE_FROM_PROFESSIONALS);
        assertEquals(Set.of(Visibility.HIDDEN_FROM_PROFESSIONALS), masked.hidden());
        assertEquals(Set.of(), connector().change(open().ins(), masked, RecordChange.SHOW_TO_ALL).hidden());
    }

    @Test default void aChangeDecidedOnAnOldEntryIsAConflict() throws Exception {
        RemoteDocument seen = submitted(SampleSubmission.pdf("modifié deux fois"));
        connector().change(open().ins(), seen, RecordChange.HIDE_FROM_PATIENT);
        assertFails(Code.CONFLICT, () -> connector().change(open().ins(), seen, RecordChange.HIDE_FROM_PROFESSIONALS));
    }

    @Test default void archivingCanBeUndone() throws Exception {
        RemoteDocument archived = connector().change(open().ins(), submitted(SampleSubmission.pdf("à archiver")),
                RecordChange.ARCHIVE);
        assertTrue(archived.archived());
        assertFalse(connector().change(open().ins(), archived, RecordChange.UNARCHIVE).archived());
    }

    @Test default void aDeletedDocumentIsListedNoMore() throws Exception {
        if (!canDelete()) return;
        RemoteDocument seen = submitted(SampleSubmission.pdf("à supprimer"));
        connector().change(open().ins(), seen, RecordChange.DELETE);
        assertEquals(Set.of(), listed(RecordFilter.everything()));
        assertEquals(Status.ENTERED_IN_ERROR,
                connector().findByUniqueId(open().ins(), seen.uniqueId().orElseThrow()).orElseThrow().status());
    }

    @Test default void nothingIsSubmittedWithoutAnOpenRecord() throws Exception {
        byte[] pdf = SampleSubmission.pdf("sans dossier");
        if (withoutRecord().isPresent()) {
            Submission submission = SampleSubmission.of(SampleSubmission.patient(withoutRecord().get()), author(),
                    SampleSubmission.newUniqueId(), pdf, Optional.empty());
            assertFails(Code.NO_RECORD, () -> connector().submit(submission, () -> new ByteArrayInputStream(pdf)));
        }
        if (closed().isPresent()) {
            Submission submission = SampleSubmission.of(SampleSubmission.patient(closed().get()), author(),
                    SampleSubmission.newUniqueId(), pdf, Optional.empty());
            assertFails(Code.CLOSED, () -> connector().submit(submission, () -> new ByteArrayInputStream(pdf)));
            assertFails(Code.CLOSED, () -> connector().listCurrent(closed().get(), RecordFilter.everything(),
                    _ -> { }));
        }
    }

    @Test default void whatIsGoneIsNotFound() throws Exception {
        RemoteDocument seen = submitted(SampleSubmission.pdf("présent"));
        RemoteDocument gone = new RemoteDocument("999999", seen.version(), seen.uniqueId(), seen.logicalId(),
                seen.status(),
                seen.patients(), seen.description(), seen.hidden(), false, List.of(), seen.contentType(),
                seen.sizeBytes(),
                seen.sha1(), Optional.of("Binary/999999"));
        assertFails(Code.NOT_FOUND, () -> connector().fetch(gone, OutputStream.nullOutputStream()));
        assertEquals(1, connector().read(List.of("999999", seen.entryUuid())).size());
    }

    @Test default void otherBytesThanAnnouncedAreNotKeptByTheServerOrSeenByUs() throws Exception {
        byte[] pdf = SampleSubmission.pdf("les bons octets");
        byte[] other = pdf.clone();
        other[10] ^= 1;
        String uniqueId = SampleSubmission.newUniqueId();
        Submission submission = SampleSubmission.of(open(), author(), uniqueId, pdf, Optional.empty());
        try {
            connector().submit(submission, () -> new ByteArrayInputStream(other));
        } catch (RecordException e) {
            assertEquals(Code.REFUSED, e.code());
            assertEquals(Optional.empty(), connector().findByUniqueId(open().ins(), uniqueId));
            return;
        }
        RemoteDocument found = connector().findByUniqueId(open().ins(), uniqueId).orElseThrow();
        assertFails(Code.HASH_DIFFERS, () -> connector().fetch(found, OutputStream.nullOutputStream()));
    }

    @Test default void saysWhatTheServerOffers() throws Exception {
        Capabilities offered = connector().capabilities();
        assertTrue(offered.acts().containsAll(Set.of(Capabilities.Act.SUBMIT, Capabilities.Act.FIND_DOCUMENTS)));
        assertFalse(offered.server().isBlank());
    }

    private String submit(byte[] bytes, Optional<String> replaces) throws RecordException {
        String uniqueId = SampleSubmission.newUniqueId();
        connector().submit(SampleSubmission.of(open(), author(), uniqueId, bytes, replaces),
                () -> new ByteArrayInputStream(bytes));
        return uniqueId;
    }

    private RemoteDocument submitted(byte[] bytes) throws RecordException {
        return connector().findByUniqueId(open().ins(), submit(bytes, Optional.empty())).orElseThrow();
    }

    private Set<String> listed(RecordFilter filter) throws RecordException {
        Set<String> found = new HashSet<>();
        connector().listCurrent(open().ins(), filter, page ->
                page.forEach(each -> found.add(each.uniqueId().orElseThrow())));
        return found;
    }

    private static void assertFails(Code code, Executable call) {
        assertEquals(code, assertThrows(RecordException.class, call).code());
    }
}
