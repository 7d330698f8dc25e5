package fr.havre.documents.review;

import fr.havre.documents.DocumentSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A report as a laboratory would send it; names no patient. One use. */
public final class LabReport {
    private final String uniqueId;
    private final StringBuilder header = new StringBuilder();
    private final List<String> results = new ArrayList<>();
    private String type = "11502-2";
    private String day = "20261120";

    /** @param uniqueId an OID */
    public LabReport(String uniqueId) {
        this.uniqueId = uniqueId;
    }

    public LabReport type(String code) {
        type = code;
        return this;
    }

    /** As CDA writes it. */
    public LabReport day(String said) {
        day = said;
        return this;
    }

    public LabReport replaces(String older) {
        header.append("<relatedDocument typeCode='RPLC'><parentDocument><id root='").append(older).append("'/></parentDocument></relatedDocument>");
        return this;
    }

    public LabReport orderedBy(String national) {
        header.append("<participant typeCode='REF'><associatedEntity classCode='PROV'><id root='1.2.250.1.71.4.2.1' extension='")
                .append(national).append("'/></associatedEntity></participant>");
        return this;
    }

    public LabReport to(String national) {
        header.append("<informationRecipient><intendedRecipient><id root='1.2.250.1.71.4.2.1' extension='").append(national)
                .append("'/></intendedRecipient></informationRecipient>");
        return this;
    }

    /** A number with its usual values, and what the laboratory says of it: empty for nothing. */
    public LabReport result(String name, String value, String unit, String low, String high, String said) {
        results.add("<observation><templateId root='1.3.6.1.4.1.19376.1.3.1.6'/><code code='1-8' codeSystem='2.16.840.1.113883.6.1' displayName='"
                + name + "'/><value xsi:type='PQ' value='" + value + "' unit='" + unit + "'/>"
                + (said.isEmpty() ? "" : "<interpretationCode code='" + said + "'/>") + "<referenceRange><observationRange><value xsi:type='IVL_PQ'>"
                + "<low value='" + low + "' unit='" + unit + "'/><high value='" + high + "' unit='" + unit
                + "'/></value></observationRange></referenceRange></observation>");
        return this;
    }

    /** Words, and what the laboratory says of them: empty for nothing. */
    public LabReport words(String name, String words, String said) {
        results.add("<observation><templateId root='1.3.6.1.4.1.19376.1.3.1.6'/><code code='1-8' codeSystem='2.16.840.1.113883.6.1' displayName='"
                + name + "'/><value xsi:type='CD' code='x' displayName='" + words + "'/>"
                + (said.isEmpty() ? "" : "<interpretationCode code='" + said + "'/>") + "</observation>");
        return this;
    }

    public DocumentSource source() {
        StringBuilder entries = new StringBuilder();
        results.forEach(each -> entries.append("<component>").append(each).append("</component>"));
        String all = "<?xml version='1.0' encoding='UTF-8'?><ClinicalDocument xmlns='urn:hl7-org:v3' "
                + "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><id root='" + uniqueId + "'/><code code='" + type
                + "' codeSystem='2.16.840.1.113883.6.1'/><title>Biologie " + uniqueId + "</title><effectiveTime value='" + day + "'/>"
                + header + "<component><structuredBody><component><section><title>Biochimie</title><text>" + uniqueId
                + "</text><entry><organizer>" + entries
                + "</organizer></entry></section></component></structuredBody></component></ClinicalDocument>";
        return DocumentSource.of(all.getBytes(StandardCharsets.UTF_8));
    }
}
