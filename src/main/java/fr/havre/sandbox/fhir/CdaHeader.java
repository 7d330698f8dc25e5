package fr.havre.sandbox.fhir;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the header of a CDA document says of itself: its id, its type, and whom it is about.
 *
 * @param id {@code root} or {@code root^extension}
 * @param patients ids of {@code recordTarget/patientRole}, as {@code root|extension}
 */
record CdaHeader(String id, String type, List<String> patients) {

    /** @throws Refusal 422 when the bytes are no CDA document */
    static CdaHeader read(byte[] bytes) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return read(factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
        } catch (XMLStreamException e) {
            throw Refusal.of(422, "structure", "cda-unreadable", "Le document XML joint est illisible.");
        }
    }

    private static CdaHeader read(XMLStreamReader xml) throws XMLStreamException {
        List<String> path = new ArrayList<>();
        List<String> patients = new ArrayList<>();
        String id = null;
        String type = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) path.removeLast();
            if (event != XMLStreamConstants.START_ELEMENT) continue;
            path.add(xml.getLocalName());
            switch (String.join("/", path)) {
                case "ClinicalDocument/id" -> id = idOf(xml, "^");
                case "ClinicalDocument/code" -> type = xml.getAttributeValue(null, "code");
                case "ClinicalDocument/recordTarget/patientRole/id" -> patients.add(idOf(xml, "|"));
                default -> { }
            }
            if (xml.getLocalName().equals("component")) break;                   // the header ends here
        }
        if (id == null || type == null) {
            throw Refusal.of(422, "structure", "cda-unreadable",
                    "Le document XML joint n'est pas un document CDA : identifiant ou type absent de l'en-tête.");
        }
        return new CdaHeader(id, type, List.copyOf(patients));
    }

    private static String idOf(XMLStreamReader xml, String between) {
        String extension = xml.getAttributeValue(null, "extension");
        String root = xml.getAttributeValue(null, "root");
        return extension == null ? root : root + between + extension;
    }

    /** Whether {@code uniqueId} (a masterIdentifier's value) is this document's id. */
    boolean isNamed(String uniqueId) {
        String value = uniqueId.startsWith("urn:oid:") ? uniqueId.substring("urn:oid:".length()) : uniqueId;
        return value.equals(id) || value.equals(id.replace('^', '.'))
                || uniqueId.equalsIgnoreCase("urn:uuid:" + id);
    }

    boolean isAbout(InsNumber ins) {
        return patients.contains(ins.oid() + "|" + ins.number());
    }
}
