package fr.havre.ui.chart;

import fr.havre.ui.Desk;
import fr.havre.vault.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Who is who in this vault, those who left included. Read once, never on the FX thread. */
final class Names {
    private final Map<UUID, String> byId = new HashMap<>();

    Names(Desk desk) {
        for (Person each : desk.unlocked().people().all()) byId.put(each.id(), each.name());
    }

    /** Empty for somebody this vault does not know. */
    String of(UUID person) {
        return byId.getOrDefault(person, "");
    }
}
