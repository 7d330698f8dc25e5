package fr.havre;

import fr.havre.access.Role;
import fr.havre.patients.PatientPopulation;
import fr.havre.patients.Patients;
import fr.havre.ui.Desk;
import fr.havre.vault.NewPerson;
import fr.havre.vault.keys.QuickStretcher;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** A real vault in {@code place/vault} with a doctor signed in, and as many invented patients as asked for. */
public final class SampleDesk {
    public static final String DOCTOR = "CR";
    public static final String PASSPHRASE = "goudron vif sept marins 42 ivres";
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    private SampleDesk() { }

    /** The window's way in, with the clock standing still. */
    public static FrontDoor door(Path place) {
        return new FrontDoor(place.resolve("app"), () -> NOW, new QuickStretcher());
    }

    /** A door of the time that it is, for vaults of {@link SamplePractice}. */
    public static FrontDoor door(Path appData, InstantSource time) {
        return new FrontDoor(appData, time, new QuickStretcher());
    }

    /** The caller closes it. */
    public static Desk open(FrontDoor door, Path place, int patients) {
        NewPerson doctor = NewPerson.of(DOCTOR, "Dr Claire Roussel", Role.DOCTOR.name(), true);
        Desk desk = door.create(place.resolve("vault"), doctor, PASSPHRASE.toCharArray());
        PatientPopulation population = new PatientPopulation(3);
        for (int made = 0; made < patients;) {
            Patients.Draft draft = population.next();
            if (!desk.patients().duplicatesOf(desk.session(), draft).isEmpty()) continue;
            desk.patients().create(desk.session(), draft, Set.of());
            made++;
        }
        return desk;
    }
}
