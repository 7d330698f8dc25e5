package fr.havre.ui.patients;

import fr.havre.access.Permission;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.ui.Surroundings;
import fr.havre.ui.patients.PatientForm.Services;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.Person;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import org.kordamp.ikonli.javafx.FontIcon;

/** Opens the sheet of a patient, for whichever screen asks; keeps what was not saved. On the FX thread. */
public final class PatientSheets {
    private static final String PLACE = "patient-sheets";
    private static final ZoneId FRANCE = FrenchZone.here();

    private final Desk desk;
    private final Surroundings around;
    private final InstantSource time;
    private final Drafts drafts = new Drafts();
    private Optional<PatientForm> shown = Optional.empty();

    public PatientSheets(Desk desk, Surroundings around, InstantSource time) {
        this.desk = desk;
        this.around = around;
        this.time = time;
        around.drafts().keep(PLACE, this::typed, this::givenBack);
    }

    /** Somebody new, whose chart is opened once they are kept. */
    public void create() {
        show(Optional.empty(), Optional.empty(), around.navigator()::openPatient);
    }

    /** Somebody new, as a document names them; {@code then} is told who it became. */
    public void create(ClaimedIdentity said, Consumer<PatientId> then) {
        show(Optional.empty(), Optional.of(Fields.of(said)), then);
    }

    /** Corrects a patient, or makes the identity more certain. */
    public void edit(PatientId patient) {
        show(Optional.of(patient), Optional.empty(), _ -> around.notices().say(() -> around.words().now("identity.saved")));
    }

    /** Opens the identity, from wherever a patient is shown. */
    public Button button(PatientId patient) {
        Button button = new Button();
        button.textProperty().bind(around.words().bound("patients.identity"));
        button.setGraphic(new FontIcon("fth-user-check"));
        button.setOnAction(_ -> edit(patient));
        button.setVisible(desk.session().may(Permission.EDIT_PATIENT));
        return button;
    }

    private void show(Optional<PatientId> patient, Optional<Fields> proposed, Consumer<PatientId> then) {
        LocalDate today = LocalDate.ofInstant(time.instant(), FRANCE);
        PatientForm form = new PatientForm(new Services(desk.patients(), desk.session(), around.background(), this::nameOf,
                today), patient, kept -> {
            drafts.forget(patient);
            around.sheets().close();
            then.accept(kept);
        });
        Optional<Drafts.Draft> draft = proposed.isPresent() ? Optional.empty() : drafts.of(patient);
        PatientSheet sheet = new PatientSheet(form, around, other -> {
            around.sheets().close();
            around.navigator().openPatient(other);
        }, draft.isPresent());
        draft.ifPresentOrElse(form::resume, form::open);
        proposed.ifPresent(form.typing()::fill);
        around.sheets().show(sheet, () -> closed(form, patient));
        shown = Optional.of(form);
        sheet.firstField().requestFocus();
    }

    /** By mistake or not: what was typed can be taken up again. */
    private void closed(PatientForm form, Optional<PatientId> opened) {
        shown = Optional.empty();
        if (!form.id().equals(opened)) drafts.forget(opened);           // created, and not wholly saved
        form.unsaved().ifPresent(unsaved -> {
            drafts.keep(form.id(), unsaved);
            around.notices().say(() -> around.words().now("identity.kept"));
        });
    }

    /** What the lock seals: the sheet that is open too. */
    private Optional<String> typed() {
        shown.ifPresent(form -> form.unsaved().ifPresent(unsaved -> drafts.keep(form.id(), unsaved)));
        return drafts.count() == 0 ? Optional.empty() : Optional.of(drafts.written());
    }

    private void givenBack(String text) {
        drafts.read(text);
        around.notices().say(() -> around.words().now("identity.kept"));
    }

    private String nameOf(UUID person) {
        return desk.unlocked().people().all().stream().filter(each -> each.id().equals(person)).map(Person::name).findFirst()
                .orElse("");
    }
}
