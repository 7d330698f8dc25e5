package fr.havre.ui;

import fr.havre.vault.Compartment;
import fr.havre.vault.Drafts;
import fr.havre.vault.db.Database;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is being typed on the screens: sealed into the vault when it is locked, given back when the screen opens again.
 * On the FX thread, but for {@link #seal}.
 */
public final class Drafting {
    private final Database database;
    private final Drafts drafts;
    private final Background background;
    private final Map<String, Supplier<Optional<String>>> screens = new HashMap<>();

    public Drafting(Desk desk, Background background) {
        Compartment highest = desk.unlocked().holds(Compartment.CLINICAL) ? Compartment.CLINICAL : Compartment.ADMINISTRATIVE;
        database = desk.unlocked().database(highest);
        drafts = new Drafts(desk.session().person());
        this.background = background;
    }

    /**
     * A screen opens.
     *
     * @param place its name, with an id if there can be several
     * @param typed what is to be kept now; empty when nothing was typed
     * @param givenBack told once what was kept there, if anything; it is forgotten then
     * @return closed when the screen is done with
     */
    public News.Listening keep(String place, Supplier<Optional<String>> typed, Consumer<String> givenBack) {
        screens.put(place, typed);
        background.run(() -> taken(place), kept -> kept.ifPresent(givenBack), _ -> { });
        return () -> screens.remove(place, typed);
    }

    private Optional<String> taken(String place) {
        if (database.read(tx -> drafts.find(tx, place)).isEmpty()) return Optional.empty();
        return database.write(tx -> {
            Optional<byte[]> kept = drafts.find(tx, place);
            drafts.forget(tx, place);
            return kept.map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        });
    }

    /** What all screens have at this moment. */
    public Map<String, String> now() {
        Map<String, String> all = new HashMap<>();
        screens.forEach((place, typed) -> typed.get().ifPresent(text -> all.put(place, text)));
        return all;
    }

    /** Keeps {@code all}, durably. Not on the FX thread. */
    public void seal(Map<String, String> all) {
        if (all.isEmpty()) return;
        database.write(tx -> {
            all.forEach((place, text) -> drafts.keep(tx, place, text.getBytes(StandardCharsets.UTF_8)));
            return null;
        });
    }
}
