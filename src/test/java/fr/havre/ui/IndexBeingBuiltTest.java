package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.havre.documents.DocumentChange.DocumentKept;
import fr.havre.documents.DocumentId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IndexBeingBuiltTest {
    private final LaterBackground background = new LaterBackground();
    private final News news = new News(background);
    private int left = 3;
    private int steps;

    private boolean step() {
        steps++;
        left--;
        return left > 0;
    }

    private void keep() {
        news.committed(List.of(new DocumentKept(new DocumentId(UUID.randomUUID()), Optional.empty())));
    }

    @Test void buildsFromTheOpeningOnUntilNothingIsLeftAndAgainWhenDocumentsCameStepByStep() {
        try (IndexBeingBuilt _ = new IndexBeingBuilt(this::step, background, news)) {
            assertEquals(1, background.waiting());
            background.all();
            assertEquals(3, steps);
            left = 2;
            keep();
            keep();
            assertEquals(1, background.waiting(), "one step at a time");
            background.all();
            assertEquals(0, left);
        }
        keep();
        assertEquals(0, background.waiting(), "nothing after the lock");
    }

    @Test void aStepThatFailsEndsItUntilTheNextDocument() {
        try (IndexBeingBuilt _ = new IndexBeingBuilt(() -> {
            steps++;
            throw new IllegalStateException("closed");
        }, background, news)) {
            background.all();
            assertEquals(1, steps);
            keep();
            background.all();
            assertEquals(2, steps);
        }
    }
}
