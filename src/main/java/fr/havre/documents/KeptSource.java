package fr.havre.documents;

import fr.havre.vault.content.ContentId;
import java.io.InputStream;

/** A kept document's bytes, decrypted while they are read; each reading ends by proving that they are what was kept. */
final class KeptSource implements DocumentSource {
    private final Shelf shelf;
    private final ContentId content;
    private final long size;

    KeptSource(Shelf shelf, ContentId content, long size) {
        this.shelf = shelf;
        this.content = content;
        this.size = size;
    }

    @Override public long size() {
        return size;
    }

    @Override public InputStream open() {
        return shelf.database().read(tx -> shelf.contents().open(tx, content));
    }
}
