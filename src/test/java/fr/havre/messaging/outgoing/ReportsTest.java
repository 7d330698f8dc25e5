package fr.havre.messaging.outgoing;

import static fr.havre.messaging.outgoing.OutgoingWorld.CARDIOLOGY;
import static fr.havre.messaging.outgoing.OutgoingWorld.NATHALIE;
import static fr.havre.messaging.outgoing.OutgoingWorld.US;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentSource;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailFixture;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.inbox.Arrival;
import fr.havre.messaging.inbox.FilingState;
import fr.havre.messaging.inbox.MessageRows;
import fr.havre.messaging.mime.MessageReader;
import fr.havre.patients.Patient;
import fr.havre.sandbox.mail.Behaviour;
import fr.havre.sandbox.mail.Delivered;
import fr.havre.sync.OutboxState;
import fr.havre.vault.Compartment;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.content.Encoding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes back, and what we answer. */
class ReportsTest {
    private static final MailAddress ARCHIVES = MailAddress.of("archives@broceliande.mssante.fr");
    private static final MailAddress MATERNITY = MailAddress.of("maternite@broceliande.mssante.fr");
    private static final MailAddress PAUL = MailAddress.of("paul.vasseur@mordelles.mssante.fr");

    @TempDir Path folder;
    private OutgoingWorld world;
    private Following following;
    private Answers answers;

    @BeforeEach void open() {
        world = new OutgoingWorld(folder);
        following = new Following(world.practice.vault.clinical(), world.mailboxes);
        answers = new Answers(world.practice.vault.clinical(), contents(), world.mailboxes, world.rows, world.outbox,
                world.practice.vault.time());
    }

    @AfterEach void close() {
        world.close();
    }

    private ContentStore contents() {
        return world.practice.vault.contents(Compartment.CLINICAL);
    }

    /** A letter with a document, its receipts asked for; then what came back is taken note of. */
    private MessageId letter(MailAddress... to) {
        Patient zoe = world.practice.qualified(MailFixture.ZOE);
        MessageId id = world.send(world.draft(zoe, world.practice.document(zoe.id(), "Compte rendu", "mots"), to)
                .followed(true, OptionalInt.of(7)));
        world.run();
        takeNote(id);
        return id;
    }

    private void takeNote(MessageId about) {
        for (byte[] each : world.sandbox.messages(US, "INBOX")) {
            ReceivedMail mail = MessageReader.read(DocumentSource.of(each));
            assertEquals(Optional.of(about), world.practice.vault.clinical().write(tx ->
                    world.states.reported(tx, mail, new MessageId(tx.newId()))));
        }
    }

    private Followed followed(MessageId id) {
        return following.of(world.practice.doctor, id);
    }

    @Test void aReceiptSaysThatItWasTaken() {
        MessageId id = letter(CARDIOLOGY);
        assertEquals(MessageState.DELIVERED, world.state(id));
        assertEquals(OutboxState.CONFIRMED, world.line(id).state());
        assertEquals(List.of(), following.open(world.practice.doctor, 10));
    }

    @Test void anIntegrationErrorIsARefusalWithWhatToDoWhicheverWayItIsSaid() {
        assertEquals(Optional.of(Advice.PATIENT_UNKNOWN), followed(letter(ARCHIVES)).advice());
        close();
        open(folder.resolve("second"));
        MessageId id = letter(MATERNITY);
        assertEquals(MessageState.REFUSED, world.state(id));
        assertEquals("902", world.code(id));
        assertEquals(List.of(id), following.open(world.practice.doctor, 10).stream().map(Followed::id).toList());
        following.settled(world.practice.doctor, id);
        assertEquals(List.of(), following.open(world.practice.doctor, 10));
    }

    private void open(Path other) {
        assertTrue(other.toFile().mkdir());
        folder = other;
        open();
    }

    @Test void eachRecipientFaresAsTheyDoAndTheWorstIsShown() {
        MessageId id = letter(CARDIOLOGY, PAUL, NATHALIE);
        Followed followed = followed(id);
        assertEquals(MessageState.BOUNCED, followed.state());
        assertEquals(Optional.of(Advice.MAILBOX_FULL), followed.advice());
        assertEquals(List.of(Optional.of(MessageState.DELIVERED), Optional.of(MessageState.BOUNCED), Optional.of(MessageState.SENT)),
                followed.recipients().stream().map(Followed.FollowedRecipient::state).toList());
    }

