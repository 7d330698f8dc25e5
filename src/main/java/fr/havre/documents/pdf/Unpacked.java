package fr.havre.documents.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.DecodeResult;
import org.apache.pdfbox.filter.FilterFactory;

/** What a filter of ours answers. Only the filters of PDFBox can make one: the simplest is given nothing to unpack. */
final class Unpacked {
    private Unpacked() { }

    static DecodeResult saying(COSDictionary parameters, int index) throws IOException {
        return FilterFactory.INSTANCE.getFilter(COSName.RUN_LENGTH_DECODE).decode(InputStream.nullInputStream(),
                OutputStream.nullOutputStream(), parameters, index);
    }
}
