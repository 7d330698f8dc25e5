package fr.havre.ui;

import fr.havre.documents.DocumentChange;
import fr.havre.documents.DocumentChange.DocumentKept;
import java.util.List;

/** Has scans read in the background while a vault is open, one after another; the vault's lock ends what is being read. */
final class ScansBeingRead implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ScansBeingRead.class.getName());

    private final Desk desk;
    private final Background background;
    private final List<News.Listening> listening;
    private boolean reading;
    private boolean again;
    private boolean closed;

    ScansBeingRead(Desk desk, Background background, News news) {
        this.desk = desk;
        this.background = background;
        listening = List.of(news.listen(DocumentChange.class, change -> {
            if (change instanceof DocumentKept) read();
        }));
        read();
    }

    private void read() {
        again = reading;
        if (reading || closed) return;
        reading = true;
        background.run(() -> desk.scanReading().readNext(), this::over, failure -> {
            LOG.log(System.Logger.Level.WARNING, "a scan was not read: {0}", failure.getClass().getSimpleName());
            over(false);
        });
    }

    private void over(boolean more) {
        reading = false;
        if (more || again) read();
    }

    @Override public void close() {
        closed = true;
        listening.forEach(News.Listening::close);
    }
}
