package fr.havre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.Session;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.inbox.MessageEvent;
import fr.havre.messaging.outgoing.Letters;
import fr.havre.messaging.outgoing.MessageDraft;
import fr.havre.messaging.outgoing.MessageState;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.sandbox.mail.Behaviour;
import fr.havre.sandbox.mail.CutProxy;
import fr.havre.ui.MailDesk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of letters after they left, with an operator and correspondents that are other programs. */
class FollowedLettersTest {
    private static final String READER = "lecteur@broceliande.mssante.fr";
    private static final long ENOUGH_TO_SIGN_IN = 12_000;

    @TempDir static Path place;
    private static PracticeMail practice;
    private static MailDesk mail;
    private static Session doctor;

    @BeforeAll static void begin() {
        practice = new PracticeMail(place, List.of("lefevre"));
        mail = practice.desk().mailDesk().orElseThrow();
        doctor = practice.desk().session();
        practice.world().mail().open(READER, "PER", "Dr Lecteur", Behaviour.READS);
    }

    @AfterAll static void end() {
        practice.close();
    }

    private static MessageDraft letter(String label, String text) {
        return MessageDraft.EMPTY.from(practice.mailbox().id()).to(List.of(Recipient.of(MailAddress.of(READER), "Dr Lecteur")))
                .saying(Optional.of(label), text).followed(true, OptionalInt.of(7));
    }

    private static MessageId send(MessageDraft letter) {
        Letters letters = mail.letters();
        MessageId sent = letters.send(doctor, letters.keep(doctor, letter), Duration.ZERO);
        practice.send();
        return sent;
    }

    private static MessageState state(MessageId id) {
        return mail.following().of(doctor, id).state();
    }

    /** Among the sent ones of the mailbox. */
    private static long copies(MessageId id) {
        String messageId = mail.inbox().show(doctor, id).messageId().orElseThrow();
        return practice.world().mail().messages(MailWorld.CLAIRE, "Sent").stream()
                .filter(each -> new String(each, java.nio.charset.StandardCharsets.ISO_8859_1).contains(messageId)).count();
    }

    @Test void aLetterSomebodyHasOpenedIsRead() {
        MessageId id = send(letter("Lu", "Cher confrère, merci de votre avis."));
        assertEquals(MessageState.SENT, state(id));
        practice.fetch();
        assertEquals(MessageState.READ, state(id));
        practice.pass(Duration.ofDays(8));
        assertTrue(mail.following().reminders(doctor, practice.time().instant()).stream().noneMatch(each -> each.id().equals(id)),
                "nobody is reminded of what was read");
    }

    @Test void aCopyThatCouldNotBeLeftIsLeftByTheNextLookAndOnce() {
        practice.world().imap().down(true);
        MessageId id = send(letter("Copie", "Bonjour."));
        practice.world().imap().down(false);
        assertEquals(MessageState.SENT, state(id));
        assertEquals(0, copies(id));
        fetchAgain();
        assertEquals(1, copies(id));
        practice.pass(Duration.ofDays(1));
        fetchAgain();
        assertEquals(1, copies(id));
    }

    @Test void aServerThatTakesNoCopyIsNotTriedForEverAndItIsSaid() {
        practice.world().imap().down(true);
        MessageId id = send(letter("Sans copie", "Des mots. ".repeat(10_000)));
        practice.world().imap().down(false);
        int looks = 0;
        for (; events(id, MessageEvent.What.NO_COPY) == 0 && looks < 20; looks++) {
            for (int i = 0; i < 4; i++) practice.world().imap().then(new CutProxy.Plan.CutToServer(ENOUGH_TO_SIGN_IN));
            practice.pass(Duration.ofDays(2));
            fetchAgain();
            practice.world().imap().forget();
        }
        assertEquals(8, looks);
        practice.pass(Duration.ofDays(2));
        fetchAgain();
        assertEquals(0, copies(id));
        assertEquals(1, events(id, MessageEvent.What.NO_COPY));
    }

    private static long events(MessageId id, MessageEvent.What what) {
        return mail.inbox().show(doctor, id).events().stream().filter(each -> each.what() == what).count();
    }

    /** A server that was away is looked for at once. */
    private static void fetchAgain() {
        practice.desk().record().reachability().tryAgain(practice.time().instant());
        practice.fetch();
    }
}
