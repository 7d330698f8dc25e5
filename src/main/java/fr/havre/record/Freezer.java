package fr.havre.record;

import fr.havre.documents.Author;
import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Identifier;
import fr.havre.documents.Organisation;
import fr.havre.documents.cda.CdaLevelOne;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.ClaimedIns;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.Traits;
import fr.havre.record.RecordRefusedException.Code;
import fr.havre.vault.FrenchZone;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides every word and identifier of what will leave: the header of the CDA made around a PDF, and the entry's
 * metadata.
 */
final class Freezer {
    static final String CDA_TYPE = "application/xml";
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final CodedValue PDF_FORMAT = new CodedValue("urn:ihe:iti:xds-sd:pdf:2008",
            "1.3.6.1.4.1.19376.1.2.3",
            "Document à corps non structuré en PDF");
    private static final CodedValue OTHER_FORMAT = new CodedValue("urn:asipSante:modelesHorsProfils:2011",
            "1.2.250.1.213.1.1.4.2.282", "Modèle hors profils");
    private static final CodedValue NORMAL = new CodedValue("N", "2.16.840.1.113883.5.25", "Normal");

    private final RecordSettings.Practice practice;
    private final RecordSettings.Professional professional;
    private final OffsetDateTime now;

    Freezer(RecordSettings.Practice practice, RecordSettings.Professional professional, Instant now) {
        this.practice = practice;
        this.professional = professional;
        this.now = now.truncatedTo(ChronoUnit.SECONDS).atZone(FRANCE).toOffsetDateTime();
    }

    /** What the document is called and which one it follows, as {@link Identifier#value()}. */
    record Names(Identifier uniqueId, Identifier setId, int setNumber, Optional<Identifier> replaces) { }

    /** The CDA of level 1 to be made around a PDF (cda.md), dated and signed by who publishes it. */
    CdaLevelOne wrapper(DocumentMetadata of, Patient patient, Names names) {
        PartialDate made = PartialDate.parse(made(of).toString()).orElseThrow();
        Author author = author();
        DocumentMetadata header = of.toBuilder().uniqueId(Optional.of(names.uniqueId()))
                .setId(Optional.of(names.setId()))
                .version(Optional.of(names.setNumber())).replaces(names.replaces()).date(Optional.of(made))
                .author(author).language("fr-FR").confidentiality(confidentiality(of).subList(0, 1))
                .facilityType(CodeLists.official().find(CodeList.FACILITY_TYPE, practice.facilityType()))
                .practiceSetting(CodeLists.official().find(CodeList.PRACTICE_SETTING, practice.practiceSetting()))
                .format(Optional.of(PDF_FORMAT)).service(Optional.of(of.serviceStart().orElse(made)), of.serviceEnd())
                .patient(identity(patient)).build();
        try {
            return new CdaLevelOne(header, author.organisation(), author,
                    PartialDate.parse(now.toString()).orElseThrow());
        } catch (IllegalArgumentException e) {
            throw new RecordRefusedException(Code.METADATA_MISSING);
        }
    }

    /** The submission of {@code of}, whose bytes weigh so much and hash so, hidden there from {@code hidden}. */
    Submission submission(DocumentMetadata of, DocumentFormat from, Patient patient, Names names, String sourceId,
            long sizeBytes, String sha1, Optional<Visibility> hidden) {
        CodedValue type = official(CodeList.TYPE, of.type()).orElseThrow(() ->
                new RecordRefusedException(Code.METADATA_MISSING));
        CodedValue category = official(CodeList.CLASS, of.documentClass())
                .orElseThrow(() -> new RecordRefusedException(Code.METADATA_MISSING));
        boolean own = from == DocumentFormat.PDF;
        CodedValue facility = (own ? Optional.<CodedValue>empty() : official(CodeList.FACILITY_TYPE, of.facilityType()))
                .orElseGet(() -> CodeLists.official().find(CodeList.FACILITY_TYPE, practice.facilityType())
                .orElseThrow());
        CodedValue setting = (own ? Optional.<CodedValue>empty()
                : official(CodeList.PRACTICE_SETTING, of.practiceSetting()))
                .orElseGet(() -> CodeLists.official().find(CodeList.PRACTICE_SETTING, practice.practiceSetting())
                .orElseThrow());
        OffsetDateTime made = made(of);
        Submission.Author submitter = submitter();
        Submission.Document document = new Submission.Document(names.uniqueId().urn(), of.title(), type, category,
                own ? PDF_FORMAT : official(CodeList.FORMAT, of.format()).orElse(OTHER_FORMAT), confidentiality(of, hidden),
                CDA_TYPE,
                sizeBytes, sha1, made, of.serviceStart().map(Freezer::moment).orElse(made),
                of.serviceEnd().map(Freezer::moment),
                own ? submitter : authorOf(of).orElse(submitter), facility, setting,
                names.replaces().map(Identifier::urn));
        return new Submission(Identifier.of(java.util.UUID.randomUUID()).urn(), sourceId, now, facility, submitter,
                patient(patient), document);
    }

