package fr.havre.cdacheck;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the schematrons of the agency ask for (ansforge, TestContenuCDA 2.41 and 3.0), in our words and as far as documents of
 * this program can break it. Sources are names of its files.
 */
final class CdaRules {
    /**
     * A rule.
     *
     * @param where XPath of the elements it is about
     * @param holds XPath of what must be true there
     */
    record Rule(String source, String says, String where, String holds) { }

    private static final String ENTRY = "//c:*[c:templateId/@root='%s']";
    private static final String MATERIAL = "c:consumable/c:manufacturedProduct/c:manufacturedMaterial";

    private static final List<Rule> HEADER = List.of(
            head("modeleEntete_fr", "FR, its type and three templates", "c:realmCode/@code='FR' and c:typeId/@extension='POCD_HD000040'"
                    + " and count(c:templateId) >= 3 and c:templateId/@root='2.16.840.1.113883.2.8.2.1'"
                    + " and c:templateId/@root='1.2.250.1.213.1.1.1.1'"),
            head("ASIP-STRUCT-MIN", "id, set, version, code with words, title, date, confidentiality with words, language fr-FR",
                    "c:id/@root and c:setId/@root and c:versionNumber/@value and c:code[@code and @codeSystem and @displayName] and c:title"
                    + " and c:effectiveTime/@value and c:confidentialityCode[@code and @codeSystem and @displayName]"
                    + " and c:languageCode/@code='fr-FR'"),
            head("CI-SIS_StructurationMinimale", "level 1 and its template go together",
                    "boolean(c:component/c:nonXMLBody) = boolean(c:templateId/@root='1.3.6.1.4.1.19376.1.2.20')"),
            head("recordTarget_fr", "with an INS all of its traits", "not(c:recordTarget/c:patientRole/c:id[starts-with(@root,"
                    + "'1.2.250.1.213.1.4.')]) or c:recordTarget/c:patientRole/c:patient[c:name/c:family/@qualifier='BR' and"
                    + " c:name/c:given/@qualifier='BR' and c:name/c:given[not(@qualifier)] and c:birthTime and"
                    + " c:birthplace/c:place/c:addr/c:county and c:administrativeGenderCode[@code and @displayName]]"),
            head("legalAuthenticator_fr", "one who answers for it", "count(c:legalAuthenticator[c:signatureCode/@code='S' and c:time and"
                    + " c:assignedEntity/c:assignedPerson]) = 1"),
            head("documentationOf_fr", "the act: its begin, who did it and in which setting", "c:documentationOf[1]/c:serviceEvent["
                    + "c:effectiveTime/c:low and count(c:performer) = 1]/c:performer[@typeCode='PRF']/c:assignedEntity"
                    + "/c:representedOrganization/c:standardIndustryClassCode"),
            new Rule("documentationOf_fr", "an act's code has words", "//c:serviceEvent/c:code",
                    "@nullFlavor or (@code and @codeSystem and @displayName)"),
            head("componentOf_fr", "where it was", "count(c:componentOf/c:encompassingEncounter/c:location) = 1"),
            new Rule("custodian_fr", "who keeps it is a structure", "//c:representedCustodianOrganization",
                    "count(c:id) = 1 and c:id/@root='1.2.250.1.71.4.2.2'"),
            new Rule("assignedEntity_fr", "one id", "//c:assignedEntity", "count(c:id) = 1 and (c:id/@nullFlavor or c:id[@root and @extension])"),
            new Rule("assignedEntity_fr", "one family name", "//c:assignedPerson", "@nullFlavor or count(c:name/c:family) = 1"),
            new Rule("assignedAuthor_fr", "structures by their national number", "//c:representedOrganization",
                    "not(c:id) or c:id/@root='1.2.250.1.71.4.2.2'"),
            new Rule("informantRelatedEntity_fr", "a person's role and one family name", "//c:informant/c:relatedEntity",
                    "(@classCode='NOK' or @classCode='ECON') and count(c:relatedPerson/c:name/c:family) = 1"),
            new Rule("telecom", "a known kind of number, or why there is none", "//c:telecom", "(count(@*) = 1 and @nullFlavor) or"
                    + " (substring-after(@value, ':') != '' and (starts-with(@value, 'tel:') or starts-with(@value, 'mailto:') or"
                    + " starts-with(@value, 'fax:') or starts-with(@value, 'http:') or starts-with(@value, 'ftp:') or"
                    + " starts-with(@value, 'mllp:')))"),
            new Rule("relatedDocument_fr", "what is replaced has one id", "//c:relatedDocument",
                    "@typeCode='RPLC' and count(c:parentDocument/c:id[@root]) = 1"));

