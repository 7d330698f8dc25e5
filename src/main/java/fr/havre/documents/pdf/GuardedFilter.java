package fr.havre.documents.pdf;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.DecodeResult;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Stands around each filter of PDFBox and stops one that unpacks without end: 256 KiB can hold 256 MiB of zeros.
 * PDFBox has no setting for that, so its table of filters is changed once, for reading and for showing alike.
 */
final class GuardedFilter extends Filter {
    /** Of one stream, unpacked: a page's text and drawings, an image, a font. */
    private static final long MAX_STREAM = 128L << 20;
    /** Of one stream that holds objects or the table of objects, each byte of which becomes more in memory. */
    private static final long MAX_OBJECTS = 8L << 20;

    private final Filter guarded;

    private GuardedFilter(Filter guarded) {
        this.guarded = guarded;
    }

    /** Puts itself around every filter. Throws if this version of PDFBox keeps them elsewhere. */
    static void install() {
        try {
            Field table = FilterFactory.class.getDeclaredField("filters");
            table.setAccessible(true);
            @SuppressWarnings("unchecked")                      // its declared type
            Map<COSName, Filter> filters = (Map<COSName, Filter>) table.get(FilterFactory.INSTANCE);
            filters.replaceAll((name, filter) -> filter instanceof GuardedFilter ? filter : new GuardedFilter(ours(name, filter)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("filters of PDFBox", e);
        }
    }

    private static Filter ours(COSName name, Filter usual) {
        if (COSName.JBIG2_DECODE.equals(name)) return new Jbig2Filter();
        return COSName.JPX_DECODE.equals(name) ? new JpxFilter() : usual;
    }

    @Override public DecodeResult decode(InputStream encoded, OutputStream decoded, COSDictionary parameters, int index)
            throws IOException {
        return guarded.decode(encoded, new Counted(decoded, limit(parameters)), parameters, index);
    }

    @Override public DecodeResult decode(InputStream encoded, OutputStream decoded, COSDictionary parameters, int index,
            DecodeOptions options) throws IOException {
        return guarded.decode(encoded, new Counted(decoded, limit(parameters)), parameters, index, options);
    }

    @Override protected void encode(InputStream input, OutputStream encoded,
            COSDictionary parameters) throws IOException {
        guarded.encode(input, encoded, parameters, 0);
    }

    private static long limit(COSDictionary parameters) {
        COSName type = parameters.getCOSName(COSName.TYPE);
        return COSName.OBJ_STM.equals(type) || COSName.XREF.equals(type) ? MAX_OBJECTS : MAX_STREAM;
    }

    private static final class Counted extends FilterOutputStream {
        private final long limit;
        private long written;
        private long nextCheck = 64 << 10;

        Counted(OutputStream out, long limit) {
            super(out);
            this.limit = limit;
        }

        @Override public void write(int b) throws IOException {
            count(1);
            out.write(b);
        }

        @Override public void write(byte[] from, int offset, int length) throws IOException {
            count(length);
            out.write(from, offset, length);
        }

        private void count(int more) {
            written += more;
            if (written > limit) throw new DocumentRefusedException(Code.TOO_COMPLEX, "PDF stream");
            if (written < nextCheck) return;
            nextCheck = written + (64 << 10);
            if (PdfMeter.CURRENT.isBound()) PdfMeter.CURRENT.get().check();
        }
    }
}
