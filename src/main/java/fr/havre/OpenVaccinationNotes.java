package fr.havre;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.agenda.prevention.Prevention;
import fr.havre.agenda.prevention.PreventionException;
import fr.havre.agenda.prevention.Vaccination;
import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Documents;
import fr.havre.documents.Identifier;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.Origin;
import fr.havre.documents.PreparedDocument;
import fr.havre.documents.cda.CdaLevelOne;
import fr.havre.documents.cda.CdaVaccinationNote;
import fr.havre.documents.cda.GivenDose;
import fr.havre.documents.writing.Signatory;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.record.RecordRefusedException;
import fr.havre.record.RecordSettings;
import fr.havre.ui.VaccinationNotes;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.db.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Vaccination notes of a session that holds the clinical key: prevention and documents meet here. */
record OpenVaccinationNotes(Session session, Database clinical, Patients patients, Prevention prevention, Documents documents,
        InstantSource time) implements VaccinationNotes {
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final String TITLE = "Note de vaccination";
    /** First of a French medicine's GTIN, before the 13 digits of its CIP. */
    private static final String GTIN_OF_CIP = "034009";

    @Override public DocumentId make(PatientId id) {
        session.require(Permission.SIGN_DOCUMENT);
        List<Vaccination> given = prevention.open(session, id).vaccinations();
        if (given.stream().noneMatch(each -> each.on().hasDay())) throw new PreventionException(PreventionException.Code.NOTHING_NOTED, id.toString());
        Patient patient = patients.open(session, id);
        if (patient.status() != IdentityStatus.QUAL) throw new PatientException(PatientException.Code.NOT_QUALIFIED, id);
        DocumentMetadata header = header(patient, signatory());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new CdaVaccinationNote(new CdaLevelOne(header, header.author().organisation(), header.author(),
                    header.date().orElseThrow()), given.stream().map(OpenVaccinationNotes::dose).toList()).write(out);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail: " + e.getClass().getSimpleName());
        } catch (IllegalArgumentException _) {
            throw new RecordRefusedException(RecordRefusedException.Code.METADATA_MISSING);
        }
        return keep(documents.prepare(id, DocumentSource.of(out.toByteArray()), header,
                new Origin(Origin.Kind.WRITTEN_HERE, time.instant(), "", Optional.empty())), id);
    }

    private Signatory signatory() {
        Signatory by = clinical.read(tx -> new SignedBy(new RecordSettings(clinical)).signatory(tx, session.person()));
        if (by.author().id().isEmpty() || by.author().specialty().isEmpty()) {
            throw new RecordRefusedException(RecordRefusedException.Code.AUTHOR_INCOMPLETE);
        }
        if (!by.complete()) throw new RecordRefusedException(RecordRefusedException.Code.PRACTICE_INCOMPLETE);
        return by;
    }

    private DocumentMetadata header(Patient patient, Signatory by) {
        Optional<PartialDate> now = PartialDate.parse(time.instant().truncatedTo(ChronoUnit.SECONDS).atZone(FRANCE)
                .toOffsetDateTime().toString());
        Identifier own = clinical.read(tx -> Identifier.of(tx.newId()));
        Optional<DocumentMetadata> before = before(patient.id());
        return DocumentMetadata.builder().title(TITLE).type(CodeLists.official().find(CodeList.TYPE, CdaVaccinationNote.TYPE))
                .date(now).author(by.author()).language("fr-FR")
                .confidentiality(CodeLists.official().find(CodeList.CONFIDENTIALITY, "N").stream().toList())
                .facilityType(by.facilityType()).practiceSetting(by.practiceSetting()).uniqueId(Optional.of(own))
                .setId(Optional.of(before.flatMap(DocumentMetadata::setId).orElse(own)))
                .version(Optional.of(before.flatMap(DocumentMetadata::version).orElse(0) + 1))
                .replaces(before.flatMap(DocumentMetadata::uniqueId))
                .format(CodeLists.official().find(CodeList.FORMAT, CdaVaccinationNote.FORMAT)).service(now, Optional.empty())
                .patient(ClaimedIdentity.of(patient)).build();
    }

    /** The last note that was written here: the new one takes its place. */
    private Optional<DocumentMetadata> before(PatientId patient) {
        return documents.list(session, patient, DocumentFilter.CURRENT).stream()
                .filter(line -> line.typeCode().equals(CdaVaccinationNote.TYPE) && line.origins().contains(Origin.Kind.WRITTEN_HERE))
                .findFirst().map(line -> clinical.read(tx -> documents.metadata(tx, line.id())))
                .filter(said -> said.uniqueId().isPresent());
    }

    private static GivenDose dose(Vaccination each) {
        String words = each.vaccine().name(Locale.FRENCH);
        return new GivenDose(Optional.of(Identifier.of(each.id())), Optional.of(each.on()), words,
                each.vaccine().atc().map(code -> new CodedValue(code, GivenDose.ATC, words)),
                each.product().filter(gtin -> gtin.startsWith(GTIN_OF_CIP)).map(gtin ->
                        new CodedValue(gtin.substring(1), GivenDose.CIP, "")), each.lot(), each.by().orElse(""));
    }

    private DocumentId keep(PreparedDocument prepared, PatientId patient) {
        boolean kept = false;
        try {
            DocumentId document = clinical.write(tx -> {
                DocumentId made = switch (documents.keep(tx, prepared)) {
                    case ImportOutcome.Imported imported -> imported.document();
                    case ImportOutcome.AlreadyThere there -> there.document();
                    case ImportOutcome.NeedsPatient needs -> needs.document();
                    case ImportOutcome.Refused refused -> throw refused.reason();
                    case ImportOutcome.Unpacked _ -> throw new IllegalStateException("an archive");
                };
                tx.audit("document.signed", made.value(), patient.value());
                return made;
            });
            kept = true;
            return document;
        } finally {
            if (!kept) documents.discard(prepared);
        }
    }
}
