package fr.havre.admissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.admissions.AdmissionConsents.Signed;
import fr.havre.admissions.AdmissionException.Code;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentStore;
import fr.havre.documents.Documents;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Recognition;
import fr.havre.documents.ScanTray;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.vault.Compartment;
import fr.havre.vault.TestVault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Who signs, over the administrative compartment alone; 25 November 2026. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdmissionConsentsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 10);
    private static final LocalDate SIGNED = LocalDate.of(2026, 11, 24);
    private static final PieceKey SURGERY = PieceKey.of("consent-surgery");

    private Path folder;
    private TestVault vault;
    private Patients patients;
    private Documents documents;
    private Admissions admissions;
    private AdmissionPieces pieces;
    private AdmissionConsents consents;
    private Session desk;
    private PatientId grown;
    private PatientId child;

    @BeforeAll void open(@TempDir Path place) {
        folder = place;
        vault = TestVault.in(place);
        patients = new Patients(vault.administrative());
        documents = new Documents(List.of(new DocumentStore(vault.administrative(), vault.contents(Compartment.ADMINISTRATIVE))),
                patients, Recognition::recognise, List.of(new AdmissionTraces()), vault.time());
        admissions = new Admissions(vault.administrative(), patients, Checklist.carried());
        pieces = new AdmissionPieces(vault.administrative(), admissions, documents,
                new ScanTray(documents, vault.letterbox(), Optional.empty()), Checklist.carried());
        consents = new AdmissionConsents(vault.administrative(), admissions, documents);
        desk = vault.session(Role.FRONT_DESK);
        grown = patient("Lefèvre", "1985-03-12");
        child = patient("Petit", "2015-06-01");
    }

    @AfterAll void close() {
        vault.close();
    }

    private PatientId patient(String name, String born) {
        return patients.create(desk, new Patients.Draft(new Traits(name, "Zoé", PartialDate.parse(born), Sex.FEMALE,
                Optional.of("75056"))), Set.of());
    }

    private AdmissionId operation(PatientId patient, int holders, Fact... more) {
        EnumSet<Fact> said = EnumSet.of(Fact.SCHEDULED, Fact.SURGERY);
        said.addAll(List.of(more));
        return admissions.create(desk, patient, new AdmissionSituation("Clinique", "", "", DAY, Optional.empty(), said, holders))
                .admission().id();
    }

    private static Signed on(LocalDate day, String expires) {
        return new Signed("", day, Optional.ofNullable(expires).map(LocalDate::parse), Optional.empty());
    }

    private PieceState state(AdmissionId id, PieceKey key) {
        return admissions.open(desk, id).piece(key).state();
    }

    private static Code refused(Executable wrong) {
        return assertThrows(AdmissionException.class, wrong).code();
    }

    @Test void aMinorsConsentIsThereOnceEachHolderHasSigned() {
        AdmissionId id = operation(child, 2);
        assertEquals(List.of(Signer.holder(1), Signer.holder(2)), admissions.open(desk, id).piece(SURGERY).unsigned());
        consents.signed(desk, id, SURGERY, Signer.holder(1), on(SIGNED, null));
        assertEquals(PieceState.MISSING, state(id, SURGERY));
        pieces.received(desk, id, SURGERY, "vu", Optional.empty());
        assertEquals(PieceState.MISSING, state(id, SURGERY), "a paper with one signature is not enough");
        consents.signed(desk, id, SURGERY, Signer.holder(2), on(SIGNED, null));
        assertEquals(PieceState.RECEIVED, state(id, SURGERY));
        consents.unsigned(desk, id, SURGERY, Signer.holder(1));
        assertEquals(List.of(Signer.holder(1)), admissions.open(desk, id).piece(SURGERY).unsigned());
        assertEquals(PieceState.MISSING, state(id, SURGERY));
    }

    @Test void theOnlyHolderSignsAlone() {
        AdmissionId id = operation(child, 1);
        consents.signed(desk, id, SURGERY, Signer.holder(1), on(SIGNED, null));
        assertEquals(PieceState.RECEIVED, state(id, SURGERY));
        assertEquals(Code.UNKNOWN_SIGNER, refused(() -> consents.signed(desk, id, SURGERY, Signer.holder(2), on(SIGNED, null))));
        assertEquals(Code.UNKNOWN_SIGNER, refused(() -> consents.signed(desk, id, SURGERY, Signer.PATIENT, on(SIGNED, null))));
    }

    @Test void aProtectedAdultAndTheirGuardianBothSign() {
        AdmissionId id = operation(grown, 2, Fact.PROTECTED_ADULT);
        assertEquals(List.of(Signer.PATIENT, Signer.GUARDIAN), admissions.open(desk, id).piece(SURGERY).unsigned());
        consents.signed(desk, id, SURGERY, Signer.PATIENT, on(SIGNED, null));
        consents.signed(desk, id, SURGERY, Signer.GUARDIAN, on(SIGNED, null));
        assertEquals(PieceState.RECEIVED, state(id, SURGERY));
        assertEquals(List.of(Signer.GUARDIAN), admissions.open(desk, id).piece(PieceKey.of("guardian-declaration")).unsigned());
    }

    @Test void anAdultSignsAloneAndAPaperThatWasReceivedIsASignedOne() {
        AdmissionId id = operation(grown, 2);
        assertEquals(PieceState.RECEIVED, pieces.received(desk, id, SURGERY, "", Optional.empty()).piece(SURGERY).state());
    }

    @Test void aSignatureThatExpiresBeforeTheDayDoesNotCount() {
        AdmissionId id = operation(child, 2);
        consents.signed(desk, id, SURGERY, Signer.holder(1), on(SIGNED, "2026-12-09"));
        consents.signed(desk, id, SURGERY, Signer.holder(2), on(SIGNED, null));
        assertEquals(PieceState.EXPIRED, state(id, SURGERY));
        consents.signed(desk, id, SURGERY, Signer.holder(1), on(SIGNED, "2026-12-10"));
        assertEquals(PieceState.RECEIVED, state(id, SURGERY), "valid on the day itself");
    }

    @Test void eachHolderSignsTheirOwnAuthorisation() {
        AdmissionId id = operation(child, 2);
        List<String> acts = consents.of(desk, id).stream().map(each -> each.key() + " " + each.signing().size()).toList();
        assertEquals(List.of("consent-surgery 2", "consent-exchange 2", "care-authorisation.1 1", "care-authorisation.2 1"), acts);
    }

    @Test void refusesDatesThatCannotBeAndPapersOfSomebodyElse() throws Exception {
        AdmissionId id = operation(child, 2);
        Signer first = Signer.holder(1);
        assertEquals(Code.DATES_IMPOSSIBLE, refused(() -> consents.signed(desk, id, SURGERY, first, on(SIGNED.plusDays(2), null))));
        assertEquals(Code.DATES_IMPOSSIBLE, refused(() -> consents.signed(desk, id, SURGERY, first, on(SIGNED, "2026-11-23"))));
        assertEquals(Code.UNKNOWN_SIGNER, refused(() -> consents.signed(desk, id, PieceKey.of("identity"), first, on(SIGNED, null))));
        Path file = Files.writeString(folder.resolve("carte.txt"), "carte d’une autre");
        documents.importFile(desk, file, ImportWish.forPatient(grown).withType("PIECE-IDENTITE"));
        DocumentId others = documents.list(desk, grown, DocumentFilter.CURRENT).getFirst().id();
        assertEquals(Code.DOCUMENT_OF_ANOTHER, refused(() -> consents.signed(desk, id, SURGERY, first, new Signed("", SIGNED,
                Optional.empty(), Optional.of(others)))));
        assertEquals(PieceState.MISSING, state(id, SURGERY));
    }

    @Test void aMissingPreAnaesthesiaReportIsSaidSevenDaysBefore() {
        PieceKey report = PieceKey.of("anaesthesia");
        AdmissionId soon = admissions.create(desk, grown, new AdmissionSituation("Clinique", "", "", LocalDate.of(2026, 12, 2),
                Optional.empty(), Set.of(Fact.SCHEDULED, Fact.ANAESTHESIA), 1)).admission().id();
        AdmissionId later = operation(grown, 1, Fact.ANAESTHESIA);
        assertEquals(List.of(new Alert(Alert.Kind.ANAESTHESIA_MISSING, report, 7)), admissions.open(desk, soon).alerts());
        assertEquals(List.of(), admissions.open(desk, later).alerts());
        assertEquals(List.of(), pieces.received(desk, soon, report, "", Optional.empty()).alerts());
        assertEquals(List.of(), admissions.open(desk, operation(grown, 1)).alerts(), "no anaesthesia");
        assertEquals(Optional.of(7), Checklist.carried().item(report).alertDays());
    }
}
