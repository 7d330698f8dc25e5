package fr.havre.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.documents.ScanTray.Scan;
import fr.havre.documents.ScanTray.TakenOver;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.vault.Compartment;
import fr.havre.vault.Letterbox;
import fr.havre.vault.TestVault;
import fr.havre.vault.VaultException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTrayTest {
    private static final String TYPE = "34749-2";

    @TempDir Path folder;
    private TestVault vault;
    private Documents documents;
    private Letterbox letterbox;
    private ScanTray desksTray;
    private ScanTray doctorsTray;
    private Session desk;
    private Session doctor;
    private PatientId zoe;

    @BeforeEach void open() {
        vault = TestVault.in(folder);
        Patients patients = new Patients(vault.administrative());
        documents = new Documents(List.of(store(Compartment.ADMINISTRATIVE), store(Compartment.CLINICAL)), patients,
                Recognition::recognise, vault.time());
        letterbox = vault.letterbox();
        desksTray = new ScanTray(new Documents(List.of(store(Compartment.ADMINISTRATIVE)), patients, Recognition::recognise,
                vault.time()), letterbox, Optional.empty());
        doctorsTray = new ScanTray(documents, letterbox, Optional.of(vault.clinical()));
        desk = vault.session(Role.FRONT_DESK);
        doctor = vault.session(Role.DOCTOR);
        zoe = patients.create(desk, new Patients.Draft(new Traits("Lefèvre", "Zoé", Optional.empty(), Sex.FEMALE,
                Optional.empty())), Set.of());
    }

    @AfterEach void close() {
        vault.close();
    }

    private DocumentStore store(Compartment compartment) {
        return new DocumentStore(compartment == Compartment.CLINICAL ? vault.clinical() : vault.administrative(),
                vault.contents(compartment));
    }

    private static DocumentSource bytes(String text) {
        return DocumentSource.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private UUID put(String text) {
        return desksTray.put(desk, bytes(text), "scan.txt", Optional.of(zoe), Optional.of(TYPE), Letterbox.With.NOTHING);
    }

    @Test void whatTheFrontDeskPutInIsTakenOverOnceWithWhatItProposed() {
        put("compte rendu d'anesthésie");
        assertEquals(1, desksTray.waiting());
        assertEquals(new TakenOver(1, 0), doctorsTray.takeOver(doctor));
        assertEquals(new TakenOver(0, 0), doctorsTray.takeOver(doctor));
        Scan scan = doctorsTray.tray(doctor).getFirst();
        assertEquals(Optional.of(zoe), scan.proposedPatient());
        assertEquals(Optional.of(TYPE), scan.proposedType());
        assertEquals(desk.person(), scan.putBy());
        assertEquals(Optional.empty(), scan.document().patient(), "a person has to confirm it");
        documents.assign(doctor, scan.document().id(), zoe, false);
        assertEquals(List.of(), doctorsTray.tray(doctor));
        assertEquals(0, desksTray.waiting());
    }

    @Test void whatIsHandedOverAgainStandsForThePatientProposedLast() {
        desksTray.put(desk, bytes("compte rendu"), "scan.txt", Optional.empty(), Optional.empty(), Letterbox.With.NOTHING);
        doctorsTray.takeOver(doctor);
        vault.waitFor(Duration.ofMinutes(1));
        put("compte rendu");
        assertTrue(desksTray.handedOver(desk, bytes("compte rendu")));
        doctorsTray.takeOver(doctor);
        Scan scan = doctorsTray.tray(doctor).getFirst();
        assertEquals(1, doctorsTray.tray(doctor).size());
        assertEquals(Optional.of(zoe), scan.proposedPatient());
        assertEquals(Optional.of(scan), doctorsTray.proposal(doctor, scan.document().id()));
        documents.assign(doctor, scan.document().id(), zoe, false);
        put("compte rendu");
        doctorsTray.takeOver(doctor);
        assertEquals(1, doctorsTray.tray(doctor).size(), "filed once already, and a person looks again");
    }

    private void putArchive(byte[] archive) {
        desksTray.put(desk, DocumentSource.of(archive), "envoi.zip", Optional.of(zoe), Optional.empty(), Letterbox.With.NOTHING);
    }

    @Test void anArchiveIsSealedAsItIsAndEachDocumentInItIsALineOfTheTray() {
        Map<String, byte[]> parts = Xdms.parts(Pdfs.of("Compte rendu du service"));
        byte[] order = Pdfs.of("Ordonnance de sortie");
        parts.put("IHE_XDM/SUBSET02/METADATA.XML", Xdms.metadata(order).getBytes(StandardCharsets.UTF_8));
        parts.put("IHE_XDM/SUBSET02/DOC0001.XML", order);
        putArchive(Xdms.zip(parts));
        assertEquals(new TakenOver(1, 0), doctorsTray.takeOver(doctor));
        List<Scan> tray = doctorsTray.tray(doctor);
        assertEquals(2, tray.size());
        assertTrue(tray.stream().allMatch(each -> each.proposedPatient().equals(Optional.of(zoe))
                && each.document().format() == DocumentFormat.PDF));
        assertEquals(new TakenOver(0, 0), doctorsTray.takeOver(doctor));
        putArchive(Xdms.zip(parts));
        doctorsTray.takeOver(doctor);
        assertEquals(2, doctorsTray.tray(doctor).size(), "the same ones again");
    }

    @Test void anArchiveThatHoldsWhatIsNotTakenIsRefusedBeforeItIsSealed() {
        Map<String, byte[]> parts = Xdms.parts(Pdfs.of("Compte rendu"));
        for (byte[] hostile : List.of(new byte[0], new byte[] {1, 2, 3, 0}, Xdms.of(Xdms.of(Xdms.of(Pdfs.of("trop profond")))))) {
            parts.put("IHE_XDM/SUBSET01/DOC0001.XML", hostile);
            assertThrows(DocumentRefusedException.class, () -> putArchive(Xdms.zip(parts)));
        }
        assertThrows(DocumentRefusedException.class, () -> putArchive(Xdms.zip(Map.of("README.TXT", new byte[] {65}))));
        assertEquals(0, desksTray.waiting());
    }

    @Test void whatAnotherProgramSealedAndIsNotTakenStaysWhereItIs() {
        Map<String, byte[]> parts = Xdms.parts(Pdfs.of("Compte rendu"));
        parts.put("IHE_XDM/SUBSET02/METADATA.XML", Xdms.metadata(new byte[] {1, 2, 0}).getBytes(StandardCharsets.UTF_8));
        parts.put("IHE_XDM/SUBSET02/DOC0001.XML", new byte[] {1, 2, 0});
        byte[] archive = Xdms.zip(parts);
        letterbox.put(java.nio.ByteBuffer.allocate(48 + archive.length).putInt(0).put(new byte[44]).put(archive).array(),
                Letterbox.With.NOTHING);
        assertEquals(new TakenOver(0, 1), doctorsTray.takeOver(doctor), "not one document of it without the other");
        assertEquals(List.of(), doctorsTray.tray(doctor));
        assertEquals(1, desksTray.waiting());
    }

    @Test void aTypeThatNobodyKnowsIsRefused() {
        assertEquals(FilingException.Code.UNKNOWN_TYPE, assertThrows(FilingException.class, () -> desksTray.put(desk, bytes("x"), "x.txt",
                Optional.empty(), Optional.of("34749"), Letterbox.With.NOTHING)).code());
    }

    @Test void aCrashBeforeTheLetterIsGoneTakesNothingOverTwice() {
        UUID letter = put("compte rendu");
        doctorsTray.takeOver(doctor);
        vault.administrative().write(tx -> tx.run("""
                INSERT INTO adm.letter (id, epoch, content, put_at, put_by)
                SELECT ?, 1, (SELECT id FROM adm.content LIMIT 1), 0, ? WHERE EXISTS (SELECT 1 FROM adm.content)""", letter,
                desk.person()));
        documents.assign(doctor, doctorsTray.tray(doctor).getFirst().document().id(), zoe, false);
        assertEquals(new TakenOver(0, 0), doctorsTray.takeOver(doctor));
        assertEquals(1, documents.list(doctor, zoe, DocumentFilter.CURRENT).size());
    }

    @Test void nothingOfALetterCanBeReadOnTheAdministrativeSide() throws Exception {
        UUID letter = put("MOT-SECRET-DU-PATIENT");
        Letterbox desks = vault.letterboxWithoutKey();
        assertThrows(VaultException.class, () -> desks.open(letter));
        byte[] kept = vault.administrative().read(tx -> vault.contents(Compartment.ADMINISTRATIVE).read(tx,
                tx.first("SELECT content FROM adm.letter", row -> new fr.havre.vault.content.ContentId(row.uuid("content")))
                        .orElseThrow()));
        String all = new String(kept, StandardCharsets.ISO_8859_1);
        assertTrue(!all.contains("SECRET") && !all.contains("scan.txt") && !all.contains(TYPE));
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertTrue(!new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("SECRET"), file.toString());
            }
        }
    }

    @Test void aLetterThatWasAlteredExchangedOrForgedStaysAndIsCounted() {
        UUID one = put("un");
        UUID two = put("deux");
        UUID good = put("trois");
        List<UUID> contents = List.of(one, two).stream().map(this::contentOf).toList();
        vault.administrative().write(tx -> tx.run("UPDATE adm.letter SET content = ? WHERE id = ?", contents.get(1), one)
                + tx.run("UPDATE adm.letter SET content = ? WHERE id = ?", contents.get(0), two));
        UUID forged = letterbox.put(new byte[] {0, 0, 0, 9, 1}, Letterbox.With.NOTHING);
        assertEquals(new TakenOver(1, 3), doctorsTray.takeOver(doctor));
        List<UUID> left = letterbox.waiting().stream().map(Letterbox.Waiting::id).toList();
        assertTrue(left.containsAll(List.of(one, two, forged)) && !left.contains(good));
    }

    private UUID contentOf(UUID letter) {
        return vault.administrative().read(tx -> tx.first("SELECT content FROM adm.letter WHERE id = ?",
                row -> row.uuid("content"), letter)).orElseThrow();
    }

    @Test void refusesWhatIsNoDocumentBeforeItIsSealed() {
        assertThrows(DocumentRefusedException.class, () -> desksTray.put(desk, DocumentSource.of(new byte[] {1, 2, 3, 0}), "x",
                Optional.empty(), Optional.empty(), Letterbox.With.NOTHING));
        assertThrows(DocumentRefusedException.class, () -> put(""));
        assertEquals(0, desksTray.waiting());
        assertThrows(AccessDeniedException.class, () -> doctorsTray.takeOver(desk));
        assertThrows(AccessDeniedException.class, () -> desksTray.tray(desk));
    }

    @Test void aKeyThatWasPutInTheOthersPlaceIsPutRight() {
        vault.administrative().write(tx -> tx.run("UPDATE adm.letter_key SET public_key = zeroblob(1216)"));
        letterbox.offerKey();
        put("encore");
        assertEquals(new TakenOver(1, 0), doctorsTray.takeOver(doctor));
    }

    @Test void isClosedBeforeAnybodyWithTheKeyWasThere() {
        vault.administrative().write(tx -> tx.run("DELETE FROM adm.letter_key"));
        assertEquals(VaultException.Code.LETTERBOX_CLOSED, assertThrows(VaultException.class, () -> put("x")).code());
    }
}
