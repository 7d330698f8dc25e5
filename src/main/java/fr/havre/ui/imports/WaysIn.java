package fr.havre.ui.imports;

import fr.havre.documents.DocumentChange;
import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.ui.News;
import fr.havre.ui.Surroundings;
import fr.havre.ui.palette.Actions;
import fr.havre.ui.shell.ShellView;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import org.kordamp.ikonli.javafx.FontIcon;

/** Every way to the import besides the drop: a button, a paste, folders that are watched while the vault is open. */
public final class WaysIn {
    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
    private static final Duration BETWEEN_LOOKS = Duration.seconds(3);

    private final ImportFlow flow;
    private final Surroundings around;
    private final Supplier<Optional<PatientId>> chart;
    private final FolderWatch watch;
    private final Button waiting = new Button();
    private final Button kept = new Button();
    private List<News.Listening> listening = List.of();

    /** For the chart on screen, if it is one: {@code chart} says whose. */
    public WaysIn(Desk desk, ImportFlow flow, Surroundings around, Supplier<Optional<PatientId>> chart, InstantSource time) {
        this.flow = flow;
        this.around = around;
        this.chart = chart;
        watch = new FolderWatch(desk, around.background(), around.window().preferences(), time);
        watch.onArrival(count -> around.notices().say(() -> around.words().now("imports.arrived", count)));
    }

    /** Puts its button and what waits in folders into the frame, and the drop target over it. */
    public void over(ShellView shell) {
        new DropZone(flow, around.words(), chart, shell::hasSheet).over(shell);
        Button choose = new Button();
        choose.textProperty().bind(around.words().bound("imports.choose"));
        choose.accessibleTextProperty().bind(choose.textProperty());
        choose.setGraphic(new FontIcon("fth-download"));
        choose.setMaxWidth(Double.MAX_VALUE);
        choose.setOnAction(_ -> choose());
        shell.tools().getChildren().add(choose);
        status(waiting, "fth-inbox", () -> flow.drop(List.copyOf(watch.waiting()), Optional.empty()));
        status(kept, "fth-trash-2", this::proposeRemoval);
        shell.statusRight().getChildren().addAll(waiting, kept);
        InvalidationListener count = _ -> count();
        watch.waiting().addListener(count);
        watch.kept().addListener(count);
        around.words().languageProperty().addListener(count);
        count();
        shell.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!PASTE.match(event) || event.getTarget() instanceof TextInputControl || otherSheet(shell)) return;
            event.consume();
            paste();
        });
        Timeline clock = new Timeline(new KeyFrame(BETWEEN_LOOKS, _ -> watch.tick()));
        clock.setCycleCount(Animation.INDEFINITE);
        shell.sceneProperty().addListener((_, _, scene) -> {
            listening.forEach(News.Listening::close);
            listening = scene == null ? List.of()
                    : List.of(around.news().listen(DocumentChange.class, _ -> watch.changed()));
            if (scene == null) clock.stop();
            else clock.play();
        });
    }

    private boolean otherSheet(ShellView shell) {
        return shell.hasSheet() && flow.sheet().isEmpty();
    }

    private static void status(Button button, String icon, Runnable act) {
        button.getStyleClass().addAll("flat", "status-button");
        button.setGraphic(new FontIcon(icon));
        button.accessibleTextProperty().bind(button.textProperty());
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(_ -> act.run());
    }

    private void count() {
        waiting.setText(around.words().now("imports.waiting", watch.waiting().size()));
        waiting.setVisible(!watch.waiting().isEmpty());
        kept.setText(around.words().now("imports.kept", watch.kept().size()));
        kept.setVisible(!watch.kept().isEmpty());
    }

    /** What can be done from anywhere. */
    public void offer(Actions actions) {
        actions.add("imports.action.choose", "fth-download", "Shortcut+O", this::choose);
        actions.add("imports.action.folder", "fth-folder-plus", this::chooseFolder);
        actions.add("imports.action.paste", "fth-clipboard", this::paste);
        actions.add("imports.action.watch", "fth-eye", this::folders);
    }

    /** Asks which files, and proposes what becomes of them. */
    public void choose() {
        List<Path> files = around.outside().files(around.words().now("imports.choose.title"));
        if (!files.isEmpty()) flow.drop(files, chart.get());
    }

    void chooseFolder() {
        around.outside().folder(around.words().now("imports.choose.folder"))
                .ifPresent(folder -> flow.drop(List.of(folder), chart.get()));
    }

    /** Files that were copied; else a picture, such as a screen shot. */
    void paste() {
        List<Path> files = around.outside().copiedFiles();
        if (!files.isEmpty()) {
            flow.drop(files, chart.get());
            return;
        }
        Optional<Image> picture = around.outside().copiedPicture();
        if (picture.isEmpty()) {
            around.notices().say(() -> around.words().now("imports.paste.nothing"));
            return;
        }
        String name = around.words().now("imports.paste.name");
        Optional<PatientId> patient = chart.get();
        around.background().run(() -> png(picture.get()), bytes -> flow.paste(name, bytes, patient), around.notices()::problem);
    }

    private static byte[] png(Image picture) throws IOException {
        BufferedImage drawn = SwingFXUtils.fromFXImage(picture, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(drawn, "png", bytes);
        return bytes.toByteArray();
    }

    /** Asks which folders are watched. */
    public void folders() {
        FoldersSheet sheet = FoldersSheet.watched(watch, around.words(), () -> around.outside()
                .folder(around.words().now("imports.folders.add")).ifPresent(watch::watch), around.sheets()::close);
        around.sheets().show(sheet, () -> { });
        sheet.mainButton().requestFocus();
    }

    /** What is kept lies there in clear: whether it goes is a person's decision. */
    void proposeRemoval() {
        List<Path> files = List.copyOf(watch.kept());
        FoldersSheet sheet = FoldersSheet.removal(files, around.words(), () -> {
            around.sheets().close();
            watch.remove(files, still -> around.notices().say(() -> around.words().now("imports.removed",
                    files.size() - still.size(), still.size())), around.notices()::problem);
        }, () -> {
            watch.leave(files);
            around.sheets().close();
        });
        around.sheets().show(sheet, () -> { });
        sheet.mainButton().requestFocus();
    }

    FolderWatch watch() {
        return watch;
    }
}
