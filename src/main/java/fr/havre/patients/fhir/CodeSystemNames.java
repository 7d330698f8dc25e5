package fr.havre.patients.fhir;

import java.util.Map;

/** A code system has an OID in a CDA and a URI in FHIR (HL7, "external code systems"). */
public final class CodeSystemNames {
    private static final String OID = "urn:oid:";
    private static final Map<String, String> URI_OF = Map.of("2.16.840.1.113883.6.96", "http://snomed.info/sct",
            "2.16.840.1.113883.6.1", "http://loinc.org", "2.16.840.1.113883.6.3", "http://hl7.org/fhir/sid/icd-10",
            "2.16.840.1.113883.6.73", "http://www.whocc.no/atc", "2.16.840.1.113883.6.347", "http://id.who.int/icd/release/11/mms");

    private CodeSystemNames() { }

    /** Of an OID or a URI, the URI. */
    public static String uri(String system) {
        if (URI_OF.containsKey(system)) return URI_OF.get(system);
        return system.matches("[0-9]+(\\.[0-9]+)+") ? OID + system : system;
    }

    /** Of a URI the OID where there is one: lines compare by it whatever they come from. */
    public static String oid(String uri) {
        if (uri.startsWith(OID)) return uri.substring(OID.length());
        return URI_OF.entrySet().stream().filter(each -> each.getValue().equals(uri)).map(Map.Entry::getKey).findFirst().orElse(uri);
    }
}
