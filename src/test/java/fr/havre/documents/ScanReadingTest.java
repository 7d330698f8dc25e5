package fr.havre.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.documents.ocr.OcrProgram;
import fr.havre.documents.ocr.ScannedPages;
import fr.havre.documents.search.SearchFilter;
import fr.havre.patients.Patients;
import fr.havre.vault.Compartment;
import fr.havre.vault.TestVault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanReadingTest {
    private static final String INSURANCE = "ATTEST-ASS-COMPL";

    @TempDir Path folder;
    private TestVault vault;
    private Documents documents;
    private Session desk;
    private Session doctor;

    @BeforeEach void open() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the stand-in is a shell script");
        vault = TestVault.in(Files.createDirectory(folder.resolve("vault")));
        documents = new Documents(List.of(store(Compartment.ADMINISTRATIVE), store(Compartment.CLINICAL)),
                new Patients(vault.administrative()), Recognition::recognise, vault.time());
        desk = vault.session(Role.FRONT_DESK);
        doctor = vault.session(Role.DOCTOR);
    }

    @AfterEach void close() {
        if (vault != null) vault.close();
    }

    private DocumentStore store(Compartment compartment) {
        return new DocumentStore(compartment == Compartment.CLINICAL ? vault.clinical() : vault.administrative(),
                vault.contents(compartment));
    }

    private ScanReading reading(String script) throws Exception {
        Path file = Files.writeString(folder.resolve("program"), "#!/bin/sh\ncat >/dev/null\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return new ScanReading(documents, Optional.of(OcrProgram.at(file)));
    }

    private DocumentId keep(Session session, byte[] bytes, String type) {
        return switch (documents.importDocument(session, DocumentSource.of(bytes), new Origin(Origin.Kind.FILE, vault.time().instant(),
                "scan", Optional.empty()), ImportWish.NONE.withType(type))) {
            case ImportOutcome.NeedsPatient kept -> kept.document();
            case ImportOutcome other -> throw new AssertionError(other);
        };
    }

    private List<DocumentId> found(Session session, String words) {
        return documents.search(session, new SearchRequest(words, SearchFilter.NONE, 10), () -> false).hits().stream()
                .map(hit -> hit.document().id()).toList();
    }

    private static byte[] picture(String words) {
        return ScannedPages.png(ScannedPages.of(words));
    }

    /** A page that is a picture and nothing else. */
    private static byte[] scannedPdf() {
        return Pdfs.with(document -> {
            PDPage page = document.getPage(0);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(LosslessFactory.createFromImage(document, ScannedPages.of("Facture")), 40, 400, 500, 100);
            }
        }, "");
    }

    @Test void whatTheFrontDeskScannedIsFoundByItsWords() throws Exception {
        DocumentId card = keep(desk, picture("Mutuelle"), INSURANCE);
        DocumentId pdf = keep(desk, scannedPdf(), INSURANCE);
        keep(desk, Pdfs.of("Une attestation dont les mots se lisent déjà"), INSURANCE);
        assertEquals(List.of(), found(desk, "zéphyr"));
        ScanReading reading = reading("echo 'Mutuelle Zéphyr'");
        assertEquals(2, reading.waiting(), "the third has words of its own");
        assertTrue(reading.readNext());
        assertTrue(reading.readNext());
        assertFalse(reading.readNext());
        assertEquals(Set.of(card, pdf), Set.copyOf(found(desk, "zephyr")));
        documents.describe(desk, card, new Description(Optional.empty(), Optional.empty(), Optional.of("Carte de mutuelle")));
        assertTrue(found(desk, "zephyr carte").contains(card), "its words stay when it is described anew");
        documents.erase(doctor, card);
        assertEquals(List.of(pdf), found(desk, "zephyr"));
        assertTrue(documents.indexComplete());
    }

    @Test void whatIsClinicalStaysOnItsSide() throws Exception {
        DocumentId report = keep(doctor, picture("Compte rendu"), "34749-2");
        ScanReading reading = reading("echo 'Pneumopathie franche'");
        while (reading.readNext()) { }
        assertEquals(List.of(report), found(doctor, "pneumopathie"));
        assertEquals(List.of(), found(desk, "pneumopathie"));
    }

    @Test void oneThatCannotBeReadIsLeftAndTriedAgainWhenAPersonSaysSo() throws Exception {
        DocumentId card = keep(desk, picture("Mutuelle"), INSURANCE);
        ScanReading failing = reading("exit 1");
        assertTrue(failing.readNext());
        assertFalse(failing.readNext());
        assertEquals(0, failing.waiting());
        assertEquals(1, failing.tryAgain(desk));
        ScanReading better = reading("echo Zéphyr");
        while (better.readNext()) { }
        assertEquals(List.of(card), found(desk, "zephyr"));
    }

    @Test void withoutTheProgramItWaits() throws Exception {
        keep(desk, picture("Mutuelle"), INSURANCE);
        ScanReading none = new ScanReading(documents, Optional.empty());
        assertFalse(none.readNext());
        assertEquals(1, none.waiting());
        ScanReading closed = reading("echo Zéphyr");
        closed.close();
        assertFalse(closed.readNext());
        assertEquals(1, closed.waiting(), "what was not read before the lock waits for the next session");
    }
}
