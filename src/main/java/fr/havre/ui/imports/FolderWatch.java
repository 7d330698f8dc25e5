package fr.havre.ui.imports;

import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.Preferences;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What waits in the watched folders, and what was kept and still lies there. On the FX thread. */
final class FolderWatch {
    private final Background background;
    private final Preferences preferences;
    private final FolderLook look;
    private final ObservableList<Path> folders = FXCollections.observableArrayList();
    private final ObservableList<Path> waiting = FXCollections.observableArrayList();
    private final ObservableList<Path> kept = FXCollections.observableArrayList();
    private final Set<Path> left = new HashSet<>();
    private boolean looking;
    private boolean again;
    private IntConsumer arrived = _ -> { };

    FolderWatch(Desk desk, Background background, Preferences preferences, InstantSource time) {
        this.background = background;
        this.preferences = preferences;
        this.look = new FolderLook(desk, time);
        folders.setAll(preferences.watchedFolders());
    }

    /** Told how many documents have newly come to rest. */
    void onArrival(IntConsumer told) {
        arrived = told;
    }

    /** Looks once more, unless it is still looking. */
    void tick() {
        if (looking || folders.isEmpty()) return;
        looking = true;
        boolean after = again;
        again = false;
        List<Path> where = List.copyOf(folders);
        background.run(() -> look.look(where, after), found -> {
            looking = false;
            show(found);
        }, _ -> looking = false);
    }

    private void show(FolderLook.Found found) {
        List<Path> fresh = new ArrayList<>(found.waiting());
        fresh.removeAll(waiting);
        if (!found.waiting().equals(waiting)) waiting.setAll(found.waiting());
        left.retainAll(found.kept());
        List<Path> proposed = found.kept().stream().filter(each -> !left.contains(each)).toList();
        if (!proposed.equals(kept)) kept.setAll(proposed);
        if (!fresh.isEmpty()) arrived.accept(fresh.size());
    }

    /** Documents were kept or taken away: what waited may wait no more. */
    void changed() {
        again = true;
    }

    void watch(Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        if (!folders.contains(whole)) folders.add(whole);
        save();
    }

    void forget(Path folder) {
        folders.remove(folder);
        if (folders.isEmpty()) {
            waiting.clear();
            kept.clear();
        }
        save();
    }

    private void save() {
        preferences.watchedFolders(List.copyOf(folders));
        background.run(() -> {
            preferences.save();
            return folders;
        }, _ -> tick(), _ -> { });
    }

    /** These stay where they are; they are not proposed again while the vault is open. */
    void leave(List<Path> files) {
        left.addAll(files);
        kept.removeAll(files);
    }

    /** Deletes files that are kept; {@code told} those that are still there. */
    void remove(List<Path> files, Consumer<List<Path>> told, Consumer<Exception> failed) {
        background.run(() -> look.remove(files), still -> {
            kept.removeAll(files);
            told.accept(still);
        }, failed);
    }

    ObservableList<Path> folders() {
        return folders;
    }

    /** At rest, and not kept yet. */
    ObservableList<Path> waiting() {
        return waiting;
    }

    /** Kept, and still there: their removal is proposed. */
    ObservableList<Path> kept() {
        return kept;
    }
}
