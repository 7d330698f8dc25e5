package fr.havre.cdacheck;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Holds a document against {@link CdaRules}. */
public final class CdaChecker {
    private static final NamespaceContext NAMES = new NamespaceContext() {
        @Override public String getNamespaceURI(String prefix) {
            return switch (prefix) {
                case "c" -> "urn:hl7-org:v3";
                case "xsi" -> XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;
                default -> XMLConstants.NULL_NS_URI;
            };
        }

        @Override public String getPrefix(String uri) {
            return null;
        }

        @Override public Iterator<String> getPrefixes(String uri) {
            return List.<String>of().iterator();
        }
    };

    private CdaChecker() { }

    /** The rules that a document breaks, each with the schematron that states it; empty if it breaks none. */
    public static List<String> check(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        XPath path = XPathFactory.newInstance().newXPath();
        path.setNamespaceContext(NAMES);
        List<String> broken = new ArrayList<>();
        for (CdaRules.Rule rule : CdaRules.ALL) apply(rule, document, path, broken);
        return broken;
    }

    private static void apply(CdaRules.Rule rule, Document document, XPath path, List<String> broken) throws XPathExpressionException {
        NodeList nodes = (NodeList) path.evaluate(rule.where(), document, XPathConstants.NODESET);
        for (int i = 0; i < nodes.getLength(); i++) {
            boolean holds = (boolean) path.evaluate(rule.holds(), nodes.item(i), XPathConstants.BOOLEAN);
            if (!holds) broken.add(rule.says() + " (" + rule.source() + ")");
        }
    }
}
