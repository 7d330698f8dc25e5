package fr.havre.ui.messages;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.messaging.inbox.MessageDetails;
import fr.havre.messaging.inbox.MessageLine;
import fr.havre.messaging.outgoing.Followed;
import fr.havre.patients.Match;
import fr.havre.patients.Patient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One message with everything the window shows of it.
 *
 * @param patient whose exchange it is
 * @param proposals of a message in the tray: whose it may be, the most likely first
 * @param thread the whole exchange, the oldest first
 * @param documents what its files are kept as
 * @param followed of a message written here: what became of it
 * @param names of colleagues
 */
public record Reading(MessageDetails details, Optional<Patient> patient, List<Proposal> proposals, List<MessageRow> thread,
        Map<DocumentId, DocumentLine> documents, Optional<Followed> followed, Map<UUID, String> names) {
    /** A patient whose it may be, and what speaks against it. */
    public record Proposal(Patient patient, Set<Match.Difference> differences) {
        @Override public String toString() {
            return "Proposal" + differences;
        }
    }

    public Reading {
        proposals = List.copyOf(proposals);
        thread = List.copyOf(thread);
        documents = Map.copyOf(documents);
        names = Map.copyOf(names);
    }

    MessageLine line() {
        return details.line();
    }

    /** Empty for somebody this vault does not know. */
    String name(UUID person) {
        return names.getOrDefault(person, "");
    }

    @Override public String toString() {
        return "Reading[" + details + "]";
    }
}
