package fr.havre.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.havre.MailPractice;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.inbox.FilingState;
import fr.havre.messaging.inbox.MessageLine;
import fr.havre.messaging.outgoing.MessageState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two practices that write to each other through Postfix and Dovecot. */
@Tag("interop")
class PracticesIT {
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final List<String> PEOPLE = List.of("lefevre", "marchand");
    private static final Set<MessageState> ARRIVED = Set.of(MessageState.DELIVERED, MessageState.READ);

    @TempDir Path folder;

    private MailPractice practice(MailServers servers, String address) throws Exception {
        return MailPractice.create(Files.createDirectory(folder.resolve(address)), MailPractice.mailbox(address,
                MailServers.PASSWORD, servers.authority().pem(), servers.port("IMAPS"), servers.port("SMTPS")), PEOPLE);
    }

    private static MessageState state(MailPractice practice, MessageId id) {
        return practice.sent().stream().filter(each -> each.id().equals(id)).findFirst().flatMap(MessageLine::state).orElseThrow();
    }

    private static void until(BooleanSupplier done, MailServers servers, MailPractice... practices) {
        long end = System.nanoTime() + LONGEST_WAIT_SECONDS * 1_000_000_000L;
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("not in time: " + servers.said());
            for (MailPractice each : practices) each.work();
        }
    }

    @Test void aLetterIsFiledAndConfirmedAndWhatCannotBeDeliveredComesBack() throws Exception {
        Optional<String> missing = MailServers.missing();
        missing.ifPresent(why -> System.err.println("PracticesIT " + why));
        assumeTrue(missing.isEmpty(), missing.orElse(""));
        try (MailServers servers = MailServers.start(); MailPractice claire = practice(servers, MailServers.CLAIRE);
                MailPractice karim = practice(servers, MailServers.KARIM)) {
            MessageId letter = claire.send(claire.patients().getFirst(), "Lettre", "Cher confrère", MailServers.KARIM, true);
            MessageId lost = claire.send(claire.patients().getLast(), "Autre", "Cher confrère,", MailServers.FULL, true);
            until(() -> karim.received().size() == 1 && karim.received().getFirst().keeping() == MessageLine.Keeping.KEPT, servers,
                    claire, karim);
            MessageLine received = karim.received().getFirst();
            assertEquals(FilingState.FILED, received.filing());
            assertEquals(Optional.of(karim.patients().getFirst()), received.patient());
            until(() -> ARRIVED.contains(state(claire, letter)), servers, karim, claire);
            until(() -> state(claire, lost) == MessageState.BOUNCED, servers, claire);
            assertEquals(1, karim.received().size());
        }
    }
}
