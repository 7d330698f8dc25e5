package fr.havre.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.SampleDesk;
import fr.havre.agenda.AgendaException;
import fr.havre.agenda.fhir.AgendaServerException;
import fr.havre.agenda.fhir.FhirServer;
import fr.havre.directory.DirectoryException;
import fr.havre.directory.DirectoryRefusedException;
import fr.havre.record.RecordException;
import fr.havre.record.RecordRefusedException;
import fr.havre.record.RecordSettings;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sandbox.directory.DirectorySandbox;
import fr.havre.sandbox.samples.Professional;
import fr.havre.ui.Desk;
import fr.havre.ui.InlineBackground;
import fr.havre.ui.Look;
import fr.havre.ui.RecordDesk;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.chart.SampleChart;
import fr.havre.ui.words.Language;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir Path folder;

    private Desk desk;
    private RecordDesk record;

    @BeforeEach void open() {
        desk = SampleDesk.open(SampleDesk.door(folder), folder, 3);
        record = desk.recordDesk().orElseThrow();
    }

    @AfterEach void close() {
        desk.close();
    }

    private RecordFormViewModel form() {
        return new RecordFormViewModel(desk, record, new InlineBackground());
    }

    private Optional<RecordSettings.Shown> kept() {
        return record.database().read(record.settings()::shown);
    }

    @Test void theDirectoryIsTestedKeptAndLeftAgain() {
        try (DirectorySandbox sandbox = DirectorySandbox.start(0, List.of(), InstantSource.system())) {
            ServerFormViewModel form = new ServerFormViewModel(new DirectoryServer(desk.directory()), new InlineBackground());
            assertTrue(form.addressProperty().get().startsWith("https://"), "the usual address");
            form.addressProperty().set(sandbox.baseUri().toString());
            form.test();
            assertEquals(DirectoryRefusedException.Code.KEY_MISSING, ((DirectoryRefusedException) form.problemProperty().get()).code());
            form.keyProperty().set("wrong");
            form.test();
            assertEquals(DirectoryException.Code.KEY_REFUSED, ((DirectoryException) form.problemProperty().get()).code());
            form.keyProperty().set(DirectorySandbox.KEY);
            form.test();
            assertEquals(ServerFormViewModel.Said.ANSWERED, form.saidProperty().get());
            assertEquals(Optional.empty(), desk.directory().connectedTo(), "a test keeps nothing");
            form.save();
            assertEquals(Optional.of(sandbox.baseUri()), desk.directory().connectedTo());
            assertEquals("", form.keyProperty().get(), "the key is not shown again");
            form.test();
            assertEquals(ServerFormViewModel.Said.ANSWERED, form.saidProperty().get(), "with the key in place");
            form.disconnect();
            assertEquals(Optional.empty(), desk.directory().connectedTo());
        }
    }

    @Test void theServerOfAppointmentsIsTestedKeptAndLeftAgain() {
        try (FhirServer server = new FhirServer()) {
            ServerFormViewModel form = new ServerFormViewModel(new AppointmentsServer(desk.agenda().feed(), desk.session(), "Cabinet"),
                    new InlineBackground());
            assertEquals("Cabinet", form.nameProperty().get());
            form.addressProperty().set("http://example.org/");
            form.test();
            assertEquals(AgendaException.Code.ADDRESS_NOT_SAFE, ((AgendaException) form.problemProperty().get()).code());
            form.addressProperty().set(server.base().toString());
            form.keyProperty().set("jeton");
            server.answers(exchange -> FhirServer.say(exchange, 401, ""));
            form.test();
            assertEquals(AgendaServerException.Code.TOKEN_REFUSED, ((AgendaServerException) form.problemProperty().get()).code());
            form.save();
            assertEquals(Optional.empty(), desk.agenda().feed().connectedTo(), "it did not answer");
            server.answers(FhirServer.bundle(""));
            form.test();
            assertEquals(ServerFormViewModel.Said.ANSWERED, form.saidProperty().get());
            assertEquals(Optional.empty(), desk.agenda().feed().connectedTo(), "a test keeps nothing");
            form.nameProperty().set("Logiciel");
            form.save();
            assertEquals(Optional.of(server.base()), desk.agenda().feed().connectedTo());
            assertEquals(Optional.of("Logiciel"), desk.agenda().feed().calendar());
            assertEquals("", form.keyProperty().get(), "the token is not shown again");
            form.test();
            assertTrue(server.asked().getLast().endsWith("Bearer jeton"), "with the one in force");
            form.disconnect();
            assertEquals(Optional.empty(), desk.agenda().feed().connectedTo());
        }
    }

    @Test void theTestSaysWhoAnswersAndKeepsNothing() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            RecordFormViewModel form = form();
            form.addressProperty().set(sandbox.baseUri().toString());
            form.tokenProperty().set(sandbox.people().professional("roussel").token());
            form.test();
            assertNull(form.problemProperty().get());
            assertFalse(form.answeredProperty().get().server().isBlank());
            assertEquals(Optional.empty(), kept());
        }
    }

    @Test void theTestSaysWhatIsWrong() {
        RecordFormViewModel form = form();
        form.addressProperty().set("http://127.0.0.1:9/fhir");
        form.test();
        assertEquals(RecordRefusedException.Code.TOKEN_MISSING, ((RecordRefusedException) form.problemProperty().get()).code());
        form.tokenProperty().set("secret");
        form.test();
        assertEquals(RecordException.Code.UNREACHABLE, ((RecordException) form.problemProperty().get()).code());
        for (String address : List.of("http://dossier.example.org/fhir", "dossier national", "ftp://127.0.0.1/", "https://")) {
            form.addressProperty().set(address);
            form.test();
            assertEquals(RecordRefusedException.Code.ADDRESS_NOT_SAFE,
                    ((RecordRefusedException) form.problemProperty().get()).code(), address);
        }
    }

    @Test void keepsTheTokenInForceWhenNothingIsTypedAndNeverShowsIt() {
        SampleChart.connect(desk);
        RecordFormViewModel form = form();
        assertEquals("", form.tokenProperty().get());
        assertTrue(form.connectedProperty().get());
        form.addressProperty().set("https://127.0.0.1:8443/fhir");
        form.save();
        assertNull(form.problemProperty().get());
        assertTrue(form.keptProperty().get());
        assertEquals(URI.create("https://127.0.0.1:8443/fhir"), kept().orElseThrow().base());
        assertEquals("token", record.settings().changed(URI.create("https://127.0.0.1/"), "", Optional.empty()).token());
    }

    @Test void refusesAFileThatIsNoCertificateAndKeepsWhatWas() throws Exception {
        SampleChart.connect(desk);
        RecordFormViewModel form = form();
        form.certificatesProperty().set(Files.writeString(folder.resolve("ca.pem"), "not a certificate"));
        form.addressProperty().set("https://127.0.0.1:8443/fhir");
        form.save();
        assertEquals(RecordRefusedException.Code.NO_CERTIFICATE, ((RecordRefusedException) form.problemProperty().get()).code());
        assertEquals(URI.create("http://127.0.0.1:9/"), kept().orElseThrow().base());
    }

    @Test void aPracticeThatIsIncompleteIsToldBeforeItIsKept() {
        RecordFormViewModel form = form();
        form.addressProperty().set("https://127.0.0.1:8443/fhir");
        form.tokenProperty().set("secret");
        form.save();
        assertEquals(RecordRefusedException.Code.PRACTICE_INCOMPLETE,
                ((RecordRefusedException) form.problemProperty().get()).code());
        Professional who = fr.havre.sandbox.samples.People.load().professional("roussel");
        PracticeForm practice = form.practice();
        practice.organisationProperty().set(who.structure());
        practice.nameProperty().set(who.structureName());
        practice.facilityProperty().set(who.facility());
        practice.settingProperty().set(who.setting());
        practice.nationalProperty().set(who.id());
        practice.familyProperty().set(who.family());
        practice.givenProperty().set(who.given());
        practice.specialtyProperty().set(who.speciality());
        form.save();
        assertNull(form.problemProperty().get());
        assertEquals(who.structure(), record.database().read(record.settings()::practice).orElseThrow().organisation());
    }

    @Test void theHealthPageVerifiesAndBacksUpAndNamesNobody() {
        VaultHealthViewModel health = new VaultHealthViewModel(desk, new InlineBackground());
        assertEquals(List.of(), health.factsProperty().get().findings());
        assertTrue(health.factsProperty().get().bytes() > 0);
        health.verify();
        assertEquals(List.of(), health.verifiedProperty().get());
        health.backUp(folder.resolve("copy"));
        assertNotNull(health.backedUpProperty().get());
        assertTrue(Files.exists(folder.resolve("copy/vault.json")));
    }

    @Test void everySectionIsDrawnInBothLanguages() {
        SampleChart.connect(desk);
        for (Language language : Language.values()) {
            Screens.on(() -> {
                SettingsView view = new SettingsView(desk, new TestSurroundings(language).over(desk), () -> { });
                Screens.laidOut(view, 1146, 740);
                List<ToggleButton> sections = view.lookupAll(".settings-list .side-item").stream().map(ToggleButton.class::cast).toList();
                assertEquals(11, sections.size());
                for (int i = 0; i < sections.size(); i++) {
                    sections.get(i).fire();
                    Labeled title = (Labeled) view.lookup(".settings-page .title-3");
                    assertEquals(sections.get(i).getText(), title.getText());
                    if (i % 2 == 0 != (language == Language.FRENCH)) continue;           // each drawn once, in one look
                    Look look = new Look();
                    look.themeProperty().set(language == Language.FRENCH ? Look.Theme.LIGHT : Look.Theme.DARK);
                    Screens.draw(view, 1146, 740, look, Path.of("target/screens/settings-" + i + "-"
                            + language.locale().getLanguage().toLowerCase(Locale.ROOT) + ".png"));
                }
                return view.lookupAll(".label").stream().filter(each -> each instanceof Labeled label && label.getText() == null).count();
            });
        }
    }

    @Test void cursorKeysChooseASectionAndShowIt() {
        Screens.on(() -> {
            SettingsView view = new SettingsView(desk, new TestSurroundings(Language.FRENCH).over(desk), () -> { });
            Screens.laidOut(view, 1146, 740);
            List<ToggleButton> sections = view.lookupAll(".settings-list .side-item").stream().map(ToggleButton.class::cast).toList();
            view.firstField().requestFocus();
            view.firstField().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false));
            assertTrue(sections.get(1).isSelected());
            assertEquals(sections.get(1).getText(), ((Labeled) view.lookup(".settings-page .title-3")).getText());
            return null;
        });
    }

    @Test void theLanguageChangesUnderTheHandOfWhoChoosesIt() {
        TestSurroundings around = new TestSurroundings(Language.FRENCH);
        String title = Screens.on(() -> {
            SettingsView view = new SettingsView(desk, around.over(desk), () -> { });
            Screens.laidOut(view, 1146, 740);
            around.get().words().languageProperty().set(Language.ENGLISH);
            return ((Labeled) view.lookup(".title-2")).getText();
        });
        assertEquals("Settings", title);
    }
}
