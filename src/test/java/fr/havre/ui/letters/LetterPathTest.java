package fr.havre.ui.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.MailWorld;
import fr.havre.PracticeMail;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.inbox.MessageFilter;
import fr.havre.messaging.inbox.MessageFilter.Show;
import fr.havre.messaging.inbox.MessageLine;
import fr.havre.messaging.outgoing.DraftId;
import fr.havre.messaging.outgoing.Guard;
import fr.havre.messaging.outgoing.MessageDraft;
import fr.havre.messaging.outgoing.MessageState;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.messaging.outgoing.Template;
import fr.havre.ui.InlineBackground;
import fr.havre.ui.MailDesk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the first word to the receipt, over a real operator. */
class LetterPathTest {
    @TempDir static Path place;
    private static PracticeMail practice;
    private static MailDesk mail;

    @BeforeAll static void begin() {
        practice = new PracticeMail(place, List.of("lefevre", "marchand"));
        mail = practice.desk().mailDesk().orElseThrow();
    }

    @AfterAll static void end() {
        practice.close();
    }

    private static LetterViewModel open(MessageDraft letter) {
        return open(mail.letters().save(practice.desk().session(), letter));
    }

    private static LetterViewModel open(DraftId id) {
        LetterViewModel model = new LetterViewModel(practice.desk(), mail, new InlineBackground(), id);
        model.load(() -> { });
        return model;
    }

    private static LetterReading reading() {
        return new LetterReading(practice.desk(), mail);
    }

    private static LetterViewModel written(String to, String label) {
        LetterViewModel model = open(reading().begun());
        model.recipients().add(Recipient.of(MailAddress.of(to)));
        model.labelProperty().set(label);
        model.textProperty().set("Pouvez-vous me donner votre avis ?");
        model.pause();
        return model;
    }

    private static MessageId send(LetterViewModel model) {
        List<MessageId> sent = new ArrayList<>();
        model.sending().send(sent::addAll);
        assertEquals(1, sent.size(), () -> model.sending().guards() + " " + model.problemProperty().get());
        return sent.getFirst();
    }

    private static MessageState state(MessageId id) {
        return mail.following().of(practice.desk().session(), id).state();
    }

    private static List<DraftId> drafts() {
        return mail.letters().list(practice.desk().session()).stream().map(each -> each.id()).toList();
    }

    @Test void whatIsSentIsHeldAndCanBeTakenBackWithEveryWord() {
        LetterViewModel model = written(MailWorld.CONFIRMS, "Avis repris");
        MessageId id = send(model);
        assertEquals(MessageState.HELD, state(id));
        practice.send();
        assertEquals(0, practice.world().mail().taken().stream().filter(each -> each.to().contains(MailWorld.CONFIRMS)).count());
        DraftId back = mail.letters().takeBack(practice.desk().session(), id).orElseThrow().id();
        LetterViewModel again = open(back);
        assertEquals("Avis repris", again.labelProperty().get());
        assertEquals("Pouvez-vous me donner votre avis ?", again.textProperty().get());
        assertEquals(1, again.recipients().size());
    }

    @Test void afterTheHoldItLeavesAndTheReceiptSaysThatItWasTaken() {
        MessageId id = send(written(MailWorld.CONFIRMS, "Avis envoyé"));
        practice.pass(LetterSending.HOLD.plusSeconds(1));
        practice.send();
        practice.fetch();
        assertTrue(List.of(MessageState.DELIVERED, MessageState.READ).contains(state(id)), () -> state(id).name());
        MessageLine line = mail.inbox().line(practice.desk().session(), id);
        assertEquals("Avis envoyé", line.subject());
    }

