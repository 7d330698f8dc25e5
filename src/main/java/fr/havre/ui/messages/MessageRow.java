package fr.havre.ui.messages;

import fr.havre.messaging.inbox.MessageLine;
import fr.havre.patients.Patient;
import java.util.Optional;

/**
 * A message as the window shows it.
 *
 * @param patient whose exchange it is
 * @param assigned the name of who sees to it; empty for nobody in particular
 */
public record MessageRow(MessageLine line, Optional<Patient> patient, String assigned) {
    @Override public String toString() {
        return "MessageRow[" + line + "]";
    }
}
