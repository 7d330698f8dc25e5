package fr.havre.cdacheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import fr.havre.documents.Examples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules themselves: official documents pass, broken ones do not. */
class CdaCheckerTest {
    /** Of a document of one model only the rules of its own sections and entries speak. */
    @Test void theOfficialExamplesOfWhatIsWrittenHereBreakNone() throws Exception {
        for (String name : List.of("VAC-NOTE_2023.01", "BIO-CR-BIO_2021.01_CDA-R2-Niveau-1", "VSM_1.4")) {
            assertEquals(List.of(), CdaChecker.check(Files.readAllBytes(Examples.cda(name))), name);
        }
    }

    @Test void whatIsTakenOutIsSeen() throws Exception {
        String note = Files.readString(Examples.cda("VAC-NOTE_2023.01"), StandardCharsets.UTF_8);
        for (List<String> change : List.of(List.of("value=\"20090928\" />", "value=\"2009\" />"), List.of("<lotNumberText>4456672</lotNumberText>", ""),
                List.of("codeSystem=\"2.16.840.1.113883.6.73\"", "codeSystem=\"1.2.3\""), List.of("<languageCode code=\"fr-FR\"", "<languageCode code=\"fr\""))) {
            String broken = note.replace(change.getFirst(), change.getLast());
            assertFalse(broken.equals(note), change.getFirst());
            assertFalse(CdaChecker.check(broken.getBytes(StandardCharsets.UTF_8)).isEmpty(), change.getFirst());
        }
    }
}
