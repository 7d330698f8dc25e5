package fr.havre.documents.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Pdfs;
import fr.havre.documents.Warning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.junit.jupiter.api.Test;

class PdfReaderTest {
    private static PdfDocument read(byte[] pdf) {
        return PdfReader.read(DocumentSource.of(pdf), 100_000);
    }

    private static Code refusal(byte[] pdf) {
        return assertThrows(DocumentRefusedException.class, () -> read(pdf)).code();
    }

    @Test void readsPagesAndWords() {
        PdfDocument pdf = read(Pdfs.of("Compte rendu\nde consultation", "Deuxième page à l'œil"));
        assertEquals(2, pdf.pages());
        assertEquals("Compte rendu\nde consultation\nDeuxième page à l'œil", pdf.text());
        assertEquals(Set.of(), pdf.warnings());
    }

    @Test void keepsAPdfWithAScriptAndNeverRunsIt() {
        assertEquals(Set.of(Warning.SCRIPT), read(Pdfs.with(document -> document.getDocumentCatalog()
                .setOpenAction(new PDActionJavaScript("app.launchURL('http://nowhere.example')")), "mot")).warnings());
        assertEquals(Set.of(Warning.ACTION), read(Pdfs.with(document -> document.getDocumentCatalog()
                .setOpenAction(new PDActionLaunch()), "mot")).warnings());
    }

    @Test void notesAttachedFiles() {
        assertTrue(read(Pdfs.with(document -> {
            var names = new org.apache.pdfbox.pdmodel.PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(new PDEmbeddedFilesNameTreeNode());
            document.getDocumentCatalog().setNames(names);
        }, "mot")).warnings().contains(Warning.ATTACHMENTS));
    }

    @Test void refusesAPdfThatNeedsAPasswordAndReadsOneThatOnlyForbidsPrinting() {
        assertEquals(Code.ENCRYPTED, refusal(Pdfs.with(document ->
                document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission())), "mot")));
        PdfDocument restricted = read(Pdfs.with(document ->
                document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission())), "mot"));
        assertEquals("mot", restricted.text());
        assertEquals(Set.of(Warning.RESTRICTED), restricted.warnings());
    }

    @Test void saysThatThereIsNoText() {
        assertEquals(Set.of(Warning.NO_TEXT), read(Pdfs.of("")).warnings());
    }

    @Test void stopsAtTheCapOfText() {
        PdfDocument pdf = PdfReader.read(DocumentSource.of(Pdfs.of("un deux trois quatre", "cinq")), 8);
        assertEquals(2, pdf.pages());
        assertTrue(pdf.text().length() <= 8 && pdf.warnings().contains(Warning.TEXT_CUT));
    }

    @Test void refusesHalfAPdfAndNoise() {
        byte[] pdf = Pdfs.of("mot");
        for (byte[] broken : new byte[][] {Arrays.copyOf(pdf, 20), "%PDF-1.7\nnothing here".getBytes(StandardCharsets.US_ASCII)}) {
            assertEquals(Code.DAMAGED, refusal(broken));
        }
    }

    @Test void refusesAStreamThatUnpacksWithoutEnd() throws IOException {
        byte[] once = deflated(200 << 20);
        assertEquals(Set.of(Warning.NO_TEXT), read(Pdfs.raw("/FlateDecode", once)).warnings());     // streamed by the library
        ByteArrayOutputStream hex = new ByteArrayOutputStream();
        hex.writeBytes(java.util.HexFormat.of().formatHex(once).getBytes(StandardCharsets.US_ASCII));
        hex.write('>');
        assertEquals(Code.TOO_COMPLEX, refusal(Pdfs.raw("[/ASCIIHexDecode /FlateDecode]", hex.toByteArray())));
    }

    @Test void refusesAPdfThatTakesTooLong() {
        StringBuilder endless = new StringBuilder();
        for (int i = 0; i < 200_000; i++) endless.append("q 1 0 0 1 0 0 cm Q\n");
        byte[] pdf = Pdfs.raw("[]", endless.toString().getBytes(StandardCharsets.US_ASCII));
        assertEquals(Code.TOO_SLOW, assertThrows(DocumentRefusedException.class, () ->
                PdfReader.read(DocumentSource.of(pdf), 1000, Duration.ofSeconds(9), Duration.ofMillis(1))).code());
        assertTrue(PdfReader.read(DocumentSource.of(pdf), 1000, Duration.ZERO, Duration.ofSeconds(30)).warnings()
                .contains(Warning.TEXT_CUT));
    }

    @Test void stopsAtAPageThatSavesItsStateWithoutEnd() {
        byte[] pdf = Pdfs.raw("[]", "q ".repeat(500_000).getBytes(StandardCharsets.US_ASCII));
        assertTrue(read(pdf).warnings().contains(Warning.TEXT_CUT));
    }

    @Test void readsALargeSourceThatCannotJump() {
        byte[] pdf = Pdfs.with(document -> {
            byte[] noise = new byte[20 << 20];
            new java.util.Random(3).nextBytes(noise);
            document.getDocumentCatalog().getCOSObject().setItem("Noise",
                    new org.apache.pdfbox.pdmodel.common.PDStream(document, new java.io.ByteArrayInputStream(noise)));
        }, "premier", "second");
        PdfDocument read = PdfReader.read(new DocumentSource() {
            @Override public long size() {
                return pdf.length;
            }

            @Override public InputStream open() {
                return new java.io.ByteArrayInputStream(pdf);
            }
        }, 1000);
        assertEquals("premier\nsecond", read.text());
    }

    @Test void printsAndLogsNothingOfADamagedDocument() {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        PrintStream err = System.err;
        try {
            System.setErr(new PrintStream(seen, true, StandardCharsets.UTF_8));
            byte[] pdf = Pdfs.of("secret");
            for (int at = 20; at < pdf.length; at += 23) {
                byte[] broken = pdf.clone();
                broken[at] ^= 0x15;
                try {
                    read(broken);
                } catch (DocumentRefusedException e) {
                    assertFalse(e.getMessage().contains("secret"));
                }
            }
        } finally {
            System.setErr(err);
        }
        assertEquals("", seen.toString(StandardCharsets.UTF_8));
    }

    static byte[] deflated(int zeros) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed)) {
            byte[] piece = new byte[1 << 20];
            for (int left = zeros; left > 0; left -= piece.length) out.write(piece);
        }
        return packed.toByteArray();
    }
}
