package fr.havre.ui.imports;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/** How far the work that a person waits for is. Begins anew once all of it is done. */
final class Steps {
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(1);
    private int wanted;
    private int ended;

    void begun(int more) {
        if (wanted == ended) {
            wanted = 0;
            ended = 0;
        }
        wanted += more;
        show();
    }

    void oneEnded() {
        ended++;
        show();
    }

    /** Nothing more comes but what is being done. */
    void stopped(int running) {
        wanted = ended + running;
        show();
    }

    private void show() {
        progress.set(wanted == 0 ? 1 : (double) ended / wanted);
    }

    /** From 0 to 1; 1 while nothing is being done. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }
}
