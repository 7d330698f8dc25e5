package fr.havre.documents;

import fr.havre.documents.search.IndexedDocuments;
import fr.havre.documents.search.WithBeside;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.db.Database;

/**
 * One open compartment: its database and its contents.
 *
 * @param beside what is no document and searched by its words all the same
 */
public record DocumentStore(Database database, ContentStore contents, IndexedDocuments beside) {
    /** Nothing but documents. */
    public DocumentStore(Database database, ContentStore contents) {
        this(database, contents, WithBeside.NOTHING);
    }
}
