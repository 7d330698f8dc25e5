package fr.havre.ui;

import java.awt.print.PrinterException;
import java.awt.print.PrinterJob;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javax.print.PrintServiceLookup;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.printing.PDFPageable;

/** This computer's choosers and printers. */
final class FxOutside implements Outside {
    private static final System.Logger LOG = System.getLogger(FxOutside.class.getName());

    private final Stage stage;
    private final Background background;
    private final DesktopNotice notice = new DesktopNotice(System.getenv().getOrDefault("PATH", ""));

    FxOutside(Stage stage, Background background) {
        this.stage = stage;
        this.background = background;
    }

    @Override public Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
    }

    @Override public List<Path> files(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        List<File> chosen = chooser.showOpenMultipleDialog(stage);
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
    }

    @Override public List<Path> copiedFiles() {
        List<File> copied = Clipboard.getSystemClipboard().getFiles();
        return copied == null ? List.of() : copied.stream().map(File::toPath).toList();
    }

    @Override public Optional<Image> copiedPicture() {
        return Optional.ofNullable(Clipboard.getSystemClipboard().getImage());
    }

    @Override public Optional<Path> saveAs(String title, String proposedName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(proposedName);
        return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
    }

    @Override public void tell(String sentence) {
        background.run(() -> notice.show(sentence), _ -> { }, _ -> { });
    }

    /** By PDFBox through the JDK's printing: where there is no printer, JavaFX says that it printed. */
    @Override public void print(byte[] pdf, String job, Consumer<Boolean> answered) {
        background.run(() -> printed(pdf, job), answered, failure -> {
            LOG.log(System.Logger.Level.WARNING, "printing failed: {0}", failure.getClass().getSimpleName());
            answered.accept(false);
        });
    }

    private static boolean printed(byte[] pdf, String job) throws IOException, PrinterException {
        if (PrintServiceLookup.lookupPrintServices(null, null).length == 0) return false;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PrinterJob printing = PrinterJob.getPrinterJob();
            printing.setJobName(job);
            printing.setPageable(new PDFPageable(document));
            if (!printing.printDialog()) return false;
            printing.print();
            return true;
        }
    }
}
