package fr.havre.documents.cda;

import fr.havre.documents.CodeLists;
import fr.havre.documents.CodedValue;
import fr.havre.documents.Identifier;
import fr.havre.patients.PartialDate;
import fr.havre.patients.profile.AllergySeverity;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLine;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Writes the entries of a medical summary (CI-SIS, models of entries), each pointing at its words in the table. */
final class SummaryEntries {
    private static final String LOINC = "2.16.840.1.113883.6.1";
    /** Codes of medicines. */
    private static final String CIS = "1.2.250.1.213.2.3.1";
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
        problem(id(line), line.content(), Optional.empty(), reference);
    }

    private void problem(Identifier id, ProfileContent content, Optional<CodedValue> absent, String reference) throws IOException {
        concern(id, content, "1.3.6.1.4.1.19376.1.5.3.1.4.5.2", "1.2.250.1.213.1.1.3.39");
        out.raw("<observation classCode=\"OBS\" moodCode=\"EVN\" negationInd=\"" + absent.filter(SummaryEntries::none).isPresent()
                + "\">");
        templates("2.16.840.1.113883.10.20.1.28", "1.3.6.1.4.1.19376.1.5.3.1.4.5", "1.2.250.1.213.1.1.3.37");
        id(id);
        out.raw(absent.isPresent() ? "<code code=\"55607006\" displayName=\"problème\"" + SNOMED
                : "<code code=\"282291009\" displayName=\"interprétation diagnostique\"" + SNOMED);
        said(reference);
        out.raw("<statusCode code=\"completed\"/>");
        period(content);
        coded("value xsi:type=\"CD\"", "value", absent.or(() -> oid(content)), reference);
        out.raw("</observation></entryRelationship></act></entry>");
    }

    /** FR-Liste-des-allergies-et-hypersensibilites with one FR-Allergie-ou-hypersensibilite. */
    void allergy(ProfileLine line, String reference) throws IOException {
        allergy(id(line), line.content(), Optional.empty(), reference);
    }

    private void allergy(Identifier id, ProfileContent content, Optional<CodedValue> absent, String reference) throws IOException {
        concern(id, content, "1.3.6.1.4.1.19376.1.5.3.1.4.5.3", "1.2.250.1.213.1.1.3.40");
        out.raw("<observation classCode=\"OBS\" moodCode=\"EVN\" negationInd=\"false\">");
        templates("2.16.840.1.113883.10.20.1.18", "2.16.840.1.113883.10.20.1.28", "1.3.6.1.4.1.19376.1.5.3.1.4.5",
                "1.3.6.1.4.1.19376.1.5.3.1.4.6", "1.2.250.1.213.1.1.3.41");
        id(id);
        out.raw("<code code=\"420134006\" displayName=\"propension aux effets indésirables\"" + SNOMED);   // JDV 1.2.250.1.213.1.1.5.794
        said(reference);
        out.raw("<statusCode code=\"completed\"/>");
        period(content);
        coded("value xsi:type=\"CD\"", "value", absent, reference);
        if (absent.isEmpty()) {
            out.raw("<participant typeCode=\"CSM\"><participantRole classCode=\"MANU\"><playingEntity classCode=\"MMAT\">");
            coded("code", "code", oid(content), reference);
            out.text("name", content.text());
            out.raw("</playingEntity></participantRole></participant>");
            if (content.severity().isPresent()) severity(content.severity().get(), reference);
        }
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
        treatment(id(line), line.content(), Optional.empty(), reference);
    }

    private void treatment(Identifier id, ProfileContent content, Optional<CodedValue> absent, String reference) throws IOException {
        out.raw("<entry typeCode=\"DRIV\"><substanceAdministration classCode=\"SBADM\" moodCode=\"EVN\">");
        templates("2.16.840.1.113883.10.20.1.24", "1.3.6.1.4.1.19376.1.5.3.1.4.7", "1.2.250.1.213.1.1.3.42",
                "1.3.6.1.4.1.19376.1.5.3.1.4.7.1");
        id(id);
        if (absent.isPresent()) {
            coded("code", "code", absent, reference);
        } else {
            out.raw("<code code=\"DRUG\" displayName=\"Médicament\" codeSystem=\"2.16.840.1.113883.5.4\" codeSystemName=\"HL7:ActCode\"/>");
        }
        said(reference);
        out.raw("<statusCode code=\"completed\"/><effectiveTime xsi:type=\"IVL_TS\">");
        bounds(content);
        if (content.until().isEmpty()) out.raw("<high nullFlavor=\"UNK\"/>");            // E_medications_int.sch: both bounds
        out.raw("</effectiveTime><consumable><manufacturedProduct>");
        templates("2.16.840.1.113883.10.20.1.53", "1.3.6.1.4.1.19376.1.5.3.1.4.7.2", "1.2.250.1.213.1.1.3.43");
        out.raw("<manufacturedMaterial>");
        if (absent.isPresent()) {
            out.raw("<code nullFlavor=\"NA\"/><name nullFlavor=\"NA\"/>");
        } else {
            product(oid(content), reference);
            out.text("name", content.text());
        }
        out.raw("</manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entry>");
    }

    /** Of a product the code itself is a CIS; any other is a translation (E_produitDeSante_fr.sch). */
    private void product(Optional<CodedValue> code, String reference) throws IOException {
        if (code.filter(each -> !each.system().equals(CIS)).isEmpty()) {
            coded("code", "code", code, reference);
            return;
        }
        out.raw("<code nullFlavor=\"UNK\"><originalText><reference value=\"" + reference + "\"/></originalText>");
        out.code("translation", code);
        out.raw("</code>");
    }

    /** FR-Dispositif-medical. */
    void implant(ProfileLine line, String reference) throws IOException {
        implant(id(line), line.content(), Optional.empty(), reference);
    }

    private void implant(Identifier id, ProfileContent content, Optional<CodedValue> absent, String reference) throws IOException {
        out.raw("<entry><supply classCode=\"SPLY\" moodCode=\"EVN\">");
        templates("2.16.840.1.113883.10.20.1.34", "1.2.250.1.213.1.1.3.20");
        id(id);
        said(reference);
        out.raw("<effectiveTime xsi:type=\"IVL_TS\">");
        bounds(content);
        out.raw("</effectiveTime><participant typeCode=\"DEV\"><participantRole classCode=\"MANU\">");
        if (content.reference().isPresent()) {
            out.id("id", Optional.of(new Identifier(id.root(), content.reference().get())));
        } else {
            out.raw("<id nullFlavor=\"UNK\"/>");
        }
        out.raw("<playingDevice classCode=\"DEV\" determinerCode=\"INSTANCE\">");
        coded("code", "code", absent.or(() -> oid(content)), reference);
        out.raw("</playingDevice></participantRole></participant></supply></entry>");
    }

    /**
     * FR-Directive-Anticipee. Where they are is said, not what they allow: of the type "Directives anticipées"
     * (JDV_TypeDirectiveAnticipee), and neither yes nor no.
     */
    void directive(ProfileLine line, String reference) throws IOException {
        out.raw("<entry><observation classCode=\"OBS\" moodCode=\"EVN\">");
        templates("2.16.840.1.113883.10.20.1.17", "1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.3.6.1.4.1.19376.1.5.3.1.4.13.7",
                "1.2.250.1.213.1.1.3.54");
        id(id(line));
        out.code("code", Optional.of(new CodedValue("42348-3", LOINC, "Directives anticipées")));
        said(reference);
        out.raw("<statusCode code=\"completed\"/>");
        period(line.content());
        out.raw("<value xsi:type=\"BL\" nullFlavor=\"NA\"/></observation></entry>");
    }

    /**
     * None known, or not asked (JDV_AbsentOrUnknown…, as in the official models of sections).
     *
     * @param kind history, allergies, treatments, implants
     */
    void absent(ProfileKind kind, boolean none, Identifier id, String reference) throws IOException {
        Optional<CodedValue> code = Optional.of(switch (kind) {
            case HISTORY -> none ? absent("no-known-problems", "Pas de problème connu")
                    : absent("no-problem-info", "Pas d'information sur les problèmes");
            case ALLERGY -> none ? absent("no-known-allergies", "Pas d'allergie/hypersensibilité connue")
                    : absent("no-allergy-info", "Pas d'information sur les allergies/hypersensibilités");
            case TREATMENT -> none ? absent("no-known-medications", "Pas de traitement médicamenteux connu")
                    : absent("no-medication-info", "Pas d'information sur les traitements médicamenteux");
            case IMPLANT -> none ? absent("no-known-devices", "Pas de dispositif médical connu")
                    : absent("no-device-info", "Pas d'information sur les dispositifs médicaux");
            default -> throw new IllegalArgumentException(kind.name());
        });
        ProfileContent nothing = ProfileContent.none(kind);
        switch (kind) {
            case HISTORY -> problem(id, nothing, code, reference);
            case ALLERGY -> allergy(id, nothing, code, reference);
            case TREATMENT -> treatment(id, nothing, code, reference);
            default -> implant(id, nothing, code, reference);
        }
    }

    private static CodedValue absent(String code, String words) {
        return new CodedValue(code, "2.16.840.1.113883.5.1150.1", words);
    }

    private static boolean none(CodedValue absent) {
        return absent.code().startsWith("no-known-");
    }

    private void concern(Identifier id, ProfileContent said, String... models) throws IOException {
        out.raw("<entry><act classCode=\"ACT\" moodCode=\"EVN\">");
        templates("2.16.840.1.113883.10.20.1.27", "1.3.6.1.4.1.19376.1.5.3.1.4.5.1");
        templates(models);
        id(id);
        out.raw("<code nullFlavor=\"NA\"/><statusCode code=\"" + (said.until().isPresent() ? "completed" : "active") + "\"/>");
        period(said);
        out.raw("<entryRelationship typeCode=\"SUBJ\" inversionInd=\"false\">");
    }

    private void templates(String... roots) throws IOException {
        for (String root : roots) out.raw("<templateId root=\"" + root + "\"/>");
    }

    private static Identifier id(ProfileLine line) {
        return new Identifier(line.id().toString(), "");
    }

    private void id(Identifier id) throws IOException {
        out.id("id", Optional.of(id));
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

    private void coded(String opened, String closed, Optional<CodedValue> code, String reference) throws IOException {
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

    /** A code whose system is none with an OID stays words. */
    private static Optional<CodedValue> oid(ProfileContent content) {
        return content.code().flatMap(each -> oid(each.system()).map(system -> new CodedValue(each.code(), system, each.text())));
    }

    private static Optional<String> oid(String system) {
        if (BY_ADDRESS.containsKey(system)) return Optional.of(BY_ADDRESS.get(system));
        if (system.matches("[0-2](?:\\.(?:0|[1-9][0-9]*))+")) return Optional.of(system);
        return CodeLists.official().oidOf(system);
    }
}