    @Test void aBounceOfAPatientSaysWhatToDoAboutAPatient() {
        Patient zoe = world.practice.qualified(MailFixture.ZOE);
        MailAddress hers = MailAddress.ofPatient(zoe.ins().orElseThrow());
        world.sandbox.open(hers.value(), "PATIENT", "Zoé", Behaviour.CLOSED);
        MessageId id = world.send(world.draft(zoe, world.practice.document(zoe.id(), "Compte rendu", "mots"), hers));
        world.run();
        takeNote(id);
        assertEquals(Optional.of(Advice.PATIENT_CLOSED), followed(id).advice());
    }

    @Test void aReportSettlesADoubt() {
        world.sandbox.faults().loseAnswerAfterData(1);
        MessageId id = letter(CARDIOLOGY);
        assertEquals(MessageState.DELIVERED, world.state(id));
        assertEquals(OutboxState.CONFIRMED, world.line(id).state());
        world.runAfter(Duration.ofHours(3));
        assertEquals(1, world.timesTaken(id));
    }

    @Test void lateDoubledAndForeignReportsChangeNothing() {
        MessageId id = letter(CARDIOLOGY);
        takeNote(id);
        ReceivedMail displayed = report("message/disposition-notification", "Final-Recipient: rfc822;" + CARDIOLOGY.value()
                + "\r\nOriginal-Message-ID: " + world.messageId(id) + "\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n");
        taken(displayed);
        assertEquals(MessageState.READ, world.state(id));
        takeNote(id);
        assertEquals(MessageState.READ, world.state(id), "an older receipt does not take it back");
        assertEquals(Optional.empty(), taken(report("message/disposition-notification",
                "Original-Message-ID: <other@example.fr>\r\nDisposition: automatic-action/MDN-sent-automatically; processed\r\n")));
        MessageId back = world.letters.send(world.practice.doctor, world.letters.save(world.practice.doctor,
                world.words("x", NATHALIE)), Duration.ofMinutes(5));
        world.letters.takeBack(world.practice.doctor, back);
        taken(report("message/delivery-status", "Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822;" + NATHALIE.value()
                + "\r\nAction: failed\r\nStatus: 5.1.1\r\nOriginal-Message-ID: " + world.messageId(back) + "\r\n"));
        assertEquals(MessageState.TAKEN_BACK, world.state(back));
    }

    private static ReceivedMail report(String type, String fields) {
        return MessageReader.read(DocumentSource.of(("From: x@example.mssante.fr\r\nMessage-ID: <r@example.fr>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: " + type + "\r\n\r\n" + fields
                + "\r\n--b--\r\n").getBytes(StandardCharsets.US_ASCII)));
    }

    private Optional<MessageId> taken(ReceivedMail mail) {
        return world.practice.vault.clinical().write(tx -> world.states.reported(tx, mail, new MessageId(tx.newId())));
    }

    @Test void whatNobodyHasReadByItsDayIsSaidOnceThatDayComes() {
        MessageId id = letter(CARDIOLOGY);
        var now = world.practice.vault.time();
        assertEquals(List.of(), following.reminders(world.practice.doctor, now.instant()));
        world.practice.vault.waitFor(Duration.ofDays(8));
        assertEquals(List.of(id), following.reminders(world.practice.doctor, now.instant()).stream().map(Followed::id).toList());
        following.remind(world.practice.doctor, id, 3);
        assertEquals(List.of(), following.reminders(world.practice.doctor, now.instant()));
    }

    // what we answer

    private static String incoming(String more, String subject) {
        return "Return-Path: <" + NATHALIE.value() + ">\r\nFrom: <" + NATHALIE.value() + ">\r\nTo: <" + US + ">\r\n"
                + "Message-ID: <in-1@broceliande.mssante.fr>\r\nSubject: " + subject + "\r\n" + more + "\r\nBonjour\r\n";
    }

    private Arrival arrived(String text, FilingState filing, List<fr.havre.documents.DocumentRefusedException.Code> refused) {
        ReceivedMail mail = MessageReader.read(DocumentSource.of(text.getBytes(StandardCharsets.US_ASCII)));
        return world.practice.vault.clinical().write(tx -> {
            MessageId id = new MessageId(tx.newId());
            var content = contents().keep(tx, contents().put(text.getBytes(StandardCharsets.US_ASCII), Encoding.PLAIN));
            tx.run("""
                    INSERT INTO clin.message (place, id, mailbox, outgoing, message_id, thread, kind, lane, sender, sender_name, subject,
                           arrived_at, size, attachments, keeping, content, oddities, filing)
                    VALUES (?, ?, ?, 0, ?, ?, ?, 'PROFESSIONAL', ?, '', ?, ?, 1, 0, 'KEPT', ?, '', ?)""",
                    MessageRows.place(tx, tx.now()), id.value(), world.mailbox.id().value(), mail.id(),
                    MessageRows.thread(tx, id, mail.id(), List.of()), mail.kind(), mail.from(), mail.subject(), tx.now(),
                    content.value(), filing);
            Arrival arrival = new Arrival(id, world.mailbox.id(), mail, Optional.empty(), filing, Optional.empty(), List.of(), refused);
            answers.arrived(tx, arrival);
            answers.arrived(tx, arrival);
            return arrival;
        });
    }

