package fr.havre.sandbox.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An IHE_XDM.ZIP with one CDA document, as it comes by secure mail. */
final class XdmWriter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private XdmWriter() { }

    static byte[] zip(Written cda) {
        String metadata = new String(People.resource("xdm-metadata.xml"), StandardCharsets.UTF_8);
        for (Map.Entry<String, String> each : values(cda).entrySet()) {
            metadata = metadata.replace("{{" + each.getKey() + "}}", CdaWriter.escape(each.getValue()));
        }
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            add(zip, "INDEX.HTM", "<html><body><p>Documents de santé</p></body></html>".getBytes(StandardCharsets.UTF_8));
            add(zip, "README.TXT", "Envoi de documents de santé (IHE XDM)\r\n".getBytes(StandardCharsets.UTF_8));
            add(zip, "IHE_XDM/SUBSET01/METADATA.XML", metadata.getBytes(StandardCharsets.UTF_8));
            add(zip, "IHE_XDM/SUBSET01/DOC0001.XML", cda.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> values(Written cda) {
        return Map.of("time", TIME.format(cda.writtenAt()), "hash", sha1(cda.bytes()), "size",
                String.valueOf(cda.bytes().length), "ins", cda.patient().ins(), "insOid", cda.patient().oid(),
                "title", cda.sample().title(), "type", cda.sample().type(), "id", cda.uniqueId().substring("urn:oid:".length()));
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-1", e);
        }
    }
}
