package fr.havre.documents.writing;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Documents;
import fr.havre.documents.Identifier;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.Origin;
import fr.havre.documents.PreparedDocument;
import fr.havre.documents.writing.WritingEvent.What;
import fr.havre.documents.writing.WritingException.Code;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.Profiles;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Signs what was written: a person of the practice who may ({@link Permission#SIGN_DOCUMENT}) answers for it with their name.
 * It becomes one document of the chart, and the text's end, in one transaction; its trace names who prepared it.
 *
 * <p>Threads: any but the FX thread; reading and signing take some 200 ms for their PDF, outside transactions.
 */
public final class Signing {
    private final Database clinical;
    private final Patients patients;
    private final Profiles profiles;
    private final Documents documents;
    private final Signatories signatories;
    private final InstantSource time;

    /** Holds nothing between texts. */
    public Signing(Database clinical, Patients patients, Profiles profiles, Documents documents, Signatories signatories,
            InstantSource time) {
        this.clinical = clinical;
        this.patients = patients;
        this.profiles = profiles;
        this.documents = documents;
        this.signatories = signatories;
        this.time = time;
    }

    private record Seen(Writing writing, Patient patient, LetterPaper paper) {
        /** The text, and after a hyphen of the chart what stands on it. */
        String mark() {
            int shown = java.util.Objects.hash(patient.version(), paper.profile().map(lines -> lines.lines().stream()
                    .map(line -> line.id() + "." + line.version()).toList()));
            return writing.version() + "-" + Integer.toHexString(shown);
        }
    }

    /**
     * What waits to be signed by this person, the longest first; with all, by others too. Leaves one trace that names its patients.
     *
     * @param shown as of {@link Writings#unsigned}
     */
    public List<Writing> waiting(Session session, boolean all, Set<PatientId> shown) {
        session.require(Permission.SIGN_DOCUMENT);
        return clinical.write(tx -> Writings.listed(tx, WritingRepository.toSign(tx).stream().filter(each -> all
                || each.written().signer().isEmpty() || each.written().signer().get().equals(session.person())).toList(), shown));
    }

    /** How many wait to be signed by this person: nothing of what they say. */
    public int waitingCount(Session session) {
        session.require(Permission.SIGN_DOCUMENT);
        return clinical.read(tx -> WritingRepository.toSign(tx, session.person()));
    }

    /**
     * A text as it is now, signed or not: a preview while it is written, the reading before signing.
     *
     * @throws WritingException {@code UNKNOWN_WRITING}
     */
    public Reading read(Session session, WritingId id) {
        session.require(Permission.READ_DOCUMENT);
        Seen seen = seen(session, id, time.instant());
        return new Reading(seen.writing(), seen.patient(), seen.paper().profile(),
                DocumentSource.of(seen.paper().pdf(false)), SignedBytes.pdfOnly(seen.paper()), seen.mark());
    }

    /**
     * The same, to be written into a file in clear; leaves a trace.
     *
     * @throws fr.havre.access.AccessDeniedException without {@link Permission#EXPORT_DOCUMENT}
     * @throws WritingException {@code UNKNOWN_WRITING}
     */
    public Reading export(Session session, WritingId id) {
        session.require(Permission.EXPORT_DOCUMENT);
        Reading read = read(session, id);
        clinical.write(tx -> {
            tx.audit("writing.exported", id.value(), read.patient().id().value());
            return id;
        });
        return read;
    }

    /**
     * Signs it as it was read. What is signed already stays what it is.
     *
     * @param mark {@link Reading#seen} of what the person has read
     * @return the document in the chart
     * @throws WritingException {@code CHANGED_MEANWHILE}, {@code TITLE_MISSING}, {@code TEXT_MISSING}, {@code FIELD_LEFT},
     *     {@code PROFILE_EMPTY}, {@code UNKNOWN_WRITING}
     * @throws fr.havre.vault.VaultException {@code DISK_FULL}: nothing was signed
     */
    public DocumentId sign(Session session, WritingId id, String mark) {
        session.require(Permission.SIGN_DOCUMENT);
        Instant now = time.instant();
        Seen seen = seen(session, id, now);
        if (seen.writing().document().isPresent()) return seen.writing().document().get();
        if (!seen.mark().equals(mark)) throw new WritingException(Code.CHANGED_MEANWHILE, id.toString());
        Writings.requireComplete(seen.writing().written());
        requireProfile(seen.paper());
        SignedBytes signed = SignedBytes.of(seen.paper(), names(seen));
        PreparedDocument prepared = documents.prepare(seen.patient().id(), signed.bytes(), signed.said(),
                new Origin(Origin.Kind.WRITTEN_HERE, now, id.toString(), Optional.empty()));
        boolean kept = false;
        try {
            DocumentId document = clinical.write(tx -> keep(tx, session, seen, prepared));
            kept = true;
            return document;
        } finally {
            if (!kept) documents.discard(prepared);
        }
    }

    private DocumentId keep(Transaction tx, Session session, Seen seen, PreparedDocument prepared) {
        Writing before = Writings.existing(tx, seen.writing().id());
        if (before.version() != seen.writing().version()) {
            throw new WritingException(Code.CHANGED_MEANWHILE, before.id().toString());
        }
        DocumentId document = switch (documents.keep(tx, prepared)) {
            case ImportOutcome.Imported imported -> imported.document();
            case ImportOutcome.AlreadyThere there -> there.document();
            case ImportOutcome.NeedsPatient needs -> needs.document();
            case ImportOutcome.Refused refused -> throw refused.reason();
            case ImportOutcome.Unpacked _ -> throw new IllegalStateException("an archive");
        };
        Writing after = new Writing(before.id(), before.version() + 1, before.written(), WritingState.SIGNED, Optional.empty(),
                before.startedBy(), before.changedBy(), tx.now(), before.givenBy(), before.givenAt(),
                Optional.of(session.person()), Optional.of(tx.now()), Optional.of(document));
        Writings.done(tx, session, after, Optional.of(What.SIGNED));
        tx.audit("document.signed", document.value(), after.written().patient().value(), after.preparedBy());
        return document;
    }

    private static void requireProfile(LetterPaper paper) {
        boolean empty = paper.written().kind() == WritingKind.SUMMARY && paper.profile().filter(lines ->
                lines.lines().stream().anyMatch(line -> line.state() == fr.havre.patients.profile.ProfileState.CURRENT)).isEmpty();
        if (empty) throw new WritingException(Code.PROFILE_EMPTY);
    }

    /** Who signs: this person where they may; else who is asked to. */
    private Seen seen(Session session, WritingId id, Instant at) {
        record Rows(Writing writing, Signatory by, Optional<Profile> profile, Optional<DocumentLine> corrected) { }
        Rows rows = clinical.read(tx -> {
            Writing writing = Writings.existing(tx, id);
            Written said = writing.written();
            UUID by = session.may(Permission.SIGN_DOCUMENT) ? session.person() : said.signer().orElse(session.person());
            return new Rows(writing, signatories.of(tx, by),
                    said.kind() == WritingKind.SUMMARY ? Optional.of(profiles.of(tx, said.patient())) : Optional.empty(),
                    said.replaces().map(old -> documents.line(tx, old)));
        });
        Patient patient = patients.open(session, rows.writing().written().patient());
        return new Seen(rows.writing(), patient, new LetterPaper(rows.writing().written(), patient, rows.by(), rows.corrected(),
                rows.profile(), at));
    }

    private SignedBytes.Names names(Seen seen) {
        WritingId id = seen.writing().id();
        Identifier own = clinical.read(tx -> Identifier.of(tx.newId()));
        Optional<DocumentMetadata> old = seen.writing().written().replaces().map(each -> clinical.read(tx ->
                documents.metadata(tx, each)));
        Optional<Identifier> replaced = old.flatMap(DocumentMetadata::uniqueId);
        if (replaced.isEmpty()) return new SignedBytes.Names(own, Identifier.of(id.value()), 1, Optional.empty());
        return new SignedBytes.Names(own, old.flatMap(DocumentMetadata::setId).orElse(Identifier.of(id.value())),
                old.flatMap(DocumentMetadata::version).orElse(1) + 1, replaced);
    }
}
