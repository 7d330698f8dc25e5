package fr.havre.documents.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.DocumentStore;
import fr.havre.documents.Documents;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.Recognition;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.ProfileException;
import fr.havre.patients.profile.ProfileException.Code;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLane;
import fr.havre.patients.profile.ProfileLine;
import fr.havre.patients.profile.ProfileSources;
import fr.havre.patients.profile.ProfileState;
import fr.havre.patients.profile.Profiles;
import fr.havre.vault.Compartment;
import fr.havre.vault.TestVault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentProfilesTest {
    @TempDir static Path folder;
    private static TestVault vault;
    private static Patients patients;
    private static Documents documents;
    private static Profiles profiles;
    private static DocumentProfiles taking;
    private static Session doctor;

    @BeforeAll static void open() {
        vault = TestVault.in(folder);
        patients = new Patients(vault.administrative());
        documents = new Documents(List.of(new DocumentStore(vault.administrative(), vault.contents(Compartment.ADMINISTRATIVE)),
                new DocumentStore(vault.clinical(), vault.contents(Compartment.CLINICAL))), patients, Recognition::recognise,
                List.of(new ProfileTraces()), vault.time());
        profiles = new Profiles(vault.clinical(), patients);
        taking = new DocumentProfiles(documents, profiles);
        doctor = vault.session(Role.DOCTOR);
    }

    @AfterAll static void close() {
        vault.close();
    }

    private static PatientId patient(String name, String born) {
        return patients.create(doctor, new Patients.Draft(new Traits(name, "Marie", PartialDate.parse(born), Sex.FEMALE,
                Optional.empty())), Set.of());
    }

    private static DocumentId summary(PatientId patient, String id, String... problems) {
        StringBuilder entries = new StringBuilder();
        for (String each : problems) {
            entries.append("<entry><observation><value code='").append(each.length()).append("' codeSystem='1.2' displayName='")
                    .append(each).append("'/></observation></entry>");
        }
        return keep(patient, """
                <ClinicalDocument xmlns="urn:hl7-org:v3"><id root="1.2.3.%s"/><code code="SYNTH" displayName="Synthèse médicale"/>
                <title>Synthèse</title><effectiveTime value="20260102"/><author><assignedAuthor><assignedPerson><name>
                <family>Martin</family><given>Luc</given></name></assignedPerson></assignedAuthor></author>
                <component><structuredBody><component><section><code code="11450-4"/><title>Problèmes</title><text>x</text>%s
                </section></component></structuredBody></component></ClinicalDocument>""".formatted(id, entries));
    }

    private static DocumentId keep(PatientId patient, String text) {
        ImportWish wish = new ImportWish(Optional.of(patient), Optional.of("SYNTH"), Optional.empty(), Optional.of("Synthèse"), true);
        return ((ImportOutcome.Imported) documents.importDocument(doctor, DocumentSource.of(text.getBytes(StandardCharsets.UTF_8)),
                new Origin(Origin.Kind.FILE, vault.time().instant(), "x", Optional.empty()), wish)).document();
    }

    @Test void whatADocumentSaysWaitsWithTheDocumentItsAuthorAndItsDateAndIsNotProposedTwice() {
        PatientId marie = patient("Aubry", "1941-02-03");
        DocumentId document = summary(marie, "1", "Asthme", "Diabète de type 2");
        assertEquals(new Profiles.Proposed(2, 0, 0), taking.takeFrom(doctor, document));
        ProfileLine line = profiles.of(doctor, marie).proposed(ProfileLane.ELSEWHERE).getFirst();
        assertEquals(Optional.of(document.value()), line.source().document());
        assertEquals("Synthèse · Luc Martin", line.source().saidBy().orElseThrow());
        assertEquals("2026-01-02", line.source().on().orElseThrow().iso());
        assertEquals(new Profiles.Proposed(0, 2, 0), taking.takeFrom(doctor, document));
    }

    @Test void aDocumentWithoutCodedLinesSaysSo() {
        PatientId marie = patient("Bertin", "1952-05-06");
        DocumentId document = summary(marie, "2");
        assertEquals(Code.NOT_STRUCTURED, assertThrows(ProfileException.class, () -> taking.takeFrom(doctor, document)).code());
        DocumentId note = keep(marie, "Une lettre sans aucune structure.");
        assertEquals(Code.NOT_STRUCTURED, assertThrows(ProfileException.class, () -> taking.takeFrom(doctor, note)).code());
    }

    @Test void linesOfADocumentThatWasAnotherPersonsAreAMistakeEvenAccepted() {
        PatientId marie = patient("Colas", "1963-07-08");
        DocumentId document = summary(marie, "3", "Asthme", "Diabète de type 2");
        taking.takeFrom(doctor, document);
        UUID first = profiles.of(doctor, marie).proposed(ProfileLane.ELSEWHERE).getFirst().id();
        profiles.accept(doctor, first);
        documents.assign(doctor, document, patient("Duvivier", "1974-09-10"), true);
        Profile after = profiles.of(doctor, marie);
        assertEquals(List.of(), after.current(ProfileKind.HISTORY));
        assertEquals(List.of(), after.proposed(ProfileLane.ELSEWHERE));
        assertEquals(Set.of(ProfileState.MISTAKEN), Set.copyOf(after.lines().stream().map(ProfileLine::state).toList()));
        assertEquals(ProfileSources.NOBODY, after.lines().getFirst().recordedBy());
    }

    @Test void whatNobodyTookOverGoesWithAnErasedDocument() {
        PatientId marie = patient("Esteban", "1985-11-12");
        DocumentId document = summary(marie, "4", "Asthme", "Diabète de type 2");
        taking.takeFrom(doctor, document);
        UUID first = profiles.of(doctor, marie).proposed(ProfileLane.ELSEWHERE).getFirst().id();
        profiles.accept(doctor, first);
        documents.erase(doctor, document);
        assertEquals(List.of(first), profiles.of(doctor, marie).lines().stream().map(ProfileLine::id).toList());
    }
}
