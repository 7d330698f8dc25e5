package fr.havre.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.FrontDoor;
import fr.havre.OpenVault;
import fr.havre.SampleDesk;
import fr.havre.SamplePractice;
import fr.havre.access.Role;
import fr.havre.documents.DocumentChange.DocumentKept;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.Pdfs;
import fr.havre.patients.Consent.Decision;
import fr.havre.patients.Consent.Subject;
import fr.havre.documents.review.LabReport;
import fr.havre.documents.review.Whose;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientPopulation;
import fr.havre.record.RecordChange;
import fr.havre.record.RecordChanged;
import fr.havre.record.RecordPull;
import fr.havre.record.RecordStanding.Mark;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.ui.Desk;
import fr.havre.ui.InlineBackground;
import fr.havre.ui.LaterBackground;
import fr.havre.ui.News;
import fr.havre.vault.NewPerson;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartViewModelTest {
    private static final String DESK_WORDS = "quatre girafes 77 mauves en barque";

    @TempDir Path folder;

    private final InlineBackground inline = new InlineBackground();
    private final News news = new News(inline);

    private ChartViewModel opened(Desk desk, PatientId patient) {
        ChartViewModel model = new ChartViewModel(desk, inline, patient);
        model.follow(news);
        model.open();
        return model;
    }

    @Test void followsWhatArrivesAndIsSentKeepsWhatIsSelectedAndMarksWhatIsNew() {
        try (Desk desk = SampleDesk.open(SampleDesk.door(folder), folder, 0)) {
            SampleChart.connect(desk);
            PatientId patient = SampleChart.fill(desk);
            ChartViewModel model = opened(desk, patient);
            DocumentLine selected = model.timeline().selectedProperty().get();
            assertEquals(4, model.timeline().linesProperty().get().size());
            var id = SampleChart.pdf(desk, patient, "11488-4", "2026-11-24", "Avis");
            news.committed(List.of(new DocumentKept(id, Optional.of(patient))));
            assertEquals(5, model.timeline().linesProperty().get().size());
            assertEquals(selected, model.timeline().selectedProperty().get());
            SampleChart.send(desk, id, false);
            news.committed(List.of(new RecordChanged(patient)));
            model.timeline().select(id);
            assertEquals(Mark.QUEUED, model.timeline().current().orElseThrow().standing().orElseThrow().mark());
            model.timeline().filterProperty().set(ChartFilter.NONE.withState(Optional.of(ChartFilter.State.ON_ITS_WAY)));
            assertEquals(List.of("Avis"), SampleChart.titles(model));
        }
    }

    @Test void whatAChartShowedAsNewInTheRecordIsToldWhenItIsLeftAndNotWhatCameMeanwhile() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            PatientId patient = SamplePractice.create(folder, sandbox, sandbox.baseUri(), List.of(SampleChart.PATIENT)).getFirst();
            try (OpenVault vault = SamplePractice.open(folder)) {
                vault.record().consultation().fetchAutomatically(vault.session(), patient, false);
                vault.record().pulling().runUntilIdle();
                long listed = vault.record().consultation().newOnes(vault.session()).get(patient);
                assertTrue(listed > 1);
                ChartViewModel model = opened(vault, patient);
                assertEquals(listed, vault.record().consultation().newOnes(vault.session()).get(patient), "still on screen");
                var meanwhile = vault.record().database().write(tx -> {
                    tx.run("""
                            INSERT INTO clin.record_entry (patient, unique_id, entry_uuid, status, keeping, described, news,
                                   first_seen, changed_at)
                            SELECT patient, unique_id || '9', entry_uuid || '9', status, keeping, described, news, first_seen,
                                   changed_at FROM clin.record_entry LIMIT 1""");
                    return patient;
                });
                model.left();
                assertEquals(1, vault.record().consultation().newOnes(vault.session()).get(meanwhile), "not shown, not told");
                assertEquals(listed, model.notKeptProperty().get(), "told is not fetched: the chart goes on offering it");
            }
        }
    }

    @Test void whatTheRecordHasIsHiddenThereAndTheWayBackTakesItFromTheQueue() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            PatientId patient = SamplePractice.create(folder, sandbox, sandbox.baseUri(), List.of(SampleChart.PATIENT)).getFirst();
            try (OpenVault vault = SamplePractice.open(folder)) {
                var letter = SampleChart.pdf(vault, patient, "11488-4", "2026-11-24", "Avis");
                SampleChart.send(vault, letter, false);
                vault.record().sending().runUntilIdle();
                ChartViewModel model = opened(vault, patient);
                model.timeline().select(letter);
                ChartDocument sent = model.timeline().current().orElseThrow();
                assertTrue(model.mayChange(sent), "seen there");
                List<Runnable> back = new java.util.ArrayList<>();
                model.acts().change(List.of(sent), RecordChange.HIDE_FROM_PATIENT, back::add, failure -> {
                    throw new AssertionError(failure);
                });
                assertEquals(1, vault.record().queue().waiting(vault.session()).size());
                back.getFirst().run();
                assertEquals(0, vault.record().queue().waiting(vault.session()).size());
            }
        }
    }

    /** A report that nobody has looked at is said to be seen from the chart, and that can be taken back. */
    private void saysSeen(Desk desk, PatientId patient) {
        desk.documents().importDocument(desk.session(), new LabReport("1.2.250.9.9").result("TSH", "7.2", "m[IU]/L", "0.4", "4.0", "H")
                .source(), new Origin(Origin.Kind.MESSAGE, SampleChart.NOW, "x", Optional.empty()), ImportWish.forPatient(patient));
        ChartViewModel model = opened(desk, patient);
        int before = desk.reviews().orElseThrow().list(desk.session(), Whose.ALL, 9).size();
        ChartDocument waits = model.timeline().linesProperty().get().stream().filter(model::maySaySeen).findFirst().orElseThrow();
        List<Runnable> back = new java.util.ArrayList<>();
        model.acts().seen(waits, back::add, failure -> {
            throw new AssertionError(failure);
        });
        assertEquals(before - 1, desk.reviews().orElseThrow().list(desk.session(), Whose.ALL, 9).size());
        back.getFirst().run();
        assertEquals(before, desk.reviews().orElseThrow().list(desk.session(), Whose.ALL, 9).size());
    }

    @Test void searchesInThisChartOnlyAndShowsThePhrase() {
        try (Desk desk = SampleDesk.open(SampleDesk.door(folder), folder, 0)) {
            PatientId patient = SampleChart.fill(desk);
            PatientId other = desk.patients().create(desk.session(), new PatientPopulation(5).next(), Set.of());
            SampleChart.note(desk, patient, "2026-02-03", "Note", "Va mieux. La toux a disparu.");
            SampleChart.note(desk, other, "2026-02-03", "Une autre", "La toux ne cesse pas.");
            ChartViewModel model = opened(desk, patient);
            model.timeline().typedProperty().set("toux");
            assertEquals(List.of("Note"), SampleChart.titles(model));
            ChartRow.Shown found = (ChartRow.Shown) model.timeline().rows().get(1);
            assertTrue(found.phrase().orElseThrow().text().contains("toux"));
            model.timeline().typedProperty().set("introuvable");
            assertEquals(List.of(), SampleChart.titles(model));
            model.timeline().typedProperty().set("");
            assertEquals(5, model.timeline().linesProperty().get().size());
            saysSeen(desk, patient);
        }
    }

    @Test void dropsAnAnswerToAnOlderSearch() {
        try (Desk desk = SampleDesk.open(SampleDesk.door(folder), folder, 0)) {
            PatientId patient = SampleChart.fill(desk);
            SampleChart.note(desk, patient, "2026-02-03", "Note", "La toux a disparu.");
            LaterBackground later = new LaterBackground();
            ChartViewModel model = new ChartViewModel(desk, later, patient);
            assertNull(model.patientProperty().get());
            model.open();
            later.all();
            model.timeline().typedProperty().set("toux");
            model.timeline().typedProperty().set("fibrillation");
            later.newest();
            List<String> shown = SampleChart.titles(model);
            later.all();
            assertEquals(shown, SampleChart.titles(model));
            assertFalse(shown.contains("Note"));
        }
    }

    @Test void theFrontDeskSeesIdentityPapersOnlyAndNoJournal() {
        FrontDoor door = SampleDesk.door(folder);
        Desk desk = SampleDesk.open(door, folder, 0);
        PatientId patient = SampleChart.fill(desk);
        SampleChart.keep(desk, patient, Pdfs.of("Carte"), Origin.Kind.FILE, new ImportWish(Optional.of(patient),
                Optional.of("ATTEST-DROITS-AM"), Optional.empty(), Optional.of("Carte de mutuelle"), true));
        desk.unlocked().people().add(NewPerson.of("FD", "Farida Diallo", Role.FRONT_DESK.name(), false),
                DESK_WORDS.toCharArray());
        desk.close();
        Path vault = folder.resolve("vault");
        try (Desk reception = door.unlock(vault, door.people(vault).stream().filter(each -> each.label().equals("FD"))
                .findFirst().orElseThrow().slot(), DESK_WORDS.toCharArray())) {
            ChartViewModel model = opened(reception, patient);
            assertNull(model.problemProperty().get());
            DocumentLine card = model.timeline().selectedProperty().get();
            assertEquals(List.of("Carte de mutuelle"), SampleChart.titles(model));
            assertFalse(model.maySend(card) || model.mayErase() || model.mayReadAudit());
            assertTrue(model.mayAssign(card));
            ProfileViewModel profile = model.profile();
            profile.load();
            profile.decide(Decision.IO, LocalDate.parse("2026-11-20"));
            assertEquals(Decision.IO, profile.profileProperty().get().current(Subject.FEEDING).orElseThrow()
                    .decision());
        }
    }

    @Test void whatIsOnlyInTheRecordIsCountedAndFetchedWhenAskedFor() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            PatientId patient = SamplePractice.create(folder, sandbox, sandbox.baseUri(), List.of("lefevre"))
                    .getFirst();
            try (OpenVault desk = SamplePractice.open(folder)) {
                desk.record().consultation().fetchAutomatically(desk.session(), patient, false);
                pull(desk, patient);
                ChartViewModel model = opened(desk, patient);
                int there = model.notKeptProperty().get();
                assertTrue(there > 0);
                model.fetchFromRecord();
                pull(desk, patient);
                news.committed(List.of(new RecordChanged(patient)));
                assertEquals(0, model.notKeptProperty().get());
                long kept = model.timeline().linesProperty().get().stream().flatMap(ChartDocument::all).count();
                assertEquals(there, kept);
                assertTrue(model.timeline().linesProperty().get().stream().allMatch(ChartDocument::arrived)
                        || model.timeline().linesProperty().get().stream().noneMatch(ChartDocument::arrived));
            }
        }
    }

    private static void pull(OpenVault desk, PatientId patient) {
        desk.record().pulling().pullNow(RecordPull.NAME, patient.value());
        desk.record().pulling().runUntilIdle();
    }

    @Test void theJournalNamesWhoLookedAtWhat() {
        try (Desk desk = SampleDesk.open(SampleDesk.door(folder), folder, 0)) {
            PatientId patient = SampleChart.fill(desk);
            ChartViewModel model = opened(desk, patient);
            desk.documents().show(desk.session(), model.timeline().selectedProperty().get().id());
            AccessesViewModel accesses = model.accesses();
            accesses.load();
            List<String> acts = accesses.rows().stream().map(AccessesViewModel.Access::act).toList();
            assertTrue(acts.containsAll(List.of("patient.opened", "document.shown", "patient.created",
                    "document.imported")),
                    acts::toString);
            assertTrue(accesses.rows().stream().allMatch(each -> each.who().equals("Dr Claire Roussel")));
        }
    }
}
