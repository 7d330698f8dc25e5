package fr.havre.xdmcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.messaging.MailFixture;
import fr.havre.patients.Patient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XdmCheckerTest {
    private static final String SET = "IHE_XDM/SUBSET01/";
    private static final String LIST = SET + "METADATA.XML";

    @TempDir static Path place;
    private static byte[] three;
    private static byte[] sentOn;

    /** One with three documents, and one with a document that came in such an archive. */
    @BeforeAll static void write() throws IOException {
        try (MailFixture here = new MailFixture(place)) {
            Patient zoe = here.qualified(MailFixture.ZOE);
            List<DocumentId> sent = new ArrayList<>();
            for (String title : List.of("Consultation", "Échographie & suite", "Courbe <1>")) sent.add(here.document(zoe.id(), title, title));
            three = archive(here, here.letter(zoe, sent, MailFixture.LUC));
            here.take(here.read(here.write(here.letter(zoe, sent.subList(0, 1), MailFixture.LUC))));
            DocumentId came = here.documents.list(here.doctor, zoe.id(), DocumentFilter.CURRENT).stream()
                    .filter(each -> !sent.contains(each.id())).findFirst().orElseThrow().id();
            sentOn = archive(here, here.letter(zoe, List.of(came), MailFixture.LUC));
        }
    }

    private static byte[] archive(MailFixture here, fr.havre.messaging.Letter letter) throws IOException {
        DocumentSource source = here.read(here.write(letter)).attachments().getFirst().source();
        try (InputStream in = source.open()) {
            return in.readAllBytes();
        }
    }

    @Test void whatHavreWritesIsRight() {
        assertEquals(List.of(), XdmChecker.check(three));
        assertEquals(List.of(), XdmChecker.check(sentOn));
    }

    private static Map<String, byte[]> entries() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(three))) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) entries.put(each.getName(), zip.readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return entries;
    }

    /** The archive of three documents with something changed. */
    private static List<String> altered(Consumer<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> entries = entries();
        change.accept(entries);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        }
        return XdmChecker.check(out.toByteArray());
    }

    private static Consumer<Map<String, byte[]>> said(String what, String instead) {
        return entries -> entries.compute(LIST, (_, list) -> {
            String before = new String(list, StandardCharsets.UTF_8);
            String now = before.replaceFirst(what, instead);
            assertTrue(!now.equals(before), what + " in " + before);
            return now.getBytes(StandardCharsets.UTF_8);
        });
    }

    private static Consumer<Map<String, byte[]>> renamed(String from, String to) {
        return entries -> entries.put(to, entries.remove(from));
    }

    @Test void everyAlterationIsFoundAndForItsOwnReason() throws IOException {
        Map<String, Consumer<Map<String, byte[]>>> all = new LinkedHashMap<>();
        all.put("README", entries -> entries.remove("README.TXT"));
        all.put("INDEX not there", entries -> entries.remove("INDEX.HTM"));
        all.put("INDEX leads nowhere", renamed(SET + "DOC0002.XML", SET + "DOC0009.XML"));
        all.put("INDEX is not XHTML", entries -> entries.put("INDEX.HTM", "<html><p></html>".getBytes(StandardCharsets.UTF_8)));
        all.put("NAME not ISO", renamed(SET + "DOC0003.XML", SET + "document.xml"));
        all.put("METADATA not there", entries -> entries.remove(LIST));
        all.put("METADATA is not XML", said("</RegistryObjectList>", ""));
        all.put("METADATA root", said("xsd:lcm:3.0", "xsd:lcm:2.0"));
        all.put("SET there are 0", said("urn:uuid:a54d6aa5", "urn:uuid:a54d6aa6"));
        all.put("ENTRY object type", said("7edca82f-054d", "7edca82f-054e"));
        all.put("ENTRY language", said("<Value>fr-FR", "<Value>French"));
        all.put("ENTRY without a title", said("value=\"Consultation\"/>", "value=\"\"/>"));
        all.put("TIME creationTime", said("(\"creationTime\"><ValueList><Value>)\\d{4}", "$1le "));
        all.put("PATIENT not as an INS", said("&amp;ISO\\^NH", "&amp;ISO^PI"));
        all.put("UNIQUE is no identifier", said("(value=\")2\\.25\\.", "$12.25.0"));
        all.put("UNIQUE twice", XdmCheckerTest::sameIdentifier);
        all.put("CODE type 0 times", said("f0306f51-975f-434e-a61c-c59651d33983", "f0306f51-975f-434e-a61c-c59651d33984"));
        all.put("CODE class 2 times", said("f0306f51-975f-434e-a61c-c59651d33983", "41a5887f-8865-4c09-adf7-e362475b143a"));
        all.put("CODE format of no list", said("(a09d5840.*?)\"codingScheme\"", "$1\"scheme\""));
        all.put("AUTHOR there is none", said("93606bcf-9494", "93606bcf-9495"));
        all.put("AUTHOR person", said("\\^D\\^\\^\\^IDNPS", "^D^^^"));
        all.put("IDENTIFIER XDSDocumentEntry.patientId 0 times", said("58a6f841-87b3-4a3e-92fd-a8ffeff98427",
                "2e82c1f6-a085-4c72-9da3-8640a32e42ab"));                   // the trap of a well-known tool
        all.put("IDENTIFIER without its meaning", said("\"XDSDocumentEntry.uniqueId\"", "\"uniqueId\""));
        all.put("FILE of another size", said("(\"size\"><ValueList><Value>)", "$11"));
        all.put("FILE with another hash", entries -> entries.merge(SET + "DOC0001.XML", new byte[] {'\n'}, XdmCheckerTest::both));
        all.put("FILE without an entry", entries -> entries.put(SET + "DOC0004.PDF", new byte[] {1}));
        all.put("FILE of two entries", said("<Value>DOC0002.XML", "<Value>DOC0001.XML"));
        all.put("FILE has another identifier", XdmCheckerTest::otherIdentifier);
        all.put("MEMBER each once", said("AssociationType:HasMember", "AssociationType:RPLC"));
        all.put("MEMBER without its status", said("\"SubmissionSetStatus\"", "\"Status\""));
        all.put("DOCUMENT is no CDA", entries -> entries.put(SET + "DOC0001.XML", "<a/>".getBytes(StandardCharsets.UTF_8)));
        all.put("SLOT URI 0 values", said("\"URI\"", "\"URL\""));
        all.put("ID twice", said("id=\"n2\"", "id=\"n1\""));
        for (Map.Entry<String, Consumer<Map<String, byte[]>>> each : all.entrySet()) {
            List<String> found = altered(each.getValue());
            assertTrue(found.stream().anyMatch(finding -> finding.startsWith(each.getKey())), each.getKey() + " among " + found);
        }
        assertEquals(List.of(), altered(_ -> { }), "packed anew, it is right");
    }

    private static byte[] both(byte[] before, byte[] after) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(before);
        all.writeBytes(after);
        return all.toByteArray();
    }

    private static List<String> identifiers(String list) {
        return java.util.regex.Pattern.compile("2e82c1f6-a085-4c72-9da3-8640a32e42ab\" value=\"([^\"]+)\"").matcher(list).results()
                .map(each -> each.group(1)).toList();
    }

    private static void sameIdentifier(Map<String, byte[]> entries) {
        String list = new String(entries.get(LIST), StandardCharsets.UTF_8);
        List<String> ids = identifiers(list);
        entries.put(LIST, list.replace(ids.get(1), ids.get(0)).getBytes(StandardCharsets.UTF_8));
    }

    private static void otherIdentifier(Map<String, byte[]> entries) {
        String list = new String(entries.get(LIST), StandardCharsets.UTF_8);
        entries.put(LIST, list.replace(identifiers(list).getFirst(), "2.25.1").getBytes(StandardCharsets.UTF_8));
    }

    @Test void whatIsNoArchiveIsSaidToBeNone() {
        assertTrue(XdmChecker.check("%PDF-1.4".getBytes(StandardCharsets.UTF_8)).getFirst().startsWith("ZIP"));
    }

    @Test void itSharesNoCodeWithTheProgram() throws IOException {
        for (String each : List.of("XdmChecker", "MetadataChecker", "Xml")) {
            String code = Files.readString(Path.of("src/test/java/fr/havre/xdmcheck/" + each + ".java"));
            assertTrue(code.lines().noneMatch(line -> line.startsWith("import fr.havre") || line.contains("fr.havre.documents")), each);
        }
    }
}