    private List<Delivered> sent() {
        world.run();
        return world.sandbox.taken().stream().filter(each -> each.from().equals(US)).toList();
    }

    private static final String ASKED = "Disposition-Notification-To: <" + NATHALIE.value() + ">\r\n";

    @Test void whoAsksIsToldOnceThatItWasTaken() {
        arrived(incoming(ASKED, "Une lettre"), FilingState.NONE, List.of());
        List<Delivered> sent = sent();
        assertEquals(1, sent.size());
        ReceivedMail receipt = MessageReader.read(DocumentSource.of(sent.getFirst().bytes()));
        assertEquals(ReceivedMail.Kind.RECEIPT, receipt.kind());
        assertEquals(Optional.of("<in-1@broceliande.mssante.fr>"), receipt.about());
        assertEquals(List.of(new ReceivedMail.Report(ReceivedMail.Report.What.PROCESSED, Optional.of(US), Optional.empty())),
                receipt.reports());
        assertEquals(List.of(), following.all(world.practice.doctor, 10), "receipts are no letters");
    }

    @Test void nothingIsAnsweredWhereItMustNot() {
        arrived(incoming("", "Sans demande"), FilingState.NONE, List.of());
        arrived(incoming("Disposition-Notification-To: <ailleurs@example.mssante.fr>\r\n", "Ailleurs").replace("in-1", "in-2"),
                FilingState.NONE, List.of());
        arrived(incoming(ASKED, "[KO Integration systeme !][902] x").replace("in-1", "in-3"), FilingState.NONE, List.of());
        arrived(incoming(ASKED, "Attend").replace("Return-Path: <" + NATHALIE.value() + ">\r\n", "").replace("in-1", "in-4"),
                FilingState.NONE, List.of());
        arrived(incoming(ASKED, "Quelqu'un").replace("in-1", "in-5"), FilingState.TRAY, List.of());
        assertEquals(List.of(), sent());
    }

    @Test void onceAPersonHasFiledItWhoAskedIsToldAndAPersonsNoGoesBackWithItsReason() {
        Arrival waiting = arrived(incoming(ASKED, "Quelqu'un"), FilingState.TRAY, List.of());
        world.practice.vault.clinical().write(tx -> {
            answers.filed(tx, waiting.message());
            return null;
        });
        assertEquals(1, sent().size());
        assertFalse(answers.refuse(world.practice.doctor, waiting.message(), IntegrationCode.INS_DIFFERS), "answered already");
    }

    @Test void withoutARequestAnErrorGoesBackAsAnOrdinaryMessageWithTheOriginal() {
        Arrival waiting = arrived(incoming("", "XDM/1.0/DDM+Lettre"), FilingState.TRAY, List.of());
        assertTrue(answers.refuse(world.practice.doctor, waiting.message(), IntegrationCode.INS_DIFFERS));
        Delivered sent = sent().getFirst();
        ReceivedMail error = MessageReader.read(DocumentSource.of(sent.bytes()));
        assertEquals(ReceivedMail.Kind.INTEGRATION_ERROR, error.kind());
        assertEquals(Optional.of("904"), error.report());
        assertEquals(Optional.of("<in-1@broceliande.mssante.fr>"), error.about());
        assertTrue(new String(sent.bytes(), StandardCharsets.US_ASCII).contains("Bonjour"), "the original goes along");
    }

    @Test void whatCouldNotBeReadIsAnsweredByItself() {
        arrived(incoming(ASKED, "XDM/1.0/DDM+Lettre"), FilingState.NONE,
                List.of(fr.havre.documents.DocumentRefusedException.Code.NOT_READABLE));
        ReceivedMail error = MessageReader.read(DocumentSource.of(sent().getFirst().bytes()));
        assertEquals(ReceivedMail.Kind.INTEGRATION_ERROR, error.kind());
        assertEquals(Optional.of("906"), error.report());
    }
}
