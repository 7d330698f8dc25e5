package fr.havre.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.directory.DirectoryFilter;
import fr.havre.directory.Found;
import fr.havre.ui.Desk;
import fr.havre.ui.words.DemoWords;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPracticeTest {
    @TempDir Path folder;

    @Test void peopleAreFoundInItsDirectoryByTheDoctorAndByTheFrontDesk() throws Exception {
        try (DemoPractice practice = DemoPractice.in(folder.resolve("practice"), new DemoWords(Language.FRENCH))) {
            try (Desk doctor = practice.doctor()) {
                Found found = doctor.directory().find("cardiologue rennes", DirectoryFilter.RECIPIENTS);
                assertTrue(found.asked());
                assertTrue(found.hits().stream().anyMatch(each -> each.address().isPresent()), "somebody to write to");
            }
            try (Desk desk = practice.frontDesk()) {
                assertEquals(practice.directory(), desk.directory().connectedTo().orElseThrow());
            }
        }
    }
}
