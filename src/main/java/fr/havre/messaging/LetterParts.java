package fr.havre.messaging;

import fr.havre.documents.Author;
import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.CodedValue;
import fr.havre.documents.ContainedDocument;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Identifier;
import fr.havre.documents.Recognition;
import fr.havre.documents.Warning;
import fr.havre.documents.cda.CdaContentReader;
import fr.havre.documents.cda.CdaLevelOne;
import fr.havre.documents.cda.NarrativePaper;
import fr.havre.documents.pdf.PicturePages;
import fr.havre.documents.xdm.XdmSubmission.Item;
import fr.havre.messaging.MailRefusedException.Code;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.ClaimedIns;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.Traits;
import fr.havre.vault.FrenchZone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What becomes of each document of a letter. A CDA leaves as it is, with the PDF inside it beside, or its narrative as one; a
 * picture becomes a PDF; a PDF leaves in a CDA of level 1, which is the same at each sending by the same person, so that a
 * recipient keeps one. For a patient whose identity is not qualified no INS leaves: PDFs only, as they are.
 */
final class LetterParts {
    private static final CodedValue PDF_FORMAT = new CodedValue("urn:ihe:iti:xds-sd:pdf:2008", "1.3.6.1.4.1.19376.1.2.3",
            "Document à corps non structuré en PDF");
    private static final CodedValue OTHER_FORMAT = new CodedValue("urn:asipSante:modelesHorsProfils:2011",
            "1.2.250.1.213.1.1.4.2.282", "Modèle hors profils");
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final CodedValue NORMAL = new CodedValue("N", "2.16.840.1.113883.5.25", "Normal");

    private final Patient patient;
    private final Sender sender;

    LetterParts(Patient patient, Sender sender) {
        this.patient = patient;
        this.sender = sender;
    }

    LetterContent of(DocumentLine line, DocumentMetadata metadata, DocumentSource source) {
        requireThisPatient(line, metadata);
        boolean complete = metadata.type().isPresent() && !metadata.title().isBlank()
                && metadata.date().filter(PartialDate::hasDay).isPresent();
        if (!complete) throw new MailRefusedException(Code.METADATA_MISSING);
        return switch (line.format()) {
            case PDF -> pdf(line, metadata, bytes(source));
            case CDA -> cda(metadata, bytes(source));
            case JPEG, PNG, TIFF -> pdf(line, metadata, PicturePages.pdf(source));
            case TEXT, XDM -> throw new MailRefusedException(Code.FORMAT_NOT_SENT);
        };
    }

    private void requireThisPatient(DocumentLine line, DocumentMetadata metadata) {
        boolean filedHere = line.patient().equals(Optional.of(patient.id()));
        boolean namesAnother = metadata.patient().ins().isPresent() && patient.ins().isPresent()
                && !metadata.patient().ins().get().claimedNumber().equals(patient.ins().get().number());
        if (!filedHere || namesAnother || line.warnings().contains(Warning.OTHER_PATIENT_NAMED)) {
            throw new MailRefusedException(Code.OTHER_PATIENT);
        }
    }

    private boolean qualified() {
        return patient.status() == IdentityStatus.QUAL;
    }

    private LetterContent pdf(DocumentLine line, DocumentMetadata metadata, byte[] pdf) {
        if (!qualified()) return new LetterContent(metadata, Optional.empty(), pdf);
        DocumentMetadata header = header(line, metadata);
        ByteArrayOutputStream cda = new ByteArrayOutputStream(pdf.length * 4 / 3 + (16 << 10));
        try {
            new CdaLevelOne(header, sender.author().organisation(), sender.author(), inFrance(line.keptAt()))
                    .write(DocumentSource.of(pdf), cda);
        } catch (IllegalArgumentException _) {
            throw new MailRefusedException(Code.METADATA_MISSING);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail: " + e.getClass().getSimpleName());
        }
        return new LetterContent(header, Optional.of(new Item(header, DocumentFormat.CDA.mimeType(),
                DocumentFormat.CDA.extension(), cda.toByteArray())), pdf);
    }

