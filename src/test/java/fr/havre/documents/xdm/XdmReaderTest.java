package fr.havre.documents.xdm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.ContainedDocument;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Pdfs;
import fr.havre.documents.Warning;
import fr.havre.documents.Xdms;
import fr.havre.patients.ClaimedIdentity;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XdmReaderTest {
    private static final byte[] DOCUMENT = Pdfs.of("mot");
    private static final Set<Warning> COMMON = Set.of(Warning.XDM_NOT_CONFORMING, Warning.XDM_FORM, Warning.XDM_HASH_NOT_SAID,
            Warning.XDM_PATH_GUESSED);
    private static final String LIST = "IHE_XDM/SUBSET01/METADATA.XML";

    private static XdmArchive read(Map<String, byte[]> parts) {
        return XdmReader.read(DocumentSource.of(Xdms.zip(parts)));
    }

    private static Code refusal(byte[] zip) {
        return assertThrows(DocumentRefusedException.class, () -> XdmReader.read(DocumentSource.of(zip))).code();
    }

    private static Map<String, byte[]> withList(String from, String to) {
        Map<String, byte[]> parts = Xdms.parts(DOCUMENT);
        String list = new String(parts.get(LIST), StandardCharsets.UTF_8);
        assertTrue(list.contains(from));
        parts.put(LIST, list.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return parts;
    }

    @Test void readsTheListAndGivesTheDocumentByteForByte() throws Exception {
        XdmArchive archive = read(Xdms.parts(DOCUMENT));
        assertEquals(Set.of(), archive.warnings());
        ContainedDocument document = archive.documents().getFirst();
        try (InputStream in = document.source().open()) {
            assertArrayEquals(DOCUMENT, in.readAllBytes());
        }
        DocumentMetadata said = document.described();
        assertEquals("Compte rendu", said.title());
        assertEquals("11488-4", said.type().orElseThrow().code());
        assertEquals("2.16.840.1.113883.6.1", said.type().orElseThrow().system());
        assertEquals("10", said.documentClass().orElseThrow().code());
        assertEquals("2024-03-05T09:30:00Z", said.date().orElseThrow().iso());
        assertEquals("1.2.250.1.9.1", said.uniqueId().orElseThrow().value());
        assertEquals("8d5e778c-e155-4685-95c6-5ff65a362964", said.replaces().orElseThrow().value());
        assertEquals(2, said.version().orElseThrow());
        assertEquals("Luc PETIT", said.author().displayName());
        assertEquals("1750000001", said.author().organisation().id().orElseThrow().extension());
        assertEquals("SA05", said.facilityType().orElseThrow().code());
        assertEquals("2024-03-01", said.serviceStart().orElseThrow().iso());
    }

    @Test void readsTheFiveTraitsAndTheInsOfThePatient() {
        ClaimedIdentity patient = read(Xdms.parts(DOCUMENT)).documents().getFirst().described().patient();
        assertEquals("185052A00401270", patient.verifiedIns().orElseThrow().number());
        assertEquals("LÉVÊQUE", patient.birthFamilyName());
        assertEquals("ZOÉ ANNE", patient.birthGivenNames());
        assertEquals("ZOÉ", patient.firstBirthGivenName());
        assertEquals("MARTIN", patient.usedFamilyName());
        assertEquals("2A004", patient.birthPlaceCog());
        assertEquals("1985-05-12", patient.birthDate().orElseThrow().iso());
    }

    @Test void readsThePatientIdThatAWellKnownToolWritesUnderTheSchemeOfTheUniqueId() {
        DocumentMetadata said = read(withList("58a6f841-87b3-4a3e-92fd-a8ffeff98427", "2e82c1f6-a085-4c72-9da3-8640a32e42ab"))
                .documents().getFirst().described();
        assertEquals("1.2.250.1.9.1", said.uniqueId().orElseThrow().value());
        assertEquals("185052A00401270", said.patient().ins().orElseThrow().claimedNumber());
    }

    @Test void refusesADocumentThatIsNotWhatTheListSays() {
        Map<String, byte[]> parts = Xdms.parts(DOCUMENT);
        byte[] other = DOCUMENT.clone();
        other[other.length / 2] ^= 1;
        parts.put("IHE_XDM/SUBSET01/DOC0001.XML", other);
        assertEquals(Code.HASH_MISMATCH, refusal(Xdms.zip(parts)));
        parts.put("IHE_XDM/SUBSET01/DOC0001.XML", new byte[] {1, 2});
        assertEquals(Code.SIZE_MISMATCH, refusal(Xdms.zip(parts)));
    }

    @Test void acceptsWrongButCommonArchivesWithAWarning() {
        Map<String, byte[]> lower = Xdms.parts(DOCUMENT);
        lower.put("ihe_xdm/subset01/metadata.xml", lower.remove(LIST));
        lower.put("ihe_xdm/subset01/doc0001.xml", lower.remove("IHE_XDM/SUBSET01/DOC0001.XML"));
        Map<String, byte[]> bare = Xdms.parts(DOCUMENT);
        bare.remove("README.TXT");
        Map<String, byte[]> slashes = Xdms.parts(DOCUMENT);
        slashes.put("IHE_XDM\\SUBSET01\\METADATA.XML", slashes.remove(LIST));
        for (Map<String, byte[]> parts : List.of(lower, bare, slashes, withList("DOC0001.XML", "IHE_XDM/SUBSET01/DOC0001.XML"),
                withList("<Slot name=\"hash\">", "<Slot name=\"x\">"))) {
            XdmArchive archive = read(parts);
            assertEquals(1, archive.documents().size());
            assertTrue(archive.warnings().stream().allMatch(COMMON::contains) && !archive.warnings().isEmpty(),
                    archive.warnings()::toString);
        }
    }

    @Test void saysWhatIsMissingAndWhatIsNotListed() {
        Map<String, byte[]> parts = Xdms.parts(DOCUMENT);
        parts.put("IHE_XDM/SUBSET01/OTHER.PDF", DOCUMENT);
        assertEquals(Set.of(Warning.XDM_UNLISTED_FILE), read(parts).warnings());
        parts.remove("IHE_XDM/SUBSET01/DOC0001.XML");
        assertEquals(Code.NO_DOCUMENT_INSIDE, refusal(Xdms.zip(parts)));
        assertEquals(Code.UNKNOWN_FORMAT, refusal(Xdms.zip(Map.of("letter.pdf", DOCUMENT))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "IHE_XDM/../../evil", "/etc/evil", "C:/evil", "a/./b", "..\\evil", "a\u0000b", "IHE_XDM/SUBSET01/doc0001.XML"})
    void refusesNamesThatLeaveTheFolderOrComeTwice(String name) {
        Map<String, byte[]> parts = Xdms.parts(DOCUMENT);
        parts.put(name, new byte[] {1});
        assertEquals(Code.UNSAFE_NAME, refusal(Xdms.zip(parts)));
    }

    @Test void refusesBombs() {
        Map<String, byte[]> swollen = Xdms.parts(DOCUMENT);
        swollen.put("IHE_XDM/SUBSET01/BOMB.XML", new byte[64 << 20]);
        assertEquals(Code.ZIP_BOMB, refusal(Xdms.zip(swollen)));
        Map<String, byte[]> many = Xdms.parts(DOCUMENT);
        for (int i = 0; i < 1_100; i++) many.put("f" + i, new byte[0]);
        assertEquals(Code.ZIP_BOMB, refusal(Xdms.zip(many)));
    }

    @Test void refusesEntriesThatLieOverEachOtherOrLieAboutTheirSize() {
        byte[] zip = Xdms.of(DOCUMENT);
        int directory = indexOf(zip, "PK\u0001\u0002");
        byte[] overlapping = zip.clone();
        int second = indexOf(zip, "PK\u0001\u0002", directory + 4);
        System.arraycopy(overlapping, directory + 42, overlapping, second + 42, 4);
        assertEquals(Code.ZIP_BOMB, refusal(overlapping));
        byte[] lying = zip.clone();
        int last = zip.length;
        for (int at = directory; at >= 0; at = indexOf(zip, "PK\u0001\u0002", at + 4)) last = at;
        lying[last + 24] ^= 0x40;
        assertTrue(Set.of(Code.ZIP_BOMB, Code.DAMAGED).contains(refusal(lying)));
    }

    @Test void refusesEncryptedAndCutArchives() {
        byte[] zip = Xdms.of(DOCUMENT);
        byte[] locked = zip.clone();
        locked[indexOf(zip, "PK\u0001\u0002") + 8] |= 1;
        assertEquals(Code.ENCRYPTED, refusal(locked));
        assertEquals(Code.DAMAGED, refusal(java.util.Arrays.copyOf(zip, zip.length - 40)));
    }

    @Test void neverPrintsNames() {
        XdmArchive archive = read(Xdms.parts(DOCUMENT));
        assertFalse((archive.toString() + archive.documents().getFirst() + archive.documents().getFirst().source())
                .matches("(?s).*(QUE|MARTIN|1850|DOC0001|PETIT).*"));
    }

    private static int indexOf(byte[] bytes, String mark) {
        return indexOf(bytes, mark, 0);
    }

    private static int indexOf(byte[] bytes, String mark, int from) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(mark, from);
    }
}
