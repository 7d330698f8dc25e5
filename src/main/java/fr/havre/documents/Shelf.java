package fr.havre.documents;

import fr.havre.access.Permission;
import fr.havre.documents.search.SearchIndex;
import fr.havre.vault.Compartment;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.db.Database;

/** The documents of one open compartment, and what a person needs to touch them. */
record Shelf(Database database, ContentStore contents, SearchIndex index) {
    Compartment compartment() {
        return database.compartment();
    }

    Permission toImport() {
        return toImport(compartment());
    }

    static Permission toImport(Compartment compartment) {
        return compartment == Compartment.CLINICAL ? Permission.IMPORT_DOCUMENT : Permission.IMPORT_ADMINISTRATIVE_DOCUMENT;
    }

    Permission toRead() {
        return compartment() == Compartment.CLINICAL ? Permission.READ_DOCUMENT : Permission.READ_ADMINISTRATIVE_DOCUMENT;
    }

    Permission toExport() {
        return compartment() == Compartment.CLINICAL ? Permission.EXPORT_DOCUMENT : Permission.READ_ADMINISTRATIVE_DOCUMENT;
    }
}