    private static final List<Rule> SUMMARY = List.of(
            new Rule("Entete_VSM_2023", "the act of a summary is LOINC 34117-2", "/c:ClinicalDocument[c:templateId/@root='1.2.250.1.213.1.1.1.13']",
                    "c:code/@code='SYNTH' and c:documentationOf/c:serviceEvent/c:code[@code='34117-2' and"
                    + " @displayName='Historique et clinique' and @codeSystemName='LOINC']"),
            new Rule("CI-SIS_VSM_2023.01", "three sections", "/c:ClinicalDocument[c:templateId/@root='1.2.250.1.213.1.1.1.13']/c:component"
                    + "/c:structuredBody", "c:component/c:section/c:templateId/@root='1.2.250.1.213.1.1.2.29' and c:component/c:section"
                    + "/c:templateId/@root='1.3.6.1.4.1.19376.1.5.3.1.3.27' and c:component/c:section/c:templateId/@root='1.2.250.1.213.1.1.2.32'"),
            section("S_pathologieAntecedentsAllergiesFacteursDeRisques_ANS", "1.2.250.1.213.1.1.2.29", "46612-8", "c:component/c:section"
                    + "/c:templateId/@root='1.2.250.1.213.1.1.2.30' and c:component/c:section/c:templateId/@root='1.2.250.1.213.1.1.2.31'"),
            section("S_facteursDeRisque_ANS", "1.2.250.1.213.1.1.2.31", "57207-3", "c:component/c:section or c:text"),
            section("S_activeProblem", "1.3.6.1.4.1.19376.1.5.3.1.3.6", "11450-4", has("1.3.6.1.4.1.19376.1.5.3.1.4.5.2")),
            section("S_historyOfPastIllness", "1.3.6.1.4.1.19376.1.5.3.1.3.8", "11348-0", has("1.3.6.1.4.1.19376.1.5.3.1.4.5.2")),
            section("S_allergiesAndOtherAdverseReaction", "1.3.6.1.4.1.19376.1.5.3.1.3.13", "48765-2", has("1.3.6.1.4.1.19376.1.5.3.1.4.5.3")),
            section("S_medications", "1.3.6.1.4.1.19376.1.5.3.1.3.19", "10160-0", has("1.3.6.1.4.1.19376.1.5.3.1.4.7")),
            section("S_results", "1.3.6.1.4.1.19376.1.5.3.1.3.27", "30954-2", "not(c:entry)"),
            section("S_planTraitement_ANS", "1.2.250.1.213.1.1.2.32", "18776-5", "boolean(c:text) != boolean(c:component/c:section)"),
            section("S_dispositifs_medicaux_ANS", "1.2.250.1.213.1.1.2.1", "46264-8", "c:text and (not(c:entry) or "
                    + has("1.2.250.1.213.1.1.3.20") + ")"),
            section("S_codedAdvanceDirectives", "1.3.6.1.4.1.19376.1.5.3.1.3.35", "42348-3", has("1.3.6.1.4.1.19376.1.5.3.1.4.13.7")),
            section("S_documentPDFCopie_ANS", "1.2.250.1.213.1.1.2.243", "55108-5", "c:text and c:title='Copie du document' and "
                    + has("1.2.250.1.213.1.1.3.18")));

