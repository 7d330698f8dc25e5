package fr.havre.documents.cda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.ContainedDocument;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Examples;
import fr.havre.documents.Warning;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The official example documents against a reading of our own over a document tree, which shares no code with the reader. */
class OfficialExamplesTest {
    private static final Set<String> INSIDE_A_LINE = Set.of("content", "sub", "sup", "linkHtml", "footnoteRef");

    @Test void everyExampleIsReadWithItsTypePatientDateAndIdentifiers() throws Exception {
        List<Path> files = Examples.cda();
        assertTrue(files.size() >= 62);
        for (Path file : files) {
            DocumentMetadata said = CdaReader.read(DocumentSource.of(file), 8 << 20).metadata();
            Element document = documentOf(file);
            assertEquals(value(document, "id", "root"), said.uniqueId().orElseThrow().root(), file.toString());
            assertEquals(value(document, "code", "code"), said.type().orElseThrow().code(), file.toString());
            assertEquals(value(document, "effectiveTime", "value"), said.date().orElseThrow().hl7(), file.toString());
            assertEquals(child(document, "title").getTextContent().strip().replaceAll("\\s+", " "), said.title(), file.toString());
            assertEquals(value(document, "versionNumber", "value"), said.version().orElseThrow().toString(), file.toString());
            assertEquals(value(document, "confidentialityCode", "code"), said.confidentiality().getFirst().code());
            assertTrue(said.documentClass().isPresent() && !said.author().displayName().isEmpty(), file.toString());
            assertTrue(said.patient().birthDate().isPresent() && said.patient().sex().isPresent(), file.toString());
            assertFalse(said.patient().birthFamilyName().isEmpty(), file.toString());
            assertTrue(said.practiceSetting().isPresent() && said.facilityType().isPresent(), file.toString());
            assertTrue(said.serviceStart().isPresent(), file.toString());
        }
    }

    @Test void everyWordOfEveryNarrativeIsInTheText() throws Exception {
        for (Path file : Examples.cda()) {
            CdaDocument read = CdaReader.read(DocumentSource.of(file), 8 << 20);
            Set<String> missing = new TreeSet<>(narrativeWords(documentOf(file)));
            missing.removeAll(new TreeSet<>(List.of(read.narrative().split("\\s+"))));
            assertEquals(Set.of(), missing, file.toString());
            assertFalse(read.warnings().contains(Warning.TEXT_CUT));
        }
    }

    @Test void everyEmbeddedFileIsGivenByteForByte() throws Exception {
        int seen = 0;
        for (Path file : Examples.cda()) {
            CdaDocument read = CdaReader.read(DocumentSource.of(file), 8 << 20);
            List<byte[]> expected = embedded(documentOf(file));
            assertEquals(expected.size(), read.embedded().size(), file.toString());
            for (int i = 0; i < expected.size(); i++) {
                ContainedDocument part = read.embedded().get(i);
                try (InputStream in = part.source().open()) {
                    assertArrayEquals(expected.get(i), in.readAllBytes(), file.toString());
                }
                assertEquals(expected.get(i).length, part.source().size());
                seen++;
            }
        }
        assertTrue(seen > 40, "embedded files: " + seen);
    }

    @Test void theStyleSheetsAreFoundOut() {
        long inside = Examples.cda().stream().filter(file -> {
            try {
                return CdaReader.read(DocumentSource.of(file), 1000).warnings().contains(Warning.INSIDE_STYLESHEET);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }).count();
        assertEquals(2, inside);
    }

    private static Element documentOf(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        NodeList found = factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagNameNS("urn:hl7-org:v3", "ClinicalDocument");
        return (Element) found.item(0);
    }

    private static Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getLocalName().equals(name)) return element;
        }
        throw new AssertionError(name);
    }

    private static String value(Element parent, String name, String attribute) {
        return child(parent, name).getAttribute(attribute);
    }

    private static Set<String> narrativeWords(Element document) {
        StringBuilder words = new StringBuilder();
        NodeList texts = document.getElementsByTagNameNS("urn:hl7-org:v3", "text");
        for (int i = 0; i < texts.getLength(); i++) {
            if (texts.item(i).getParentNode().getLocalName().equals("section")) collect(texts.item(i), words.append(' '));
        }
        Set<String> set = new TreeSet<>(List.of(words.toString().replace('\u00A0', ' ').split("\\s+")));
        set.remove("");
        return set;
    }

    private static void collect(Node node, StringBuilder words) {
        if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) words.append(node.getNodeValue());
        if (node.getNodeType() == Node.COMMENT_NODE || node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) return;
        boolean block = node instanceof Element && !INSIDE_A_LINE.contains(node.getLocalName());
        if (block) words.append(' ');
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) collect(child, words);
        if (block) words.append(' ');
    }

    private static List<byte[]> embedded(Element document) {
        List<byte[]> found = new ArrayList<>();
        NodeList all = document.getElementsByTagNameNS("urn:hl7-org:v3", "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            String parent = element.getParentNode().getLocalName();
            boolean holder = Set.of("observationMedia/value", "nonXMLBody/text").contains(parent + "/" + element.getLocalName());
            if (!holder || !element.getAttribute("representation").equals("B64")) continue;
            byte[] bytes = Base64.getMimeDecoder().decode(element.getTextContent());
            if (bytes.length > 0) found.add(bytes);
        }
        return found;
    }
}
