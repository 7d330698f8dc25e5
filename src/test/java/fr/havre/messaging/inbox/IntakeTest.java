package fr.havre.messaging.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.FilingException;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.Pdfs;
import fr.havre.messaging.Letter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailFixture;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.WrittenMail;
import fr.havre.messaging.inbox.MessageFilter.Show;
import fr.havre.messaging.inbox.MessagePart.Outcome;
import fr.havre.patients.Patient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
    @TempDir Path folder;
    private InboxFixture practice;
    private MailFixture hospital;

    @BeforeEach void open() throws Exception {
        practice = new InboxFixture(Files.createDirectory(folder.resolve("practice")));
        hospital = new MailFixture(Files.createDirectory(folder.resolve("hospital")));
    }

    @AfterEach void close() {
        hospital.close();
        practice.close();
    }

    private WrittenMail letter(Patient about, String words) {
        DocumentId document = hospital.document(about.id(), "Compte rendu", words);
        Letter letter = hospital.letter(about, List.of(document), MailAddress.of(InboxFixture.ADDRESS));
        return hospital.write(letter);
    }

    private static String withPdf(String from, String words) {
        return withPdf(from, Pdfs.of(words));
    }

    private static String withPdf(String from, byte[] pdf) {
        return "From: " + from + "\nTo: " + InboxFixture.ADDRESS + "\nSubject: Un PDF\nMessage-ID: <pdf@x.fr>\n"
                + "Date: Wed, 25 Nov 2026 08:00:00 +0100\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Type: text/plain\n\nBonjour\n--b\nContent-Type: application/pdf; name=\"a.pdf\"\n"
                + "Content-Disposition: attachment; filename=\"a.pdf\"\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(pdf) + "\n--b--\n";
    }

    @Test void aLetterAboutAVerifiedPatientIsFiledAndItsReadableCopyIsNotKeptTwice() {
        Patient zoe = practice.qualified(InboxFixture.ZOE);
        practice.arrives(letter(hospital.qualified(MailFixture.ZOE), "L'échographie est normale").bytes());
        practice.fetch();
        MessageLine line = practice.only();
        assertEquals(List.of(FilingState.FILED, Optional.of(zoe.id()), Lane.MACHINE, ReceivedMail.Kind.DOCUMENTS),
                List.of(line.filing(), line.patient(), line.lane(), line.kind()));
        MessageDetails details = practice.inbox.show(practice.doctor, line.id());
        assertEquals(List.of(Outcome.ARCHIVE, Outcome.FILED, Outcome.COPY),
                details.parts().stream().map(MessagePart::outcome).toList());
        List<DocumentLine> chart = practice.documents.list(practice.doctor, zoe.id(), DocumentFilter.CURRENT);
        assertEquals(1, chart.size());
        assertEquals(Set.of(Origin.Kind.MESSAGE), chart.getFirst().origins());
        assertEquals(List.of(line.id()), practice.inbox.ofPatient(practice.doctor, zoe.id()).stream().map(MessageLine::id).toList());
        assertEquals(Set.of(), details.oddities());
    }

    @Test void theSameDocumentThatCameFromTheRecordIsOneDocumentWithTwoOrigins() {
        Patient zoe = practice.qualified(InboxFixture.ZOE);
        WrittenMail mail = letter(hospital.qualified(MailFixture.ZOE), "Bilan");
        DocumentSource archive = hospital.read(mail).attachments().stream().filter(ReceivedMail.Attachment::isArchive)
                .findFirst().orElseThrow().source();
        DocumentSource cda = fr.havre.documents.Recognition.recognise(archive).contained().getFirst().source();
        practice.documents.importDocument(practice.doctor, cda,
                new Origin(Origin.Kind.RECORD, practice.vault.time().instant(), "urn:uuid:1", Optional.empty()), ImportWish.NONE);
        practice.arrives(mail.bytes());
        practice.fetch();
        List<DocumentLine> chart = practice.documents.list(practice.doctor, zoe.id(), DocumentFilter.CURRENT);
        assertEquals(1, chart.size());
        assertEquals(Set.of(Origin.Kind.RECORD, Origin.Kind.MESSAGE), chart.getFirst().origins());
        assertEquals(FilingState.FILED, practice.only().filing());
    }

    @Test void aLetterAboutSomebodyWhoIsOnlyLikeAPatientWaitsAndOneDecisionFilesIt() {
        Patient zoe = practice.provisional(InboxFixture.ZOE);
        practice.arrives(letter(hospital.qualified(MailFixture.ZOE), "Bilan").bytes());
        practice.fetch();
        MessageLine line = practice.only();
        assertEquals(List.of(FilingState.TRAY, Optional.of(TrayReason.NOT_CERTAIN)), List.of(line.filing(), line.reason()));
        assertEquals(1, practice.inbox.counts(practice.doctor).tray());
        assertEquals(zoe.id(), practice.inbox.candidates(practice.doctor, line.id()).getFirst().patient());
        MessageLine filed = practice.inbox.file(practice.doctor, line.id(), zoe.id(), false);
        assertEquals(List.of(FilingState.FILED, Optional.of(zoe.id())), List.of(filed.filing(), filed.patient()));
        assertEquals(1, practice.documents.list(practice.doctor, zoe.id(), DocumentFilter.CURRENT).size());
        assertEquals(0, practice.inbox.counts(practice.doctor).tray());
        assertEquals(FilingState.TRAY, practice.inbox.unfile(practice.doctor, line.id()).filing());
        assertEquals(0, practice.documents.list(practice.doctor, zoe.id(), DocumentFilter.CURRENT).size());
    }

    @Test void whatNamesSomebodyElseIsNotFiledForAnotherUnlessAPersonSaysSo() {
        Patient paul = practice.provisional(InboxFixture.PAUL);
        practice.arrives(letter(hospital.qualified(MailFixture.ZOE), "Bilan").bytes());
        practice.fetch();
        MessageLine line = practice.only();
        assertEquals(Optional.of(TrayReason.UNKNOWN_PATIENT), line.reason());
        assertEquals(FilingException.Code.OTHER_PATIENT, assertThrows(FilingException.class,
                () -> practice.inbox.file(practice.doctor, line.id(), paul.id(), false)).code());
        assertEquals(FilingState.TRAY, practice.only().filing());
        practice.inbox.file(practice.doctor, line.id(), paul.id(), true);
        assertEquals(1, practice.documents.list(practice.doctor, paul.id(), DocumentFilter.CURRENT).size());
    }

    @Test void aPdfThatNamesNobodyWaitsForAPersonAndCanBeLeftUnfiled() {
        practice.arrives(withPdf(InboxFixture.LUC, "Ordonnance"));
        practice.fetch();
        MessageLine line = practice.only();
        assertEquals(Optional.of(TrayReason.NO_IDENTITY), line.reason());
        MessageLine left = practice.inbox.leaveUnfiled(practice.doctor, line.id());
        assertEquals(FilingState.NONE, left.filing());
        assertEquals(1, practice.documents.unfiled(practice.doctor, DocumentFilter.CURRENT).size());
    }

    @Test void aFileThatIsInTheChartAlreadyOpensFromTheMessageThatBroughtItAgain() {
        Patient zoe = practice.provisional(InboxFixture.ZOE);
        byte[] pdf = Pdfs.of("Ordonnance");
        ImportOutcome here = practice.documents.importDocument(practice.doctor, DocumentSource.of(pdf),
                new Origin(Origin.Kind.FILE, practice.vault.time().instant(), "ordonnance.pdf", Optional.empty()),
                new ImportWish(Optional.of(zoe.id()), Optional.empty(), Optional.empty(), Optional.empty(), false));
        practice.arrives(withPdf(InboxFixture.LUC, pdf));
        practice.fetch();
        MessageLine filed = practice.inbox.file(practice.doctor, practice.only().id(), zoe.id(), false);
        assertEquals(FilingState.FILED, filed.filing());
        List<MessagePart> parts = practice.inbox.show(practice.doctor, filed.id()).parts();
        assertEquals(List.of(Outcome.FILED), parts.stream().map(MessagePart::outcome).toList());
        assertEquals(Optional.of(((ImportOutcome.Imported) here).document()), parts.getFirst().document());
        assertTrue(practice.inbox.original(practice.doctor, filed.id()).isPresent(), "what came stays as it came");
        practice.inbox.unfile(practice.doctor, filed.id());
        assertEquals(1, practice.documents.list(practice.doctor, zoe.id(), DocumentFilter.CURRENT).size(),
                "what was here before the message stays");
    }

    @Test void aPatientsFilesWaitWithTheirNumberAsTheProposal() {
        Patient zoe = practice.qualified(InboxFixture.ZOE);
        practice.arrives(withPdf(MailAddress.ofPatient(zoe.ins().orElseThrow()).value(), "Ma photo"));
        practice.fetch();
        MessageLine line = practice.only();
        assertEquals(List.of(Lane.PATIENT, Optional.of(TrayReason.SENT_BY_PATIENT), Optional.of(zoe.id())),
                List.of(line.lane(), line.reason(), line.patient()));
        assertEquals(zoe.id(), practice.inbox.candidates(practice.doctor, line.id()).getFirst().patient());
    }

    @Test void theSameLetterInTwoMailboxesIsTwoMessagesAndOneDocument() {
        Patient zoe = practice.qualified(InboxFixture.ZOE);
        byte[] letter = letter(hospital.qualified(MailFixture.ZOE), "Bilan").bytes();
        practice.operator.open("medecin@bleuets.mssante.fr", "PER", "Médecin", fr.havre.sandbox.mail.Behaviour.KEEPS);
        practice.add(fr.havre.messaging.MailboxKind.PER, "medecin@bleuets.mssante.fr", 0);
        practice.arrives(letter);
        practice.operator.put("medecin@bleuets.mssante.fr", letter);
        practice.fetch();
        assertEquals(2, practice.all().size());
        assertEquals(1, practice.documents.list(practice.doctor, zoe.id(), DocumentFilter.CURRENT).size());
        var colleague = practice.vault.session(fr.havre.access.Role.DOCTOR);
        assertEquals(1, practice.inbox.list(colleague, MessageFilter.of(Show.ALL), java.util.OptionalLong.empty(), 9).lines().size());
    }

    @Test void aSecondVersionTakesThePlaceOfTheFirst() {
        Patient zoe = practice.qualified(InboxFixture.ZOE);
        String cda = cda(letter(hospital.qualified(MailFixture.ZOE), "Bilan"));
        String id = cda.replaceFirst("(?s).*?<id root=\"([^\"]+)\".*", "$1");
        String next = cda.replaceFirst("<id root=\"[^\"]+\"", "<id root=\"1.2.250.1.9.2\"").replaceFirst("<setId[^>]*>", "")
                .replaceFirst("<versionNumber[^>]*>", "").replaceFirst("<componentOf>",
                        "<relatedDocument typeCode=\"RPLC\"><parentDocument><id root=\"" + id + "\"/></parentDocument></relatedDocument><componentOf>");
        practice.arrives(withCda("<v2@x.fr>", "[Annule et remplace] Bilan", next));
        practice.fetch();
        practice.arrives(withCda("<v1@x.fr>", "Bilan", cda));
        practice.fetch();
        List<DocumentLine> current = practice.documents.list(practice.doctor, zoe.id(), DocumentFilter.CURRENT);
        assertEquals(1, current.size());
        assertTrue(practice.all().stream().allMatch(each -> each.filing() == FilingState.FILED));
    }

    private String cda(WrittenMail mail) {
        DocumentSource archive = hospital.read(mail).attachments().stream().filter(ReceivedMail.Attachment::isArchive)
                .findFirst().orElseThrow().source();
        try (var in = fr.havre.documents.Recognition.recognise(archive).contained().getFirst().source().open()) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String withCda(String id, String subject, String cda) {
        return withPdf(InboxFixture.LUC, "x").replace("<pdf@x.fr>", id).replace("Un PDF", subject)
                .replace("application/pdf; name=\"a.pdf\"", "text/xml; name=\"a.xml\"").replace("filename=\"a.pdf\"", "filename=\"a.xml\"")
                .replaceFirst("base64\n\n[A-Za-z0-9+/=\r\n]+\n--b--", "base64\n\n" + Base64.getMimeEncoder()
                        .encodeToString(cda.getBytes(java.nio.charset.StandardCharsets.UTF_8)) + "\n--b--");
    }
}
