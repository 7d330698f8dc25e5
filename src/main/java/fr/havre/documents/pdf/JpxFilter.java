package fr.havre.documents.pdf;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.jpeg2000.Jpeg2000;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.DecodeResult;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDIndexed;

/**
 * Pictures of JPEG 2000 (ISO 32000-1, 7.4.9). What they say of their own size, depth and colours counts more than what the PDF
 * says, but for the PDF's colour space; channels beyond its colours are left out.
 */
final class JpxFilter extends Filter {
    private static final int MAX_BYTES = 64 << 20;

    @Override public DecodeResult decode(InputStream encoded, OutputStream decoded, COSDictionary parameters, int index)
            throws IOException {
        byte[] bytes = encoded.readNBytes(MAX_BYTES);
        if (bytes.length == MAX_BYTES) throw new DocumentRefusedException(Code.TOO_COMPLEX, "JPEG 2000");
        Jpeg2000.Unpacked picture = unpacked(bytes);
        COSDictionary said = new COSDictionary(parameters);
        said.setInt(COSName.WIDTH, picture.width());
        said.setInt(COSName.HEIGHT, picture.height());
        said.setInt(COSName.BITS_PER_COMPONENT, 8);
        if (!parameters.getBoolean(COSName.IMAGE_MASK, false)) said.removeItem(COSName.DECODE);
        COSBase named = parameters.getDictionaryObject(COSName.COLORSPACE);
        PDColorSpace space = named == null ? null : PDColorSpace.create(named);
        int colours = space == null ? own(picture, said) : space.getNumberOfComponents();
        if (colours > picture.channels()) throw new IOException("JPEG 2000 with too few colours");
        decoded.write(samples(picture, colours, space instanceof PDIndexed));
        return Unpacked.saying(said, index);
    }

    private static Jpeg2000.Unpacked unpacked(byte[] bytes) {
        if (!PdfMeter.CURRENT.isBound()) return Jpeg2000.unpack(bytes, () -> { });
        return PdfMeter.CURRENT.get().unpacked(bytes);
    }

    private static int own(Jpeg2000.Unpacked picture, COSDictionary said) {
        int colours = picture.colours() >= 3 ? Math.min(picture.colours(), 4) : 1;
        said.setItem(COSName.COLORSPACE, switch (colours) {
            case 4 -> COSName.DEVICECMYK;
            case 3 -> COSName.DEVICERGB;
            default -> COSName.DEVICEGRAY;
        });
        return colours;
    }

    /** @param numbers instead of colours: as they were before they were stretched to a byte */
    private static byte[] samples(Jpeg2000.Unpacked picture, int colours, boolean numbers) {
        byte[] from = picture.samples();
        boolean stretched = numbers && picture.depth() < 8;
        if (colours == picture.channels() && !stretched) return from;
        int highest = (1 << Math.min(8, picture.depth())) - 1;
        byte[] samples = new byte[picture.width() * picture.height() * colours];
        for (int i = 0; i < samples.length; i++) {
            int value = from[i / colours * picture.channels() + i % colours] & 0xFF;
            samples[i] = (byte) (stretched ? Math.round(value * highest / 255f) : value);
        }
        return samples;
    }

    @Override protected void encode(InputStream input, OutputStream encoded, COSDictionary parameters) {
        throw new UnsupportedOperationException("JPEG 2000 is not written");
    }
}
