package fr.havre.documents.xdm;

import fr.havre.documents.ContainedDocument;
import fr.havre.documents.Warning;
import java.util.List;
import java.util.Set;

/** An archive whose listed documents are there and are what their list says, byte for byte. */
public record XdmArchive(List<ContainedDocument> documents, Set<Warning> warnings) {
    public XdmArchive {
        documents = List.copyOf(documents);
        warnings = Set.copyOf(warnings);
    }
}