    /** Its number follows from all that can differ in it: the same words, the same number; other words, another one. */
    private DocumentMetadata header(DocumentLine line, DocumentMetadata of) {
        if (!sender.complete()) throw new MailRefusedException(Code.SENDER_INCOMPLETE);
        PartialDate date = inFrance(Instant.ofEpochMilli(of.date().orElseThrow().sortKey()));
        ClaimedIdentity identity = identity(patient);
        String all = String.join("\n", line.id().toString(), of.title(), of.type().orElseThrow().code(), date.iso(),
                identity.ins().orElseThrow().claimedNumber(), identity.birthFamilyName(), identity.birthGivenNames(),
                identity.usedFamilyName(), identity.usedGivenName(), confidentiality(of).getFirst().code(),
                sender.author().id().orElseThrow().value(), sender.author().displayName(),
                sender.author().organisation().name());
        Author author = sender.author();
        return of.toBuilder().uniqueId(Optional.of(Identifier.of(
                        UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)))))
                .setId(Optional.of(Identifier.of(line.id().value()))).version(Optional.of(1)).replaces(Optional.empty())
                .date(Optional.of(date)).author(author).language("fr-FR").confidentiality(confidentiality(of).subList(0, 1))
                .type(official(CodeList.TYPE, of.type())).facilityType(sender.facilityType())
                .practiceSetting(sender.practiceSetting()).format(Optional.of(PDF_FORMAT))
                .service(Optional.of(of.serviceStart().orElse(date)), of.serviceEnd()).patient(identity).build();
    }

    private LetterContent cda(DocumentMetadata own, byte[] cda) {
        if (!qualified()) throw new MailRefusedException(Code.NOT_QUALIFIED);
        byte[] pdf = Recognition.recognise(DocumentSource.of(cda)).contained().stream()
                .filter(each -> DocumentFormat.ofMimeType(each.mimeType()).orElse(null) == DocumentFormat.PDF).findFirst()
                .map(ContainedDocument::source).map(LetterParts::bytes)
                .or(() -> NarrativePaper.of(CdaContentReader.read(DocumentSource.of(cda))))
                .orElseThrow(() -> new MailRefusedException(Code.NO_PDF_INSIDE));
        DocumentMetadata listed = own.toBuilder().confidentiality(confidentiality(own))
                .format(official(CodeList.FORMAT, own.format()).or(() -> Optional.of(OTHER_FORMAT)))
                .facilityType(own.facilityType().or(sender::facilityType))
                .practiceSetting(own.practiceSetting().or(sender::practiceSetting)).build();
        try {
            return new LetterContent(listed, Optional.of(new Item(listed, DocumentFormat.CDA.mimeType(),
                    DocumentFormat.CDA.extension(), cda)), pdf);
        } catch (IllegalArgumentException _) {
            throw new MailRefusedException(sender.complete() ? Code.METADATA_MISSING : Code.SENDER_INCOMPLETE);
        }
    }

    /** To the second, on the day a person here reads. */
    private static PartialDate inFrance(Instant moment) {
        return PartialDate.parse(moment.truncatedTo(ChronoUnit.SECONDS).atZone(FRANCE).toOffsetDateTime().toString())
                .orElseThrow();
    }

    private static Optional<CodedValue> official(CodeList list, Optional<CodedValue> said) {
        return said.flatMap(value -> CodeLists.official().find(list, value.code()));
    }

    private static List<CodedValue> confidentiality(DocumentMetadata of) {
        List<CodedValue> known = of.confidentiality().stream()
                .flatMap(each -> CodeLists.official().find(CodeList.CONFIDENTIALITY, each.code()).stream()).toList();
        return known.isEmpty() ? List.of(NORMAL) : known;
    }

    /** The patient as they are known here. */
    static ClaimedIdentity identity(Patient patient) {
        Traits traits = patient.traits();
        return new ClaimedIdentity(patient.ins().map(ins -> new ClaimedIns(ins.number(), ins.issuer().oid())),
                traits.birthName(), traits.givenNames(), traits.firstGivenName(), patient.used().name().orElse(""),
                patient.used().givenName().orElse(""), traits.birthDate(), Optional.of(traits.sex()),
                traits.birthPlace().orElse(""));
    }

    static byte[] bytes(DocumentSource source) {
        try (InputStream in = source.open()) {
            return in.readAllBytes();
        } catch (IOException _) {
            throw new fr.havre.documents.DocumentRefusedException(
                    fr.havre.documents.DocumentRefusedException.Code.NOT_READABLE, "letter");
        }
    }
}
