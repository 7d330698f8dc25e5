package fr.havre.ui.viewer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** CDA documents made for a test. The patient is the one of {@link ShownDocuments}, unless said otherwise. */
@SuppressWarnings("InlineFormatString")                              // pieces of a document, easier to read by name
final class SampleReports {
    private static final String PATIENT = "<recordTarget><patientRole><id root='1.2.3.4' extension='77'/><addr>12 rue des Lilas 69003 Lyon</addr>"
            + "<patient><name><family qualifier='BR'>%s</family><given>Marie-Antoinette Jeanne</given>"
            + "<given qualifier='BR'>Marie-Antoinette</given></name><administrativeGenderCode code='F'/><birthTime value='19560217'/>"
            + "<birthplace><place><addr><county>69123</county></addr></place></birthplace></patient></patientRole></recordTarget>";
    private static final String AUTHOR = "<author><time value='%1$s'/><assignedAuthor><assignedPerson><name><given>Paul</given>"
            + "<family>Garnier</family></name></assignedPerson><representedOrganization><name>Laboratoire des Deux Rives</name>"
            + "</representedOrganization></assignedAuthor></author><custodian><assignedCustodian><representedCustodianOrganization>"
            + "<name>Laboratoire des Deux Rives</name></representedCustodianOrganization></assignedCustodian></custodian>";

    private SampleReports() { }

    /** A document with this body; {@code number} makes its identifier. */
    static byte[] cda(int number, String day, String type, String family, String body) {
        return ("<?xml version='1.0' encoding='UTF-8'?><ClinicalDocument xmlns='urn:hl7-org:v3' "
                + "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><id root='1.2.250.99." + number + "'/><code code='" + type
                + "' codeSystem='2.16.840.1.113883.6.1' displayName='CR'/><title>Compte rendu d’examens biologiques</title><effectiveTime value='"
                + day + "0930+0100'/><confidentialityCode code='N' codeSystem='2.16.840.1.113883.5.25'/><languageCode code='fr-FR'/>"
                + "<setId root='1.2.250.99.1000'/><versionNumber value='1'/>" + PATIENT.formatted(family) + AUTHOR.formatted(day + "0930+0100")
                + "<component>" + body + "</component></ClinicalDocument>").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] text(int number, String day, String narrative) {
        return cda(number, day, "11502-2", "de La Tour Saint-Martin", "<structuredBody><component><section><title>Conclusion</title><text>"
                + narrative + "</text></section></component></structuredBody>");
    }

    /** A PDF and nothing else. */
    static byte[] levelOne(int number, String family, byte[] pdf) {
        return cda(number, "20260110", "11502-2", family, "<nonXMLBody><text mediaType='application/pdf' representation='B64'>"
                + Base64.getEncoder().encodeToString(pdf) + "</text></nonXMLBody>");
    }

    /** Results given as {@code code|name|value|unit|low|high|flag}. */
    static byte[] biology(int number, String day, String... results) {
        StringBuilder rows = new StringBuilder();
        StringBuilder entries = new StringBuilder();
        for (String result : results) {
            String[] part = result.split("\\|", -1);
            rows.append("<tr><td>").append(part[1]).append("</td><td>").append(part[2]).append(' ').append(part[3]).append("</td></tr>");
            entries.append("<component><observation><templateId root='1.3.6.1.4.1.19376.1.3.1.6'/><code code='").append(part[0])
                    .append("' codeSystem='2.16.840.1.113883.6.1' displayName='").append(part[1]).append("'/><effectiveTime value='")
                    .append(day).append("0815+0100'/><value xsi:type='PQ' value='").append(part[2]).append("' unit='").append(part[3])
                    .append("'/>").append(part[6].isEmpty() ? "" : "<interpretationCode code='" + part[6] + "'/>")
                    .append("<referenceRange><observationRange><value xsi:type='IVL_PQ'><low value='").append(part[4]).append("' unit='")
                    .append(part[3]).append("'/><high value='").append(part[5]).append("' unit='").append(part[3])
                    .append("'/></value></observationRange></referenceRange></observation></component>");
        }
        return cda(number, day, "11502-2", "de La Tour Saint-Martin", "<structuredBody><component><section><title>Biochimie</title><text><table>"
                + "<thead><tr><th>Analyse</th><th>Résultat</th></tr></thead><tbody>" + rows + "</tbody></table></text><entry><organizer>" + entries
                + "</organizer></entry></section></component></structuredBody>");
    }
}
