package fr.havre.documents.pdf;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.DecodeResult;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.jbig2.JBIG2ImageReader;

/**
 * Pictures as fax machines and copiers pack them (JBIG2, ISO 32000-1, 7.4.7). The filter of PDFBox finds the same decoder, but
 * hands it a file in the folder for temporary files; here nothing leaves memory.
 */
final class Jbig2Filter extends Filter {
    /** Packed. A page of dots that nothing can pack has one. */
    private static final int MAX_BYTES = 32 << 20;
    /** Of the decoder, which logs what it reads; held here, else its level is forgotten. */
    private static final Logger DECODER = Logger.getLogger("org.apache.pdfbox.jbig2");

    Jbig2Filter() {
        DECODER.setLevel(Level.OFF);
    }

    @Override public DecodeResult decode(InputStream encoded, OutputStream decoded, COSDictionary parameters, int index)
            throws IOException {
        byte[] bytes = bytes(encoded, getDecodeParams(parameters, index));
        Jbig2Segments.check(bytes);
        if (PdfMeter.CURRENT.isBound()) PdfMeter.CURRENT.get().check();
        decoded.write(rows(bytes));
        return Unpacked.saying(parameters, index);
    }

    /** What pictures of this document share, then its own. */
    private static byte[] bytes(InputStream encoded, COSDictionary own) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        COSStream shared = own == null ? null : own.getCOSStream(COSName.JBIG2_GLOBALS);
        if (shared != null) {
            try (InputStream in = shared.createInputStream()) {
                all.writeBytes(in.readNBytes(MAX_BYTES));
            }
        }
        all.writeBytes(encoded.readNBytes(MAX_BYTES));
        if (all.size() >= MAX_BYTES) throw new DocumentRefusedException(Code.TOO_COMPLEX, "JBIG2");
        return all.toByteArray();
    }

    /** One bit a pixel, each row in whole bytes, 0 is black. */
    private static byte[] rows(byte[] bytes) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            JBIG2ImageReader reader = new JBIG2ImageReader(null);
            try {
                reader.setInput(in, false, true);
                BufferedImage picture = reader.read(0, reader.getDefaultReadParam());
                if (picture.getColorModel().getPixelSize() == 1 && picture.getRaster().getDataBuffer() instanceof DataBufferByte packed) {
                    return packed.getData();
                }
                throw new IOException("JBIG2 of another kind");
            } catch (RuntimeException e) {                      // the library's own, on hostile bytes
                throw new IOException("JBIG2", e);
            } finally {
                reader.dispose();
            }
        }
    }

    @Override protected void encode(InputStream input, OutputStream encoded, COSDictionary parameters) {
        throw new UnsupportedOperationException("JBIG2 is not written");
    }
}
