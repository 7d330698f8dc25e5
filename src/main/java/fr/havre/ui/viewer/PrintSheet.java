package fr.havre.ui.viewer;

import fr.havre.documents.DocumentPages;
import fr.havre.ui.Surroundings;
import java.util.function.Supplier;

/** Asks on which printer, then prints. */
final class PrintSheet {
    private PrintSheet() { }

    /** Says that there is no printer, or asks which. */
    static void open(Surroundings around, Printing printing, Supplier<DocumentPages> pages) {
        around.background().run(printing::printers, printers -> {
            if (printers.isEmpty()) around.notices().say(() -> around.words().now("viewer.print.none"));
            else around.sheets().show(new PrinterForm(around.words(), printers, chosen -> {
                around.sheets().close();
                print(around, printing, pages.get(), chosen);
            }, around.sheets()::close), () -> { });
        }, around.notices()::problem);
    }

    private static void print(Surroundings around, Printing printing, DocumentPages pages, PrinterForm.Chosen chosen) {
        around.background().run(() -> printing.print(chosen.printer(), pages, chosen.copies()),
                outcome -> around.notices().say(() -> around.words().now("viewer.print." + outcome)), around.notices()::problem);
    }
}
