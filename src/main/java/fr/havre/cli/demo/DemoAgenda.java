package fr.havre.cli.demo;

import fr.havre.OpenVault;
import fr.havre.agenda.Appointment.State;
import fr.havre.agenda.AppointmentId;
import fr.havre.agenda.Wanted;
import fr.havre.agenda.prevention.Dose;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.vault.FrenchZone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Who comes today and tomorrow, one of whom nobody has recognised yet; some vaccinations. */
final class DemoAgenda {
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final String WITH = "Dr Claire Roussel";

    private final OpenVault vault;
    private final Map<String, PatientId> patients;
    private final LocalDate today;

    DemoAgenda(OpenVault vault, Map<String, PatientId> patients, LocalDate today) {
        this.vault = vault;
        this.patients = patients;
        this.today = today;
    }

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, FRANCE);
    }

    void fill() {
        become(State.DONE, add(today, "08:30", "lefevre", "renouvellement"));
        become(State.ARRIVED, add(today, "09:00", "morel", "suivi"));
        add(today, "09:30", "marchand", "vaccin contre la grippe");
        add(today, "10:00", "", "M. Baudry");
        become(State.CANCELLED, add(today, "10:15", "petit", "certificat"));
        add(today, "11:00", "paoli", "résultats");
        add(today.plusDays(1), "09:00", "luciani", "suivi");
        give("lefevre", "pneumo-20", "2025-11-20");
        give("lefevre", "dtcap-polio-reduced", "2013");
        give("morel", "influenza", today.minusYears(1).toString());
        give("maelle", "hexavalent", "2015-06");
    }

    private AppointmentId add(LocalDate day, String hour, String patient, String subject) {
        Optional<PatientId> whose = Optional.ofNullable(patients.get(patient));
        return vault.agenda().add(vault.session(), new Wanted(whose, day.atTime(LocalTime.parse(hour)), Duration.ofMinutes(20), subject,
                WITH)).id();
    }

    private void give(String patient, String vaccine, String on) {
        Optional.ofNullable(patients.get(patient)).ifPresent(whose -> vault.prevention().orElseThrow().given(vault.session(), whose,
                new Dose(vaccine, PartialDate.parse(on).orElseThrow(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(WITH))));
    }

    private void become(State state, AppointmentId id) {
        vault.agenda().become(vault.session(), id, state);
    }
}
