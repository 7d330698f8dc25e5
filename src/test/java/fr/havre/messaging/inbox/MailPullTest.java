package fr.havre.messaging.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.messaging.inbox.MessageLine.Keeping;
import fr.havre.messaging.transport.Connected;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailPullTest {
    @TempDir Path folder;
    private InboxFixture practice;

    @BeforeEach void open() {
        practice = new InboxFixture(folder);
    }

    @AfterEach void close() {
        practice.close();
    }

    private void arrive(int from, int to) {
        for (int i = from; i < to; i++) {
            practice.arrives(InboxFixture.message("Luc Petit <luc.petit@hopital.mssante.fr>", "<" + i + "@hopital.mssante.fr>",
                    "Avis " + i, "Cher confrère, voici le numéro " + i));
        }
    }

    @Test void aMessageIsListedThenKeptWithItsWords() {
        practice.arrives(InboxFixture.message("=?utf-8?q?Luc_P=C3=A9tit?= <luc.petit@hopital.mssante.fr>", "<1@hopital.mssante.fr>",
                "Une question", "Faut-il poursuivre la metformine ?"));
        practice.fetch();
        MessageLine line = practice.only();
        assertEquals("Luc Pétit", line.who());
        assertEquals("luc.petit@hopital.mssante.fr", line.address());
        assertEquals(List.of("Une question", Lane.PROFESSIONAL, Keeping.KEPT, true, FilingState.NONE),
                List.of(line.subject(), line.lane(), line.keeping(), line.unread(), line.filing()));
        MessageDetails details = practice.inbox.show(practice.doctor, line.id());
        assertEquals("Faut-il poursuivre la metformine ?", details.text());
        assertEquals(InboxFixture.ADDRESS, details.recipients().getFirst().address());
        assertEquals(List.of(line.id()), practice.list(MessageFilter.of(MessageFilter.Show.ALL).with("metformin")).stream()
                .map(MessageLine::id).toList());
        assertEquals(1, practice.arrivals.size());
    }

    @Test void fetchedAgainNothingIsKeptTwice() {
        arrive(0, 3);
        practice.fetch();
        practice.fetch();
        arrive(3, 5);
        practice.fetch();
        assertEquals(5, practice.all().size());
        assertEquals(5, practice.arrivals.size());
    }

    @Test void whatLiesInOtherFoldersIsFetchedTooButNotWhatWasThrownAway() throws Exception {
        arrive(0, 1);
        put("Résultats", "<2@labo.mssante.fr>");
        put("Trash", "<3@labo.mssante.fr>");
        practice.fetch();
        assertEquals(Set.of("Avis 0", "dans Résultats"), practice.all().stream().map(MessageLine::subject).collect(Collectors.toSet()));
        assertTrue(practice.all().stream().allMatch(each -> each.keeping() == Keeping.KEPT));
    }

    private void put(String name, String id) throws Exception {
        try (Connected operator = practice.connections.imap(practice.mailbox)) {
            Folder in = operator.store().getFolder(name);                   // never opened
            in.create(Folder.HOLDS_MESSAGES);
            in.appendMessages(new Message[] {new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(
                    InboxFixture.message(InboxFixture.LUC, id, "=?utf-8?q?dans_R=C3=A9sultats?=", "Voici").replace("\n", "\r\n")
                            .getBytes(StandardCharsets.UTF_8)))});
        }
    }

    @Test void aMailboxMadeAnewIsMetAgainByTheIdentifiersOfItsMessages() {
        arrive(0, 4);
        practice.arrives("From: luc.petit@hopital.mssante.fr\nSubject: Sans identifiant\nDate: Wed, 25 Nov 2026 08:00:00 +0100\n\nUn mot.\n");
        practice.fetch();
        practice.operator.rebuild(InboxFixture.ADDRESS);
        practice.fetch();
        assertEquals(5, practice.all().size());
        assertTrue(practice.all().stream().allMatch(each -> each.keeping() == Keeping.KEPT));
        assertEquals(5, practice.arrivals.size());
    }

    @Test void anotherMessageWithTheIdentifierOfOneThatIsHereIsKeptToo() {
        practice.arrives(InboxFixture.message(InboxFixture.LUC, "<1@x.fr>", "Le premier", "un"));
        practice.fetch();
        practice.arrives(InboxFixture.message("autre@ailleurs.mssante.fr", "<1@x.fr>", "Un autre", "deux"));
        practice.fetch();
        practice.fetch();
        assertEquals(List.of("Le premier", "Un autre"), practice.all().stream().map(MessageLine::subject).sorted().toList());
    }

    @Test void readHereIsReadThereAndTheOtherWayRound() {
        arrive(0, 2);
        practice.fetch();
        MessageLine first = practice.all().getLast();
        practice.inbox.markRead(practice.doctor, first.id());
        practice.fetch();
        long seen = practice.operator.flags(InboxFixture.ADDRESS, "INBOX").stream()
                .filter(each -> each.contains(jakarta.mail.Flags.Flag.SEEN)).count();
        assertEquals(1, seen);
        practice.inbox.markUnread(practice.doctor, first.id());
        practice.fetch();
        assertFalse(practice.operator.flags(InboxFixture.ADDRESS, "INBOX").stream()
                .anyMatch(each -> each.contains(jakarta.mail.Flags.Flag.SEEN)));
    }

    @Test void anExchangeIsOneWhateverTheOrderInWhichItArrives() {
        String answer = InboxFixture.message(InboxFixture.LUC, "<b@x.fr>", "Re: Avis", "oui")
                .replace("MIME-Version", "References: <a@x.fr>\nMIME-Version");
        String thanks = InboxFixture.message(InboxFixture.LUC, "<c@x.fr>", "Re: Avis", "merci")
                .replace("MIME-Version", "In-Reply-To: <b@x.fr>\nMIME-Version");
        practice.arrives(thanks);
        practice.fetch();
        practice.arrives(answer);
        practice.arrives(InboxFixture.message(InboxFixture.LUC, "<a@x.fr>", "Avis", "faut-il ?"));
        practice.arrives(InboxFixture.message(InboxFixture.LUC, "<z@x.fr>", "Autre chose", "non"));
        practice.fetch();
        assertEquals(2, practice.all().stream().map(MessageLine::thread).distinct().count());
        MessageLine one = practice.all().stream().filter(each -> each.subject().equals("Avis")).findFirst().orElseThrow();
        assertEquals(3, practice.inbox.thread(practice.doctor, one.id()).size());
    }

    @Test void manyMessagesAreListedNewestFirstAndThenFetchedToTheLast() {
        arrive(0, 45);
        practice.fetch();
        assertEquals(45, practice.all().size());
        assertTrue(practice.all().stream().allMatch(each -> each.keeping() == Keeping.KEPT));
        assertEquals(IntStream.range(0, 45).mapToObj(i -> "Avis " + i).collect(Collectors.toSet()),
                practice.all().stream().map(MessageLine::subject).collect(Collectors.toSet()));
    }

    @Test void theFrontDeskSeesNothingOfIt() {
        arrive(0, 1);
        practice.fetch();
        var desk = practice.vault.session(fr.havre.access.Role.FRONT_DESK);
        org.junit.jupiter.api.Assertions.assertThrows(fr.havre.access.AccessDeniedException.class,
                () -> practice.inbox.list(desk, MessageFilter.OPEN, java.util.OptionalLong.empty(), 10));
        org.junit.jupiter.api.Assertions.assertThrows(fr.havre.access.AccessDeniedException.class,
                () -> practice.inbox.show(desk, practice.only().id()));
    }
}
