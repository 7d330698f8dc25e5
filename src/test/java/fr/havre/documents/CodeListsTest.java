package fr.havre.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeListsTest {
    private final CodeLists lists = CodeLists.official();

    @Test void givesTheFrenchLabelOfAType() {
        assertEquals("CR d'examens biologiques", lists.label(CodeList.TYPE, "11502-2", Locale.FRENCH));
        assertEquals("CR d'examens biologiques", lists.label(CodeList.TYPE, "11502-2", Locale.ENGLISH));
        assertEquals("nobody-knows", lists.label(CodeList.TYPE, "nobody-knows", Locale.FRENCH));
        assertEquals("2.16.840.1.113883.6.1", lists.find(CodeList.TYPE, "11502-2").orElseThrow().system());
    }

    @Test void everyClassAndEveryConfidentialityHasItsEnglishWord() {
        for (CodeList list : new CodeList[] {CodeList.CLASS, CodeList.CONFIDENTIALITY}) {
            for (CodedValue value : lists.all(list)) {
                String english = lists.label(list, value.code(), Locale.ENGLISH);
                assertTrue(!english.equals(value.code()) && (!english.equals(value.label()) || english.equals("Normal")
                        || english.equals("Prescription")), list + " " + value.code());
            }
        }
    }

    @Test void everyTypeThatTheRecordTakesIsAType() {
        for (CodedValue type : lists.all(CodeList.ACCEPTED_BY_RECORD)) {
            assertTrue(lists.find(CodeList.TYPE, type.code()).isPresent() || lists.classOf(type.code()).isPresent(), type.code());
        }
    }

    @Test void knowsTheClassOfATypeAndWhatTheRecordTakes() {
        assertEquals("10", lists.classOf("11502-2").orElseThrow().code());
        assertEquals("95", lists.classOf("ATTEST-DROITS-AM").orElseThrow().code());
        assertEquals(Optional.empty(), lists.classOf("nobody-knows"));
        assertTrue(lists.acceptedByRecord("11502-2"));
        assertFalse(lists.acceptedByRecord("PIECE-IDENTITE"));
    }

    @Test void translatesCodeSystemsBetweenOidAndAddress() {
        assertEquals("http://loinc.org", lists.urlOf("2.16.840.1.113883.6.1"));
        assertEquals("urn:oid:1.2.3", lists.urlOf("1.2.3"));
        assertEquals(Optional.of("2.16.840.1.113883.6.1"), lists.oidOf("http://loinc.org"));
        assertEquals(Optional.of("1.2.3"), lists.oidOf("urn:oid:1.2.3"));
        assertEquals(Optional.empty(), lists.oidOf("http://nowhere"));
    }
}
