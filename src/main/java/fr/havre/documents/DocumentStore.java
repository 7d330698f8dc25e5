package fr.havre.documents;

import fr.havre.vault.content.ContentStore;
import fr.havre.vault.db.Database;

/** One open compartment: its database and its contents. */
public record DocumentStore(Database database, ContentStore contents) { }
