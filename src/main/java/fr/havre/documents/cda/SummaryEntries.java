package fr.havre.documents.cda;

import fr.havre.documents.CodeLists;
import fr.havre.documents.CodedValue;
import fr.havre.documents.Identifier;
import fr.havre.patients.PartialDate;
import fr.havre.patients.profile.AllergySeverity;
import fr.havre.patients.profile.ProfileCode;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileLine;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Writes the entries of a medical summary (CI-SIS, models of entries), each pointing at its words in the table. */
final class SummaryEntries {
    private static final String SNOMED = " codeSystem=\"2.16.840.1.113883.6.96\" codeSystemName=\"SNOMED CT\"/>";

    /** Systems of profiles that came as FHIR. */
    private static final Map<String, String> BY_ADDRESS = Map.of("http://snomed.info/sct", "2.16.840.1.113883.6.96",
            "http://hl7.org/fhir/sid/icd-10", "2.16.840.1.113883.6.3", "http://www.whocc.no/atc", "2.16.840.1.113883.6.73",
            "http://loinc.org", "2.16.840.1.113883.6.1");

    private final CdaWriter out;

    SummaryEntries(CdaWriter out) {
        this.out = out;
    }

    /** In French, as the table says it. */
    static String severity(AllergySeverity severity) {
        return switch (severity) {
            case MILD -> "faible";
            case MODERATE -> "modéré";
            case SEVERE -> "sévère";
        };
    }

    /** FR-Liste-des-problemes with one FR-Probleme. */
    void problem(ProfileLine line, String reference) throws IOException {
        concern(line, "1.3.6.1.4.1.19376.1.5.3.1.4.5.2", "1.2.250.1.213.1.1.3.39");
        out.raw("<observation classCode=\"OBS\" moodCode=\"EVN\" negationInd=\"false\">");
        templates("2.16.840.1.113883.10.20.1.28", "1.3.6.1.4.1.19376.1.5.3.1.4.5", "1.2.250.1.213.1.1.3.37");
        id(line);
        out.raw("<code code=\"282291009\" displayName=\"interprétation diagnostique\"" + SNOMED);
        said(reference);
        out.raw("<statusCode code=\"completed\"/>");
        period(line.content());
        coded("value xsi:type=\"CD\"", "value", line.content().code(), reference);
        out.raw("</observation></entryRelationship></act></entry>");
    }

    /** FR-Liste-des-allergies-et-hypersensibilites with one FR-Allergie-ou-hypersensibilite. */
    void allergy(ProfileLine line, String reference) throws IOException {
        concern(line, "1.3.6.1.4.1.19376.1.5.3.1.4.5.3", "1.2.250.1.213.1.1.3.40");
        out.raw("<observation classCode=\"OBS\" moodCode=\"EVN\" negationInd=\"false\">");
        templates("2.16.840.1.113883.10.20.1.18", "2.16.840.1.113883.10.20.1.28", "1.3.6.1.4.1.19376.1.5.3.1.4.5",
                "1.3.6.1.4.1.19376.1.5.3.1.4.6", "1.2.250.1.213.1.1.3.41");
        id(line);
        out.raw("<code code=\"420134006\" displayName=\"propension à des réactions indésirables\"" + SNOMED);
        said(reference);
        out.raw("<statusCode code=\"completed\"/>");
        period(line.content());
        out.raw("<value xsi:type=\"CD\" nullFlavor=\"UNK\"/><participant typeCode=\"CSM\"><participantRole classCode=\"MANU\">"
                + "<playingEntity classCode=\"MMAT\">");
        coded("code", "code", line.content().code(), reference);
        out.text("name", line.content().text());
        out.raw("</playingEntity></participantRole></participant>");
        if (line.content().severity().isPresent()) severity(line.content().severity().get(), reference);
        out.raw("</observation></entryRelationship></act></entry>");
    }

    /** FR-Severite. */
    private void severity(AllergySeverity said, String reference) throws IOException {
        String code = switch (said) {
            case MILD -> "255604002";
            case MODERATE -> "6736007";
            case SEVERE -> "24484000";
        };
        out.raw("<entryRelationship typeCode=\"SUBJ\" inversionInd=\"true\"><observation classCode=\"OBS\" moodCode=\"EVN\">");
        templates("2.16.840.1.113883.10.20.1.55", "1.3.6.1.4.1.19376.1.5.3.1.4.1", "1.2.250.1.213.1.1.3.29");
        out.raw("<code code=\"SEV\" displayName=\"Sévérité\" codeSystem=\"2.16.840.1.113883.5.4\" codeSystemName=\"HL7:ActCode\"/>");
        said(reference);
        out.raw("<statusCode code=\"completed\"/><value xsi:type=\"CD\" code=\"" + code + "\" displayName=\"" + severity(said) + "\""
                + SNOMED + "</observation></entryRelationship>");
    }

