package fr.havre.ui;

import fr.havre.ui.viewer.PrinterForm;
import fr.havre.ui.viewer.Printing;
import fr.havre.ui.viewer.Printing.Outcome;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** This computer's choosers and printers. */
final class FxOutside implements Outside {
    private static final System.Logger LOG = System.getLogger(FxOutside.class.getName());

    private final Stage stage;
    private final Background background;
    private final Printing printing;
    private final PrinterDialog dialog;
    private final DesktopNotice notice = new DesktopNotice(System.getenv().getOrDefault("PATH", ""));

    /** How often somebody left: what was asked before that is not answered to who comes next. */
    private int generation;

    FxOutside(Stage stage, Background background, LiveWords words, Look look) {
        this(stage, background, words, look, Printing.system());
    }

    FxOutside(Stage stage, Background background, LiveWords words, Look look, Printing printing) {
        this.stage = stage;
        this.background = background;
        this.printing = printing;
        dialog = new PrinterDialog(stage, words, look);
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

    /** Asks in a window above this one, for who prints may stand before the door, where there are no sheets. */
    @Override public void print(byte[] pdf, String job, Consumer<Boolean> answered) {
        int asked = generation;
        background.run(printing::printers, printers -> {
            if (printers.isEmpty() || asked != generation) answered.accept(false);
            else dialog.ask(printers, chosen -> chosen.ifPresentOrElse(each -> print(pdf, job, each, answered), () -> answered.accept(false)));
        }, failure -> failed(failure, answered));
    }

    private void print(byte[] pdf, String job, PrinterForm.Chosen chosen, Consumer<Boolean> answered) {
        background.run(() -> printing.print(chosen.printer(), pdf, job, chosen.copies()),
                outcome -> answered.accept(outcome == Outcome.SENT), failure -> failed(failure, answered));
    }

    private static void failed(Throwable failure, Consumer<Boolean> answered) {
        LOG.log(System.Logger.Level.WARNING, "printing failed: {0}", failure.getClass().getSimpleName());
        answered.accept(false);
    }

    /** What is asked of whoever sat here is asked no longer. */
    void forget() {
        generation++;
        dialog.close();
    }

    /** This, for somebody: what is made to be printed comes later than it was asked for, and is not printed while {@code there} is false. */
    Outside whileThere(BooleanSupplier there) {
        return new Theirs(this, there);
    }

    private record Theirs(FxOutside all, BooleanSupplier there) implements Outside {
        @Override public Optional<Path> folder(String title) {
            return all.folder(title);
        }

        @Override public List<Path> files(String title) {
            return all.files(title);
        }

        @Override public List<Path> copiedFiles() {
            return all.copiedFiles();
        }

        @Override public Optional<Image> copiedPicture() {
            return all.copiedPicture();
        }

        @Override public Optional<Path> saveAs(String title, String proposedName) {
            return all.saveAs(title, proposedName);
        }

        @Override public void print(byte[] pdf, String job, Consumer<Boolean> answered) {
            if (there.getAsBoolean()) all.print(pdf, job, answered);
            else answered.accept(false);
        }

        @Override public void tell(String sentence) {
            all.tell(sentence);
        }
    }
}
