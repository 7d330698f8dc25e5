package fr.havre.ui.settings;

import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.documents.ocr.OcrException;
import fr.havre.vault.BackupReport;
import fr.havre.vault.Compartment;
import fr.havre.vault.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;

/** The state of this computer and of the vault, without a datum of anybody: what a support asks for on the phone. */
final class VaultHealthViewModel {
    /**
     * What is read at once.
     *
     * @param vault the first eight characters of its id
     * @param freeBytes on its disk
     * @param reader version of the program that reads scans; empty where it is not installed
     * @param unread how many scans wait for it
     */
    record Facts(String version, String java, String system, String vault, long freeBytes, long bytes, boolean clinical,
            long waiting, long blocked, Optional<String> reader, long unread, List<Finding> findings) {
        Facts {
            findings = List.copyOf(findings);
        }
    }

    private final Desk desk;
    private final Background background;
    private final ReadOnlyObjectWrapper<Facts> facts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Finding>> verified = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<BackupReport> backedUp = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final DoubleProperty done = new SimpleDoubleProperty();
    private Background.Running running = () -> { };

    VaultHealthViewModel(Desk desk, Background background) {
        this.desk = desk;
        this.background = background;
        background.run(this::read, facts::set, problem::set);
    }

    private Facts read() throws IOException {
        String version = VaultHealthViewModel.class.getPackage().getImplementationVersion();
        long bytes = 0;
        try (var files = Files.walk(desk.folder())) {
            for (Path each : files.filter(Files::isRegularFile).toList()) bytes += Files.size(each);
        }
        var summary = desk.recordDesk().map(record -> record.queue().summary(desk.session(), record.database().read(tx -> tx.now())));
        return new Facts(version == null ? "" : version, Runtime.version().toString(), System.getProperty("os.name") + " "
                + System.getProperty("os.version"), desk.unlocked().id().toString().substring(0, 8),
                Files.getFileStore(desk.folder()).getUsableSpace(), bytes, desk.unlocked().holds(Compartment.CLINICAL),
                summary.map(each -> each.waiting()).orElse(0L), summary.map(each -> each.blockedItems()).orElse(0L),
                reader(), desk.scanReading().waiting(), desk.unlocked().findings());
    }

    private Optional<String> reader() {
        try {
            return Optional.of(desk.scanReading().version());
        } catch (OcrException e) {
            return Optional.empty();
        }
    }

    /** Reads everything this person can read; can be cancelled. */
    void verify() {
        start(() -> {
            List<Finding> all = new ArrayList<>(desk.unlocked().findings());
            desk.verify(this::progress).stream().filter(each -> !all.contains(each)).forEach(all::add);
            return all;
        }, verified::set);
    }

    void backUp(Path target) {
        start(() -> desk.unlocked().backUp(target, this::progress), backedUp::set);
    }

    private <T> void start(java.util.concurrent.Callable<T> work, Consumer<T> told) {
        if (busy.get()) return;
        problem.set(null);
        verified.set(null);
        backedUp.set(null);
        done.set(0);
        busy.set(true);
        running = background.run(work, result -> {
            busy.set(false);
            told.accept(result);
        }, failure -> {
            busy.set(false);
            problem.set(failure);
        });
    }

    /** On the working thread; an interrupted one stops here. */
    private void progress(long doneBytes, long totalBytes) {
        if (Thread.currentThread().isInterrupted()) throw new CancellationException();
        background.onScreen(() -> done.set(totalBytes == 0 ? 0 : (double) doneBytes / totalBytes));
    }

    void cancel() {
        running.cancel();
        busy.set(false);
    }

    ReadOnlyObjectProperty<Facts> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /** What the last verification found; null before. */
    ReadOnlyObjectProperty<List<Finding>> verifiedProperty() {
        return verified.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<BackupReport> backedUpProperty() {
        return backedUp.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Between 0 and 1. */
    DoubleProperty doneProperty() {
        return done;
    }
}
