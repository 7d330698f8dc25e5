package fr.havre.sandbox.samples;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the CDA template: the header every French document has, then a PDF or coded sections. */
final class CdaWriter {
    private static final DateTimeFormatter CDA_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ")
            .withZone(ZoneId.of("Europe/Paris"));
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z]+)}}");
    private static final String TEMPLATE = new String(People.resource("cda.xml"), StandardCharsets.UTF_8);

    private CdaWriter() { }

    /** What a header says beyond the sample itself. */
    record Head(String id, String setId, int version, String replacedId, Person patient, Professional author,
            String label, Instant writtenAt) { }

    /** Level 1: a PDF in a CDA envelope. */
    static byte[] around(byte[] pdf, SampleDocument sample, Head head) {
        String base64 = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(pdf);
        String body = "<nonXMLBody><text mediaType=\"application/pdf\" representation=\"B64\">" + base64
                + "</text></nonXMLBody>";
        return fill(sample, head, "<templateId root=\"1.3.6.1.4.1.19376.1.2.20\"/>", body);
    }

    /** Level 3: sections with text, laboratory results coded. */
    static byte[] structured(SampleDocument sample, Head head, Instant now) {
        boolean biology = sample.type().equals("11502-2");
        String template = biology
                ? "<templateId root=\"1.3.6.1.4.1.19376.1.3.3\"/>\n  <templateId root=\"1.2.250.1.213.1.1.1.55\" extension=\"2024.01\"/>"
                : "<templateId root=\"1.2.250.1.213.1.1.1.99\"/>";
        String body = new CdaSections(CDA_TIME.format(head.writtenAt())).write(sample.blocks(now), sample.title());
        return fill(sample, head, template, "<structuredBody>\n" + body + "    </structuredBody>");
    }

    private static byte[] fill(SampleDocument sample, Head head, String template, String body) {
        Map<String, String> values = new LinkedHashMap<>();
        document(values, sample, head);
        patient(values, head.patient());
        author(values, head.author());
        values.replaceAll((_, value) -> escape(value));
        values.put("template", template);
        values.put("body", body);
        values.put("replaced", head.replacedId() == null ? "" : "<relatedDocument typeCode=\"RPLC\"><parentDocument><id root=\""
                + head.replacedId() + "\"/></parentDocument></relatedDocument>");
        values.put("usedName", usedName(head.patient()));
        return PLACE.matcher(TEMPLATE).replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void document(Map<String, String> values, SampleDocument sample, Head head) {
        values.put("id", head.id());
        values.put("type", sample.type());
        values.put("typeSystem", sample.type().matches("[0-9-]+") ? "2.16.840.1.113883.6.1" : "1.2.250.1.213.1.1.4.12");
        values.put("typeLabel", head.label());
        values.put("title", sample.title());
        values.put("time", CDA_TIME.format(head.writtenAt()));
        String confidentiality = sample.confidentiality();
        boolean plain = confidentiality.length() > 1;                 // MASQUE_PS and the like live in the metadata
        values.put("confidentiality", plain ? "N" : confidentiality);
        values.put("confidentialityLabel", plain || confidentiality.equals("N") ? "Normal" : "Restreint");
        values.put("setId", head.setId());
        values.put("version", String.valueOf(head.version()));
    }

    private static void patient(Map<String, String> values, Person patient) {
        values.put("ins", patient.ins());
        values.put("insOid", patient.oid());
        values.put("address", patient.address());
        values.put("postalCode", patient.postalCode());
        values.put("city", patient.city());
        values.put("telephone", patient.telephone());
        values.put("family", patient.family());
        values.put("given", patient.given());
        values.put("firstGiven", patient.given().split(" ", 2)[0]);
        values.put("sex", patient.sex());
        values.put("sexLabel", patient.sex().equals("F") ? "Féminin" : "Masculin");
        values.put("birth", patient.birthDate().replace("-", ""));
        values.put("birthPlace", patient.birthPlace());
        values.put("birthTown", patient.birthTown());
    }

    private static String usedName(Person patient) {
        if (patient.usedFamily() == null) return "";
        return "<family qualifier=\"CL\">" + escape(patient.usedFamily()) + "</family><given qualifier=\"CL\">"
                + escape(patient.usedGiven()) + "</given>";
    }

    private static void author(Map<String, String> values, Professional author) {
        values.put("author", author.id());
        values.put("speciality", author.speciality());
        values.put("specialityLabel", author.specialityWords());
        values.put("authorTitle", author.title().equals("Dr") ? "DR" : "MME");
        values.put("authorGiven", author.given());
        values.put("authorFamily", author.family());
        values.put("structure", author.structure());
        values.put("structureName", author.structureName());
        values.put("structureAddress", author.address());
        values.put("structurePostalCode", author.postalCode());
        values.put("structureCity", author.city());
        values.put("structureTelephone", author.telephone());
        values.put("facility", author.facility());
        values.put("setting", author.setting());
        values.put("settingLabel", author.setting().equals("AMBULATOIRE") ? "Ambulatoire" : "Etablissement de santé");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
