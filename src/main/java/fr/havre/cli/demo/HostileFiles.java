package fr.havre.cli.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files nobody should trust, made in memory: each must be refused with its own reason. */
final class HostileFiles {
    private HostileFiles() { }

    /** By a name that says what each one tries. */
    static Map<String, byte[]> all() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("vide.pdf", new byte[0]);
        files.put("entites.xml", ("<?xml version=\"1.0\"?>\n<!DOCTYPE ClinicalDocument [<!ENTITY a \"aaaaaaaaaa\">"
                + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"> <!ENTITY c SYSTEM \"file:///etc/passwd\">]>\n"
                + "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><title>&b;&c;</title></ClinicalDocument>")
                .getBytes(StandardCharsets.UTF_8));
        files.put("bombe.zip", zipBomb());
        files.put("tronque.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>"
                .getBytes(StandardCharsets.US_ASCII));
        byte[] program = new byte[4096];
        Arrays.fill(program, (byte) 0x90);
        program[0] = 'M';
        program[1] = 'Z';
        files.put("facture.exe", program);
        return files;
    }

    /** A few kilobytes that would unfold to 300 MB. */
    private static byte[] zipBomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("IHE_XDM/SUBSET01/METADATA.XML"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) zip.write(zeros);
        }
        return bytes.toByteArray();
    }
}
