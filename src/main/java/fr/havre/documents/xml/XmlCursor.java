package fr.havre.documents.xml;

import fr.havre.documents.Deadline;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through an XML document that someone else wrote, event by event, within limits on depth, elements, attributes
 * and time. No document type, no entities but the five of XML, nothing fetched. Every failure is a
 * {@link DocumentRefusedException}. One thread; close it.
 */
public final class XmlCursor implements AutoCloseable {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_ELEMENTS = 500_000;
    private static final int MAX_ATTRIBUTES = 64;
    private static final Duration MAX_TIME = Duration.ofSeconds(30);

    private final Reader reader;
    private final XMLStreamReader xml;
    private final Deadline deadline = Deadline.in(MAX_TIME);
    private int depth;
    private int elements;
    private int event = XMLStreamConstants.START_DOCUMENT;

    private XmlCursor(Reader reader, XMLStreamReader xml) {
        this.reader = reader;
        this.xml = xml;
    }

    /**
     * Stands before the first event.
     *
     * @throws DocumentRefusedException {@code WRONG_ENCODING}, {@code NOT_READABLE}, {@code DAMAGED} and the limits
     */
    public static XmlCursor open(DocumentSource source) {
        Reader reader = null;
        try {
            reader = new GuardedReader(XmlEncoding.decode(source.open()));
            return new XmlCursor(reader, factory().createXMLStreamReader(reader));
        } catch (XMLStreamException e) {
            closeQuietly(reader);
            throw refusal(e);
        } catch (IOException e) {
            closeQuietly(reader);
            throw refusal(e);
        } catch (DocumentRefusedException e) {
            closeQuietly(reader);
            throw e;
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty("jdk.xml.maxElementDepth", 2 * MAX_DEPTH);      // ours comes first, and says why
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    /** Goes to the next event; false at the end of the document. */
    public boolean next() {
        deadline.check("XML");
        try {
            if (event == XMLStreamConstants.END_DOCUMENT || !xml.hasNext()) return false;
            event = xml.next();
        } catch (XMLStreamException e) {
            throw refusal(e);
        } catch (DocumentRefusedException e) {
            throw e;
        } catch (RuntimeException e) {                                  // the parser's own, on hostile bytes
            throw new DocumentRefusedException(Code.DAMAGED, "XML", e);
        }
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new DocumentRefusedException(Code.DOCTYPE_FORBIDDEN, "XML declaration");
        }
        if (event == XMLStreamConstants.START_ELEMENT) countElement();
        if (event == XMLStreamConstants.END_ELEMENT) depth--;
        return event != XMLStreamConstants.END_DOCUMENT;
    }

    private void countElement() {
        if (++depth > MAX_DEPTH) throw new DocumentRefusedException(Code.TOO_DEEP, "XML depth");
        if (++elements > MAX_ELEMENTS) throw new DocumentRefusedException(Code.TOO_COMPLEX, "XML elements");
        if (xml.getAttributeCount() + xml.getNamespaceCount() > MAX_ATTRIBUTES) {
            throw new DocumentRefusedException(Code.TOO_COMPLEX, "XML attributes");
        }
    }

    public boolean atStart() {
        return event == XMLStreamConstants.START_ELEMENT;
    }

    public boolean atEnd() {
        return event == XMLStreamConstants.END_ELEMENT;
    }

    /** True for characters, CDATA and blanks; a text may come in several events. */
    public boolean atText() {
        return event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    /** Of the element that starts or ends here, without its prefix. */
    public String name() {
        return xml.getLocalName();
    }

    /** Of the element that starts or ends here; empty if it has none. */
    public String namespace() {
        String uri = xml.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    /** Open elements, this one included at its start and excluded at its end. */
    public int depth() {
        return depth;
    }

    /** An attribute without namespace; empty if it is not there. */
    public String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) return xml.getAttributeValue(i);
        }
        return "";
    }

    /** All attributes by their names without prefixes, in the order of the document. At a start only. */
    public Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }

    int attributeCount() {
        return xml.getAttributeCount();
    }

    String attributeName(int index) {
        return xml.getAttributeLocalName(index);
    }

    String attributeValue(int index) {
        return xml.getAttributeValue(index);
    }

    /** The characters of this event, to be used before the next one. */
    public char[] textArray() {
        return xml.getTextCharacters();
    }

    public int textStart() {
        return xml.getTextStart();
    }

    public int textLength() {
        return xml.getTextLength();
    }

    @Override public void close() {
        try {
            xml.close();
        } catch (XMLStreamException _) {
            // nothing was written
        }
        closeQuietly(reader);
    }

    private static void closeQuietly(Reader reader) {
        try {
            if (reader != null) reader.close();
        } catch (IOException _) {
            // nothing was written
        }
    }

    /** The parser's messages quote the document: only the kind of failure is kept. */
    private static DocumentRefusedException refusal(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause instanceof XMLStreamException x
                && x.getNestedException() != null
                ? x.getNestedException() : cause.getCause()) {
            if (cause instanceof DocumentRefusedException refused) return refused;
            if (cause instanceof CharacterCodingException) {
                return new DocumentRefusedException(Code.WRONG_ENCODING, "XML", cause);
            }
            if (cause instanceof IOException) return new DocumentRefusedException(Code.NOT_READABLE, "XML", cause);
        }
        return new DocumentRefusedException(Code.DAMAGED, "XML", e);
    }
}
