package fr.havre.ui;

import java.lang.StackWalker.StackFrame;
import java.util.stream.Collectors;
import javafx.application.Platform;

/** The FX thread reads no database, opens no document and derives no key: whoever waits for those stops the window. */
final class ScreenThread {
    private static final System.Logger LOG = System.getLogger(ScreenThread.class.getName());
    private static final int DEPTH = 12;

    private ScreenThread() { }

    /** Called before what may take long. The log says where it was asked for: a late screen is better than none. */
    static void mustNotWait() {
        if (!Platform.isFxApplicationThread()) return;
        String where = StackWalker.getInstance().walk(frames -> frames
                .filter(frame -> frame.getClassName().startsWith("fr.havre.ui.")).limit(DEPTH).map(StackFrame::toString).collect(Collectors.joining(" < ")));
        LOG.log(System.Logger.Level.WARNING, "the screen waits: {0}", where);
    }
}
