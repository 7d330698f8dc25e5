package fr.havre.messaging.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.documents.Pdfs;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.inbox.MessageFilter.Show;
import fr.havre.vault.FrenchZone;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingTogetherTest {
    @TempDir Path folder;
    private InboxFixture practice;

    @BeforeEach void open() {
        practice = new InboxFixture(folder);
        practice.arrives("From: =?utf-8?q?Ren=C3=A9_Petit?= <rene.petit@hopital.mssante.fr>\nTo: " + InboxFixture.ADDRESS
                + "\nSubject: Retour de consultation\nMessage-ID: <1@hopital.mssante.fr>\nDate: Wed, 25 Nov 2026 08:00:00 +0100\n"
                + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n"
                + "Faut-il arrêter la metformine ?\n--b\nContent-Type: application/pdf; name=\"bilan-thyroïdien.pdf\"\n"
                + "Content-Disposition: attachment; filename*=utf-8''bilan-thyro%C3%AFdien.pdf\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(Pdfs.of("TSH normale")) + "\n--b--\n");
        practice.arrives(InboxFixture.message(InboxFixture.LUC, "<2@hopital.mssante.fr>", "Autre chose", "Rien de cela."));
        practice.fetch();
    }

    @AfterEach void close() {
        practice.close();
    }

    private List<MessageLine> seen(Session by, Show show) {
        return practice.inbox.list(by, MessageFilter.of(show), OptionalLong.empty(), 10).lines();
    }

    private MessageLine first() {
        return practice.all().stream().filter(each -> each.subject().equals("Retour de consultation")).findFirst().orElseThrow();
    }

    @Test void messagesAreFoundByPeopleSubjectWordsAndFiles() {
        for (String typed : List.of("petit rene", "René", "rene.petit", "consult", "METFORMINE", "arreter", "thyroidien", "bilan ren")) {
            assertEquals(List.of(first().id()), practice.list(MessageFilter.of(Show.ALL).with(typed)).stream().map(MessageLine::id)
                    .toList(), typed);
        }
        assertEquals(2, practice.list(MessageFilter.of(Show.ALL).with("accueil bleuets")).size(), "to whom");
        assertEquals(List.of(), practice.list(MessageFilter.of(Show.ALL).with("rene autre")));
    }

    @Test void whatIsGivenToSomebodyAwayIsSeenByWhoCoversUntilItIsDone() {
        Session claire = practice.vault.session(Role.DOCTOR);
        Session karim = practice.vault.session(Role.DOCTOR);
        MessageId id = first().id();
        assertEquals(Optional.of(claire.person()), practice.inbox.assign(practice.doctor, id, Optional.of(claire.person())).assigned());
        assertEquals(List.of(id), seen(claire, Show.MINE).stream().map(MessageLine::id).toList());
        assertEquals(List.of(), seen(karim, Show.MINE));
        LocalDate today = LocalDate.ofInstant(practice.vault.time().instant(), FrenchZone.here());
        practice.absences.add(claire, claire.person(), karim.person(), today, today.plusDays(3));
        assertEquals(List.of(id), seen(karim, Show.MINE).stream().map(MessageLine::id).toList());
        practice.inbox.note(karim, id, "Je rappelle demain");
        assertEquals(Optional.of(karim.person()), practice.inbox.show(claire, id).events().stream()
                .filter(each -> each.what() == MessageEvent.What.NOTE).findFirst().orElseThrow().person());
        assertThrows(InboxException.class, () -> practice.inbox.note(karim, id, " "));
        practice.inbox.done(karim, id);
        assertEquals(List.of(), seen(claire, Show.MINE));
        assertEquals(Optional.of(karim.person()), practice.inbox.show(claire, id).doneBy());
        practice.inbox.undone(claire, id);
        practice.vault.clinical().write(tx -> {
            Inbox.answered(tx, karim.person(), id);
            return null;
        });
        assertEquals(Optional.of(karim.person()), practice.inbox.show(claire, id).answeredBy(), "who answered");
    }
}
