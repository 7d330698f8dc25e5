package fr.havre.documents.xdm;

import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Identifier;
import fr.havre.documents.xml.XmlCursor;
import fr.havre.documents.xml.XmlElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A METADATA.XML: the documents it lists (ebRIM SubmitObjectsRequest, IHE ITI TF-2 3.32, TF-3 4.2). */
record XdmList(List<Listed> documents, boolean conforming) {
    static final long MAX_SIZE = 8L << 20;
    private static final long UNITS = 16_000_000;
    private static final int MAX_DOCUMENTS = 500;
    private static final String REPLACES = "RPLC";

    /** One document as listed. Hash and size are texts: they are claims, and may be missing. */
    record Listed(DocumentMetadata metadata, String uri, String mimeType, String hash, String size) {
        @Override public String toString() {
            return "Listed[" + metadata + "]";
        }
    }

    static XdmList read(DocumentSource metadata) {
        if (metadata.size() > MAX_SIZE) throw new DocumentRefusedException(Code.TOO_COMPLEX, "XDM list");
        List<XmlElement> objects = new ArrayList<>();
        List<XmlElement> associations = new ArrayList<>();
        XmlElement.Budget budget = new XmlElement.Budget(UNITS);
        boolean known = false;
        try (XmlCursor cursor = XmlCursor.open(metadata)) {
            while (cursor.next()) {
                if (!cursor.atStart()) continue;
                switch (cursor.name()) {
                    case "SubmitObjectsRequest", "RegistryObjectList" -> known = true;
                    case "ExtrinsicObject" -> objects.add(XmlElement.read(cursor, budget));
                    case "Association" -> associations.add(XmlElement.read(cursor, budget));
                    default -> { }
                }
                if (objects.size() > MAX_DOCUMENTS) throw new DocumentRefusedException(Code.TOO_COMPLEX, "XDM list");
            }
        }
        Map<String, Identifier> replaced = replaced(associations);
        List<Listed> listed = objects.stream().map(object -> new ListedObject(object).read(
                Optional.ofNullable(replaced.get(object.attribute("id"))))).toList();
        return new XdmList(listed, known);
    }

    /** What each new document replaces, by the new one's id in this list. */
    private static Map<String, Identifier> replaced(List<XmlElement> associations) {
        Map<String, Identifier> replaced = new HashMap<>();
        for (XmlElement association : associations) {
            if (!association.attribute("associationType").endsWith(REPLACES)) continue;
            Identifier.parse(association.attribute("targetObject"))
                    .ifPresent(target -> replaced.put(association.attribute("sourceObject"), target));
        }
        return replaced;
    }
}