    /** The entry of the official list, with its system; what is not in it the record would refuse. */
    private static Optional<CodedValue> official(CodeList list, Optional<CodedValue> said) {
        return said.flatMap(value -> CodeLists.official().find(list, value.code()));
    }

    private static List<CodedValue> confidentiality(DocumentMetadata of) {
        List<CodedValue> known = of.confidentiality().stream()
                .flatMap(each -> CodeLists.official().find(CodeList.CONFIDENTIALITY, each.code()).stream()).toList();
        return known.isEmpty() ? List.of(NORMAL) : known;
    }

    /** From whom it is hidden comes first: that place is what TD3.3 replaces to show it again. */
    private static List<CodedValue> confidentiality(DocumentMetadata of, Optional<Visibility> hidden) {
        Stream<CodedValue> first = hidden.flatMap(each -> CodeLists.official().find(CodeList.CONFIDENTIALITY, each.code()))
                .stream();
        return Stream.concat(first, confidentiality(of).stream()).distinct().toList();
    }

    private static OffsetDateTime made(DocumentMetadata of) {
        return of.date().filter(PartialDate::hasDay).map(Freezer::moment)
                .orElseThrow(() -> new RecordRefusedException(Code.METADATA_MISSING));
    }

    private static OffsetDateTime moment(PartialDate date) {
        return Instant.ofEpochMilli(date.sortKey()).truncatedTo(ChronoUnit.SECONDS).atZone(FRANCE).toOffsetDateTime();
    }

    private Author author() {
        Organisation organisation = new Organisation(Identifier.of(Identifier.STRUCTURES, practice.organisation()),
                practice.name());
        return new Author(Identifier.of(Identifier.PROFESSIONALS, professional.national()), professional.family(),
                professional.given(), CodeLists.official().find(CodeList.AUTHOR_SPECIALTY, professional.specialty()),
                organisation);
    }

    private Submission.Author submitter() {
        return new Submission.Author(professional.national(), professional.family(), professional.given(),
                CodeLists.official().find(CodeList.AUTHOR_SPECIALTY, professional.specialty()).orElseThrow(),
                new Submission.Organisation(practice.organisation(), practice.name()));
    }

    /** The author a CDA names, where it names one completely. */
    private static Optional<Submission.Author> authorOf(DocumentMetadata of) {
        Author author = of.author();
        Optional<CodedValue> role = official(CodeList.AUTHOR_SPECIALTY, author.specialty());
        Optional<String> id = author.id().filter(each -> each.root().equals(Identifier.PROFESSIONALS))
                .map(Identifier::extension);
        Optional<String> structure = author.organisation().id()
                .filter(each -> each.root().equals(Identifier.STRUCTURES))
                .map(Identifier::extension);
        if (role.isEmpty() || id.isEmpty() || structure.isEmpty()
                || author.familyName().isBlank()) return Optional.empty();
        return Optional.of(new Submission.Author(id.get(), author.familyName(), author.givenName(), role.get(),
                new Submission.Organisation(structure.get(), author.organisation().name())));
    }

    private static Submission.Patient patient(Patient patient) {
        Traits traits = patient.traits();
        return new Submission.Patient(patient.ins().orElseThrow(), traits.birthName(),
                List.of(traits.givenNames().split(" ", -1)),
                traits.birthDate().map(PartialDate::iso).orElse(""), traits.sex());
    }

    private static ClaimedIdentity identity(Patient patient) {
        Traits traits = patient.traits();
        String used = patient.used().name().orElse("");
        return new ClaimedIdentity(patient.ins().map(ins -> new ClaimedIns(ins.number(), ins.issuer().oid())),
                traits.birthName(), traits.givenNames(), traits.givenNames().split(" ", 2)[0], used,
                patient.used().givenName().orElse(""), traits.birthDate(), Optional.of(traits.sex()),
                traits.birthPlace().orElse(""));
    }

    /** Where the bytes that leave come from: the CDA as it is, or the wrapper written around the PDF. */
    static Submission.Bytes bytes(DocumentSource source, Optional<CdaLevelOne> wrapper) {
        return wrapper.isEmpty() ? source::open : () -> new Piped(out -> wrapper.get().write(source, out));
    }
}
