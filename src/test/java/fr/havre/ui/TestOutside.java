package fr.havre.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/** Answers what a test put in; remembers what was printed. */
public final class TestOutside implements Outside {
    private Optional<Path> folder = Optional.empty();
    private List<Path> files = List.of();
    private List<Path> copiedFiles = List.of();
    private Optional<Image> copiedPicture = Optional.empty();
    private Optional<Path> target = Optional.empty();
    private boolean printer = true;
    private final List<byte[]> printed = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    public TestOutside folder(Path answer) {
        folder = Optional.of(answer);
        return this;
    }

    public TestOutside files(List<Path> answer) {
        files = answer;
        return this;
    }

    public TestOutside target(Path answer) {
        target = Optional.of(answer);
        return this;
    }

    public TestOutside withoutPrinter() {
        printer = false;
        return this;
    }

    /** Notices of the desktop. */
    public List<String> told() {
        return told;
    }

    public List<byte[]> printed() {
        return printed;
    }

    @Override public Optional<Path> folder(String title) {
        return folder;
    }

    @Override public List<Path> files(String title) {
        return files;
    }

    public TestOutside copied(List<Path> files, Image picture) {
        copiedFiles = files;
        copiedPicture = Optional.ofNullable(picture);
        return this;
    }

    @Override public List<Path> copiedFiles() {
        return copiedFiles;
    }

    @Override public Optional<Image> copiedPicture() {
        return copiedPicture;
    }

    @Override public Optional<Path> saveAs(String title, String proposedName) {
        return target;
    }

    @Override public void print(byte[] pdf, String job, Consumer<Boolean> answered) {
        if (printer) printed.add(pdf.clone());
        answered.accept(printer);
    }

    @Override public void tell(String sentence) {
        told.add(sentence);
    }
}
