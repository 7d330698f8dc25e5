package fr.havre.ui.viewer;

import fr.havre.documents.DocumentPages;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.PageSize;
import fr.havre.documents.Picture;
import fr.havre.documents.pdf.PdfPages;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.print.PageFormat;
import java.awt.print.Pageable;
import java.awt.print.Paper;
import java.awt.print.Printable;
import java.awt.print.PrinterAbortException;
import java.awt.print.PrinterException;
import java.awt.print.PrinterJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;

/**
 * Each page is drawn at 300 dpi within the bounds of the viewer, whole on A4, and flows into the printing system where it has a
 * program for that; else it goes through Java's own printing.
 */
final class SystemPrinting implements Printing {
    /** Shown in queues and on other people's screens. */
    static final String JOB = "Document";
    private static final System.Logger LOG = System.getLogger(SystemPrinting.class.getName());

    @Override public List<String> printers() {
        List<String> names = new ArrayList<>();
        PrintService usual = PrintServiceLookup.lookupDefaultPrintService();
        if (usual != null) names.add(usual.getName());
        for (PrintService each : PrintServiceLookup.lookupPrintServices(null, null)) {
            if (!names.contains(each.getName())) names.add(each.getName());
        }
        return names;
    }

    private final Optional<Spooler> spooler;

    SystemPrinting() {
        this(Spooler.in(System.getenv().getOrDefault("PATH", "")));
    }

    SystemPrinting(Optional<Spooler> spooler) {
        this.spooler = spooler;
    }

    @Override public Outcome print(String printer, DocumentPages pages, int copies) {
        return spooler.map(program -> spooled(program, printer, JOB, copies, out -> PrintedPdf.write(pages, out)))
                .orElseGet(() -> throughJava(printer, pages, JOB, copies));
    }

    @Override public Outcome print(String printer, byte[] own, String job, int copies) {
        if (spooler.isPresent()) return spooled(spooler.get(), printer, job, copies, out -> out.write(own));
        try (DocumentPages pages = PdfPages.open(DocumentSource.of(own))) {
            return throughJava(printer, pages, job, copies);
        }
    }

    private Outcome spooled(Spooler program, String printer, String job, int copies, Spooler.Writing writing) {
        try {
            if (program.print(printer, job, copies, writing)) return Outcome.SENT;
            return printers().contains(printer) ? Outcome.FAILED : Outcome.NO_PRINTER;
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "printing: {0}", e.getClass().getName());
            return Outcome.FAILED;
        }
    }

    private static Outcome throughJava(String printer, DocumentPages pages, String name, int copies) {
        Optional<PrintService> service = Arrays.stream(PrintServiceLookup.lookupPrintServices(null, null))
                .filter(each -> each.getName().equals(printer)).findFirst();
        if (service.isEmpty()) return Outcome.NO_PRINTER;
        try {
            PrinterJob job = PrinterJob.getPrinterJob();
            job.setJobName(name);
            job.setPrintService(service.get());
            job.setCopies(copies);
            job.setPageable(new Sheets(pages));
            job.print();
            return Outcome.SENT;
        } catch (PrinterException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "printing: {0}", e.getClass().getName());
            return Outcome.FAILED;
        }
    }

    /** The pages, each on its own sheet, turned if it is wider than high. */
    static final class Sheets implements Pageable, Printable {
        private final DocumentPages pages;
        private int drawnPage = -1;
        private BufferedImage drawn;

        Sheets(DocumentPages pages) {
            this.pages = pages;
        }

        @Override public int getNumberOfPages() {
            return pages.count();
        }

        @Override public PageFormat getPageFormat(int page) {
            PageSize size = pages.size(page);
            Paper paper = new Paper();
            paper.setSize(PrintedPdf.A4_WIDTH, PrintedPdf.A4_HEIGHT);
            paper.setImageableArea(PrintedPdf.MARGIN, PrintedPdf.MARGIN, PrintedPdf.A4_WIDTH - 2 * PrintedPdf.MARGIN, PrintedPdf.A4_HEIGHT - 2 * PrintedPdf.MARGIN);
            PageFormat format = new PageFormat();
            format.setPaper(paper);
            format.setOrientation(size.width() > size.height() ? PageFormat.LANDSCAPE : PageFormat.PORTRAIT);
            return format;
        }

        @Override public Printable getPrintable(int page) {
            return this;
        }

        /** Called several times a page. */
        @Override public int print(Graphics graphics, PageFormat format, int page) throws PrinterException {
            if (page >= pages.count()) return NO_SUCH_PAGE;
            try {
                if (page != drawnPage) draw(page);
            } catch (DocumentRefusedException e) {
                throw new PrinterAbortException(e.code().name());
            }
            PageSize size = pages.size(page);
            double scale = Math.min(1, Math.min(format.getImageableWidth() / size.width(),
                    format.getImageableHeight() / size.height()));
            double width = size.width() * scale;
            double height = size.height() * scale;
            Graphics2D paper = (Graphics2D) graphics;
            paper.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            paper.translate(format.getImageableX() + (format.getImageableWidth() - width) / 2,
                    format.getImageableY() + (format.getImageableHeight() - height) / 2);
            paper.scale(width / drawn.getWidth(), height / drawn.getHeight());
            paper.drawImage(drawn, 0, 0, null);
            return PAGE_EXISTS;
        }

        private void draw(int page) {
            Picture picture = pages.picture(page, PrintedPdf.DRAWN_AT);
            drawn = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
            drawn.setRGB(0, 0, picture.width(), picture.height(), picture.pixels(), 0, picture.width());
            drawnPage = page;
        }
    }
}
