package fr.havre.ui.unlock;

import fr.havre.access.Role;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.Entrance;
import fr.havre.vault.NewPerson;
import fr.havre.vault.PendingSheet;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A new vault in three steps: who and where, the passphrase, the recovery sheet. */
final class CreateViewModel {
    /** The one a person is at. */
    enum Step { WHO, PASSPHRASE, SHEET }

    private final Entrance entrance;
    private final Background background;
    private final Consumer<Desk> opened;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty initials = new SimpleStringProperty("");
    private final ObjectProperty<Role> role = new SimpleObjectProperty<>(Role.DOCTOR);
    private final ObjectProperty<Path> folder = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.WHO);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding whoIsComplete = Bindings.createBooleanBinding(() -> !name.get().isBlank()
            && !initials.get().isBlank() && folder.get() != null, name, initials, folder);
    private Desk desk;
    private PendingSheet sheet;

    /** @param opened takes over the new vault at the end, on the FX thread */
    CreateViewModel(Entrance entrance, Background background, Path proposed, Consumer<Desk> opened) {
        this.entrance = entrance;
        this.background = background;
        this.opened = opened;
        folder.set(proposed);
        name.addListener((_, before, now) -> {
            if (initials.get().equals(initialsOf(before))) initials.set(initialsOf(now));
        });
    }

    /** {@code "Dr Claire Roussel"} is CR. */
    static String initialsOf(String name) {
        return Arrays.stream(name.strip().split("[\\s-]+")).filter(part -> !part.isEmpty() && !isTitle(part))
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT)).limit(4).collect(Collectors.joining());
    }

    private static boolean isTitle(String part) {
        return List.of("dr", "dr.", "docteur", "mme", "m.", "pr", "pr.").contains(part.toLowerCase(Locale.ROOT));
    }

    void next() {
        if (whoIsComplete.get() && step.get() == Step.WHO) step.set(Step.PASSPHRASE);
    }

    void back() {
        if (step.get() == Step.PASSPHRASE && !busy.get()) step.set(Step.WHO);
    }

    /** Makes the vault, then draws the sheet. {@code passphrase} is wiped. */
    void create(char[] passphrase) {
        Path where = folder.get();
        problem.set(null);
        busy.set(true);
        background.run(() -> {
            try {
                NewPerson first = NewPerson.of(initials.get().strip(), name.get().strip(), role.get().name(), true);
                return entrance.create(where, first, passphrase);
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        }, this::created, this::failed);
    }

    private void created(Desk made) {
        desk = made;
        background.run(() -> made.unlocked().people().newRecoverySheet(), drawn -> {
            sheet = drawn;
            busy.set(false);
            step.set(Step.SHEET);
        }, this::failed);
    }

    private void failed(Exception failure) {
        busy.set(false);
        problem.set(failure);
    }

    /** The groups to be printed, at the step of the sheet. */
    List<String> groups() {
        return sheet.groups();
    }

    /** The group, from 1, that is asked for. */
    int askedGroup() {
        return sheet.askedGroup();
    }

    /** Makes the sheet valid if {@code typed} is the asked group, and goes in. */
    void confirm(String typed) {
        problem.set(null);
        busy.set(true);
        background.run(() -> {
            sheet.confirm(typed);
            sheet.close();
            return desk;
        }, open -> {
            busy.set(false);
            desk = null;
            opened.accept(open);
        }, this::failed);
    }

    /** Locks what was made if the window closes in the middle; the vault is whole, its sheet does not count. */
    void leave() {
        Desk open = desk;
        desk = null;
        if (sheet != null) sheet.close();
        if (open != null) background.run(() -> {
            open.close();
            return open;
        }, _ -> { }, problem::set);
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty initialsProperty() {
        return initials;
    }

    ObjectProperty<Role> roleProperty() {
        return role;
    }

    ObjectProperty<Path> folderProperty() {
        return folder;
    }

    BooleanBinding whoIsComplete() {
        return whoIsComplete;
    }

    ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
