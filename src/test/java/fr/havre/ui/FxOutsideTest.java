package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.havre.documents.DocumentPages;
import fr.havre.ui.viewer.Printing;
import fr.havre.ui.words.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

class FxOutsideTest {
    private static final byte[] PDF = {1};

    private final LaterBackground background = new LaterBackground();
    private final List<Boolean> answers = new ArrayList<>();

    private FxOutside outside() {
        return new FxOutside(new Stage(), background, new LiveWords(Language.FRENCH), new Look(), new OnePrinter());
    }

    @Test void whatWasAskedBeforeTheLockIsNotPrintedByWhoeverStandsAtTheDoor() {
        Screens.on(() -> {
            FxOutside outside = outside();
            int before = Window.getWindows().size();
            outside.print(PDF, "Havre", answers::add);
            outside.forget();
            background.all();
            assertEquals(before, Window.getWindows().size());
            assertEquals(List.of(false), answers);
            outside.print(PDF, "Havre", answers::add);
            background.all();
            assertEquals(before + 1, Window.getWindows().size(), "who comes next may print");
            outside.forget();
            assertEquals(List.of(false, false), answers);
            return null;
        });
    }

    @Test void whatIsMadeAfterTheLockIsNotPrinted() {
        Screens.on(() -> {
            AtomicBoolean there = new AtomicBoolean(true);
            Outside theirs = outside().whileThere(there::get);
            there.set(false);
            theirs.print(PDF, "Havre", answers::add);
            assertEquals(0, background.waiting());
            assertEquals(List.of(false), answers);
            there.set(true);
            theirs.print(PDF, "Havre", answers::add);
            assertEquals(1, background.waiting());
            return null;
        });
    }

    private static final class OnePrinter implements Printing {
        @Override public List<String> printers() {
            return List.of("Salle 2");
        }

        @Override public Outcome print(String printer, DocumentPages pages, int copies) {
            return Outcome.SENT;
        }

        @Override public Outcome print(String printer, byte[] own, String job, int copies) {
            return Outcome.SENT;
        }
    }
}
