package fr.havre.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** XDM archives made for a test. */
public final class Xdms {
    private Xdms() { }

    /** A conforming archive around one document. */
    public static byte[] of(byte[] document) {
        return zip(parts(document));
    }

    /** The files of a conforming archive, to be changed and zipped. */
    public static Map<String, byte[]> parts(byte[] document) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("README.TXT", "Lisez-moi".getBytes(StandardCharsets.UTF_8));
        parts.put("INDEX.HTM", "<html/>".getBytes(StandardCharsets.UTF_8));
        parts.put("IHE_XDM/SUBSET01/METADATA.XML", metadata(document).getBytes(StandardCharsets.UTF_8));
        parts.put("IHE_XDM/SUBSET01/DOC0001.XML", document);
        return parts;
    }

    public static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The list of an archive that holds this document as DOC0001.XML. */
    public static String metadata(byte[] document) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0"
                    xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">
                <RegistryObjectList>
                <ExtrinsicObject id="Document01" mimeType="text/xml" objectType="urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1">
                  %s%s%s%s%s%s
                  <Slot name="sourcePatientInfo"><ValueList><Value>PID-3|185052A00401270^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH</Value>
                    <Value>PID-5|LÉVÊQUE^ZOÉ^ZOÉ ANNE^^^^L~MARTIN^ANNE^^^^^D</Value><Value>PID-7|19850512</Value><Value>PID-8|F</Value>
                    <Value>PID-11|^^^^^^BDL^^2A004</Value></ValueList></Slot>
                  <Name><LocalizedString value="Compte rendu"/></Name><VersionInfo versionName="2"/>
                  %s%s%s%s%s%s
                  <Classification classificationScheme="urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d" nodeRepresentation="">
                    %s%s%s</Classification>
                  <ExternalIdentifier identificationScheme="urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427"
                    value="185052A00401270^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH"/>
                  <ExternalIdentifier identificationScheme="urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab" value="1.2.250.1.9.1"/>
                </ExtrinsicObject>
                <Association id="a1" associationType="urn:ihe:iti:2007:AssociationType:RPLC" sourceObject="Document01"
                  targetObject="urn:uuid:8d5e778c-e155-4685-95c6-5ff65a362964"/>
                </RegistryObjectList></lcm:SubmitObjectsRequest>
                """.formatted(
                slot("creationTime", "20240305093000"), slot("hash", sha1(document)), slot("size", "" + document.length),
                slot("URI", "DOC0001.XML"), slot("languageCode", "fr-FR"), slot("serviceStartTime", "20240301"),
                code("f0306f51-975f-434e-a61c-c59651d33983", "11488-4", "2.16.840.1.113883.6.1"),
                code("41a5887f-8865-4c09-adf7-e362475b143a", "10", "1.2.250.1.213.1.1.4.1"),
                code("a09d5840-386c-46f2-b5ad-9c3699a4309d", "urn:ihe:iti:xds-sd:pdf:2008", "1.3.6.1.4.1.19376.1.2.3"),
                code("f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1", "SA05", "1.2.250.1.71.4.2.4"),
                code("cccf5598-8b07-4b77-a05e-ae952c785ead", "AMBULATOIRE", "1.2.250.1.213.1.1.4.9"),
                code("f4f85eac-e6cb-4883-b524-f2705394840f", "N", "2.16.840.1.113883.5.25"),
                slot("authorPerson", "810000000017^PETIT^Luc^^^^^^&amp;1.2.250.1.71.4.2.1&amp;ISO^D^^^IDNPS"),
                slot("authorInstitution", "Maison du Port^^^^^&amp;1.2.250.1.71.4.2.2&amp;ISO^IDNST^^^1750000001"),
                slot("authorSpecialty", "G15_10/SM26^Médecin^1.2.250.1.213.1.1.4.5"));
    }

    private static String slot(String name, String value) {
        return "<Slot name=\"" + name + "\"><ValueList><Value>" + value + "</Value></ValueList></Slot>";
    }

    private static String code(String scheme, String code, String system) {
        return "<Classification classificationScheme=\"urn:uuid:" + scheme + "\" nodeRepresentation=\"" + code + "\">"
                + slot("codingScheme", system) + "<Name><LocalizedString value=\"mot\"/></Name></Classification>";
    }

    private static String sha1(byte[] document) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(document));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
