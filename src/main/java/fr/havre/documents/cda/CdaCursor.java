package fr.havre.documents.cda;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.xml.XmlCursor;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Walks through the first ClinicalDocument of a file and knows where it stands. Three official examples have a style
 * sheet as root and the document inside it: the style sheet is passed over.
 */
final class CdaCursor implements AutoCloseable {
    static final String NAMESPACE = "urn:hl7-org:v3";
    private static final String ELSEWHERE = "";

    private final XmlCursor xml;
    private final Deque<String> open = new ArrayDeque<>();
    private boolean root = true;
    private int foundAtDepth;
    private String namespace = NAMESPACE;

    private CdaCursor(XmlCursor xml) {
        this.xml = xml;
    }

    /** Stands on the start of the ClinicalDocument; refused as UNKNOWN_FORMAT if there is none. */
    static CdaCursor open(DocumentSource source) {
        CdaCursor cursor = new CdaCursor(XmlCursor.open(source));
        try {
            cursor.find();
            return cursor;
        } catch (DocumentRefusedException e) {
            cursor.close();
            throw e;
        }
    }

    private void find() {
        while (xml.next()) {
            if (!xml.atStart()) continue;
            boolean bare = xml.namespace().isEmpty() && xml.depth() == 1;
            if (xml.name().equals("ClinicalDocument") && (bare || xml.namespace().equals(NAMESPACE))) {
                namespace = xml.namespace();
                root = xml.depth() == 1;
                foundAtDepth = xml.depth();
                return;
            }
        }
        throw new DocumentRefusedException(Code.UNKNOWN_FORMAT, "XML without ClinicalDocument");
    }

    /** Next event inside the document; false once its end is reached. */
    boolean next() {
        if (!xml.next()) throw new DocumentRefusedException(Code.DAMAGED, "CDA end");
        if (xml.atStart()) open.push(ours() ? xml.name() : ELSEWHERE);
        if (xml.atEnd()) {
            if (xml.depth() < foundAtDepth) return false;
            open.pop();
        }
        return true;
    }

    /** After a subtree was read with {@link #xml()}: its element is no longer open. */
    void leftSubtree() {
        open.pop();
    }

    /** Reads what follows the document: it must be well-formed too. */
    void toEndOfFile() {
        while (xml.next()) {
            // only the parser's own checks matter
        }
    }

    boolean ours() {
        return xml.namespace().equals(namespace);
    }

    /** True on a child of ClinicalDocument. */
    boolean atHeaderElement() {
        return xml.atStart() && open.size() == 1 && ours();
    }

    /** At a start: whether this is {@code child} directly in {@code parent}. */
    boolean at(String parent, String child) {
        if (!xml.atStart() || !child.equals(open.peek()) || open.size() < 2) return false;
        var steps = open.iterator();
        steps.next();
        return parent.equals(steps.next());
    }

    /** At the start of an element that holds a file: the body of level 1, or a medium of level 3. */
    boolean atEmbedded() {
        return at("nonXMLBody", "text") || at("observationMedia", "value");
    }

    int openElements() {
        return open.size();
    }

    boolean isRoot() {
        return root;
    }

    boolean hasNamespace() {
        return !namespace.isEmpty();
    }

    XmlCursor xml() {
        return xml;
    }

    @Override public void close() {
        xml.close();
    }
}
