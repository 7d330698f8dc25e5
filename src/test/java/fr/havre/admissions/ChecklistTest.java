package fr.havre.admissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.patients.PartialDate;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ChecklistTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 10);
    private static final Checklist CHECKLIST = Checklist.carried();

    /** Needed whatever the stay is. */
    private static final Set<String> ALWAYS = Set.of("identity", "treating-doctor", "emergency-contact", "summary");
    private static final Map<String, String> SHORT = Map.of("operation", "SCHEDULED SURGERY ANAESTHESIA",
            "protected", "PROTECTED_ADULT", "foreign", "FOREIGN_COVER", "aid", "STATE_AID", "public", "PUBLIC_HOSPITAL",
            "accident", "WORK_ACCIDENT", "room", "SINGLE_ROOM", "secret", "CONFIDENTIAL");

    private static AdmissionSituation situation(String words, int holders) {
        EnumSet<Fact> said = EnumSet.noneOf(Fact.class);
        for (String word : words.split(" ", -1)) {
            for (String fact : SHORT.getOrDefault(word, word.toUpperCase(Locale.ROOT)).split(" ", -1)) {
                if (!fact.equals("-")) said.add(Fact.valueOf(fact));
            }
        }
        return new AdmissionSituation("Clinique", "", "", DAY, Optional.empty(), said, holders);
    }

    private static Optional<PartialDate> born(String date) {
        return PartialDate.parse(date);
    }

    private static Set<String> needed(AdmissionSituation situation, Optional<PartialDate> birthDate) {
        return CHECKLIST.of(situation, birthDate).stream().filter(Checklist.Wanted::needed).map(each -> each.key().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each line: a stay, and the pieces it needs besides {@link #ALWAYS}. */
    @ParameterizedTest(name = "{0}: born {1}, {2} holders")
    @CsvFileSource(resources = "/fr/havre/admissions/situations.csv", delimiter = '|', numLinesToSkip = 1)
    void needsThePiecesOfItsSituation(String facts, String birthDate, int holders, String pieces) {
        Set<String> expected = new TreeSet<>(ALWAYS);
        if (pieces != null) expected.addAll(Arrays.asList(pieces.split(" ")));
        assertEquals(expected, needed(situation(facts, holders), born(birthDate)));
    }

    @Test void saysWhatIsLackingOfAPieceThatIsNotNeeded() {
        Map<String, Fact> why = CHECKLIST.of(situation("scheduled", 2), born("1960-01-01")).stream()
                .filter(each -> !each.needed()).collect(Collectors.toMap(each -> each.key().toString(),
                        each -> each.lacking().orElseThrow()));
        assertEquals(Fact.MINOR, why.get("care-authorisation.2"));
        assertEquals(Fact.SURGERY, why.get("preoperative"));
        assertEquals(Fact.ANAESTHESIA, why.get("anaesthesia"), "it is scheduled: what lacks is the anaesthesia");
        assertEquals(Fact.WORK_ACCIDENT, why.get("work-accident"));
        assertEquals(Fact.FOREIGN_COVER, why.get("foreign-cover"));
        assertEquals(Fact.PROTECTED_ADULT, why.get("guardian-declaration"));
    }

    @Test void isAMinorWhoMayBeOneOnTheDayOfAdmission() {
        assertTrue(situation("-", 2).facts(born("2008-12-11")).contains(Fact.MINOR), "eighteen the day after");
        assertFalse(situation("-", 2).facts(born("2008-12-10")).contains(Fact.MINOR), "eighteen on the day");
        assertTrue(situation("-", 2).facts(born("2008")).contains(Fact.MINOR));
        assertFalse(situation("-", 2).facts(born("2007")).contains(Fact.MINOR));
        assertEquals(Set.of(Fact.ADULT, Fact.FRENCH_COVER), situation("-", 2).facts(Optional.empty()));
    }

    @Test void wantsEachPieceSomeDaysBefore() {
        assertEquals(LocalDate.of(2026, 12, 8), CHECKLIST.item(PieceKey.of("anaesthesia")).due(DAY), "48 hours before");
        assertEquals(LocalDate.of(2026, 12, 3), CHECKLIST.item(PieceKey.of("identity")).due(DAY));
    }

    @Test void everyLineHasItsSourceItsNamesAndTypesThatExist() {
        Set<String> ids = new HashSet<>();
        for (ChecklistItem item : CHECKLIST.items()) {
            assertTrue(ids.add(item.id()), item.id());
            for (String text : List.of(item.french(), item.english(), item.source())) assertFalse(text.isBlank(), item.id());
            assertEquals(item.document(), !item.types().isEmpty(), item.id());
            for (String type : item.types()) {
                assertTrue(CodeLists.official().find(CodeList.TYPE, type).isPresent(), type);
            }
            if (item.types().contains("PIECE-IDENTITE")) assertEquals(ChecklistItem.ToRecord.NO, item.toRecord());
            assertFalse(item.french().matches(".*( [:;!?]|'|\\.\\.\\.).*"), item.french());
        }
        assertEquals(29, ids.size());
    }

    @Test void whatIsSentToTheRecordIsOfATypeItTakes() {
        Stream<ChecklistItem> sent = CHECKLIST.items().stream().filter(item -> item.toRecord() == ChecklistItem.ToRecord.YES);
        sent.forEach(item -> assertTrue(item.types().stream().anyMatch(CodeLists.official()::acceptedByRecord), item.id()));
    }

    @Test void refusesAPieceThatIsNotThere() {
        for (String typed : List.of("passport", "identity.1", "holder-identity")) {
            assertThrows(AdmissionException.class, () -> CHECKLIST.item(PieceKey.of(typed)), typed);
        }
        for (String typed : List.of("", "Identity", "holder-identity.3", "holder-identity.", "../x", "identity identity")) {
            assertEquals(Optional.empty(), PieceKey.parse(typed), typed);
        }
    }

    @Test void refusesAStayThatCannotBe() {
        assertEquals(AdmissionException.Code.CONTRADICTION, refused(() -> situation("foreign aid", 2)));
        assertEquals(AdmissionException.Code.HOSPITAL_MISSING, refused(() -> new AdmissionSituation(" ", "", "", DAY,
                Optional.empty(), Set.of(), 2)));
        assertEquals(AdmissionException.Code.DATES_IMPOSSIBLE, refused(() -> new AdmissionSituation("C", "", "", DAY,
                Optional.of(DAY.minusDays(1)), Set.of(), 2)));
        assertEquals(AdmissionException.Code.TEXT_TOO_LONG, refused(() -> new AdmissionSituation("C", "", "x".repeat(201), DAY,
                Optional.empty(), Set.of(), 2)));
    }

    private static AdmissionException.Code refused(org.junit.jupiter.api.function.Executable wrong) {
        return assertThrows(AdmissionException.class, wrong).code();
    }
}
