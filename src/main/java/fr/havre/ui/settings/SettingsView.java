package fr.havre.ui.settings;

import atlantafx.base.theme.Styles;
import fr.havre.access.Permission;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.elsewhere.PatientImportView;
import fr.havre.ui.elsewhere.PatientImportViewModel;
import fr.havre.ui.numbers.NumbersView;
import fr.havre.ui.numbers.NumbersViewModel;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** Sections on the left, the chosen one on the right. */
public final class SettingsView extends BorderPane {
    private final LiveWords words;
    private final Map<String, Supplier<Node>> sections = new LinkedHashMap<>();
    private final ToggleGroup group = new ToggleGroup();
    private final ScrollPane page = new ScrollPane();
    private ToggleButton first;

    /** With {@code folders} asking which folders are watched. */
    public SettingsView(Desk desk, Surroundings around, Runnable folders) {
        words = around.words();
        getStyleClass().addAll("page", "settings");
        sections.put("settings.display", () -> new DisplaySection(around));
        sections.put("settings.absence", () -> new AbsenceSection(around));
        desk.recordDesk().ifPresent(record -> sections.put("settings.record", () -> new RecordSection(new RecordFormViewModel(desk,
                record, around.background()), around)));
        if (desk.session().may(Permission.CONFIGURE_CONNECTOR)) {
            sections.put("settings.directory", () -> new ServerSection(new ServerFormViewModel(new DirectoryServer(desk.directory()),
                    around.background()), "settings.directory", false, words));
            sections.put("settings.appointments", () -> new ServerSection(new ServerFormViewModel(new AppointmentsServer(
                    desk.agenda().feed(), desk.session(), words.now("agenda.import.usual")), around.background()),
                    "settings.appointments", true, words));
        }
        desk.mailDesk().filter(_ -> desk.session().may(Permission.SEND_MESSAGE)).ifPresent(mail -> sections.put("settings.mailboxes",
                () -> new MailboxesSection(new MailboxesViewModel(desk, mail, around.background(), InstantSource.system()), around)));
        desk.mailDesk().filter(_ -> desk.session().may(Permission.SEND_MESSAGE)).ifPresent(mail -> sections.put("settings.texts",
                () -> new TextsSection(new TextsViewModel(desk, mail, around.background()), words)));
        sections.put("settings.folders", () -> new FoldersSection(around, folders));
        if (desk.session().may(Permission.EDIT_PATIENT)) sections.put("settings.elsewhere", () -> new PatientImportView(
                new PatientImportViewModel(desk, around.background()), around));
        sections.put("settings.numbers", () -> new NumbersView(new NumbersViewModel(desk, around.background()), words));
        sections.put("settings.health", () -> new HealthSection(new VaultHealthViewModel(desk, around.background()), around));
        page.setFitToWidth(true);
        page.setFocusTraversable(false);
        page.getStyleClass().add("settings-scroll");
        setTop(title());
        setLeft(list());
        setCenter(page);
        first.fire();
    }

    public Node firstField() {
        return first;
    }

    private Node title() {
        Label title = new Label();
        title.textProperty().bind(words.bound("settings.title"));
        title.getStyleClass().add(Styles.TITLE_2);
        return title;
    }

    private Node list() {
        VBox list = new VBox(4);
        list.getStyleClass().add("settings-list");
        sections.forEach((key, section) -> {
            ToggleButton button = new ToggleButton();
            button.textProperty().bind(words.bound(key));
            button.accessibleTextProperty().bind(button.textProperty());
            button.setToggleGroup(group);
            button.getStyleClass().add("side-item");
            button.setAlignment(Pos.CENTER_LEFT);
            button.setMaxWidth(Double.MAX_VALUE);
            button.selectedProperty().addListener((_, _, chosen) -> {
                if (chosen) page.setContent(section.get());                    // by the cursor keys too, which press nothing
            });
            button.setOnAction(_ -> button.setSelected(true));
            if (first == null) first = button;
            list.getChildren().add(button);
        });
        return list;
    }
}
