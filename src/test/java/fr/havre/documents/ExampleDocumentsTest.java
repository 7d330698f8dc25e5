package fr.havre.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.documents.search.Folding;
import fr.havre.documents.search.Places;
import fr.havre.documents.search.SearchFilter;
import fr.havre.documents.search.SearchIndex;
import fr.havre.documents.search.SearchQuery;
import fr.havre.patients.Patients;
import fr.havre.vault.Compartment;
import fr.havre.vault.TestVault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The official example documents, from file to vault and back. */
class ExampleDocumentsTest {
    private static final String HL7 = "urn:hl7-org:v3";

    @TempDir Path folder;
    @TempDir Path out;

    @Test void areAllKeptExportedAsTheyWereAndFoundByEveryWordOfTheirNarrative() throws Exception {
        List<Path> examples = Examples.cda();
        try (TestVault vault = TestVault.in(folder)) {
            Documents documents = new Documents(List.of(
                    new DocumentStore(vault.administrative(), vault.contents(Compartment.ADMINISTRATIVE)),
                    new DocumentStore(vault.clinical(), vault.contents(Compartment.CLINICAL))),
                    new Patients(vault.administrative()), Recognition::recognise, vault.time());
            Session doctor = vault.session(Role.DOCTOR);
            Map<Path, DocumentId> kept = new TreeMap<>();
            Map<String, String> notKept = new TreeMap<>();
            documents.importAll(doctor, examples, ImportWish.NONE, (ended, _, _) -> {
                switch (ended.outcome()) {
                    case ImportOutcome.NeedsPatient needs -> kept.put(ended.file(), needs.document());
                    case ImportOutcome.AlreadyThere there -> kept.put(ended.file(), there.document());
                    case ImportOutcome.Refused refused -> notKept.put(ended.file().getFileName().toString(),
                            String.valueOf(refused.reason()));
                    default -> notKept.put(ended.file().getFileName().toString(), "another outcome");
                }
            });
            assertEquals(Map.of(), notKept);
            assertEquals(examples.size(), kept.size());
            SearchIndex index = new SearchIndex(vault.clinical(), new DocumentRepository());
            Set<String> missing = new TreeSet<>();
            Map<String, Set<Long>> found = new HashMap<>();
            for (var each : kept.entrySet()) {
                Path copy = out.resolve(each.getValue() + ".xml");
                documents.export(doctor, each.getValue(), copy);
                assertArrayEquals(Files.readAllBytes(each.getKey()), Files.readAllBytes(copy), each.getKey().toString());
                Files.delete(copy);
                long place = vault.clinical().read(tx -> documents.line(tx, each.getValue())).place();
                for (String word : Folding.distinct(narrative(each.getKey()))) {
                    Set<Long> places = found.computeIfAbsent(word, w -> places(vault, index, w));
                    if (!places.contains(place)) missing.add(each.getKey().getFileName() + ": " + word);
                }
            }
            assertEquals(Set.of(), missing);
            assertTrue(found.size() > 3000, "words looked for: " + found.size());
        }
    }

    private static Set<Long> places(TestVault vault, SearchIndex index, String word) {
        return new HashSet<>(vault.clinical().read(tx -> index.find(tx, SearchQuery.ofWords(word), SearchFilter.NONE, Places.END,
                1000, () -> false)).places());
    }

    /** Titles and texts of the sections, read by another parser than ours. */
    private static String narrative(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        StringBuilder words = new StringBuilder();
        NodeList sections = factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagNameNS(HL7, "section");
        for (int i = 0; i < sections.getLength(); i++) {
            for (Node child = sections.item(i).getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element element && Set.of("title", "text").contains(element.getLocalName())) {
                    words.append(' ');
                    blocks(element, words);
                    words.append(' ');
                }
            }
        }
        return words.toString();
    }

    /** Blocks and cells end a word; marks inside a line do not. */
    private static void blocks(Node node, StringBuilder words) {
        Set<String> inline = Set.of("content", "sub", "sup", "linkHtml", "footnoteRef");
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                words.append(child.getNodeValue());
            } else if (child instanceof Element element) {
                boolean block = !inline.contains(element.getLocalName());
                if (block) words.append(' ');
                blocks(element, words);
                if (block) words.append(' ');
            }
        }
    }
}
