package fr.havre.ui.profile;

import fr.havre.access.Permission;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Exporting;
import fr.havre.patients.Patient;
import fr.havre.patients.fhir.FhirException;
import fr.havre.patients.fhir.FhirJson;
import fr.havre.patients.ips.PatientSummaries;
import fr.havre.patients.profile.Profiles;
import fr.havre.ui.Desk;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done with the profile as a whole: its page printed, the European summary written and read. */
final class ProfileTools {
    private final MedicalViewModel model;
    private final Desk desk;
    private final Surroundings around;
    private final InstantSource time;
    private final Runnable questionnaires;
    private final Fields fields;
    private final CheckBox large = new CheckBox();

    /** @param questionnaires shows those of this patient */
    ProfileTools(MedicalViewModel model, Surroundings around, InstantSource time, Runnable questionnaires) {
        this.questionnaires = questionnaires;
        this.model = model;
        this.around = around;
        this.time = time;
        desk = model.desk();
        fields = new Fields(around.words());
    }

    /** Only what this person may do. */
    void into(FlowPane tools) {
        tools.getChildren().addAll(button("profile.page.print", "fth-printer", this::print), large());
        if (desk.session().may(Permission.EXPORT_DOCUMENT)) tools.getChildren().add(button("profile.ips.write", "fth-globe",
                this::write));
        tools.getChildren().add(button("profile.questionnaires", "fth-clipboard", questionnaires));
        if (model.mayPropose()) tools.getChildren().add(button("profile.ips.read", "fth-download", this::read));
    }

    private Button button(String key, String icon, Runnable act) {
        Button button = fields.button(key, act);
        button.setGraphic(new FontIcon(icon));
        return button;
    }

    private CheckBox large() {
        large.textProperty().bind(around.words().bound("profile.page.large"));
        large.setMinHeight(CheckBox.USE_PREF_SIZE);
        return large;
    }

    private void print() {
        boolean large = this.large.isSelected();
        Language language = around.words().languageProperty().get();
        around.background().run(() -> new ProfilePage(language).pdf(desk.patients().open(desk.session(), model.patient()),
                profiles().of(desk.session(), model.patient()), desk.unlocked().person().name(), time.instant(), large),
                pdf -> around.outside().print(pdf, around.words().now("profile.page.job"), done -> {
                    if (!done) around.notices().say(() -> around.words().now("profile.page.none"));
                }), around.notices()::problem);
    }

    private void write() {
        SummarySheet sheet = new SummarySheet(around, today(), this::save);
        around.sheets().show(sheet, () -> { });
        sheet.firstField().requestFocus();
    }

    private void save(LocalDate consent) {
        around.outside().saveAs(around.words().now("profile.ips.write"), PatientSummaries.fileName(today()))
                .ifPresent(target -> save(consent, target));
    }

    private void save(LocalDate consent, Path target) {
        Language language = around.words().languageProperty().get();
        around.background().run(() -> {
            Patient patient = desk.patients().open(desk.session(), model.patient());
            byte[] written = summaries().write(desk.session(), model.patient(), consent, SummaryText.vaccines(desk.prevention(),
                    desk.session(), model.patient(), patient.traits().birthDate().isPresent(), language),
                    desk.unlocked().person().name(), new SummaryText(language));
            Exporting.write(DocumentSource.of(written), target);
            return target;
        }, _ -> {
            around.sheets().close();
            around.notices().say(() -> around.words().now("profile.ips.saved"));
        }, around.notices()::problem);
    }

    private void read() {
        around.outside().files(around.words().now("profile.ips.read")).stream().findFirst().ifPresent(file -> read(file, false));
    }

    /** A file that names somebody else is asked about once. */
    private void read(Path file, boolean whateverItNames) {
        around.background().run(() -> summaries().read(desk.session(), model.patient(), bytes(file), whateverItNames),
                came -> around.notices().say(() -> around.words().now("profile.taken", came.added())), failure -> {
                    boolean other = failure instanceof FhirException refused && refused.code() == FhirException.Code.OTHER_PERSON;
                    if (other) around.sheets().show(new OtherPersonSheet(around, () -> read(file, true)), () -> { });
                    else around.notices().problem(failure);
                });
    }

    static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > FhirJson.LARGEST_BYTES) throw new FhirException(FhirException.Code.TOO_LARGE);
            return Files.readAllBytes(file);
        } catch (IOException _) {
            throw new FhirException(FhirException.Code.NOT_READABLE);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), ProfileWords.FRANCE);
    }

    private Profiles profiles() {
        return desk.profiles().orElseThrow();
    }

    private PatientSummaries summaries() {
        return desk.summaries().orElseThrow();
    }
}
