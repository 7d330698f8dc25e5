package fr.havre.documents.cda;

import fr.havre.documents.Author;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Organisation;
import fr.havre.patients.PartialDate;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A CDA R2 of level 1: one PDF under a header (CI-SIS; templates 1.2.250.1.213.1.1.1.1 and 1.3.6.1.4.1.19376.1.2.20).
 * The same values and the same PDF always give the same bytes.
 *
 * @param metadata what the header says. Needed: uniqueId, setId, version (≥ 1), type with its system, title, date
 *     with time
 *     and zone, one confidentiality, language, an author with id, name, specialty and organisation, facility type,
 * practice
 *     setting, begin of the service; of the patient an INS whose key computes, birth names, first given name, birth
 * date,
 *     sex, birth place. A replacement has {@code replaces} and version ≥ 2
 * @param custodian who keeps the document, with id (root 1.2.250.1.71.4.2.2) and name
 * @param legalAuthenticator who answers for it, with id and name
 * @param authenticatedAt when, with time and zone
 */
public record CdaLevelOne(DocumentMetadata metadata, Organisation custodian, Author legalAuthenticator,
        PartialDate authenticatedAt) {

    /**
     * Checks that nothing needed is missing.
     *
     * @throws IllegalArgumentException names the first field that is missing, never its value
     */
    public CdaLevelOne {
        need(metadata.uniqueId().isPresent(), "uniqueId");
        need(metadata.setId().isPresent(), "setId");
        need(metadata.version().orElse(0) >= 1, "version");
        need(metadata.type().filter(type -> !type.system().isEmpty()).isPresent(), "type");
        need(!metadata.title().isBlank(), "title");
        need(metadata.date().filter(CdaLevelOne::zoned).isPresent(), "date with time and zone");
        need(!metadata.confidentiality().isEmpty(), "confidentiality");
        need(!metadata.language().isBlank(), "language");
        need(complete(metadata.author()) && metadata.author().specialty().isPresent(), "author");
        need(metadata.facilityType().isPresent(), "facility type");
        need(metadata.practiceSetting().isPresent(), "practice setting");
        need(metadata.serviceStart().isPresent(), "begin of the service");
        need(metadata.replaces().isEmpty() || metadata.version().orElse(0) >= 2, "version of a replacement");
        needPatient(metadata);
        need(custodian.id().isPresent() && !custodian.name().isBlank(), "custodian");
        need(complete(legalAuthenticator), "legal authenticator");
        need(zoned(authenticatedAt), "authentication with time and zone");
    }

    private static void needPatient(DocumentMetadata metadata) {
        var patient = metadata.patient();
        need(patient.verifiedIns().isPresent(), "INS");
        need(!patient.birthFamilyName().isBlank(), "birth name");
        need(!patient.birthGivenNames().isBlank() && !patient.firstBirthGivenName().isBlank(), "birth given names");
        need(patient.birthDate().isPresent(), "birth date");
        need(patient.sex().isPresent(), "sex");
        need(!patient.birthPlaceCog().isBlank(), "birth place");
    }

    private static boolean complete(Author person) {
        return person.id().isPresent() && !person.familyName().isBlank() && !person.organisation().name().isBlank();
    }

    private static boolean zoned(PartialDate date) {
        return date.iso().matches(".*T.*(Z|[+-][0-9:]+)");
    }

    private static void need(boolean there, String what) {
        if (!there) throw new IllegalArgumentException("a CDA needs: " + what);
    }

    /** Writes UTF-8 XML around {@code pdf}, which is read once and streamed; {@code out} stays open. */
    public void write(DocumentSource pdf, OutputStream out) throws IOException {
        new CdaWriter(this, out).write(pdf);
    }

    /** Describes a patient's document. */
    @Override public String toString() {
        return "CdaLevelOne[" + metadata + "]";
    }
}
