package fr.havre.admissions.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.admissions.AdmissionException;
import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.AdmissionPieces;
import fr.havre.admissions.AdmissionPieces.Filing;
import fr.havre.admissions.AdmissionSituation;
import fr.havre.admissions.AdmissionTraces;
import fr.havre.admissions.Admissions;
import fr.havre.admissions.Checklist;
import fr.havre.admissions.Fact;
import fr.havre.admissions.PieceKey;
import fr.havre.directory.Directory;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.DocumentStore;
import fr.havre.documents.Documents;
import fr.havre.documents.Pdfs;
import fr.havre.documents.Recognition;
import fr.havre.documents.ScanTray;
import fr.havre.documents.pdf.PdfReader;
import fr.havre.documents.pdf.PicturePages;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.vault.Compartment;
import fr.havre.vault.TestVault;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The front desk prints, over the administrative compartment alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdmissionPaperTest {
    private static final PieceKey IDENTITY = PieceKey.of("identity");
    private static final PieceKey RIGHTS = PieceKey.of("rights");
    private static final PieceKey ANAESTHESIA = PieceKey.of("anaesthesia");

    private TestVault vault;
    private Admissions admissions;
    private AdmissionPieces pieces;
    private AdmissionSending sending;
    private AdmissionPaper paper;
    private Session desk;
    private PatientId zoe;

    @BeforeAll void open(@TempDir Path place) {
        vault = TestVault.in(place);
        Patients patients = new Patients(vault.administrative());
        Documents documents = new Documents(List.of(new DocumentStore(vault.administrative(),
                vault.contents(Compartment.ADMINISTRATIVE))), patients, Recognition::recognise, List.of(new AdmissionTraces()),
                vault.time());
        admissions = new Admissions(vault.administrative(), patients, Checklist.carried());
        pieces = new AdmissionPieces(vault.administrative(), admissions, documents,
                new ScanTray(documents, vault.letterbox(), Optional.empty()), Checklist.carried());
        sending = new AdmissionSending(vault.administrative(), admissions, new Directory(vault.administrative(), () -> { },
                vault.time()));
        paper = new AdmissionPaper(vault.administrative(), admissions, documents, sending);
        desk = vault.session(Role.FRONT_DESK);
        zoe = patients.create(desk, new Patients.Draft(new Traits("Lefèvre", "Zoé", PartialDate.parse("1985-03-12"), Sex.FEMALE,
                Optional.of("75056"))), Set.of());
    }

    @AfterAll void close() {
        vault.close();
    }

    private static byte[] card() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(new BufferedImage(600, 380, BufferedImage.TYPE_INT_RGB), "png", memory);
        }
        return out.toByteArray();
    }

    private AdmissionId begun() throws Exception {
        AdmissionId id = admissions.create(desk, zoe, new AdmissionSituation("Clinique des Tilleuls", "Orthopédie", "hanche 😀",
                LocalDate.of(2026, 12, 10), Optional.empty(), Set.of(Fact.SCHEDULED, Fact.ANAESTHESIA), 1)).admission().id();
        pieces.file(desk, id, IDENTITY, DocumentSource.of(card()), "carte.png", Filing.PLAIN);
        pieces.file(desk, id, RIGHTS, DocumentSource.of(Pdfs.of("Attestation de droits", "page deux")), "droits.pdf", Filing.PLAIN);
        pieces.file(desk, id, ANAESTHESIA, DocumentSource.of(Pdfs.of("ASA 2")), "cr.pdf", Filing.PLAIN);
        pieces.received(desk, id, PieceKey.of("treating-doctor"), "Dr Roux", Optional.empty());
        return id;
    }

    private static String text(PaperPack pack) {
        return PdfReader.read(DocumentSource.of(pack.pdf()), 100_000).text();
    }

    @Test void hasACoverPageAndThePagesOfEveryPieceThatTheFrontDeskCanRead() throws Exception {
        AdmissionId id = begun();
        paper.letterhead(desk, "Cabinet des Tilleuls\n2 rue du Lac, 35000 Rennes");
        PaperPack pack = paper.pack(desk, id, PaperWish.ALL);
        assertEquals(4, pack.pages(), "the cover, the card, two pages of rights");
        assertEquals(List.of(IDENTITY, RIGHTS), pack.enclosed());
        assertEquals(List.of(ANAESTHESIA), pack.apart());
        String text = text(pack);
        for (String said : List.of("2 rue du Lac", "LEFÈVRE Zoé, née le 12/03/1985", "Clinique des Tilleuls", "Entrée prévue le 10/12/2026",
                "Remises à part par le médecin", "Dr Roux", "Encore attendues", "Lettre d’adressage", "page deux")) {
            assertTrue(text.contains(said), () -> said + " in " + text);
        }
        assertFalse(text.contains("ASA 2"), "what is in the letterbox nobody reads here");
    }

    @Test void theCoverPageIsInLargePrintWhereThatIsWanted() throws Exception {
        AdmissionId id = begun();
        PaperPack usual = paper.pack(desk, id, new PaperWish(Optional.of(Set.of(RIGHTS)), false));
        PaperPack large = paper.pack(desk, id, new PaperWish(Optional.of(Set.of(RIGHTS)), true));
        assertEquals(List.of(RIGHTS), large.enclosed());
        assertTrue(large.pages() >= usual.pages());
        assertTrue(text(large).contains("Dossier d’admission"));
    }

    @Test void notesThatThePapersWereGivenByWhomToWhomAndWhen() throws Exception {
        AdmissionId id = begun();
        Submission given = paper.given(desk, id, Set.of(IDENTITY, ANAESTHESIA), "la patiente");
        assertEquals(SubmissionState.PAPER, given.state());
        assertEquals("la patiente", given.addressee());
        assertEquals(desk.person(), given.preparedBy());
        assertEquals(List.of(given), sending.of(desk, id));
        assertEquals("GIVEN_ON_PAPER", admissions.history(desk, id).getFirst().what().name());
        AdmissionException missing = assertThrows(AdmissionException.class, () -> paper.given(desk, id,
                Set.of(PieceKey.of("letter")), ""));
        assertEquals(AdmissionException.Code.PIECE_NOT_THERE, missing.code());
    }

    @Test void aPictureGivesTheSamePdfEachTimeAndNothingOfItIsWrittenToDisk() throws Exception {
        byte[] card = card();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<String> before = names(temporary);
        byte[] once = PicturePages.pdf(DocumentSource.of(card));
        assertEquals(java.util.HexFormat.of().formatHex(once), java.util.HexFormat.of().formatHex(
                PicturePages.pdf(DocumentSource.of(card))));
        List<String> after = names(temporary).stream().filter(name -> !before.contains(name) && name.startsWith("imageio")).toList();
        assertEquals(List.of(), after);
    }

    private static List<String> names(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
