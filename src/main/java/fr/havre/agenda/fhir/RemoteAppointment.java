package fr.havre.agenda.fhir;

import fr.havre.agenda.calendar.CalendarEvent;
import fr.havre.patients.ClaimedIdentity;

/**
 * An appointment as the server says it.
 *
 * @param who what it says of its patient; {@link ClaimedIdentity#NONE} where it says nothing
 */
public record RemoteAppointment(CalendarEvent event, ClaimedIdentity who) {
    @Override public String toString() {
        return "RemoteAppointment[" + event + "]";
    }
}
