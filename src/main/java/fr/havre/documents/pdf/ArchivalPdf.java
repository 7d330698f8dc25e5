package fr.havre.documents.pdf;

import fr.havre.vault.FrenchZone;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.Locale;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;

/**
 * What makes a PDF a PDF/A-1b (ISO 19005-1): XMP metadata that say the same as the information dictionary, the colours of
 * an output intent (sRGB as the Java runtime describes it), no compressed objects. The same document and words give the
 * same bytes.
 */
final class ArchivalPdf {
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final String PRODUCER = "Havre";

    private ArchivalPdf() { }

    static byte[] save(PDDocument document, String title, String author, String language, Instant made) throws IOException {
        OffsetDateTime moment = made.truncatedTo(ChronoUnit.SECONDS).atZone(FRANCE).toOffsetDateTime();
        information(document, title, author, moment);
        document.getDocumentCatalog().setLanguage(language);
        document.setVersion(1.4f);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(xmp(title, author, moment).getBytes(StandardCharsets.UTF_8));
        document.getDocumentCatalog().setMetadata(metadata);
        colours(document);
        document.setDocumentId(made.toEpochMilli() ^ (long) Arrays.asList(title, author).hashCode() << 32);
        ByteArrayOutputStream out = new ByteArrayOutputStream(128 << 10);
        document.save(out, CompressParameters.NO_COMPRESSION);
        return out.toByteArray();
    }

    private static void information(PDDocument document, String title, String author, OffsetDateTime moment) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        if (!author.isBlank()) information.setAuthor(author);
        information.setCreator(PRODUCER);
        information.setProducer(PRODUCER);
        GregorianCalendar calendar = GregorianCalendar.from(moment.toZonedDateTime());
        information.setCreationDate(calendar);
        information.setModificationDate(calendar);
        document.setDocumentInformation(information);
    }

    private static void colours(PDDocument document) throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        document.getDocumentCatalog().addOutputIntent(intent);
    }

    private static String xmp(String title, String author, OffsetDateTime moment) {
        String when = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT).format(moment);
        String creator = author.isBlank() ? "" : """
                <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
                """.formatted(escaped(author));
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
                <pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                %s</rdf:Description>
                <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
                <xmp:CreatorTool>%s</xmp:CreatorTool><xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>
                </rdf:Description>
                <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>%s</pdf:Producer>
                </rdf:Description>
                </rdf:RDF></x:xmpmeta>
                <?xpacket end="r"?>""".formatted(escaped(title), creator, PRODUCER, when, when, PRODUCER);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
