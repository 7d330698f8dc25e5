package fr.havre.documents.xdm;

import fr.havre.documents.xdm.XdmSubmission.Item;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an IHE_XDM.ZIP (IHE ITI TF-1 16, TF-2 3.32), in memory. The same submission always gives the same bytes. */
public final class XdmWriter {
    private static final String README = """
            Cette archive suit le profil IHE XDM. Ouvrez INDEX.HTM pour lire les documents ; un logiciel lit\r
            IHE_XDM/SUBSET01/METADATA.XML.\r
            """;

    private XdmWriter() { }

    public static byte[] write(XdmSubmission submission) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(
                submission.documents().stream().mapToInt(item -> item.bytes().length).sum() + (16 << 10));
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            LocalDateTime at = LocalDateTime.ofInstant(submission.at(), ZoneOffset.UTC);
            String sender = EbRim.plain(submission.sender().displayName());
            put(zip, at, "README.TXT", text(README + "Emetteur : " + sender + "\r\n"));
            put(zip, at, "INDEX.HTM", text(index(submission.documents())));
            put(zip, at, "IHE_XDM/SUBSET01/METADATA.XML", text(new MetadataWriter(submission).write()));
            for (int i = 0; i < submission.documents().size(); i++) {
                Item item = submission.documents().get(i);
                put(zip, at, "IHE_XDM/SUBSET01/" + MetadataWriter.file(item, i), item.bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String index(List<Item> documents) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"fr\"><head><meta charset=\"UTF-8\"/>"
                + "<title>IHE XDM</title></head><body><ul>\n");
        for (int i = 0; i < documents.size(); i++) {
            page.append("<li><a href=\"IHE_XDM/SUBSET01/").append(MetadataWriter.file(documents.get(i), i)).append("\">")
                    .append(EbRim.escaped(documents.get(i).metadata().title())).append("</a></li>\n");
        }
        return page.append("</ul></body></html>\n").toString();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ZipOutputStream zip, LocalDateTime at, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(at);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
