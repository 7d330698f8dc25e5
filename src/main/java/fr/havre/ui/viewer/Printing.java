package fr.havre.ui.viewer;

import fr.havre.documents.DocumentPages;
import java.util.List;

/** The printers of this computer. Never on the FX thread. */
public interface Printing {
    /** What became of what was to be printed. */
    enum Outcome { SENT, NO_PRINTER, FAILED }

    /** Their names, the usual one first; empty if there is none. */
    List<String> printers();

    /** Sends all pages to a printer, under a name that says nothing of a patient; returns once the printer has taken them. */
    Outcome print(String printer, DocumentPages pages, int copies);

    /**
     * The same for a PDF that was written here, whose letters stay letters.
     *
     * @param job what others read in the queue: nothing of a patient
     */
    Outcome print(String printer, byte[] own, String job, int copies);

    /** Those of this computer. */
    static Printing system() {
        return new SystemPrinting();
    }
}
