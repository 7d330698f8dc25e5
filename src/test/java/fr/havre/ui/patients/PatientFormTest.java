package fr.havre.ui.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.Ins;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.ProofType;
import fr.havre.ui.InlineBackground;
import fr.havre.vault.TestVault;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientFormTest {
    private static final String INS = "279035121518989";

    @TempDir Path folder;
    private final List<PatientId> saved = new ArrayList<>();
    private TestVault vault;
    private Patients patients;
    private Session session;
    private Session colleague;

    @BeforeEach void open() {
        vault = TestVault.in(folder);
        patients = new Patients(vault.administrative());
        session = vault.session(Role.FRONT_DESK);
        colleague = vault.session(Role.DOCTOR);
    }

    @AfterEach void close() {
        vault.close();
    }

    private PatientForm form(Optional<PatientId> patient) {
        PatientForm form = new PatientForm(new PatientForm.Services(patients, session, new InlineBackground(),
                person -> person.equals(colleague.person()) ? "Dr Roussel" : "", LocalDate.of(2026, 11, 25)), patient, saved::add);
        form.open();
        return form;
    }

    private static void type(PatientForm form, Map<Field, String> texts) {
        texts.forEach((field, text) -> form.typing().text(field).set(text));
    }

    private static Map<Field, String> dupont() {
        return Map.of(Field.BIRTH_NAME, "Dupont", Field.GIVEN_NAMES, "Marie Louise", Field.BIRTH_DATE, "12/03/1979", Field.SEX, "F",
                Field.BIRTH_PLACE, "51215", Field.PHONE, "06 12 34 56 78");
    }

    private PatientId kept() {
        PatientForm form = form(Optional.empty());
        type(form, dupont());
        form.save();
        return saved.removeLast();
    }

    private Patient patient(PatientId id) {
        return patients.open(session, id);
    }

    @Test void keepsANewPatientAsTyped() {
        Patient patient = patient(kept());
        assertEquals("Dupont", patient.traits().birthName());
        assertEquals("1979-03-12", patient.traits().birthDate().orElseThrow().iso());
        assertEquals(Optional.of("51215"), patient.traits().birthPlace());
        assertEquals(IdentityStatus.PROV, patient.status());
    }

    @Test void takesThePartOfADateThatIsKnown() {
        PatientForm form = form(Optional.empty());
        type(form, Map.of(Field.BIRTH_NAME, "Traoré", Field.BIRTH_DATE, "1970"));
        form.save();
        assertEquals("1970", patient(saved.getFirst()).traits().birthDate().orElseThrow().iso());
    }

    @Test void saysWhatIsWrongOnlyOfWhatWasLeftAndOfEverythingWhenSaving() {
        PatientForm form = form(Optional.empty());
        type(form, Map.of(Field.BIRTH_DATE, "12/0", Field.EMAIL, "marie@"));
        assertEquals(Map.of(), form.typing().wrongProperty().get());
        form.typing().left(Field.BIRTH_DATE);
        assertEquals(Set.of(Field.BIRTH_DATE), form.typing().wrongProperty().get().keySet());
        type(form, Map.of(Field.BIRTH_PLACE, "Lyon"));
        form.save();
        assertEquals(Set.of(Field.BIRTH_NAME, Field.BIRTH_DATE, Field.EMAIL, Field.BIRTH_PLACE),
                form.typing().wrongProperty().get().keySet());
        assertEquals(List.of(), saved);
        type(form, Map.of(Field.BIRTH_DATE, "12/03/2030"));
        assertEquals("identity.wrong.future", form.typing().wrongProperty().get().get(Field.BIRTH_DATE));
    }

    @Test void showsWhoResemblesWhileTypingAndCreatesOnceSomebodyLooked() {
        PatientId first = kept();
        PatientForm form = form(Optional.empty());
        type(form, Map.of(Field.BIRTH_NAME, "DUPOND", Field.GIVEN_NAMES, "Marie", Field.BIRTH_DATE, "12/03/1979"));
        form.lookForResembling();
        assertEquals(List.of(first), form.resemblingProperty().get().stream().map(each -> each.line().id()).toList());
        form.save();
        assertEquals(PatientException.Code.POSSIBLE_DUPLICATE, ((PatientException) form.problemProperty().get()).code());
        form.notTheSame(first, true);
        form.save();
        assertEquals(1, saved.size());
        PatientForm later = form(Optional.of(saved.getFirst()));
        later.open();
        later.lookForResembling();
        assertTrue(later.resemblingProperty().get().getFirst().distinct(), "remembered");
        later.notTheSame(first, false);
        assertFalse(patients.distinct(session).are(first, saved.getFirst()), "and taken back");
    }

    @Test void takesTheAnswerOfInsiWithANewPatient() {
        PatientForm form = form(Optional.empty());
        type(form, dupont());
        form.typing().insTextProperty().set("2 79 03 51 215 189 89");
        form.save();
        assertEquals(IdentityStatus.RECUP, patient(saved.getFirst()).status());
        assertEquals(Optional.empty(), form.unsaved());
    }

    @Test void aNumberOfAnotherPatientIsToldAndThePatientIsThereAllTheSame() {
        PatientId first = kept();
        patients.insiAnswered(session, first, Ins.parse(INS, Ins.Issuer.NIR).orElseThrow(), patient(first).traits(), false);
        PatientForm form = form(Optional.empty());
        type(form, Map.of(Field.BIRTH_NAME, "Martin", Field.GIVEN_NAMES, "Zoé", Field.BIRTH_DATE, "12/03/1979", Field.SEX, "F",
                Field.BIRTH_PLACE, "51215"));
        form.typing().insTextProperty().set(INS);
        form.save();
        assertEquals(PatientException.Code.INS_OF_ANOTHER_PATIENT, ((PatientException) form.problemProperty().get()).code());
        assertEquals(List.of(), saved);
        assertFalse(form.isNew(), "a second press corrects the one that was created");
        assertEquals(INS, form.typing().insTextProperty().get());
        form.save();
        assertEquals("Martin", patient(saved.getFirst()).traits().birthName());
    }

    @Test void anAnswerThatDiffersIsTakenOnlyOnceTheDifferencesWereAccepted() {
        PatientForm form = form(Optional.of(kept()));
        type(form, Map.of(Field.GIVEN_NAMES, "Marie Louise Anne"));
        form.typing().insTextProperty().set(INS);
        form.recordAnswer();
        assertEquals(Set.of(Field.GIVEN_NAMES), form.toAcceptProperty().get());
        assertEquals(IdentityStatus.PROV, form.patientProperty().get().status());
        form.recordAnswer();
        assertEquals(IdentityStatus.RECUP, form.patientProperty().get().status());
        assertEquals("Marie Louise Anne", form.patientProperty().get().traits().givenNames());
        assertEquals(Optional.empty(), form.unsaved());
    }

    @Test void aProofAndItsWithdrawalLeaveWhatIsTypedAlone() {
        PatientForm form = form(Optional.of(kept()));
        type(form, Map.of(Field.PHONE, "07 00 00 00 00"));
        form.proofSeen(ProofType.PASSPORT);
        assertEquals(IdentityStatus.VALI, form.patientProperty().get().status());
        assertEquals("07 00 00 00 00", form.typing().text(Field.PHONE).get());
        form.withdrawProof();
        assertEquals(IdentityStatus.PROV, form.patientProperty().get().status());
        assertEquals(3, form.history().size());
        form.save();
        assertEquals(Optional.of("07 00 00 00 00"), patient(saved.getFirst()).contact().phone());
    }

    @Test void warnsBeforeAChangeThatVoidsTheIdentity() {
        PatientForm form = form(Optional.of(kept()));
        form.proofSeen(ProofType.PASSPORT);
        type(form, Map.of(Field.BIRTH_NAME, "DUPONT"));
        assertFalse(form.voidsIdentity());
        type(form, Map.of(Field.BIRTH_NAME, "Dupond"));
        assertTrue(form.voidsIdentity());
    }

    @Test void showsBothWhenSomebodyElseWasQuickerAndTakesOverTheRest() {
        PatientId id = kept();
        PatientForm form = form(Optional.of(id));
        Fields theirs = Fields.of(patient(id).traits(), patient(id).used(), patient(id).contact())
                .with(Field.PHONE, "01 01 01 01 01").with(Field.EMAIL, "marie@exemple.fr");
        patients.edit(colleague, id, 1, theirs.draft());
        type(form, Map.of(Field.PHONE, "02 02 02 02 02", Field.ADDRESS, "1 rue des Lilas"));
        form.save();
        Clash clash = form.clashProperty().get();
        assertEquals("Dr Roussel", clash.who());
        assertEquals(List.of(new Clash.Two(Field.PHONE, "02 02 02 02 02", "01 01 01 01 01")), clash.both());
        assertEquals(Set.of(Field.EMAIL), clash.taken());
        assertEquals("02 02 02 02 02", form.typing().text(Field.PHONE).get());
        assertNull(form.problemProperty().get());
        form.save();
        Patient after = patient(saved.getFirst());
        assertEquals(List.of("02 02 02 02 02", "marie@exemple.fr", "1 rue des Lilas"), List.of(after.contact().phone().orElseThrow(),
                after.contact().email().orElseThrow(), after.contact().address().orElseThrow()));
    }

    @Test void aDraftIsTakenUpAndToldWhatChangedSince() {
        PatientId id = kept();
        PatientForm closed = form(Optional.of(id));
        type(closed, Map.of(Field.PHONE, "02 02 02 02 02"));
        Drafts.Draft draft = closed.unsaved().orElseThrow();
        Fields theirs = Fields.of(patient(id).traits(), patient(id).used(), patient(id).contact()).with(Field.PHONE, "03");
        patients.edit(colleague, id, 1, theirs.draft());
        PatientForm again = new PatientForm(new PatientForm.Services(patients, session, new InlineBackground(), _ -> "",
                LocalDate.of(2026, 11, 25)), Optional.of(id), saved::add);
        again.resume(draft);
        assertEquals("02 02 02 02 02", again.typing().text(Field.PHONE).get());
        assertEquals("03", again.clashProperty().get().both().getFirst().theirs());
        again.startOver();
        assertEquals("03", again.typing().text(Field.PHONE).get());
        assertEquals(Optional.empty(), again.unsaved());
    }

    @Test void printsNothingOfAPerson() {
        PatientForm form = form(Optional.empty());
        type(form, dupont());
        assertFalse((form.typing().now() + " " + form.unsaved().orElseThrow()).contains("Dupont"));
    }
}
