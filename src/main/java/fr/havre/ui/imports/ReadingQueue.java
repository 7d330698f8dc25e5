package fr.havre.ui.imports;

import fr.havre.ui.Background;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads what comes in, one after another: a hostile file takes the memory of one. On the FX thread. */
final class ReadingQueue {
    private final Reader reader;
    private final Background background;
    private final Runnable oneEnded;
    private final Runnable empty;
    private final Deque<ImportLine> waiting = new ArrayDeque<>();
    private Background.Running running = () -> { };
    private ImportLine now;

    /** @param empty told when nothing more is to be read */
    ReadingQueue(Reader reader, Background background, Runnable oneEnded, Runnable empty) {
        this.reader = reader;
        this.background = background;
        this.oneEnded = oneEnded;
        this.empty = empty;
    }

    void add(List<ImportLine> lines) {
        waiting.addAll(lines);
        next();
    }

    private void next() {
        if (now != null) return;
        ImportLine line = waiting.poll();
        if (line == null) {
            empty.run();
            return;
        }
        now = line;
        Background.Running begun = background.run(() -> reader.read(line.incoming()), read -> {
            if (!(line.incoming() instanceof Incoming.Kept)) read.keptForNobody().ifPresent(kept -> line.is(kept.id()));
            line.read(read);
            over();
        }, failure -> {
            line.refused(failure);
            over();
        });
        if (line.equals(now)) running = begun;
    }

    private void over() {
        now = null;
        oneEnded.run();
        next();
    }

    void forget(ImportLine line) {
        waiting.remove(line);
    }

    /** Reads no more; what is kept is read to its end, for an interrupt would close the file it shares with others. */
    List<ImportLine> stop() {
        List<ImportLine> unread = new ArrayList<>(waiting);
        waiting.clear();
        if (now != null && !(now.incoming() instanceof Incoming.Kept)) {
            running.cancel();
            unread.add(now);
            now = null;
        }
        return unread;
    }

    boolean busy() {
        return now != null;
    }
}
