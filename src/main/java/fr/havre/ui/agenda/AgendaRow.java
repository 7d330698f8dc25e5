package fr.havre.ui.agenda;

import fr.havre.agenda.Appointment;
import java.util.Optional;

/** One appointment of the list; {@code ready} only for who may look at records. */
record AgendaRow(Appointment appointment, Optional<Readiness> ready) { }
