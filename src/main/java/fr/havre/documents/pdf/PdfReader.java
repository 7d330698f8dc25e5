package fr.havre.documents.pdf;

import fr.havre.documents.Deadline;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.SearchText;
import fr.havre.documents.Warning;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Reads a PDF's pages and text within bounds of memory and time. Any thread; blocks until done. */
public final class PdfReader {
    /** After this no more text is looked for. */
    private static final Duration ENOUGH = Duration.ofSeconds(20);
    /** After this the PDF is refused. */
    private static final Duration TOO_LONG = Duration.ofSeconds(40);
    private static final int PAGES_LOOKED_AT = 5_000;

    private PdfReader() { }

    /**
     * Reads a PDF to its end.
     *
     * @param maxChars of text that are kept for searching
     * @throws DocumentRefusedException {@code ENCRYPTED} if it needs a password, {@code DAMAGED}, {@code TOO_DEEP},
     *     {@code TOO_COMPLEX}, {@code TOO_SLOW}
     */
    public static PdfDocument read(DocumentSource source, int maxChars) {
        return read(source, maxChars, ENOUGH, TOO_LONG);
    }

    static PdfDocument read(DocumentSource source, int maxChars, Duration enough, Duration tooLong) {
        PdfMeter[] meter = new PdfMeter[1];
        FutureTask<PdfDocument> task = new FutureTask<>(() -> {
            synchronized (meter) {
                meter[0] = new PdfMeter(tooLong);
            }
            return ScopedValue.where(PdfMeter.CURRENT, meter[0])
                    .call(() -> readHere(source, maxChars, meter[0], enough));
        });
        Thread.ofPlatform().daemon().name("pdf-reader").start(task);
        try {
            return task.get(tooLong.toMillis() + 2_000, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw abandoned(meter);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw abandoned(meter);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DocumentRefusedException refused) throw refused;
            throw new DocumentRefusedException(Code.DAMAGED, "PDF", e.getCause());
        }
    }

    /** The thread ends at its next read, unpacking or operator. */
    private static DocumentRefusedException abandoned(PdfMeter[] meter) {
        synchronized (meter) {
            if (meter[0] != null) meter[0].abandon();
        }
        return new DocumentRefusedException(Code.TOO_SLOW, "PDF");
    }

    private static PdfDocument readHere(DocumentSource source, int maxChars, PdfMeter meter, Duration enough) {
        try (PDDocument document = PdfFiles.open(source)) {
            Set<Warning> warnings = EnumSet.noneOf(Warning.class);
            if (document.isEncrypted()) warnings.add(Warning.RESTRICTED);
            warnings.addAll(PdfActions.of(document, meter, PAGES_LOOKED_AT));
            SearchText words = new SearchText(maxChars);
            PdfText text = new PdfText(words, meter, Deadline.in(enough));
            text.read(document);
            if (text.pages() == 0) throw new DocumentRefusedException(Code.DAMAGED, "PDF without pages");
            if (text.unreadable() > 0) warnings.add(Warning.PART_NOT_READABLE);
            if (text.cut()) warnings.add(Warning.TEXT_CUT);
            if (words.isEmpty()) warnings.add(Warning.NO_TEXT);
            return new PdfDocument(text.pages(), words.words(), warnings);
        } catch (DocumentRefusedException e) {
            throw e;
        } catch (StackOverflowError e) {
            throw new DocumentRefusedException(Code.TOO_DEEP, "PDF", e);
        } catch (OutOfMemoryError e) {                          // the last line behind the meter
            throw new DocumentRefusedException(Code.TOO_COMPLEX, "PDF memory", e);
        } catch (IOException | RuntimeException e) {            // the library's own, on hostile bytes
            throw new DocumentRefusedException(Code.DAMAGED, "PDF", e);
        }
    }
}
