package fr.havre.documents.xml;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small part of an XML document held in memory: a header, a list. Names are without prefixes. Immutable once read.
 */
public final class XmlElement {
    private static final XmlElement NOTHING = new XmlElement("", Map.of());

    private final String name;
    private final Map<String, String> attributes;
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlElement(String name, Map<String, String> attributes) {
        this.name = name;
        this.attributes = attributes;
    }

    /** What may still be read into memory, shared by the parts of one document. */
    public static final class Budget {
        private long left;

        /** Of so many units: one a character, 64 an element, 16 an attribute. */
        public Budget(long units) {
            this.left = units;
        }

        private void take(long units) {
            left -= units;
            if (left < 0) throw new DocumentRefusedException(Code.TOO_COMPLEX, "XML part");
        }
    }

    /**
     * Reads the element the cursor stands on, up to its end. Elements of another namespace than its own are left out
     * with all they contain (extensions).
     */
    public static XmlElement read(XmlCursor cursor, Budget budget) {
        String namespace = cursor.namespace();
        List<XmlElement> open = new ArrayList<>();
        XmlElement root = start(cursor, budget);
        open.add(root);
        int foreign = 0;
        while (!open.isEmpty()) {
            if (!cursor.next()) throw new DocumentRefusedException(Code.DAMAGED, "XML part");
            if (cursor.atStart() && (foreign > 0 || !cursor.namespace().equals(namespace))) {
                foreign++;
            } else if (cursor.atStart()) {
                XmlElement child = start(cursor, budget);
                open.getLast().children.add(child);
                open.add(child);
            } else if (cursor.atEnd()) {
                if (foreign > 0) foreign--;
                else open.removeLast();
            } else if (cursor.atText() && foreign == 0) {
                budget.take(cursor.textLength());
                open.getLast().text.append(cursor.textArray(), cursor.textStart(), cursor.textLength());
            }
        }
        return root;
    }

    private static XmlElement start(XmlCursor cursor, Budget budget) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < cursor.attributeCount(); i++) {
            String value = cursor.attributeValue(i);
            budget.take(value.length() + 16L);
            attributes.put(cursor.attributeName(i), value);
        }
        budget.take(64);
        return new XmlElement(cursor.name(), attributes);
    }

    /** An element without name, attributes or children. */
    public static XmlElement nothing() {
        return NOTHING;
    }

    public String name() {
        return name;
    }

    /** Stripped; empty if it is not there. */
    public String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "").strip();
    }

    /** Its own characters, blanks run together; those of children are not part of it. */
    public String text() {
        return text.toString().strip().replaceAll("\\s+", " ");
    }

    public List<XmlElement> children() {
        return List.copyOf(children);
    }

    public List<XmlElement> children(String child) {
        return children.stream().filter(each -> each.name.equals(child)).toList();
    }

    public Optional<XmlElement> child(String child) {
        return children.stream().filter(each -> each.name.equals(child)).findFirst();
    }

    /** The first element down this path; an empty element if there is none. */
    public XmlElement at(String... path) {
        XmlElement here = this;
        for (String step : path) {
            here = here.child(step).orElse(NOTHING);
        }
        return here;
    }

    public boolean isNothing() {
        return name.isEmpty();
    }

    @Override public String toString() {
        return "XmlElement[" + name + "]";
    }
}