    /** FR-Traitement. The dose is in the table, in words. */
    void treatment(ProfileLine line, String reference) throws IOException {
        out.raw("<entry typeCode=\"DRIV\"><substanceAdministration classCode=\"SBADM\" moodCode=\"EVN\">");
        templates("2.16.840.1.113883.10.20.1.24", "1.3.6.1.4.1.19376.1.5.3.1.4.7", "1.2.250.1.213.1.1.3.42",
                "1.3.6.1.4.1.19376.1.5.3.1.4.7.1");
        id(line);
        out.raw("<code code=\"DRUG\" displayName=\"Médicament\" codeSystem=\"2.16.840.1.113883.5.4\" codeSystemName=\"HL7:ActCode\"/>");
        said(reference);
        out.raw("<statusCode code=\"completed\"/><effectiveTime xsi:type=\"IVL_TS\">");
        bounds(line.content());
        out.raw("</effectiveTime><consumable><manufacturedProduct>");
        templates("2.16.840.1.113883.10.20.1.53", "1.3.6.1.4.1.19376.1.5.3.1.4.7.2", "1.2.250.1.213.1.1.3.43");
        out.raw("<manufacturedMaterial>");
        coded("code", "code", line.content().code(), reference);
        out.text("name", line.content().text());
        out.raw("</manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entry>");
    }

    /** FR-Dispositif-medical. */
    void implant(ProfileLine line, String reference) throws IOException {
        out.raw("<entry><supply classCode=\"SPLY\" moodCode=\"EVN\">");
        templates("2.16.840.1.113883.10.20.1.34", "1.2.250.1.213.1.1.3.20");
        id(line);
        said(reference);
        out.raw("<effectiveTime xsi:type=\"IVL_TS\">");
        bounds(line.content());
        out.raw("</effectiveTime><participant typeCode=\"DEV\"><participantRole classCode=\"MANU\">");
        if (line.content().reference().isPresent()) {
            out.id("id", Optional.of(new Identifier(line.id().toString(), line.content().reference().get())));
        } else {
            out.raw("<id nullFlavor=\"UNK\"/>");
        }
        out.raw("<playingDevice classCode=\"DEV\" determinerCode=\"INSTANCE\">");
        coded("code", "code", line.content().code(), reference);
        out.raw("</playingDevice></participantRole></participant></supply></entry>");
    }

    private void concern(ProfileLine line, String... models) throws IOException {
        out.raw("<entry><act classCode=\"ACT\" moodCode=\"EVN\">");
        templates("2.16.840.1.113883.10.20.1.27", "1.3.6.1.4.1.19376.1.5.3.1.4.5.1");
        templates(models);
        id(line);
        out.raw("<code nullFlavor=\"NA\"/><statusCode code=\"" + (line.content().until().isPresent() ? "completed" : "active")
                + "\"/>");
        period(line.content());
        out.raw("<entryRelationship typeCode=\"SUBJ\" inversionInd=\"false\">");
    }

    private void templates(String... roots) throws IOException {
        for (String root : roots) out.raw("<templateId root=\"" + root + "\"/>");
    }

    private void id(ProfileLine line) throws IOException {
        out.id("id", Optional.of(new Identifier(line.id().toString(), "")));
    }

    private void said(String reference) throws IOException {
        out.raw("<text><reference value=\"" + reference + "\"/></text>");
    }

    private void period(ProfileContent said) throws IOException {
        out.raw("<effectiveTime>");
        bounds(said);
        out.raw("</effectiveTime>");
    }

    private void bounds(ProfileContent said) throws IOException {
        Optional<PartialDate> since = said.since();
        if (since.isPresent()) out.time("low", since);
        else out.raw("<low nullFlavor=\"UNK\"/>");
        out.time("high", said.until());
    }

    /** A code whose system is none with an OID stays words. */
    private void coded(String opened, String closed, Optional<ProfileCode> said, String reference) throws IOException {
        Optional<CodedValue> code = said.flatMap(each -> oid(each.system())
                .map(system -> new CodedValue(each.code(), system, each.text())));
        out.raw("<" + opened);
        if (code.isPresent()) {
            attribute("code", code.get().code());
            attribute("codeSystem", code.get().system());
            if (!code.get().label().isEmpty()) attribute("displayName", code.get().label());
        } else {
            out.raw(" nullFlavor=\"UNK\"");
        }
        out.raw("><originalText><reference value=\"" + reference + "\"/></originalText></" + closed + ">");
    }

    private void attribute(String name, String value) throws IOException {
        out.raw(" " + name + "=\"");
        out.words(value);
        out.raw("\"");
    }

    private static Optional<String> oid(String system) {
        if (BY_ADDRESS.containsKey(system)) return Optional.of(BY_ADDRESS.get(system));
        if (system.matches("[0-2](?:\\.(?:0|[1-9][0-9]*))+")) return Optional.of(system);
        return CodeLists.official().oidOf(system);
    }
}
