package fr.havre.ui.profile;

import fr.havre.patients.PatientId;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.Profile.Known;
import fr.havre.patients.profile.ProfileChanged;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLine;
import fr.havre.patients.profile.ProfileState;
import fr.havre.patients.profile.Profiles;
import fr.havre.ui.Desk;
import fr.havre.ui.News;
import fr.havre.ui.Surroundings;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What counts in an emergency, on the chart's first screen: allergies, advance directives, trusted person. Read from this
 * computer alone. What waits to be accepted is counted, never mixed with what is known.
 */
public final class EmergencyStrip extends FlowPane {
    private static final List<ProfileKind> SHOWN = List.of(ProfileKind.ALLERGY, ProfileKind.DIRECTIVE, ProfileKind.TRUSTED_PERSON);
    private static final PseudoClass LISTED = PseudoClass.getPseudoClass("listed");

    private final Desk desk;
    private final Profiles profiles;
    private final Surroundings around;
    private final PatientId patient;
    private final ProfileWords words;
    private final Runnable open;
    private Profile profile;
    private List<News.Listening> listening = List.of();

    /** @param open goes to the whole profile */
    public EmergencyStrip(Desk desk, Profiles profiles, Surroundings around, PatientId patient, Runnable open) {
        super(8, 6);
        this.desk = desk;
        this.profiles = profiles;
        this.around = around;
        this.patient = patient;
        this.open = open;
        words = new ProfileWords(around.words());
        getStyleClass().add("emergency");
        around.words().languageProperty().addListener((_, _, _) -> fill());
        sceneProperty().addListener((_, _, scene) -> {
            listening.forEach(News.Listening::close);
            listening = scene == null ? List.of() : List.of(around.news().listen(ProfileChanged.class, change -> {
                if (change.patient().equals(patient)) read();
            }));
        });
        read();
    }

    /** The first time it leaves a trace. */
    private void read() {
        Profile opened = profile;
        around.background().run(() -> opened == null ? profiles.of(desk.session(), patient) : profiles.again(desk.session(), opened), now -> {
            profile = now;
            fill();
        }, around.notices()::problem);
    }

    private void fill() {
        if (profile == null) return;
        getChildren().setAll(SHOWN.stream().map(this::piece).toList());
    }

    private Button piece(ProfileKind kind) {
        long waiting = profile.lines().stream().filter(each -> each.state() == ProfileState.PROPOSED && each.kind() == kind)
                .map(ProfileLine::content).filter(each -> !each.none()).count();
        String said = words.now("profile.of", words.label(kind), words.known(profile, kind));
        Button piece = new Button(waiting == 0 ? said : said + "  " + words.now("profile.unverified", waiting));
        piece.setGraphic(new FontIcon(switch (kind) {
            case ALLERGY -> "fth-alert-triangle";
            case DIRECTIVE -> "fth-file-text";
            default -> "fth-user-check";
        }));
        piece.setWrapText(true);
        piece.setMinHeight(USE_PREF_SIZE);
        piece.getStyleClass().addAll("emergency-piece", "emergency-" + kind.name().toLowerCase(java.util.Locale.ROOT));
        piece.pseudoClassStateChanged(LISTED, profile.known(kind) == Known.LISTED || waiting > 0);
        piece.maxWidthProperty().bind(widthProperty());
        piece.setAccessibleText(piece.getText());
        piece.setOnAction(_ -> open.run());
        return piece;
    }
}