    @Test void whatIsMissingIsOnlySaidOnceSomebodyWantsToSend() {
        LetterViewModel model = open(reading().begun());
        assertTrue(model.sending().guards().isEmpty());
        model.sending().send(_ -> { });
        assertEquals(List.of(Guard.Kind.NO_RECIPIENT, Guard.Kind.NOTHING_TO_SAY),
                model.sending().guards().stream().map(Guard::kind).sorted().toList());
        model.recipients().add(Recipient.of(MailAddress.of(MailWorld.KEEPS)));
        assertEquals(List.of(Guard.Kind.NOTHING_TO_SAY), model.sending().guards().stream().map(Guard::kind).toList());
    }

    @Test void aForgottenAttachmentWantsAYes() {
        LetterViewModel model = written(MailWorld.KEEPS, "Oubli");
        model.textProperty().set("Vous trouverez ci-joint le compte rendu.");
        model.pause();
        assertEquals(List.of(Guard.Kind.FORGOTTEN_ATTACHMENT), model.sending().guards().stream().map(Guard::kind).toList());
        List<MessageId> sent = new ArrayList<>();
        model.sending().send(sent::addAll);
        assertTrue(sent.isEmpty());
        model.sending().confirm(Guard.Kind.FORGOTTEN_ATTACHMENT, true);
        model.sending().send(sent::addAll);
        assertEquals(1, sent.size());
    }

    @Test void anAnswerGoesToWhoWroteAndSaysSoInTheirMessage() {
        practice.world().arrives(MailWorld.KEEPS, MailWorld.CLAIRE, "Question ouverte", "Pouvez-vous me rappeler ?");
        practice.fetch();
        MessageLine asked = mail.inbox().list(practice.desk().session(), MessageFilter.of(Show.OPEN).with("ouverte"),
                OptionalLong.empty(), 5).lines().getFirst();
        LetterViewModel model = open(mail.letters().answer(practice.desk().session(), asked.id(), false));
        assertEquals(List.of(MailWorld.KEEPS), model.recipients().stream().map(each -> each.address().value()).toList());
        assertTrue(model.answeredProperty().get().text().contains("rappeler"));
        model.textProperty().set("Oui, ce soir.");
        send(model);
        assertTrue(mail.inbox().line(practice.desk().session(), asked.id()).answered());
    }

    @Test void thePatientIsProposedByNameOnlyWithAQualifiedIdentity() {
        LetterViewModel model = open(reading().begun().about(practice.patient("lefevre"), List.of()));
        assertTrue(model.proposed().getFirst().address().isPatient());
        assertFalse(model.proposed().getFirst().name().isBlank());
        assertFalse(model.proposed().getFirst().toString().contains("147114"));
    }

    @Test void whatIsTypedIsKeptAtEachPauseAndThereAfterAKill() {
        LetterViewModel model = open(reading().begun());
        model.textProperty().set("Au milieu d’une phr");
        assertTrue(model.unsavedProperty().get());
        model.pause();
        assertFalse(model.unsavedProperty().get());
        assertEquals("Au milieu d’une phr", open(model.id()).textProperty().get());
        assertTrue(drafts().contains(model.id()));
    }

    @Test void aTextOfThePracticeIsFilledAndWhatIsUnknownIsSaid() {
        mail.templates().save(practice.desk().session(), new Template(Optional.empty(), Template.Kind.LETTER, "Avis",
                "Avis pour {patient.birthName}", "Cher confrère, au sujet de {document.title}.", false));
        LetterViewModel model = open(reading().begun().about(practice.patient("marchand"), List.of()));
        model.use(model.texts().stream().filter(each -> each.name().equals("Avis")).findFirst().orElseThrow());
        assertTrue(model.labelProperty().get().startsWith("Avis pour D"), model.labelProperty().get());
        assertEquals(1, model.missing().size());
    }

    @Test void thrownAwayItIsGone() {
        LetterViewModel model = written(MailWorld.KEEPS, "À jeter");
        model.discard(() -> { });
        assertFalse(drafts().contains(model.id()));
        model.pause();
        assertEquals(Duration.ofSeconds(30), LetterSending.HOLD);
    }
}
