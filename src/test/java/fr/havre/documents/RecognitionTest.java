package fr.havre.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentRefusedException.Code;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognitionTest {
    private static Recognised recognise(byte[] bytes) {
        return Recognition.recognise(DocumentSource.of(bytes));
    }

    private static Code refusal(byte[] bytes) {
        return assertThrows(DocumentRefusedException.class, () -> recognise(bytes)).code();
    }

    static byte[] image(String format, int pages) throws IOException {
        BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 40; x++) picture.setRGB(x, x * 3 / 4, 0xFF8800 + x);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var stream = new javax.imageio.stream.MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            if (pages == 1) {
                writer.write(picture);
            } else {
                writer.prepareWriteSequence(null);
                for (int i = 0; i < pages; i++) writer.writeToSequence(new IIOImage(picture, null, null), null);
                writer.endWriteSequence();
            }
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    static byte[] levelOne(byte[] pdf) {
        return ("<?xml version=\"1.0\"?><ClinicalDocument xmlns=\"urn:hl7-org:v3\"><title>Lettre</title><component><nonXMLBody>"
                + "<text mediaType=\"application/pdf\" representation=\"B64\">" + Base64.getEncoder().encodeToString(pdf)
                + "</text></nonXMLBody></component></ClinicalDocument>").getBytes(StandardCharsets.UTF_8);
    }

    @Test void recognisesEachFormatByItsBytes(@TempDir Path folder) throws Exception {
        assertEquals(DocumentFormat.PDF, recognise(Pdfs.of("mot")).format());
        assertEquals(DocumentFormat.CDA, recognise(levelOne(Pdfs.of("mot"))).format());
        assertEquals(DocumentFormat.XDM, recognise(Xdms.of(Pdfs.of("mot"))).format());
        assertEquals(DocumentFormat.JPEG, recognise(image("jpeg", 1)).format());
        assertEquals(DocumentFormat.PNG, recognise(image("png", 1)).format());
        assertEquals(3, recognise(image("tiff", 3)).pages().orElseThrow());
        Path file = Files.write(folder.resolve("x.exe"), "Bonjour".getBytes(StandardCharsets.UTF_8));
        assertEquals(DocumentFormat.TEXT, Recognition.recognise(DocumentSource.of(file)).format());
    }

    @Test void findsTheWordsOfAPdfInsideACda() {
        Recognised cda = recognise(levelOne(Pdfs.of("lombalgie chronique")));
        assertEquals("lombalgie chronique", cda.text());
        assertEquals(1, cda.pages().orElseThrow());
        assertEquals("application/pdf", cda.contained().getFirst().mimeType());
        assertEquals("urn:ihe:iti:xds-sd:pdf:2008", cda.metadata().format().orElseThrow().code());
    }

    @Test void keepsACdaWhosePdfCannotBeReadWithAWarning() {
        assertTrue(recognise(levelOne("no pdf".getBytes(StandardCharsets.US_ASCII))).warnings().contains(Warning.PART_NOT_READABLE));
    }

    @Test void readsTextInTheEncodingsOfOfficeComputers() {
        String words = "Été à l'hôpital\r\nœdème de la cheville gauche";
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, Charset.forName("windows-1252"), StandardCharsets.UTF_16}) {
            assertEquals("Été à l'hôpital\nœdème de la cheville gauche", recognise(words.getBytes(charset)).text(), charset.name());
        }
        assertEquals(Set.of(Warning.ENCODING_GUESSED), recognise(words.getBytes(Charset.forName("windows-1252"))).warnings());
    }

    @Test void refusesWhatIsNoDocument() {
        assertEquals(Code.EMPTY, refusal(new byte[0]));
        assertEquals(Code.EMPTY, refusal(" \r\n\t ".getBytes(StandardCharsets.UTF_8)));
        assertEquals(Code.UNKNOWN_FORMAT, refusal(new byte[10_000]));
        assertEquals(Code.UNKNOWN_FORMAT, refusal("MZ\u0090\0\3\0\0".getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals(Code.UNKNOWN_FORMAT, refusal("<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8)));
        byte[] noise = new byte[5_000];
        new java.util.Random(1).nextBytes(noise);
        assertEquals(Code.UNKNOWN_FORMAT, refusal(noise));
    }

    @Test void refusesImagesThatAreCutOrTooLarge() throws Exception {
        for (String format : new String[] {"jpeg", "png", "tiff"}) {
            byte[] image = image(format, 1);
            assertEquals(Code.DAMAGED, refusal(Arrays.copyOf(image, image.length * 2 / 3)), format);
        }
        byte[] png = image("png", 1);
        png[16] = 0x7F;                                         // width: the checksum no longer holds
        assertEquals(Code.DAMAGED, refusal(png));
        byte[] jpeg = image("jpeg", 1);
        for (int at = 2; at < jpeg.length - 9; at++) {
            if ((jpeg[at] & 0xFF) == 0xFF && (jpeg[at + 1] & 0xFF) == 0xC0) Arrays.fill(jpeg, at + 5, at + 9, (byte) 0xFF);
        }
        assertEquals(Code.TOO_COMPLEX, refusal(jpeg));
    }

    @Test void leavesOutADocumentOfAnArchiveThatCannotBeKept() {
        var parts = Xdms.parts(new byte[5_000]);
        assertEquals(Code.NO_DOCUMENT_INSIDE, refusal(Xdms.zip(parts)));
        assertEquals(Code.NO_DOCUMENT_INSIDE, refusal(Xdms.of(Xdms.of(Pdfs.of("mot")))));
    }

    @Test void takesTheClassOfTheTypeAndNotTheOneAnArchiveClaims() {
        byte[] pdf = Pdfs.of("mot");
        var parts = Xdms.parts(pdf);
        String list = "IHE_XDM/SUBSET01/METADATA.XML";
        parts.put(list, new String(parts.get(list), StandardCharsets.UTF_8)
                .replace("nodeRepresentation=\"10\"", "nodeRepresentation=\"95\"").getBytes(StandardCharsets.UTF_8));
        assertEquals("10", recognise(Xdms.zip(parts)).metadata().documentClass().orElseThrow().code());
    }

    @Test void warnsWhereTheArchiveAndTheDocumentNameDifferentPatients() {
        byte[] other = new String(levelOne(Pdfs.of("mot")), StandardCharsets.UTF_8).replace("<component>", """
                <recordTarget><patientRole><id root="1.2.250.1.213.1.4.10" extension="279035121518989"/></patientRole></recordTarget>
                <component>""").getBytes(StandardCharsets.UTF_8);
        assertTrue(recognise(Xdms.of(other)).warnings().contains(Warning.XDM_DISAGREES));
    }

    @Test void refusesATiffWhosePagesGoRoundInACircle() throws Exception {
        byte[] tiff = image("tiff", 2);
        var bytes = java.nio.ByteBuffer.wrap(tiff)
                .order(tiff[0] == 'I' ? java.nio.ByteOrder.LITTLE_ENDIAN : java.nio.ByteOrder.BIG_ENDIAN);
        int first = bytes.getInt(4);
        bytes.putInt(first + 2 + 12 * bytes.getShort(first), first);
        assertEquals(Code.DAMAGED, refusal(tiff));
    }

    @Test void everyOfficialExampleIsRecognisedAsACda() throws Exception {
        for (Path file : Examples.cda()) {
            Recognised found = Recognition.recognise(DocumentSource.of(file));
            assertEquals(DocumentFormat.CDA, found.format());
            assertTrue(found.text().length() > 20 || found.warnings().contains(Warning.NO_TEXT), file.toString());
        }
    }
}
