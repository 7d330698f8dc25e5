package fr.havre.ui.imports;

import fr.havre.documents.DocumentId;
import java.nio.file.Path;

/** Something that waits for a person to say whose it is. Names of files often name patients: never logged. */
sealed interface Incoming {
    /** What a list calls it before it has a title. */
    String name();

    /** A file where it lies; nothing of it is kept yet. */
    record OfFile(Path path) implements Incoming {
        @Override public String name() {
            return path.getFileName().toString();
        }

        @Override public String toString() {
            return "OfFile[…]";
        }
    }

    /** A picture that was pasted: it is nowhere but here until it is filed. */
    @SuppressWarnings("ArrayRecordComponent")           // carried, never compared
    record Pasted(String name, byte[] bytes) implements Incoming {
        @Override public String toString() {
            return "Pasted[" + bytes.length + " bytes]";
        }
    }

    /** Kept already, and nobody's. */
    record Kept(DocumentId document, String name) implements Incoming {
        @Override public String toString() {
            return "Kept[" + document + "]";
        }
    }
}
