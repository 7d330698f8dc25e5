package fr.havre.ui.imports;

import fr.havre.patients.PatientId;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.TakesFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** The whole window takes files: while they are dragged over it, a large target says what a drop does. */
final class DropZone extends StackPane {
    private final ImportFlow flow;
    private final LiveWords words;
    private final Supplier<Optional<PatientId>> chart;
    private final BooleanSupplier taken;
    private final Label target = new Label();

    /**
     * @param chart the patient whose chart is on screen
     * @param taken whether a sheet stands that has nothing to do with imports: nothing is dropped over it
     */
    DropZone(ImportFlow flow, LiveWords words, Supplier<Optional<PatientId>> chart, BooleanSupplier taken) {
        this.flow = flow;
        this.words = words;
        this.chart = chart;
        this.taken = taken;
        getStyleClass().add("drop-target");
        target.setGraphic(new FontIcon("fth-download"));
        target.setWrapText(true);
        getChildren().add(target);
        setMouseTransparent(true);
        setVisible(false);
    }

    /** Puts itself over {@code shell} and listens there. */
    void over(StackPane shell) {
        shell.getChildren().add(this);
        shell.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (!event.getDragboard().hasFiles() || taken(event) || !offered()) return;
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        });
        shell.addEventFilter(DragEvent.DRAG_EXITED_TARGET, event -> {
            if (shell.equals(event.getTarget())) setVisible(false);
        });
        shell.addEventFilter(DragEvent.DRAG_DROPPED, event -> {
            if (taken(event)) return;
            event.setDropCompleted(dropped(event.getDragboard().getFiles()));
            event.consume();
        });
    }

    /** Whether what lies there takes files itself. */
    private boolean taken(DragEvent event) {
        for (Node at = event.getTarget() instanceof Node node ? node : null; at != null; at = at.getParent()) {
            if (!(at instanceof TakesFiles place) || !place.takesFiles()) continue;
            setVisible(false);
            return true;
        }
        return false;
    }

    /** While files are over the window: whether a drop would be taken. */
    boolean offered() {
        boolean free = !taken.getAsBoolean() || flow.sheet().isPresent();
        if (free && !isVisible()) target.setText(words.now(chart.get().isPresent() ? "imports.drop.chart" : "imports.drop"));
        setVisible(free);
        return free;
    }

    boolean dropped(List<File> files) {
        setVisible(false);
        if (files == null || files.isEmpty()) return false;
        List<Path> paths = files.stream().map(File::toPath).toList();
        flow.drop(paths, chart.get());
        return true;
    }
}