    private static final List<Rule> ENTRIES = List.of(
            entry("E_concernEntry_int", "1.3.6.1.4.1.19376.1.5.3.1.4.5.1", "an end where it has ended, else none",
                    "c:code/@nullFlavor='NA' and c:id and c:effectiveTime/c:low and boolean(c:effectiveTime/c:high) ="
                    + " boolean(c:statusCode/@code='completed')"),
            entry("E_problemEntry_int", "1.3.6.1.4.1.19376.1.5.3.1.4.5", "a value with its words", "count(c:id) = 1 and c:text/c:reference"
                    + " and count(c:value) = 1 and count(c:value/c:originalText) = 1 and boolean(c:value/@code) = boolean(c:value/@codeSystem)"
                    + " and c:statusCode/@code='completed' and c:effectiveTime/c:low"),
            entry("E_allergiesAndIntolerances_fr", "1.3.6.1.4.1.19376.1.5.3.1.4.6", "its kind in SNOMED CT, its agent with words",
                    "c:code/@codeSystem='2.16.840.1.113883.6.96' and (not(c:participant) or c:participant/c:participantRole/c:playingEntity"
                    + "/c:code/c:originalText/c:reference)"),
            entry("JDV_TypeEvenementIndesirablePrevisible_CISIS", "1.3.6.1.4.1.19376.1.5.3.1.4.6", "one of the kinds of the list",
                    "c:code/@code='420134006' or c:code/@code='609328004' or c:code/@code='416098002' or c:code/@code='414285001'"),
            entry("E_severity_fr", "1.2.250.1.213.1.1.3.29", "severity with its words and a value", "c:code/@code='SEV' and"
                    + " c:text/c:reference/@value and c:value[@code and @codeSystem]"),
            entry("E_medications_int", "1.3.6.1.4.1.19376.1.5.3.1.4.7", "both bounds and a reference", "count(c:id) = 1 and"
                    + " count(c:text/c:reference) = 1 and c:effectiveTime[1][c:low and c:high]"),
            new Rule("E_produitDeSante_fr", "a product is coded as CIS, and named", "//c:entry/c:substanceAdministration/" + MATERIAL,
                    "(not(c:code/@codeSystem) or c:code/@codeSystem='1.2.250.1.213.2.3.1') and count(c:name) = 1"),
            entry("E_organizerDocumentAttache_ANS", "1.2.250.1.213.1.1.3.18", "what kind of document, and the document", "count(c:id) = 1 and"
                    + " c:component/c:observation/c:templateId/@root='1.3.6.1.4.1.19376.1.5.3.1.4.13' and"
                    + " c:component/c:observationMedia/c:value[@mediaType and @representation='B64']"),
            entry("E_directiveAnticipee_fr", "1.2.250.1.213.1.1.3.54", "a yes or no, or why none", "count(c:id) = 1 and"
                    + " c:text/c:reference and count(c:effectiveTime) = 1 and contains(c:value/@xsi:type, 'BL')"),
            entry("E_dispositifMedical-2_ANS", "1.2.250.1.213.1.1.3.20", "one device", "count(c:effectiveTime) = 1 and"
                    + " count(c:participant[@typeCode='DEV']/c:participantRole[@classCode='MANU']/c:playingDevice[@classCode='DEV']) = 1"),
            entry("E_Vaccination_VAC-Note", "1.2.250.1.213.1.1.3.45", "the very day, CIS, ATC with words, lot, author with profession",
                    "string-length(c:effectiveTime/@value) = 8 and " + MATERIAL + "/c:code/@codeSystem='1.2.250.1.213.2.3.1' and " + MATERIAL
                    + "/c:code/c:translation[@codeSystem='2.16.840.1.113883.6.73' and @displayName] and " + MATERIAL
                    + "/c:lotNumberText and c:author/c:assignedAuthor[c:id and c:assignedPerson/c:name]/c:code/@displayName"),
            entry("E_immunizations_fr", "1.3.6.1.4.1.19376.1.5.3.1.4.12", "its kind, and who stands for what", "(@negationInd='false' or"
                    + " @negationInd='true') and c:code[@code and @codeSystem and @displayName] and c:consumable/@typeCode='CSM' and"
                    + " (not(c:performer) or c:performer/@typeCode='PRF') and (not(c:author) or c:author/@contextControlCode='OP')"));

    static final List<Rule> ALL = Stream.of(HEADER, SUMMARY, ENTRIES).flatMap(List::stream).toList();

    private CdaRules() { }

    private static Rule head(String source, String says, String holds) {
        return new Rule(source, says, "/c:ClinicalDocument", holds);
    }

    private static Rule section(String source, String template, String code, String holds) {
        return new Rule(source, "section " + code, ENTRY.formatted(template), "self::c:section and c:code[@code='" + code
                + "' and @codeSystem='2.16.840.1.113883.6.1'] and (" + holds + ")");
    }

    private static Rule entry(String source, String template, String says, String holds) {
        return new Rule(source, says, ENTRY.formatted(template), holds);
    }

    private static String has(String template) {
        return ".//c:templateId/@root='" + template + "'";
    }
}
