package fr.havre.documents.pdf;

import fr.havre.documents.DocumentPages;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.PageSize;
import fr.havre.documents.PageText;
import fr.havre.documents.Picture;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** The pages of a PDF. The document lives on one thread of its own, which every call asks and waits for. */
public final class PdfPages implements DocumentPages {
    private static final Duration ONE_CALL = Duration.ofSeconds(20);
    private static final System.Logger LOG = System.getLogger(PdfPages.class.getName());

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("pdf-pages").unstarted(task));
    private final Duration oneCall;
    private PDDocument document;
    private int count;

    private PdfPages(Duration oneCall) {
        this.oneCall = oneCall;
    }

    /**
     * Opens a PDF; the caller closes it.
     *
     * @throws DocumentRefusedException as {@link PdfReader#read}
     */
    public static PdfPages open(DocumentSource source) {
        return open(source, ONE_CALL);
    }

    static PdfPages open(DocumentSource source, Duration oneCall) {
        PdfPages pages = new PdfPages(oneCall);
        try {
            pages.count = pages.ask(() -> {
                pages.document = PdfFiles.open(source);
                return pages.document.getNumberOfPages();
            });
            if (pages.count <= 0) throw new DocumentRefusedException(Code.DAMAGED, "PDF without pages");
            return pages;
        } catch (DocumentRefusedException | CancellationException e) {
            pages.close();
            throw e;
        }
    }

    @Override public int count() {
        return count;
    }

    @Override public PageSize size(int page) {
        return ask(() -> size(document.getPage(page)));
    }

    private static PageSize size(PDPage page) {
        PDRectangle box = page.getCropBox();
        boolean turned = page.getRotation() % 180 != 0;
        double width = Math.clamp(box.getWidth(), 1, 20_000);
        double height = Math.clamp(box.getHeight(), 1, 20_000);
        return turned ? new PageSize(height, width) : new PageSize(width, height);
    }

    @Override public Picture picture(int page, double scale) {
        return ask(() -> {
            PageSize size = size(document.getPage(page));
            double largest = Math.sqrt(Picture.MAX_PIXELS / (size.width() * size.height()));
            return new PdfDrawing(document, PdfMeter.CURRENT.get()).draw(page, (float) Math.min(scale, largest));
        });
    }

    @Override public PageText text(int page) {
        return ask(() -> new PdfPageText(PdfMeter.CURRENT.get()).read(document, page));
    }

    /** Runs {@code work} on the document's thread, under a meter, while the caller waits. */
    private <T> T ask(Callable<T> work) {
        AtomicReference<PdfMeter> meter = new AtomicReference<>();
        Future<T> asked;
        try {
            asked = thread.submit(() -> metered(work, meter));
        } catch (RejectedExecutionException _) {
            throw new CancellationException("closed");
        }
        try {
            return asked.get(oneCall.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            abandon(asked, meter);
            throw new DocumentRefusedException(Code.TOO_SLOW, "PDF page");
        } catch (InterruptedException e) {
            abandon(asked, meter);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DocumentRefusedException refused) throw refused;
            throw new DocumentRefusedException(Code.DAMAGED, "PDF page", e.getCause());
        }
    }

    /** Not interrupted: the thread ends its work at the next read, unpacking or operator, and goes on living. */
    private static void abandon(Future<?> asked, AtomicReference<PdfMeter> meter) {
        asked.cancel(false);
        PdfMeter running = meter.get();
        if (running != null) running.abandon();
    }

    private <T> T metered(Callable<T> work, AtomicReference<PdfMeter> shown) throws Exception {
        PdfMeter meter = new PdfMeter(oneCall);
        shown.set(meter);
        try {
            return ScopedValue.where(PdfMeter.CURRENT, meter).call(work::call);
        } catch (StackOverflowError e) {
            throw new DocumentRefusedException(Code.TOO_DEEP, "PDF page", e);
        } catch (OutOfMemoryError e) {                          // the last line behind the meter
            throw new DocumentRefusedException(Code.TOO_COMPLEX, "PDF memory", e);
        }
    }

    @Override public void close() {
        if (thread.isShutdown()) return;
        thread.execute(this::closeHere);
        thread.shutdown();
    }

    private void closeHere() {
        try {
            if (document != null) document.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing a PDF: {0}", e.getClass().getName());
        }
    }
}
