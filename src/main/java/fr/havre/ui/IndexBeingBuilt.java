package fr.havre.ui;

import fr.havre.documents.DocumentChange;
import fr.havre.documents.DocumentChange.DocumentKept;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Has the search index completed in the background while a vault is open: where it was damaged and begun anew, or has grown.
 * In small steps, so that whoever keeps a document meanwhile hardly waits.
 */
final class IndexBeingBuilt implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(IndexBeingBuilt.class.getName());
    /** Documents a step. */
    static final int STEP = 200;

    private final BooleanSupplier step;
    private final Background background;
    private final List<News.Listening> listening;
    private boolean building;
    private boolean again;
    private boolean closed;

    /** @param step builds a little and says whether there is more to do */
    IndexBeingBuilt(BooleanSupplier step, Background background, News news) {
        this.step = step;
        this.background = background;
        listening = List.of(news.listen(DocumentChange.class, change -> {
            if (change instanceof DocumentKept) build();
        }));
        build();
    }

    private void build() {
        again = building;
        if (building || closed) return;
        building = true;
        background.run(step::getAsBoolean, this::over, failure -> {
            LOG.log(System.Logger.Level.WARNING, "the index was not built: {0}", failure.getClass().getSimpleName());
            building = false;
        });
    }

    private void over(boolean more) {
        building = false;
        if (more || again) build();
    }

    @Override public void close() {
        closed = true;
        listening.forEach(News.Listening::close);
    }
}
