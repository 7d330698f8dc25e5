package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentChange.DocumentKept;
import fr.havre.documents.DocumentId;
import fr.havre.sync.OutboxChanged;
import fr.havre.sync.OutboxState;
import fr.havre.ui.words.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BellTest {
    private final TestOutside outside = new TestOutside();
    private final News news = new News(new InlineBackground());
    private Instant now = Instant.parse("2026-11-25T08:00:00Z");
    private boolean looking;
    private final Bell bell = new Bell(new LiveWords(Language.FRENCH), outside, () -> now, () -> looking);

    private void arrived() {
        news.committed(List.of(new DocumentKept(new DocumentId(UUID.randomUUID()), Optional.empty())));
    }

    @Test void countsWhatCameWhileNobodyLookedAndSaysItOnceInAWhile() {
        bell.follow(news);
        arrived();
        bell.tick();
        arrived();
        arrived();
        news.committed(List.of(new OutboxChanged("record.publish", UUID.randomUUID(), OutboxState.BLOCKED)));
        bell.tick();
        assertEquals(List.of("Un document est arrivé."), outside.told());
        now = now.plus(Bell.QUIET);
        bell.tick();
        bell.tick();
        assertEquals(List.of("Un document est arrivé.", "2 documents sont arrivés.", "Un envoi attend quelqu’un."), outside.told());
    }

    @Test void saysNothingToWhoLooksAtTheWindow() {
        bell.follow(news);
        looking = true;
        arrived();
        bell.tick();
        looking = false;
        bell.tick();
        assertEquals(List.of(), outside.told());
    }

    @Test @EnabledOnOs(OS.LINUX) void asksTheDesktopsOwnProgramWhereThereIsOne(@TempDir Path folder) throws Exception {
        assertFalse(new DesktopNotice(folder.toString()).show("x"));
        Path said = folder.resolve("said");
        Files.writeString(folder.resolve("notify-send"), "#!/bin/sh\nprintf '%s|' \"$@\" > " + said + ".part && mv " + said + ".part " + said + "\n");
        Files.setPosixFilePermissions(folder.resolve("notify-send"), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertTrue(new DesktopNotice(folder.resolve("absent") + ":" + folder).show("2 documents sont arrivés."));
        try (var watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, java.nio.file.StandardWatchEventKinds.ENTRY_CREATE);
            while (!Files.exists(said)) assertTrue(watch.poll(20, java.util.concurrent.TimeUnit.SECONDS) != null, "never asked");
        }
        assertEquals("--app-name=Havre|--|Havre|2 documents sont arrivés.|", Files.readString(said));
    }
}
