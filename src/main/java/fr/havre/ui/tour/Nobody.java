package fr.havre.ui.tour;

import fr.havre.ui.Look;
import fr.havre.ui.Outside;
import fr.havre.ui.Preferences;
import fr.havre.ui.WindowActions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/** A window that nobody sits at: chooses nothing, prints nothing, never locks. */
record Nobody(Preferences preferences, Look look) implements Outside, WindowActions {
    @Override public Optional<Path> folder(String title) {
        return Optional.empty();
    }

    @Override public List<Path> files(String title) {
        return List.of();
    }

    @Override public Optional<Path> saveAs(String title, String proposedName) {
        return Optional.empty();
    }

    @Override public List<Path> copiedFiles() {
        return List.of();
    }

    @Override public Optional<Image> copiedPicture() {
        return Optional.empty();
    }

    @Override public void print(byte[] pdf, String job, Consumer<Boolean> answered) {
        answered.accept(false);
    }

    @Override public void tell(String sentence) { }

    @Override public void veil() { }

    @Override public void lock() { }

    @Override public void quit() { }
}
