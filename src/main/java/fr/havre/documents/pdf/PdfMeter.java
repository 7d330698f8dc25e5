package fr.havre.documents.pdf;

import com.sun.management.ThreadMXBean;
import fr.havre.documents.Deadline;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.jpeg2000.Jpeg2000;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;

/**
 * What one reading of a PDF may take. PDFBox unpacks streams whole into memory and has no limits of its own, so the
 * places it must pass (reads, unpacking, operators) ask here. Used by the reading thread only; {@link #abandon()} by
 * any.
 */
final class PdfMeter {
    /** What may be allocated between two checkpoints: about what can be alive at once. */
    private static final long MAX_ALLOCATED = 512L << 20;
    /** Most of what a page allocates is collected on the way: a dense drawing takes hundreds of MiB. */
    private static final long MAX_ALLOCATED_ON_PAGE = 4L << 30;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Bound while a PDF is being read within limits. */
    static final ScopedValue<PdfMeter> CURRENT = ScopedValue.newInstance();

    private final Deadline deadline;
    private long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    private long pageBegan = allocatedBefore;
    private volatile boolean abandoned;
    /** The last picture that took long to unpack: PDFBox asks for each twice, once for its size. */
    private byte[] packed = {};
    private Jpeg2000.Unpacked unpacked;

    PdfMeter(Duration time) {
        this.deadline = Deadline.in(time);
    }

    /** A page begins: what came before can be collected. */
    void checkpoint() {
        step();
        pageBegan = allocatedBefore;
    }

    /** An operator of a page begins: what the one before needed can be collected, but for what the page holds on to. */
    void step() {
        check();
        allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    }

    /** True once a page has taken more than any real one, in small steps. */
    boolean pageTakesTooMuch() {
        return allocatedBefore - pageBegan > MAX_ALLOCATED_ON_PAGE;
    }

    void check() {
        if (abandoned) throw new DocumentRefusedException(Code.TOO_SLOW, "PDF");
        deadline.check("PDF");
        if (THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore > MAX_ALLOCATED) {
            throw new DocumentRefusedException(Code.TOO_COMPLEX, "PDF memory");
        }
    }

    /** A picture of JPEG 2000, within these bounds. */
    Jpeg2000.Unpacked unpacked(byte[] bytes) {
        if (unpacked == null || !Arrays.equals(bytes, packed)) {
            unpacked = Jpeg2000.unpack(bytes, this::check);
            packed = bytes;
        }
        return unpacked;
    }

    void abandon() {
        abandoned = true;
    }
}
