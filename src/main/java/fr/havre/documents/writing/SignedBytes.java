package fr.havre.documents.writing;

import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Identifier;
import fr.havre.documents.cda.CdaLevelOne;
import fr.havre.documents.cda.CdaSummary;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.PartialDate;
import fr.havre.vault.FrenchZone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a signed text: for a patient whose identity is qualified and a signatory who is described nationally, a
 * CDA around the PDF/A (a summary is written out in it, coded); else the PDF/A alone, which stays here or leaves as paper.
 *
 * @param said what the chart's list shows
 */
record SignedBytes(DocumentSource bytes, DocumentMetadata said) {
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final CodedValue NORMAL = new CodedValue("N", "2.16.840.1.113883.5.25", "Normal");

    private static final String LETTER_FORMAT = "urn:ihe:iti:xds-sd:pdf:2008";
    /** What a summary documents (VSM). */
    private static final CodedValue CLINICAL_HISTORY = new CodedValue("34117-2", "2.16.840.1.113883.6.1", "Historique et clinique");

    /** Which document it is: its number, and which it takes the place of. */
    record Names(Identifier uniqueId, Identifier setId, int version, Optional<Identifier> replaces) { }

    static SignedBytes of(LetterPaper paper, Names names) {
        byte[] pdf = paper.pdf(true);
        DocumentMetadata said = said(paper, names);
        if (pdfOnly(paper).isPresent()) return new SignedBytes(DocumentSource.of(pdf), said);
        DocumentMetadata header = header(paper, said);
        ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length * 4 / 3 + (32 << 10));
        try {
            CdaLevelOne cda = new CdaLevelOne(header, paper.by().author().organisation(), paper.by().author(),
                    header.date().orElseThrow());
            if (paper.written().kind() == WritingKind.SUMMARY) {
                new CdaSummary(cda, paper.profile().orElseThrow(), paper.written().body()).write(DocumentSource.of(pdf), out);
            } else {
                cda.write(DocumentSource.of(pdf), out);
            }
        } catch (IllegalArgumentException _) {
            return new SignedBytes(DocumentSource.of(pdf), said);                     // an identity of which a trait is missing
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail: " + e.getClass().getSimpleName());
        }
        return new SignedBytes(DocumentSource.of(out.toByteArray()), header);
    }

    /** Why there will be no CDA, if so. */
    static Optional<Reading.PdfOnly> pdfOnly(LetterPaper paper) {
        if (paper.patient().status() != IdentityStatus.QUAL) return Optional.of(Reading.PdfOnly.IDENTITY);
        return paper.by().complete() ? Optional.empty() : Optional.of(Reading.PdfOnly.SIGNATORY);
    }

    /** A PDF alone has a number too: what corrects it takes its place. */
    private static DocumentMetadata said(LetterPaper paper, Names names) {
        return DocumentMetadata.builder().uniqueId(Optional.of(names.uniqueId())).setId(Optional.of(names.setId()))
                .version(Optional.of(names.version())).replaces(names.replaces())
                .title(paper.written().title()).type(type(paper.written().type()))
                .date(Optional.of(inFrance(paper.at()))).author(paper.by().author()).language("fr-FR")
                .confidentiality(List.of(NORMAL)).facilityType(paper.by().facilityType())
                .practiceSetting(paper.by().practiceSetting()).build();
    }

    private static DocumentMetadata header(LetterPaper paper, DocumentMetadata said) {
        boolean summary = paper.written().kind() == WritingKind.SUMMARY;
        return said.toBuilder().eventCodes(summary ? List.of(CLINICAL_HISTORY) : List.of())
                .format(CodeLists.official().find(CodeList.FORMAT, summary ? CdaSummary.FORMAT : LETTER_FORMAT))
                .service(said.date(), Optional.empty()).patient(ClaimedIdentity.of(paper.patient())).build();
    }

    private static Optional<CodedValue> type(String code) {
        return CodeLists.official().find(CodeList.TYPE, code);
    }

    /** To the second, on the day a person here reads. */
    private static PartialDate inFrance(Instant moment) {
        return PartialDate.parse(moment.truncatedTo(ChronoUnit.SECONDS).atZone(FRANCE).toOffsetDateTime().toString())
                .orElseThrow();
    }

    /** Holds a patient's letter. */
    @Override public String toString() {
        return "SignedBytes[" + bytes.size() + "]";
    }
}
