package fr.havre.admissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.admissions.AdmissionException.Code;
import fr.havre.admissions.AdmissionPieces.Filing;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.DocumentStore;
import fr.havre.documents.Documents;
import fr.havre.documents.FilingException;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Recognition;
import fr.havre.documents.ScanTray;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.vault.Compartment;
import fr.havre.vault.TestVault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The front desk's session throughout, over the administrative compartment alone. */
class AdmissionsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 10);
    private static final PieceKey IDENTITY = PieceKey.of("identity");
    private static final PieceKey TREATING = PieceKey.of("treating-doctor");

    @TempDir Path folder;
    private TestVault vault;
    private Patients patients;
    private Documents documents;
    private Admissions admissions;
    private AdmissionPieces pieces;
    private Session desk;
    private PatientId zoe;

    @BeforeEach void open() {
        vault = TestVault.in(folder);
        patients = new Patients(vault.administrative());
        documents = new Documents(List.of(new DocumentStore(vault.administrative(), vault.contents(Compartment.ADMINISTRATIVE))),
                patients, Recognition::recognise, List.of(new AdmissionTraces()), vault.time());
        admissions = new Admissions(vault.administrative(), patients, Checklist.carried());
        pieces = new AdmissionPieces(vault.administrative(), admissions, documents,
                new ScanTray(documents, vault.letterbox(), Optional.empty()), Checklist.carried());
        desk = vault.session(Role.FRONT_DESK);
        zoe = patient("Lefèvre", "1985-03-12");
    }

    @AfterEach void close() {
        vault.close();
    }

    private PatientId patient(String name, String born) {
        return patients.create(desk, new Patients.Draft(new Traits(name, "Zoé", PartialDate.parse(born), Sex.FEMALE,
                Optional.of("75056"))), Set.of());
    }

    private static AdmissionSituation operation(LocalDate day, Fact... more) {
        EnumSet<Fact> said = EnumSet.of(Fact.SCHEDULED, Fact.SURGERY, Fact.ANAESTHESIA);
        said.addAll(List.of(more));
        return new AdmissionSituation("Clinique des Tilleuls", "Orthopédie", "prothèse de hanche", day,
                Optional.of(day.plusDays(5)), said, 2);
    }

    private AdmissionFile begun() {
        return admissions.create(desk, zoe, operation(DAY));
    }

    private static DocumentSource bytes(String text) {
        return DocumentSource.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PieceState state(AdmissionFile file, String piece) {
        return file.piece(PieceKey.of(piece)).state();
    }

    private static Code refused(Executable wrong) {
        return assertThrows(AdmissionException.class, wrong).code();
    }

    @Test void keepsAStayAndSaysWhatIsMissingAndWhoHasToGiveIt() {
        AdmissionFile file = admissions.open(desk, begun().admission().id());
        assertEquals(operation(DAY), file.admission().situation());
        assertFalse(file.complete());
        Map<Giver, List<String>> waits = file.waitsFor().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                each -> each.getValue().stream().map(piece -> piece.key().toString()).toList()));
        assertEquals(Map.of(Giver.PATIENT, List.of("identity", "rights", "complementary", "consent-surgery",
                "consent-anaesthesia"), Giver.FRONT_DESK, List.of("treating-doctor", "emergency-contact", "results"),
                Giver.DOCTOR, List.of("letter"), Giver.ANAESTHETIST, List.of("anaesthesia"),
                Giver.SURGEON, List.of("preoperative")), waits);
        assertEquals(Optional.of(Fact.MINOR), file.piece(PieceKey.of("family-book")).lacking());
    }

    @Test void filesAScanAsThePieceItIsAtOnceAndNamesIt() {
        AdmissionFile file = pieces.file(desk, begun().admission().id(), IDENTITY, bytes("carte d'identité"), "scan.txt",
                new Filing(Optional.of(LocalDate.of(2030, 1, 1)), false));
        assertEquals(PieceState.RECEIVED, file.piece(IDENTITY).state());
        List<DocumentLine> kept = documents.list(desk, zoe, DocumentFilter.CURRENT);
        assertEquals(List.of("PIECE-IDENTITE"), kept.stream().map(DocumentLine::typeCode).toList());
        assertEquals(kept.getFirst().id(), file.piece(IDENTITY).filed().orElseThrow().document());
        assertEquals(Compartment.ADMINISTRATIVE, file.piece(IDENTITY).filed().orElseThrow().compartment());
    }

    @Test void aMedicalPieceGoesIntoTheLetterboxAndIsReceivedWithNothingOfItReadableHere() {
        AdmissionFile file = pieces.file(desk, begun().admission().id(), PieceKey.of("anaesthesia"), bytes("ASA 2"), "cr.txt",
                Filing.PLAIN);
        assertEquals(PieceState.RECEIVED, state(file, "anaesthesia"));
        assertEquals(List.of(), documents.list(desk, zoe, DocumentFilter.CURRENT));
        assertEquals(1, vault.letterbox().waiting().size());
    }

    @Test void filingTheSameScanAgainKeepsNoCopy() {
        AdmissionId id = begun().admission().id();
        AdmissionFile once = pieces.file(desk, id, IDENTITY, bytes("carte"), "scan.txt", Filing.PLAIN);
        AdmissionFile twice = pieces.file(desk, id, IDENTITY, bytes("carte"), "scan.txt", Filing.PLAIN);
        assertEquals(once.piece(IDENTITY).filed(), twice.piece(IDENTITY).filed());
        assertEquals(1, documents.list(desk, zoe, DocumentFilter.CURRENT).size());
    }

    @Test void aPieceWhoseDocumentIsErasedIsMissingAgain() {
        AdmissionId id = begun().admission().id();
        AdmissionFile file = pieces.file(desk, id, IDENTITY, bytes("carte"), "scan.txt", Filing.PLAIN);
        documents.erase(vault.session(Role.DOCTOR), file.piece(IDENTITY).filed().orElseThrow().document());
        assertEquals(PieceState.MISSING, state(admissions.open(desk, id), "identity"));
    }

    @Test void aPaperThatWillNoLongerBeValidOnTheDayIsExpired() {
        AdmissionId id = begun().admission().id();
        LocalDate before = DAY.minusDays(1);
        assertEquals(PieceState.EXPIRED, state(pieces.received(desk, id, IDENTITY, "", Optional.of(before)), "identity"));
        assertEquals(PieceState.RECEIVED, state(pieces.received(desk, id, IDENTITY, "", Optional.of(DAY)), "identity"));
        assertEquals(PieceState.EXPIRED, state(admissions.change(desk, id, 1, operation(DAY.plusDays(1))), "identity"),
                "the stay was put off");
    }

    @Test void aProofOfAddressIsValidForThreeMonths() {
        AdmissionId id = admissions.create(desk, zoe, operation(LocalDate.of(2027, 3, 1), Fact.PUBLIC_HOSPITAL)).admission().id();
        AdmissionFile file = pieces.file(desk, id, PieceKey.of("address"), bytes("facture"), "facture.txt", Filing.PLAIN);
        assertEquals(Optional.of(LocalDate.of(2026, 11, 25).plusDays(90)), file.piece(PieceKey.of("address")).validUntil());
        assertEquals(PieceState.EXPIRED, state(file, "address"));
    }

    @Test void goesThroughTheStatesOfAPiece() {
        AdmissionId id = begun().admission().id();
        assertEquals(PieceState.ASKED, state(pieces.asked(desk, id, TREATING, "sa fille"), "treating-doctor"));
        AdmissionFile noted = pieces.received(desk, id, TREATING, "Dr Roux, Lyon", Optional.empty());
        assertEquals(Optional.of("Dr Roux, Lyon"), noted.piece(TREATING).noted());
        assertEquals(Optional.of("sa fille"), noted.piece(TREATING).askedOf());
        assertEquals(PieceState.NOT_NEEDED, state(pieces.notNeeded(desk, id, TREATING, "vit à l’étranger"), "treating-doctor"));
        assertEquals(PieceState.MISSING, state(pieces.missing(desk, id, TREATING), "treating-doctor"));
        assertEquals(List.of("MISSING_AGAIN", "NOT_NEEDED", "RECEIVED", "ASKED", "CREATED"),
                admissions.history(desk, id).stream().map(each -> each.what().name()).toList());
    }

    @Test void isCompleteOnceEveryRequiredPieceIsThere() {
        AdmissionFile file = begun();
        for (Piece piece : file.blocking()) {
            assertFalse(file.complete());
            file = pieces.received(desk, file.admission().id(), piece.key(), "vu", Optional.empty());
        }
        assertTrue(file.complete());
        assertFalse(file.open().isEmpty(), "what is usual or to be proposed may still be open");
    }

    @Test void aPieceIsLateOnceItsDayIsPast() {
        AdmissionId id = begun().admission().id();
        assertFalse(admissions.open(desk, id).piece(IDENTITY).late());
        vault.waitFor(Duration.ofDays(9));                                   // 4 December, due on the 3rd
        assertTrue(admissions.open(desk, id).piece(IDENTITY).late());
        assertFalse(admissions.open(desk, id).piece(PieceKey.of("anaesthesia")).late());
        assertFalse(pieces.received(desk, id, IDENTITY, "", Optional.empty()).piece(IDENTITY).late());
    }

    @Test void theBoardShowsOpenAdmissionsByDay() {
        PatientId paul = patient("Durand", "1950-01-01");
        AdmissionId later = begun().admission().id();
        AdmissionId sooner = admissions.create(desk, paul, operation(DAY.minusDays(3))).admission().id();
        AdmissionId cancelled = admissions.create(desk, paul, operation(DAY.minusDays(5))).admission().id();
        admissions.become(desk, cancelled, Admission.State.CANCELLED);
        assertEquals(List.of(sooner, later), admissions.board(desk).stream().map(each -> each.admission().id()).toList());
        admissions.become(desk, cancelled, Admission.State.OPEN);
        assertEquals(cancelled, admissions.board(desk).getFirst().admission().id());
        assertEquals(2, admissions.of(desk, paul).size());
    }

    @Test void keepsWhatWasGivenWhenTheStayChanges() {
        AdmissionId id = begun().admission().id();
        pieces.received(desk, id, PieceKey.of("preoperative"), "vu", Optional.empty());
        AdmissionSituation visit = new AdmissionSituation("Clinique", "", "", DAY, Optional.empty(), Set.of(), 1);
        assertEquals(PieceState.NOT_NEEDED, state(admissions.change(desk, id, 1, visit), "preoperative"));
        assertEquals(PieceState.RECEIVED, state(admissions.change(desk, id, 2, operation(DAY)), "preoperative"));
    }

    @Test void aSeenVersionThatIsOldChangesNothing() {
        AdmissionId id = begun().admission().id();
        admissions.change(desk, id, 1, operation(DAY.plusDays(1)));
        assertEquals(Code.CHANGED_MEANWHILE, refused(() -> admissions.change(desk, id, 1, operation(DAY.plusDays(2)))));
        assertEquals(DAY.plusDays(1), admissions.open(desk, id).admission().situation().day());
    }

    @Test void refusesWhatItsRulesForbid() {
        AdmissionId id = begun().admission().id();
        assertEquals(Code.REASON_MISSING, refused(() -> pieces.notNeeded(desk, id, IDENTITY, " ")));
        assertEquals(Code.REASON_MISSING, refused(() -> pieces.received(desk, id, TREATING, "", Optional.empty())));
        assertEquals(Code.NOT_A_DOCUMENT, refused(() -> pieces.file(desk, id, TREATING, bytes("x"), "x.txt", Filing.PLAIN)));
        assertEquals(Code.ARCHIVE, refused(() -> pieces.file(desk, id, IDENTITY, bytes("PK.."), "x.zip", Filing.PLAIN)));
        assertEquals(Code.UNKNOWN_PIECE, refused(() -> pieces.asked(desk, id, PieceKey.of("passport"), "")));
        AdmissionId unknown = new AdmissionId(UUID.randomUUID());
        assertEquals(Code.UNKNOWN_ADMISSION, refused(() -> admissions.open(desk, unknown)));
        assertThrows(PatientException.class, () -> admissions.create(desk, new PatientId(UUID.randomUUID()), operation(DAY)));
        admissions.become(desk, id, Admission.State.DONE);
        assertEquals(Code.CLOSED, refused(() -> pieces.asked(desk, id, IDENTITY, "")));
        assertEquals(Code.CLOSED, refused(() -> admissions.change(desk, id, 2, operation(DAY))));
    }

    @Test void namesNoDocumentOfAnotherPatient() throws Exception {
        PatientId paul = patient("Durand", "1950-01-01");
        Path file = Files.writeString(folder.resolve("carte.txt"), "carte de Paul");
        documents.importFile(desk, file, ImportWish.forPatient(paul).withType("PIECE-IDENTITE"));
        var pauls = documents.list(desk, paul, DocumentFilter.CURRENT).getFirst().id();
        AdmissionId id = begun().admission().id();
        assertEquals(Code.DOCUMENT_OF_ANOTHER, refused(() -> pieces.attach(desk, id, IDENTITY, pauls, Optional.empty())));
        assertThrows(FilingException.class, () -> pieces.attach(desk, id, IDENTITY,
                new fr.havre.documents.DocumentId(UUID.randomUUID()), Optional.empty()));
        assertEquals(PieceState.MISSING, state(admissions.open(desk, id), "identity"));
    }

    @Test void everyChangeIsAnnouncedAndLeavesATrace() {
        AdmissionId id = begun().admission().id();
        pieces.asked(desk, id, IDENTITY, "");
        assertEquals(2, admissions.history(desk, id).size());
        assertEquals(2, vault.changes().stream().filter(AdmissionChanged.class::isInstance).count());
    }

    @Test void nothingOfAPersonShowsInWhatIsPrinted() {
        AdmissionFile file = pieces.asked(desk, begun().admission().id(), TREATING, "sa fille Léa");
        assertFalse((file + " " + file.admission() + file.admission().situation() + file.pieces() + file.piece(TREATING).known())
                .matches(".*(Tilleuls|hanche|Lefèvre|Léa).*"));
    }
}
