package fr.havre.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;

/** What the window asks of the computer around it: choosers, printer. A test puts its own answers in. On the FX thread. */
public interface Outside {
    /** A folder that a person picks. */
    Optional<Path> folder(String title);

    /** Files that a person picks; empty when none. */
    List<Path> files(String title);

    /** Files that were copied elsewhere, to be pasted; empty when none. */
    List<Path> copiedFiles();

    /** A picture that was copied elsewhere. */
    Optional<Image> copiedPicture();

    /** Where to save; the chooser asked before it answers with a file that exists. */
    Optional<Path> saveAs(String title, String proposedName);

    /**
     * Prints a PDF from memory; asks which printer.
     *
     * @param job a name that tells a passer-by nothing
     * @param answered on the FX thread: false when there is no printer or the person gave up
     */
    void print(byte[] pdf, String job, java.util.function.Consumer<Boolean> answered);

    /** A notice of the desktop, outside the window; where there is no such thing, nothing. Says nothing of a patient. */
    void tell(String sentence);
}
