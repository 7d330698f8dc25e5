package fr.havre.documents.pdf;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/** Opens PDFs the one way Havre opens them: guarded filters, own fonts, nothing on disk. */
public final class PdfFiles {
    static {
        GuardedFilter.install();
        FontMappers.set(new BundledFonts());
    }

    private PdfFiles() { }

    /**
     * Opens a PDF; the caller closes it and uses it on one thread.
     *
     * @throws DocumentRefusedException {@code ENCRYPTED}, {@code DAMAGED}, {@code TOO_DEEP} and the limits
     */
    public static PDDocument open(DocumentSource source) {
        SourceBytes bytes = null;
        try {
            bytes = new SourceBytes(source);
            return Loader.loadPDF(bytes, IOUtils.createMemoryOnlyStreamCache());
        } catch (InvalidPasswordException e) {
            throw closing(bytes, new DocumentRefusedException(Code.ENCRYPTED, "PDF", e));
        } catch (NoClassDefFoundError e) {                      // encrypted for certificates: needs what Havre leaves out
            throw closing(bytes, new DocumentRefusedException(Code.ENCRYPTED, "PDF", e));
        } catch (StackOverflowError e) {
            throw closing(bytes, new DocumentRefusedException(Code.TOO_DEEP, "PDF", e));
        } catch (DocumentRefusedException e) {
            throw closing(bytes, e);
        } catch (IOException | RuntimeException e) {            // the library's own, on hostile bytes
            throw closing(bytes, new DocumentRefusedException(Code.DAMAGED, "PDF", e));
        }
    }

    private static DocumentRefusedException closing(SourceBytes bytes, DocumentRefusedException refused) {
        try {
            if (bytes != null) bytes.close();
        } catch (IOException _) {
            // only read from
        }
        return refused;
    }
}
