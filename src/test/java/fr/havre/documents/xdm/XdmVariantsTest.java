package fr.havre.documents.xdm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Pdfs;
import fr.havre.documents.Recognition;
import fr.havre.documents.Warning;
import fr.havre.documents.Xdms;
import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Language;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Twenty ways in which archives come malformed: each is refused, or read with a warning, with a sentence of its own. */
class XdmVariantsTest {
    private static final byte[] DOCUMENT = Pdfs.of("mot");
    private static final String LIST = "IHE_XDM/SUBSET01/METADATA.XML";
    private static final String FILE = "IHE_XDM/SUBSET01/DOC0001.XML";

    private static byte[] listed(String from, String to) {
        return listed(list().replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] listed(byte[] list) {
        return with(LIST, list);
    }

    private static String list() {
        return new String(Xdms.parts(DOCUMENT).get(LIST), StandardCharsets.UTF_8);
    }

    private static byte[] with(String name, byte[] bytes) {
        Map<String, byte[]> parts = Xdms.parts(DOCUMENT);
        parts.put(name, bytes);
        return Xdms.zip(parts);
    }

    private static byte[] without(String name) {
        Map<String, byte[]> parts = Xdms.parts(DOCUMENT);
        parts.remove(name);
        return Xdms.zip(parts);
    }

    private static byte[] flagged() {
        byte[] zip = Xdms.of(DOCUMENT);
        zip[new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002") + 8] |= 1;
        return zip;
    }

    private static String deep() {
        return "<?xml version=\"1.0\"?>" + "<a>".repeat(3000) + "</a>".repeat(3000);
    }

    private static byte[] altered() {
        byte[] other = DOCUMENT.clone();
        other[other.length / 2] ^= 1;
        return other;
    }

    private static byte[] manyLists() {
        Map<String, byte[]> parts = Xdms.parts(DOCUMENT);
        for (int i = 2; i < 300; i++) parts.put("IHE_XDM/SUBSET%02d/METADATA.XML".formatted(i), parts.get(LIST));
        return Xdms.zip(parts);
    }

    private static byte[] twoListedOneThere() {
        String list = list();
        int from = list.indexOf("<ExtrinsicObject");
        int end = list.indexOf("</ExtrinsicObject>") + "</ExtrinsicObject>".length();
        String second = list.substring(from, end).replace("Document01", "Document02").replace("DOC0001.XML", "DOC0002.XML")
                .replace("1.2.250.1.9.1\"", "1.2.250.1.9.2\"");
        return listed((list.substring(0, end) + second + list.substring(end)).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] oneListedTwice() {
        String list = list();
        int from = list.indexOf("<ExtrinsicObject");
        int end = list.indexOf("</ExtrinsicObject>") + "</ExtrinsicObject>".length();
        return listed((list.substring(0, end) + list.substring(from, end).replace("Document01", "Document02")
                + list.substring(end)).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<Enum<?>, byte[]> variants() {
        Map<Enum<?>, byte[]> all = new LinkedHashMap<>();
        all.put(Code.EMPTY, new byte[0]);
        all.put(Code.DAMAGED, Arrays.copyOf(Xdms.of(DOCUMENT), Xdms.of(DOCUMENT).length - 40));
        all.put(Code.ENCRYPTED, flagged());
        all.put(Code.DOCTYPE_FORBIDDEN, listed("<lcm:Submit", "<!DOCTYPE x [<!ENTITY a \"b\">]><lcm:Submit"));
        all.put(Code.TOO_DEEP, listed(deep().getBytes(StandardCharsets.UTF_8)));
        all.put(Code.ZIP_BOMB, with("IHE_XDM/SUBSET01/BOMB.XML", new byte[64 << 20]));
        all.put(Code.UNSAFE_NAME, with("../evil", new byte[] {1}));
        all.put(Code.WRONG_ENCODING, listed(list().replace("LÉVÊQUE", "L\u00c9V").getBytes(StandardCharsets.ISO_8859_1)));
        all.put(Code.HASH_MISMATCH, with(FILE, altered()));
        all.put(Code.SIZE_MISMATCH, with(FILE, new byte[] {1, 2}));
        all.put(Code.LISTED_TWICE, oneListedTwice());
        all.put(Code.NO_DOCUMENT_INSIDE, without(FILE));
        all.put(Code.UNKNOWN_FORMAT, without(LIST));
        all.put(Code.TOO_COMPLEX, manyLists());
        all.put(Warning.XDM_FORM, without("README.TXT"));
        all.put(Warning.XDM_HASH_NOT_SAID, listed("<Slot name=\"hash\">", "<Slot name=\"x\">"));
        all.put(Warning.XDM_PATH_GUESSED, listed("DOC0001.XML", "IHE_XDM/SUBSET01/DOC0001.XML"));
        all.put(Warning.XDM_UNLISTED_FILE, with("IHE_XDM/SUBSET01/OTHER.PDF", DOCUMENT));
        all.put(Warning.XDM_DOCUMENT_MISSING, twoListedOneThere());
        all.put(Warning.INS_NOT_VALID, listed("185052A00401270", "185052A00401271"));
        return all;
    }

    private static Set<Enum<?>> outcome(byte[] archive) {
        try {
            return new HashSet<>(Recognition.recognise(DocumentSource.of(archive)).warnings());
        } catch (DocumentRefusedException e) {
            return Set.of(e.code());
        }
    }

    @Test void twentyMalformedArchivesHaveTwentySentences() {
        List<String> wrong = new ArrayList<>();
        variants().forEach((expected, archive) -> {
            Set<Enum<?>> found = outcome(archive);
            if (!found.contains(expected)) wrong.add(expected + " was " + found);
        });
        assertEquals(List.of(), wrong);
        for (Language language : Language.values()) {
            ErrorWords words = new ErrorWords(language);
            assertEquals(20, variants().keySet().stream().map(words::sentence).distinct().count());
        }
        assertTrue(outcome(Xdms.of(DOCUMENT)).stream().noneMatch(each -> each.name().startsWith("XDM")));
    }
}
