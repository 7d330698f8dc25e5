package fr.havre.messaging.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import fr.havre.messaging.MailboxId;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailWatcherTest {
    @Test void whatArrivesIsAskedForAtOnceAndTheLookFetchesIt(@TempDir Path folder) throws Exception {
        BlockingQueue<MailboxId> asked = new ArrayBlockingQueue<>(100);
        try (InboxFixture practice = new InboxFixture(folder);
                MailWatcher watcher = new MailWatcher(practice.vault.clinical(), practice.mailboxes, practice.connections,
                        asked::offer)) {
            watcher.start();
            MailboxId told = null;
            for (int i = 0; told == null && i < 40; i++) {             // until it waits: what came before is not told
                practice.arrives(InboxFixture.message(InboxFixture.LUC, "<" + i + "@x.fr>", "Avis " + i, "mot"));
                told = asked.poll(500, TimeUnit.MILLISECONDS);
            }
            assertNotNull(told);
            assertEquals(practice.mailbox.id(), told);
            practice.fetch();
            assertEquals(practice.operator.messages(InboxFixture.ADDRESS, "INBOX").size(), practice.all().size());
        }
    }
}
