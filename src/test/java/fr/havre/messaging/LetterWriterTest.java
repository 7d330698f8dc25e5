package fr.havre.messaging;

import static fr.havre.messaging.MailFixture.LUC;
import static fr.havre.messaging.MailFixture.ZOE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Role;
import fr.havre.documents.Origin;
import fr.havre.documents.ImportWish;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportOutcome.AlreadyThere;
import fr.havre.documents.ImportOutcome.Imported;
import fr.havre.documents.ImportOutcome.NeedsPatient;
import fr.havre.documents.ImportOutcome.Unpacked;
import fr.havre.documents.Pdfs;
import fr.havre.documents.Recognition;
import fr.havre.documents.Recognised;
import fr.havre.messaging.MailRefusedException.Code;
import fr.havre.messaging.ReceivedMail.Kind;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterWriterTest {
    @TempDir Path folder;
    @TempDir Path elsewhere;
    private MailFixture here;

    @BeforeEach void open() {
        here = new MailFixture(folder);
    }

    @AfterEach void close() {
        here.close();
    }

    private static String head(WrittenMail mail) {
        String all = new String(mail.bytes(), StandardCharsets.US_ASCII);
        return all.substring(0, all.indexOf("\r\n\r\n")).replaceAll("\r\n[ \t]+", " ");
    }

    private Code refusal(Letter letter) {
        return assertThrows(MailRefusedException.class, () -> here.write(letter)).code();
    }

    @Test void aLetterHasTheSubjectHeadersAndFilesOfTheTrustSpace() {
        Patient zoe = here.qualified(ZOE);
        WrittenMail mail = here.write(here.letter(zoe, List.of(here.document(zoe.id(), "Consultation", "un"),
                here.document(zoe.id(), "Contrôle", "deux")), LUC, LetterWriter.addressOf(zoe)));
        assertEquals("XDM/1.0/DDM+Compte rendu LÉVÊQUE D'ARTOIS Zoé 12/05/1985", mail.subject());
        String head = head(mail);
        for (String line : List.of("X-MSS-NIL: Havre", "X-MSS-INS: O", "X-MSS-CODECDA: 11488-4", "Message-ID: " + mail.id(),
                "Disposition-Notification-To: <anne.bernard@cabinet.mssante.fr>", "MIME-Version: 1.0")) {
            assertTrue(head.lines().anyMatch(line::equals), () -> line + " in " + head);
        }
        assertTrue(mail.id().matches("<[0-9a-f-]{36}@cabinet\\.mssante\\.fr>"), mail.id());
        ReceivedMail read = here.read(mail);
        assertEquals(Kind.DOCUMENTS, read.kind());
        assertEquals(Set.of(), read.oddities());
        assertEquals("Compte rendu LÉVÊQUE D'ARTOIS Zoé 12/05/1985", read.subject());
        assertEquals("Cher confrère,\nvoici — cordialement.", read.text());
        assertEquals(List.of(LUC.value(), zoe.ins().orElseThrow().number() + "@patient.mssante.fr"), read.to());
        List<String> names = read.attachments().stream().map(ReceivedMail.Attachment::name).toList();
        assertEquals("IHE_XDM.ZIP", names.getFirst());
        assertTrue(names.get(1).matches("20240305_[A-Za-z-]+_LEVEQUE-D-ARTOIS_Zoe_1\\.pdf"), names.get(1));
        assertTrue(names.get(2).endsWith("_2.pdf"), names.get(2));
        assertFalse(Recognition.recognise(read.attachments().getFirst().source()).contained().isEmpty());
    }

    @Test void everyLineIsShortPlainAndEndsAsTheNetworkWantsIt() {
        Patient zoe = here.qualified(ZOE);
        byte[] bytes = here.write(here.letter(zoe, List.of(here.document(zoe.id(), "Été", "un")), LUC)).bytes();
        int line = 0;
        for (int i = 0; i < bytes.length; i++) {
            assertTrue(bytes[i] > 0, "8 bits at " + i);
            assertEquals(bytes[i] == '\n', i > 0 && bytes[i - 1] == '\r', "a lone CR or LF at " + i);
            line = bytes[i] == '\n' ? 0 : line + 1;
            assertTrue(line <= 998, "a long line at " + i);
        }
    }

    @Test void aPracticeThatKnowsThePatientFilesTheLetterOnceAndKeepsNoCopyTwice() {
        Patient zoe = here.qualified(ZOE);
        DocumentId sent = here.document(zoe.id(), "Consultation", "un");
        ReceivedMail mail = here.read(here.write(here.letter(zoe, List.of(sent), LUC)));
        ReceivedMail again = here.read(here.write(here.letter(zoe, List.of(sent), LUC)));
        try (MailFixture there = new MailFixture(elsewhere)) {
            Patient known = there.qualified(ZOE);
            List<MessageIntake.Taken> taken = there.take(mail);
            assertEquals(Optional.empty(), taken.get(1).outcome(), "the PDF is inside the archive's CDA");
            Imported kept = assertInstanceOf(Imported.class, document(taken.getFirst()));
            assertEquals(known.id(), kept.patient());
            assertInstanceOf(AlreadyThere.class, document(there.take(mail).getFirst()), "the same message");
            assertInstanceOf(AlreadyThere.class, document(there.take(again).getFirst()), "the same document, sent anew");
            assertEquals(1, there.documents.list(there.doctor, known.id(), fr.havre.documents.DocumentFilter.CURRENT).size());
        }
    }

    @Test void aPracticeThatKnowsSomebodyElseLeavesItForAPerson() {
        Patient zoe = here.qualified(ZOE);
        ReceivedMail mail = here.read(here.write(here.letter(zoe, List.of(here.document(zoe.id(), "Consultation", "un")), LUC)));
        try (MailFixture there = new MailFixture(elsewhere)) {
            there.provisional(new Traits(ZOE.birthName(), ZOE.givenNames(), PartialDate.parse("1985-05-13"), Sex.FEMALE,
                    ZOE.birthPlace()));
            NeedsPatient kept = assertInstanceOf(NeedsPatient.class, document(there.take(mail).getFirst()));
            assertFalse(kept.proposals().isEmpty());
        }
    }

    private static ImportOutcome document(MessageIntake.Taken archive) {
        return assertInstanceOf(Unpacked.class, archive.outcome().orElseThrow()).documents().getFirst();
    }

    @Test void whatWasReceivedCanBeSentOnAsItIs() {
        Patient zoe = here.qualified(ZOE);
        ReceivedMail mail = here.read(here.write(here.letter(zoe, List.of(here.document(zoe.id(), "Consultation", "un")), LUC)));
        try (MailFixture there = new MailFixture(elsewhere)) {
            Patient known = there.qualified(ZOE);
            DocumentId cda = ((Imported) document(there.take(mail).getFirst())).document();
            ReceivedMail on = there.read(there.write(there.letter(known, List.of(cda), LUC)));
            Recognised first = Recognition.recognise(mail.attachments().getFirst().source());
            Recognised second = Recognition.recognise(on.attachments().getFirst().source());
            assertEquals(first.contained().getFirst().described().uniqueId(), second.contained().getFirst().described().uniqueId());
            assertEquals(Set.of(), second.warnings());
        }
    }

    @Test void aStructuredDocumentWithoutAPdfLeavesWithItsWordsOnPaper() {
        Patient zoe = here.qualified(ZOE);
        String cda = """
                <ClinicalDocument xmlns='urn:hl7-org:v3'><id root='1.2.3.4'/><code code='11488-4' codeSystem='2.16.840.1.113883.6.1'
                displayName='CR de consultation'/><title>Consultation</title><effectiveTime value='20261120101500+0100'/>
                <confidentialityCode code='N' codeSystem='2.16.840.1.113883.5.25'/><languageCode code='fr-FR'/><recordTarget><patientRole>
                <id extension='%s' root='%s'/><patient><name><family qualifier='BR'>%s</family><given>%s</given></name>
                <administrativeGenderCode code='F'/><birthTime value='19850512'/></patient></patientRole></recordTarget>
                <author><time value='20261120101500+0100'/><assignedAuthor><id root='1.2.250.1.71.4.2.1' extension='810000000001'/>
                <assignedPerson><name><family>Petit</family><given>Luc</given></name></assignedPerson></assignedAuthor></author>
                <component><structuredBody><component><section><title>Examen</title><text>Auscultation normale</text></section></component>
                </structuredBody></component></ClinicalDocument>""".formatted(zoe.ins().orElseThrow().number(),
                zoe.ins().orElseThrow().issuer().oid(), ZOE.birthName().replace("'", "&apos;"), ZOE.givenNames());
        Imported kept = assertInstanceOf(Imported.class, here.documents.importDocument(here.doctor,
                DocumentSource.of(cda.getBytes(StandardCharsets.UTF_8)), new Origin(Origin.Kind.FILE, Instant.EPOCH, "cr.xml",
                        Optional.empty()), new ImportWish(Optional.of(zoe.id()), Optional.empty(), Optional.empty(), Optional.empty(),
                        true)));
        ReceivedMail mail = here.read(here.write(here.letter(zoe, List.of(kept.document()), LUC)));
        Recognised pdf = Recognition.recognise(mail.attachments().getLast().source());
        assertEquals(DocumentFormat.PDF, pdf.format());
        assertTrue(pdf.text().contains("Auscultation normale"), pdf.text());
        assertEquals(Set.of(), Recognition.recognise(mail.attachments().getFirst().source()).warnings());
    }

    @Test void withoutAQualifiedIdentityNoNumberLeavesAndNothingGoesToThePatient() {
        Traits traits = new Traits("Martin", "Jean", PartialDate.parse("1975-11-30"), Sex.MALE, Optional.of("75056"));
        Patient jean = here.provisional(traits);
        String ins = fr.havre.patients.PatientPopulation.testIns(traits, 1).number();
        jean = here.patients.insiAnswered(here.doctor, jean.id(), fr.havre.patients.PatientPopulation.testIns(traits, 1),
                traits, true);
        DocumentId document = here.document(jean.id(), "Radio", "trois");
        WrittenMail mail = here.write(here.letter(jean, List.of(document), LUC));
        assertTrue(head(mail).contains("X-MSS-INS: N") && !head(mail).contains("X-MSS-CODECDA"), head(mail));
        assertEquals("Compte rendu MARTIN Jean 30/11/1975", mail.subject());
        ReceivedMail read = here.read(mail);
        assertEquals(1, read.attachments().size());
        assertFalse(new String(mail.bytes(), StandardCharsets.ISO_8859_1).contains(ins));
        Patient about = jean;
        assertThrows(MailRefusedException.class, () -> LetterWriter.addressOf(about));
        assertEquals(Code.NOT_QUALIFIED, refusal(here.letter(jean, List.of(document), MailAddress.of(ins + "@patient.mssante.fr"))));
    }

    @Test void theGuardsRefuseWhatMustNotLeave() {
        Patient zoe = here.qualified(ZOE);
        Patient other = here.provisional(new Traits("Martin", "Jean", Optional.empty(), Sex.MALE, Optional.empty()));
        DocumentId hers = here.document(zoe.id(), "Consultation", "un");
        DocumentId his = here.document(other.id(), "Radio", "deux");
        assertEquals(Code.OTHER_PATIENT, refusal(here.letter(zoe, List.of(hers, his), LUC)));
        assertEquals(Code.OTHER_PATIENT_ADDRESS, refusal(here.letter(zoe, List.of(hers),
                MailAddress.of("185052A00401270@patient.mssante.fr"))));
        assertEquals(Code.NO_RECIPIENT, refusal(here.letter(zoe, List.of(hers))));
        assertEquals(Code.NO_DOCUMENT, refusal(here.letter(zoe, List.of(), LUC)));
        Letter tight = here.letter(zoe, List.of(hers), LUC);
        long size = here.write(tight).bytes().length;
        Letter tooTight = new Letter(zoe.id(), List.of(hers), List.of(LUC), tight.label(), tight.text(), false, true, false,
                size - 100);
        assertEquals(Code.TOO_LARGE, refusal(tooTight));
        assertThrows(AccessDeniedException.class, () -> here.letters.write(here.vault.session(Role.FRONT_DESK),
                MailFixture.sender(), tight));
        Sender nobody = new Sender(MailFixture.ANNE, fr.havre.documents.Author.NONE, Optional.empty(), Optional.empty());
        assertEquals(Code.SENDER_INCOMPLETE, assertThrows(MailRefusedException.class, () ->
                here.letters.write(here.doctor, nobody, tight)).code());
    }

    @Test void aReplacementSaysSoAndAPatientWhoCannotAnswerIsTold() {
        Patient zoe = here.qualified(ZOE);
        WrittenMail mail = here.write(new Letter(zoe.id(), List.of(here.document(zoe.id(), "Consultation", "un")),
                List.of(LetterWriter.addressOf(zoe)), Optional.of("Compte\r\nBcc: x@y.fr"), "", true, false, true,
                Letter.MOST_BYTES_PATIENT));
        assertEquals("XDM/1.0/DDM+[Annule et remplace] Compte Bcc: x@y.fr LÉVÊQUE D'ARTOIS Zoé 12/05/1985", mail.subject());
        assertTrue(head(mail).contains("X-MSS-MES: FIN"));
        assertFalse(head(mail).lines().anyMatch(line -> line.startsWith("Bcc") || line.startsWith("Disposition")));
        assertTrue(here.read(mail).lastWord());
    }

    @Test void attachedPdfsAreTheOnesThatAreKept() {
        Patient zoe = here.qualified(ZOE);
        byte[] pdf = Pdfs.of("un seul");
        here.document(zoe.id(), "Consultation", "un");
        WrittenMail mail = here.write(here.letter(zoe, List.of(here.document(zoe.id(), "Consultation", "un seul")), LUC));
        byte[] sent = LetterParts.bytes(here.read(mail).attachments().get(1).source());
        assertEquals(pdf.length, sent.length);
        assertTrue(new String(mail.bytes(), StandardCharsets.US_ASCII).contains(
                Base64.getMimeEncoder().encodeToString(sent).substring(0, 76)));
        assertEquals(Recognition.recognise(DocumentSource.of(sent)).text().strip(), "un seul");
    }
}
