package fr.havre.documents.profile;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.Documents;
import fr.havre.documents.cda.CdaContentReader;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileException;
import fr.havre.patients.profile.ProfileException.Code;
import fr.havre.patients.profile.ProfileLane;
import fr.havre.patients.profile.ProfileOrigin;
import fr.havre.patients.profile.ProfileProposal;
import fr.havre.patients.profile.ProfileSource;
import fr.havre.patients.profile.Profiles;
import fr.havre.vault.Compartment;
import java.util.List;
import java.util.Optional;

/** Proposes to a patient's profile what a structured document of the chart says: a medical summary, a discharge letter. */
public final class DocumentProfiles {
    private final Documents documents;
    private final Profiles profiles;

    public DocumentProfiles(Documents documents, Profiles profiles) {
        this.documents = documents;
        this.profiles = profiles;
    }

    /** Whether it may hold coded lines at all, as far as a list can tell. */
    public static boolean mayHoldLines(DocumentLine line) {
        return line.format() == DocumentFormat.CDA && line.compartment() == Compartment.CLINICAL && line.patient().isPresent();
    }

    /**
     * Reads the document and proposes its lines to its patient's profile. Blocks while it is read: some milliseconds, seconds for
     * one of 256 MiB.
     *
     * @throws ProfileException {@code NOT_STRUCTURED} if it holds no coded line; {@code NOT_FILED} if it is in nobody's chart
     * @throws DocumentRefusedException as when it is opened
     */
    public Profiles.Proposed takeFrom(Session session, DocumentId id) {
        session.require(Permission.IMPORT_DOCUMENT);
        DocumentLine line = documents.line(session, id);
        PatientId patient = line.patient().orElseThrow(() -> new ProfileException(Code.NOT_FILED, id.toString()));
        if (!mayHoldLines(line)) throw new ProfileException(Code.NOT_STRUCTURED, id.toString());
        List<ProfileContent> said = CdaContentReader.profile(documents.open(session, id));
        if (said.isEmpty()) throw new ProfileException(Code.NOT_STRUCTURED, id.toString());
        ProfileSource source = new ProfileSource(ProfileOrigin.DOCUMENT, Optional.of(id.value()),
                Optional.of(line.author().isEmpty() ? line.title() : line.title() + " · " + line.author()),
                line.date().map(PartialDate::firstDay).map(PartialDate::of));
        return profiles.propose(session, patient, ProfileLane.ELSEWHERE,
                said.stream().map(each -> new ProfileProposal(each, source)).toList());
    }
}
